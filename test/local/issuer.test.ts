import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { CallerSettings, callerReader } from '#functions/caller';
import { startIssuer } from '#local/issuer';
import type { Listening } from '#local/listening';
import { samplePeople } from '#local/sample-people';

let directory: string;
let issuer: Listening;
const options = () => ({ directory, audience: 'kaoping', people: samplePeople });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'issuer-'));
  issuer = await startIssuer(options());
});

afterAll(async () => {
  await issuer.stop();
  await rm(directory, { recursive: true });
});

const Token = z.object({ access_token: z.string() });
const Discovery = z.object({ issuer: z.string(), jwks_uri: z.string() });

async function tokenOf(person: string, algorithm = 'RS256'): Promise<string> {
  const answer = await fetch(`${issuer.url}/token?person=${person}&alg=${algorithm}`, { method: 'POST' });
  return Token.parse(await answer.json()).access_token;
}

async function reader() {
  const answer = await fetch(`${issuer.url}/.well-known/openid-configuration`);
  const found = Discovery.parse(await answer.json());
  return callerReader(CallerSettings.parse({ issuer: found.issuer, audience: 'kaoping', jwksUri: found.jwks_uri }));
}

test.each(samplePeople.map((person) => [person.id, person] as const))(
  'the token of %s is taken by the functions, with the role and office that it stands for',
  async (id, { role, organisation, city, name }) => {
    const read = await reader();
    const roles = [
      role === 'applicant'
        ? { role }
        : { role, ...(organisation === undefined ? {} : { organisation }), ...(city === undefined ? {} : { city }) },
    ];
    const actor = { kind: 'person', subject: id, roles, name };
    for (const algorithm of ['RS256', 'ES256'])
      expect(await read(`Bearer ${await tokenOf(id, algorithm)}`, new Date())).toEqual({ ok: true, actor });
  },
);

test('published keys hold no private part, kept ones are for the owner only', async () => {
  const answer = await fetch(`${issuer.url}/.well-known/jwks.json`);
  expect(await answer.text()).not.toMatch(/"(d|p|q|dp|dq|qi)"/);
  expect((await stat(join(directory, 'keys.json'))).mode & 0o077).toBe(0);
});

test('a token outlives a restart', async () => {
  const token = await tokenOf('applicant-li');
  await issuer.stop();
  // Until fetch has noticed that its idle connections are gone.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const port = Number(new URL(issuer.url).port);
  issuer = await startIssuer({ ...options(), port });
  expect(await (await reader())(`Bearer ${token}`, new Date())).toMatchObject({ ok: true });
});

test('nobody unknown gets a token', async () => {
  expect((await fetch(`${issuer.url}/token?person=nobody`, { method: 'POST' })).status).toBe(400);
});

const verifier = 'v'.repeat(43);
const page = 'http://127.0.0.1:4100/session/';

function authorization(more: Record<string, string> = {}): string {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = { response_type: 'code', client_id: 'pages', redirect_uri: page, state: 's', nonce: 'n', ...more };
  const query = new URLSearchParams({ ...asked, code_challenge: challenge, code_challenge_method: 'S256', ...more });
  return `${issuer.url}/authorize?${query}`;
}

async function codeOf(person: string): Promise<string> {
  const answer = await fetch(authorization({ person }), { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  expect([answer.status, back.origin + back.pathname, back.searchParams.get('state')]).toEqual([302, page, 's']);
  return back.searchParams.get('code') ?? '';
}

function redeem(code: string, more: Record<string, string> = {}): Promise<Response> {
  const form = { grant_type: 'authorization_code', client_id: 'pages', redirect_uri: page, code_verifier: verifier };
  return fetch(`${issuer.url}/token`, { method: 'POST', body: new URLSearchParams({ ...form, code, ...more }) });
}

test('whoever asks to sign in chooses one of the people, and the code gives a token of theirs once', async () => {
  const choice = await (await fetch(authorization())).text();
  for (const { id, name } of samplePeople) expect(choice).toContain(`value="${id}">${name}`);
  const code = await codeOf('city-mianyang');
  const { access_token: token } = Token.parse(await (await redeem(code)).json());
  expect(await (await reader())(`Bearer ${token}`, new Date())).toMatchObject({ actor: { subject: 'city-mianyang' } });
  expect((await redeem(code)).status).toBe(400);
});

test.each([
  ['the verifier is another', { code_verifier: 'w'.repeat(43) }],
  ['the client is another', { client_id: 'others' }],
  ['the way back is another', { redirect_uri: 'http://127.0.0.1:4100/' }],
])('a code gives nothing when %s', async (_, more) => {
  expect((await redeem(await codeOf('province'), more)).status).toBe(400);
});

test.each([
  ['leads to another machine', { redirect_uri: 'https://example.cn/session/' }],
  ['comes without a challenge', { code_challenge: '' }],
  ['asks for a token at once', { response_type: 'token' }],
])('a request to sign in that %s is refused, even for somebody', async (_, more) => {
  const answer = await fetch(authorization({ ...more, person: 'province' }), { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
});
