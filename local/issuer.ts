import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import * as z from 'zod';
import { codeGrant, type Granted, readForm } from './issuer-code.ts';
import { allowLocalOrigin, type Listening, listen } from './listening.ts';
import type { SamplePerson } from './sample-people.ts';

export interface IssuerOptions {
  /** Where the signing keys stay, so that a token outlives a restart. */
  directory: string;
  audience: string;
  people: readonly SamplePerson[];
  port?: number;
}

const algorithms = ['RS256', 'ES256'] as const;
type Algorithm = (typeof algorithms)[number];

interface SigningKey {
  algorithm: Algorithm;
  kid: string;
  key: CryptoKey;
  published: JWK;
}

/** Staff tokens are short, because the functions refuse staff whose token is older than an hour. */
const lifetime = { applicant: 8 * 3600, staff: 3600 };

/** An OpenID provider for one machine: anyone may be any sample person. Development only. */
export async function startIssuer(options: IssuerOptions): Promise<Listening> {
  const keys = await signingKeys(options.directory);
  const codes = codeGrant(options.people, () => running.url);
  const running = await listen(options.port ?? 0, (request, response) => {
    answer(request, response).catch((error: unknown) => say(response, 500, { error: String(error) }));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    allowLocalOrigin(request, response, { methods: 'GET, POST' });
    const url = new URL(request.url ?? '/', running.url);
    if (url.pathname === '/.well-known/openid-configuration') return say(response, 200, discovery(running.url));
    if (url.pathname === '/.well-known/jwks.json')
      return say(response, 200, { keys: keys.map(({ published }) => published) });
    if (url.pathname === '/people') return say(response, 200, { people: options.people });
    if (url.pathname === '/authorize') return codes.authorize(url.searchParams, response);
    if (url.pathname === '/token') {
      const form = await readForm(request);
      return form.has('grant_type') ? redeem(form, response) : token(url.searchParams, response);
    }
    return say(response, 404, { error: 'not_found' });
  }

  async function token(asked: URLSearchParams, response: ServerResponse): Promise<void> {
    const person = options.people.find(({ id }) => id === asked.get('person'));
    const key = keys.find(({ algorithm }) => algorithm === (asked.get('alg') ?? 'RS256'));
    if (!person || !key)
      return say(response, 400, { error: 'invalid_request', error_description: '/people lists who' });
    return say(response, 200, await accessToken(person, key));
  }

  /** What the code of somebody who chose who they are stands for. */
  async function redeem(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const granted = codes.redeem(form);
    const person = options.people.find(({ id }) => id === granted?.person);
    const key = keys.find(({ algorithm }) => algorithm === 'RS256');
    if (!granted || !person || !key) return say(response, 400, { error: 'invalid_grant' });
    return say(response, 200, { ...(await accessToken(person, key)), id_token: await idToken(person, key, granted) });
  }

  async function accessToken(person: SamplePerson, key: SigningKey) {
    const seconds = person.role === 'applicant' ? lifetime.applicant : lifetime.staff;
    const jwt = await new SignJWT(claimsOf(person))
      .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'JWT' })
      .setIssuer(running.url)
      .setAudience(options.audience)
      .setSubject(person.id)
      .setJti(randomUUID())
      .setIssuedAt()
      .setNotBefore('0s')
      .setExpirationTime(`${seconds}s`)
      .sign(key.key);
    return { access_token: jwt, token_type: 'Bearer', expires_in: seconds };
  }

  function idToken({ id, name }: SamplePerson, key: SigningKey, { clientId, nonce }: Granted): Promise<string> {
    return new SignJWT({ name, ...(nonce === undefined ? {} : { nonce }) })
      .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'JWT' })
      .setIssuer(running.url)
      .setAudience(clientId)
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('300s')
      .sign(key.key);
  }

  return running;
}

/** Staff carry a second factor in `amr`; without it they are refused. */
function claimsOf(person: SamplePerson): Record<string, unknown> {
  return {
    name: person.name,
    roles: [person.role],
    amr: person.role === 'applicant' ? ['pwd'] : ['pwd', 'otp', 'mfa'],
    ...(person.organisation === undefined ? {} : { organisation: person.organisation }),
    ...(person.city === undefined ? {} : { city: person.city }),
  };
}

function discovery(issuer: string): Record<string, unknown> {
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    response_types_supported: ['code', 'token'],
    grant_types_supported: ['authorization_code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    authorization_response_iss_parameter_supported: true,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: algorithms,
    claims_supported: ['sub', 'name', 'roles', 'organisation', 'city', 'amr'],
  };
}

const KeptKeys = z.array(
  z.object({ algorithm: z.enum(algorithms), jwk: z.looseObject({ kty: z.string(), kid: z.string() }) }),
);

/** Made at the first start: written where there are none, never over any. */
async function signingKeys(directory: string): Promise<SigningKey[]> {
  const file = join(directory, 'keys.json');
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    const made = await Promise.all(algorithms.map(freshKey));
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  }
  const kept = KeptKeys.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Promise.all(kept.map(({ algorithm, jwk }) => signingKey(algorithm, jwk)));
}

async function freshKey(
  algorithm: Algorithm,
): Promise<{ algorithm: Algorithm; jwk: JWK & { kty: string; kid: string } }> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(pair.privateKey);
  return { algorithm, jwk: { ...jwk, kty: jwk.kty ?? '', kid: randomUUID() } };
}

async function signingKey(algorithm: Algorithm, jwk: JWK & { kid: string }): Promise<SigningKey> {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error(`${algorithm} needs a key pair`);
  const { kty, crv, x, y, n, e, kid } = jwk;
  const open = { kty, crv, x, y, n, e, kid, alg: algorithm, use: 'sig' };
  const published = Object.fromEntries(Object.entries(open).filter(([, value]) => value !== undefined));
  return { algorithm, kid, key, published };
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
