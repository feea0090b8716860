import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { CallerSettings, callerReader, noIssuer, type ReadCaller } from '#functions/caller';

const now = new Date('2024-10-08T02:00:00Z');
const seconds = now.getTime() / 1000;
const settings = CallerSettings.parse({
  issuer: 'https://issuer.test',
  audience: 'kaoping',
  jwksUri: 'https://issuer.test/keys',
});
const claims: JWTPayload = {
  iss: settings.issuer,
  aud: settings.audience,
  sub: 'person-1',
  iat: seconds - 60,
  exp: seconds + 300,
};
const centre = { roles: ['city'], organisation: 'centre-510100', city: '510100' };

let key: CryptoKey;
let foreign: CryptoKey;
let publicPem: string;
let read: ReadCaller;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  key = pair.privateKey;
  publicPem = await exportSPKI(pair.publicKey);
  foreign = (await generateKeyPair('RS256')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  read = callerReader(settings, createLocalJWKSet({ keys: [jwk] }));
});

function signed(payload: JWTPayload, signer: CryptoKey | Uint8Array = key, header = {}): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(signer);
}

function unsigned(payload: JWTPayload): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', kid: 'k1' })}.${part(payload)}.`;
}

test('without a token the caller is anonymous', async () => {
  expect(await read(undefined, now)).toEqual({ ok: true, actor: { kind: 'anonymous' } });
});

test('a person without a staff role is an applicant', async () => {
  expect(await read(`Bearer ${await signed({ ...claims, name: '张三' })}`, now)).toEqual({
    ok: true,
    actor: { kind: 'person', subject: 'person-1', name: '张三', roles: [{ role: 'applicant' }] },
  });
});

test('staff come with their office when a second factor was given', async () => {
  expect(await read(`bearer ${await signed({ ...claims, ...centre, amr: ['pwd', 'otp'] })}`, now)).toEqual({
    ok: true,
    actor: {
      kind: 'person',
      subject: 'person-1',
      roles: [{ role: 'city', organisation: 'centre-510100', city: '510100' }],
    },
  });
});

test('names of claims and roles are configuration', async () => {
  const jwk = createLocalJWKSet({ keys: [] });
  const mapped = CallerSettings.parse({
    ...settings,
    claims: { roles: 'realm_access.roles', city: 'office.city' },
    roleNames: { 市州中心: 'city' },
    secondFactor: { claim: 'acr', values: ['loa3'] },
  });
  expect(await callerReader(mapped, jwk)(undefined, now)).toMatchObject({ ok: true });
  const token = await signed({
    ...claims,
    realm_access: { roles: ['市州中心', 'offline_access', 'constructor'] },
    office: { city: '510700' },
    acr: 'loa3',
  });
  const keys = createLocalJWKSet({
    keys: [{ ...(await exportJWK(await publicKey())), kid: 'k1', alg: 'RS256' }],
  });
  expect(await callerReader(mapped, keys)(`Bearer ${token}`, now)).toMatchObject({
    actor: { roles: [{ role: 'city', city: '510700' }] },
  });
});

async function publicKey(): Promise<CryptoKey> {
  const { importSPKI } = await import('jose');
  return importSPKI(publicPem, 'RS256', { extractable: true });
}

