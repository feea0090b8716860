import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import { type Actor, anonymous, Role } from '#operations/actor';

/** Only signatures made with a private key: a shared secret would let every holder of the verifying key sign. */
const Algorithm = z.enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']);

/** How tokens of the configured issuer are verified, and under which names it gives roles and offices. */
export const CallerSettings = z.object({
  issuer: z.string().check(z.minLength(1)),
  audience: z.string().check(z.minLength(1)),
  jwksUri: z.url(),
  algorithms: z._default(z.array(Algorithm).check(z.minLength(1)), ['RS256', 'ES256']),
  clockToleranceSeconds: z._default(z.number().check(z.nonnegative(), z.lte(120)), 5),
  /** A staff token older than this is refused, so that someone who left cannot go on for long. */
  staffMaxAgeSeconds: z._default(z.number().check(z.positive()), 3600),
  /** Dotted paths into the payload: `realm_access.roles`. */
  claims: z.prefault(
    z.object({
      name: z._default(z.string(), 'name'),
      roles: z._default(z.string(), 'roles'),
      organisation: z._default(z.string(), 'organisation'),
      city: z._default(z.string(), 'city'),
    }),
    {},
  ),
  /** The issuer's role names → ours; a role that is not listed gives nothing. */
  roleNames: z._default(z.record(z.string(), Role), {
    applicant: 'applicant',
    agency: 'agency',
    city: 'city',
    province: 'province',
    auditor: 'auditor',
  }),
  /** Which claim proves a second factor, and the values that do. */
  secondFactor: z.prefault(
    z.object({
      claim: z._default(z.string(), 'amr'),
      values: z._default(z.array(z.string()), ['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face']),
    }),
    {},
  ),
});
export type CallerSettings = z.infer<typeof CallerSettings>;

type TokenRefusal =
  | 'TOKEN_MALFORMED'
  | 'TOKEN_REFUSED'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_NOT_YET_VALID'
  | 'CLAIMS_REFUSED'
  | 'SECOND_FACTOR_REQUIRED';

type Caller = { ok: true; actor: Actor } | { ok: false; code: TokenRefusal };

/** Reads an Authorization header. Throws only when the issuer's keys cannot be fetched: that is no refusal. */
export type ReadCaller = (authorization: string | undefined, now: Date) => Promise<Caller>;

const longestToken = 8192;
const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

export function callerReader(settings: CallerSettings, keys: JWTVerifyGetKey = remoteKeys(settings)): ReadCaller {
  return async (authorization, now) => {
    if (authorization === undefined || authorization === '') return { ok: true, actor: anonymous };
    const token = authorization.length <= longestToken ? bearer.exec(authorization.trim())?.[1] : undefined;
    if (token === undefined) return { ok: false, code: 'TOKEN_MALFORMED' };
    const payload = await verified(token, settings, keys, now);
    return typeof payload === 'string' ? { ok: false, code: payload } : actorOf(payload, settings, now);
  };
}

/** Where no issuer is configured nobody can be anyone: a token is refused, never ignored. */
export const noIssuer: ReadCaller = async (authorization) =>
  authorization === undefined || authorization === ''
    ? { ok: true, actor: anonymous }
    : { ok: false, code: 'TOKEN_REFUSED' };

function remoteKeys(settings: CallerSettings): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(settings.jwksUri), { timeoutDuration: 3000, cacheMaxAge: 600_000 });
}

async function verified(
  token: string,
  settings: CallerSettings,
  keys: JWTVerifyGetKey,
  now: Date,
): Promise<JWTPayload | TokenRefusal> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: settings.algorithms,
      clockTolerance: settings.clockToleranceSeconds,
      requiredClaims: ['sub', 'exp', 'iat'],
      currentDate: now,
    });
    return payload;
  } catch (error) {
    const code = refusalOf(error);
    if (code === undefined) throw error;
    return code;
  }
}

/** Undefined when the token was not judged at all: keys out of reach or unreadable. */
function refusalOf(error: unknown): TokenRefusal | undefined {
  if (error instanceof errors.JWTExpired) return 'TOKEN_EXPIRED';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'nbf' && error.reason === 'check_failed' ? 'TOKEN_NOT_YET_VALID' : 'CLAIMS_REFUSED';
  }
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return undefined;
  // Thrown with this very class when the key set's address answers anything but 200 or JSON.
  if (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC') return undefined;
  return error instanceof errors.JOSEError ? 'TOKEN_REFUSED' : undefined;
}

type RoleGrant = Extract<Actor, { kind: 'person' }>['roles'][number];

function actorOf(payload: JWTPayload, settings: CallerSettings, now: Date): Caller {
  const roles = rolesOf(payload, settings);
  if (payload.sub === undefined || payload.sub === '' || roles === undefined)
    return { ok: false, code: 'CLAIMS_REFUSED' };
  const staff = roles.some(({ role }) => role !== 'applicant');
  if (staff && !hasSecondFactor(payload, settings)) return { ok: false, code: 'SECOND_FACTOR_REQUIRED' };
  const age = now.getTime() / 1000 - (payload.iat ?? 0);
  if (staff && age > settings.staffMaxAgeSeconds) return { ok: false, code: 'TOKEN_EXPIRED' };
  const name = at(payload, settings.claims.name);
  return {
    ok: true,
    actor: { kind: 'person', subject: payload.sub, roles, ...(typeof name === 'string' ? { name } : {}) },
  };
}

/**
 * Undefined when a role lacks the office it stands for: a city without its city could be any city.
 * Whoever holds no staff role is an applicant; staff apply only where the issuer says so too.
 */
function rolesOf(payload: JWTPayload, settings: CallerSettings): RoleGrant[] | undefined {
  const organisation = text(at(payload, settings.claims.organisation));
  const city = text(at(payload, settings.claims.city));
  const names = strings(at(payload, settings.claims.roles));
  const granted = new Set(names.map((name) => own(settings.roleNames, name)).filter((role) => role !== undefined));
  if (granted.size === 0) granted.add('applicant');
  if (granted.has('agency') && organisation === undefined) return undefined;
  if (granted.has('city') && !/^\d{6}$/.test(city ?? '')) return undefined;
  return [...granted].map((role) =>
    role === 'applicant'
      ? { role }
      : { role, ...(organisation === undefined ? {} : { organisation }), ...(city === undefined ? {} : { city }) },
  );
}

function hasSecondFactor(payload: JWTPayload, { secondFactor }: CallerSettings): boolean {
  return strings(at(payload, secondFactor.claim)).some((value) => secondFactor.values.includes(value));
}

function at(payload: JWTPayload, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => own(value, key), payload);
}

function own(value: object, key: string): Role | undefined;
function own(value: unknown, key: string): unknown;
function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