test.each<[string, () => Promise<string> | string, string]>([
  ['another scheme', () => 'Basic dXNlcjpwYXNz', 'TOKEN_MALFORMED'],
  ['no token after the scheme', () => 'Bearer ', 'TOKEN_MALFORMED'],
  ['two tokens', async () => `Bearer ${await signed(claims)} ${await signed(claims)}`, 'TOKEN_MALFORMED'],
  ['rubbish', () => 'Bearer a.b.c', 'TOKEN_REFUSED'],
  ['more than 8 KB', async () => `Bearer ${await signed({ ...claims, pad: 'x'.repeat(9000) })}`, 'TOKEN_MALFORMED'],
  ['alg none', () => `Bearer ${unsigned(claims)}`, 'TOKEN_MALFORMED'],
  ['alg none with a signature', () => `Bearer ${unsigned(claims)}AAAA`, 'TOKEN_REFUSED'],
  [
    'the public key used as a shared secret',
    async () => `Bearer ${await signed(claims, new TextEncoder().encode(publicPem), { alg: 'HS256' })}`,
    'TOKEN_REFUSED',
  ],
  [
    'an algorithm not on the list',
    async () => `Bearer ${await signed(claims, key, { alg: 'RS256', kid: 'k2' })}`,
    'TOKEN_REFUSED',
  ],
  ['a foreign key under our key id', async () => `Bearer ${await signed(claims, foreign)}`, 'TOKEN_REFUSED'],
  ['a key of its own in the header', async () => `Bearer ${await embedded()}`, 'TOKEN_REFUSED'],
  ['an unknown critical header', async () => `Bearer ${await critical()}`, 'TOKEN_REFUSED'],
  ['another issuer', async () => `Bearer ${await signed({ ...claims, iss: 'https://other.test' })}`, 'CLAIMS_REFUSED'],
  ['another audience', async () => `Bearer ${await signed({ ...claims, aud: 'other' })}`, 'CLAIMS_REFUSED'],
  ['no subject', async () => `Bearer ${await signed({ ...claims, sub: '' })}`, 'CLAIMS_REFUSED'],
  ['no expiry', async () => `Bearer ${await signed(without('exp'))}`, 'CLAIMS_REFUSED'],
  ['no time of issue', async () => `Bearer ${await signed(without('iat'))}`, 'CLAIMS_REFUSED'],
  ['expired', async () => `Bearer ${await signed({ ...claims, exp: seconds - 6 })}`, 'TOKEN_EXPIRED'],
  ['not valid yet', async () => `Bearer ${await signed({ ...claims, nbf: seconds + 60 })}`, 'TOKEN_NOT_YET_VALID'],
  [
    'staff without a second factor',
    async () => `Bearer ${await signed({ ...claims, ...centre })}`,
    'SECOND_FACTOR_REQUIRED',
  ],
  [
    'staff by password only',
    async () => `Bearer ${await signed({ ...claims, ...centre, amr: ['pwd'] })}`,
    'SECOND_FACTOR_REQUIRED',
  ],
  [
    'a city centre without its city',
    async () => `Bearer ${await signed({ ...claims, roles: ['city'], amr: ['mfa'] })}`,
    'CLAIMS_REFUSED',
  ],
  [
    'an agency without its id',
    async () => `Bearer ${await signed({ ...claims, roles: 'agency', amr: ['mfa'] })}`,
    'CLAIMS_REFUSED',
  ],
  [
    'a staff token of two hours ago',
    async () => `Bearer ${await signed({ ...claims, ...centre, amr: ['mfa'], iat: seconds - 7200 })}`,
    'TOKEN_EXPIRED',
  ],
])('%s is refused', async (_, token, code) => {
  expect(await read(await token(), now)).toEqual({ ok: false, code });
});

function without(claim: string): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));
}

async function embedded(): Promise<string> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(pair.publicKey), jku: 'https://evil.test/keys' })
    .sign(pair.privateKey);
}

function critical(): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'k1', crit: ['x'], x: 1 })
    .sign(key, { crit: { x: true } });
}

test('without an issuer a token is refused, not ignored', async () => {
  expect(await noIssuer(`Bearer ${await signed(claims)}`, now)).toEqual({ ok: false, code: 'TOKEN_REFUSED' });
  expect(await noIssuer(undefined, now)).toMatchObject({ ok: true });
});

test.each([
  ['nothing listens', undefined],
  ['it answers 500', 500],
  ['it answers no JSON', 200],
])('keys out of reach are an outage, not a refusal: %s', async (_, status) => {
  const server = createServer((_request, response) => response.writeHead(status ?? 500).end('<html>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  if (status === undefined) await new Promise((resolve) => server.close(resolve));
  const unreachable = callerReader({ ...settings, jwksUri: `http://127.0.0.1:${port}/keys` });
  await expect(unreachable(`Bearer ${await signed(claims)}`, now)).rejects.toThrow();
  if (status !== undefined) await new Promise((resolve) => server.close(resolve));
});

test('the keys are fetched from the configured address', async () => {
  const keys = { keys: [{ ...(await exportJWK(await publicKey())), kid: 'k1', alg: 'RS256' }] };
  const server = createServer((_request, response) => response.end(JSON.stringify(keys)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const remote = callerReader({ ...settings, jwksUri: `http://127.0.0.1:${port}/keys` });
  expect(await remote(`Bearer ${await signed(claims)}`, now)).toMatchObject({ ok: true });
  await new Promise((resolve) => server.close(resolve));
});
