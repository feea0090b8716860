import { type CryptoKey, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicant, writeDraft } from '#test/operations/world';
import { globalId, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json, send } from './world.ts';

let world: GraphqlWorld;
let own: string;

beforeAll(async () => {
  world = await createGraphqlWorld();
  own = globalId('Application', (await writeDraft(world.deps, { actor: applicant('zhang') })).applicationId);
});

const callers: [string, JWTPayload | undefined][] = [
  ['nobody', undefined],
  ['another applicant', { sub: 'li' }],
  ['an agency', { sub: 'a', roles: ['agency'], organisation: 'agency-1', amr: ['mfa'] }],
  ['another agency', { sub: 'b', roles: ['agency'], organisation: 'agency-2', amr: ['mfa'] }],
  ['the city', { sub: 'c', roles: ['city'], city: '510100', amr: ['mfa'] }],
  ['another city', { sub: 'd', roles: ['city'], city: '510700', amr: ['mfa'] }],
  ['the province', { sub: 'e', roles: ['province'], amr: ['mfa'] }],
  ['an auditor', { sub: 'f', roles: ['auditor'], amr: ['mfa'] }],
];

async function headersOf(claims: JWTPayload | undefined): Promise<Record<string, string>> {
  return claims === undefined ? {} : { authorization: `Bearer ${await world.token(String(claims.sub), claims)}` };
}

test.each(callers)('%s sees nothing of an applicant, whichever way it is asked for', async (_, claims) => {
  const one = 'query ($id: ID!) { application(id: $id) { id } node(id: $id) { __typename id } }';
  const many = 'query ($id: ID!) { nodes(ids: [$id]) { __typename id } }';
  for (const [query, data] of [[one, { application: null, node: null }] as const, [many, { nodes: [null] }] as const]) {
    const { json } = await ask(world, query, { headers: await headersOf(claims), variables: { id: own } });
    expect(json).toMatchObject({ data });
    expect(json.errors).toBeUndefined();
  }
});

test.each(callers)('%s gets no list of applications but the own', async (_, claims) => {
  const headers = await headersOf(claims);
  const { json } = await ask(world, '{ applications { edges { node { id } } } }', { headers });
  const codes: Json = json.errors?.map(({ extensions }: Json) => extensions.code) ?? [];
  const expected = claims === undefined ? 'UNAUTHENTICATED' : claims.roles ? 'FORBIDDEN' : undefined;
  expect(codes).toEqual(expected ? [expected] : []);
  if (!expected) expect(json.data.applications.edges).toEqual([]);
});

test.each(callers)('of the history of a draft %s sees what the permission table says', async (name, claims) => {
  const query = `query ($id: ID!) { applicationHistory(applicationId: $id) { edges { node { action } } } }`;
  const { json } = await ask(world, query, { headers: await headersOf(claims), variables: { id: own } });
  const codes: Json = json.errors?.map(({ extensions }: Json) => extensions.code) ?? [];
  if (['the province', 'an auditor'].includes(name)) {
    expect(json.data.applicationHistory.edges.length).toBeGreaterThan(0);
  } else expect(codes).toEqual([claims === undefined ? 'UNAUTHENTICATED' : 'NOT_FOUND']);
});

test('the owner sees the own application, masked', async () => {
  const { json, text } = await ask(world, operation('Application'), { as: 'zhang', variables: { id: own } });
  expect(json.data.application.id).toBe(own);
  expect(text).not.toMatch(/510104199001010019|13800138000/);
});

test('the viewer is nobody without a token, and who the token says with one', async () => {
  expect((await ask(world, '{ viewer { name } }')).json.data.viewer).toBeNull();
  const headers = await headersOf({ sub: 'c', name: '李审', roles: ['city'], city: '510100', amr: ['otp'] });
  const { json } = await ask(world, '{ viewer { name roles { role roleLabel cityLabel } } }', { headers });
  expect(json.data.viewer).toEqual({
    name: '李审',
    roles: [{ role: 'CITY', roleLabel: '市（州）职鉴中心工作人员', cityLabel: '成都市' }],
  });
});

test('staff of an agency are told its id as other operations take it, nobody else is', async () => {
  const roleOf = async (claims: object) => {
    const headers = await headersOf({ sub: 'c', amr: ['otp'], ...claims });
    const { json } = await ask(world, '{ viewer { roles { agencyId } } }', { headers });
    return json.data.viewer.roles[0];
  };
  const { agencyId } = await roleOf({ roles: ['agency'], organisation: 'Y000051990001', city: '510100' });
  expect(agencyId).toBe(globalId('Agency', 'Y000051990001'));
  expect(await roleOf({ roles: ['city'], city: '510100' })).toEqual({ agencyId: null });
});

const hour = 3600;
const city = { roles: ['city'], city: '510100', amr: ['mfa'] };
const malformed = ['UNAUTHENTICATED', 'TOKEN_MALFORMED'] as const;
const accepted: string[] = [];
let tried = 0;
afterAll(() => console.log(`${tried} wrong tokens, ${accepted.length} accepted`));

test.each<[string, (at: number) => Promise<string>, string, string]>([
  ['expired', (at) => world.token('zhang', { exp: at - 60 }), 'UNAUTHENTICATED', 'TOKEN_EXPIRED'],
  ['not valid yet', (at) => world.token('zhang', { nbf: at + hour }), 'UNAUTHENTICATED', 'TOKEN_NOT_YET_VALID'],
  ['for another audience', () => world.token('zhang', { aud: 'other' }), 'UNAUTHENTICATED', 'CLAIMS_REFUSED'],
  ['of another issuer', () => world.token('zhang', { iss: 'https://evil.test' }), 'UNAUTHENTICATED', 'CLAIMS_REFUSED'],
  ['unsigned', async () => unsigned(await world.token('zhang')), 'UNAUTHENTICATED', 'TOKEN_REFUSED'],
  ['unsigned, without a signature', async () => `${unsigned(await world.token('zhang'))}`.slice(0, -4), ...malformed],
  ['signed with a shared secret', () => shared(), 'UNAUTHENTICATED', 'TOKEN_REFUSED'],
  ['of a key that nobody knows', () => foreign('k2'), 'UNAUTHENTICATED', 'TOKEN_REFUSED'],
  ['of a foreign key under a known name', () => foreign('k1'), 'UNAUTHENTICATED', 'TOKEN_REFUSED'],
  ['altered', async () => altered(await world.token('zhang')), 'UNAUTHENTICATED', 'TOKEN_REFUSED'],
  ["altered to the province's", async () => promoted(await world.token('zhang')), 'UNAUTHENTICATED', 'TOKEN_REFUSED'],
  ['without an expiry', () => world.token('zhang', { exp: undefined } as never), 'UNAUTHENTICATED', 'CLAIMS_REFUSED'],
  ['of nobody', () => world.token(''), 'UNAUTHENTICATED', 'CLAIMS_REFUSED'],
  [
    "staff's and two hours old",
    (at) => world.token('c', { ...city, iat: at - 2 * hour }),
    'UNAUTHENTICATED',
    'TOKEN_EXPIRED',
  ],
  [
    'of a city without its code',
    () => world.token('c', { ...city, city: '成都' }),
    'UNAUTHENTICATED',
    'CLAIMS_REFUSED',
  ],
  [
    'of an agency without its id',
    () => world.token('a', { roles: ['agency'], amr: ['mfa'] }),
    'UNAUTHENTICATED',
    'CLAIMS_REFUSED',
  ],
  ['no token at all', async () => 'rubbish', 'UNAUTHENTICATED', 'TOKEN_MALFORMED'],
  [
    "staff's without a second factor",
    () => world.token('c', { roles: ['city'], city: '510100', amr: ['pwd'] }),
    'SECOND_FACTOR_REQUIRED',
    'SECOND_FACTOR_REQUIRED',
  ],
])('a token that is %s refuses the whole request with 401', async (name, token, code, reason) => {
  tried += 1;
  world.sent.length = 0;
  const authorization = `Bearer ${await token(Math.floor(world.clock.now.getTime() / 1000))}`;
  const answer = await send(world.handler, {
    headers: { authorization },
    body: JSON.stringify({ query: '{ __typename eligibilityRuleSets { id } }' }),
  });
  if (answer.status !== 401) accepted.push(name);
  expect(answer.status).toBe(401);
  expect(answer.json).toMatchObject({ errors: [{ extensions: { code, reason } }] });
  expect(answer.json.data).toBeUndefined();
  expect(world.sent).toEqual([]);
});

function unsigned(token: string): string {
  const [, payload] = token.split('.');
  return `${Buffer.from('{"alg":"none","kid":"k1"}').toString('base64url')}.${payload}.AAAA`;
}

const mine = { iss: 'https://issuer.test', aud: 'kaoping', sub: 'zhang', roles: ['province'], amr: ['mfa'] };

function shared(): Promise<string> {
  return signedBy(new SignJWT(mine).setProtectedHeader({ alg: 'HS256', kid: 'k1' }), Buffer.alloc(32, 1));
}

async function foreign(kid: string): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  return signedBy(new SignJWT(mine).setProtectedHeader({ alg: 'ES256', kid }), privateKey);
}

/** As fresh as the clock of the world. */
function signedBy(token: SignJWT, key: CryptoKey | Uint8Array): Promise<string> {
  const at = Math.floor(world.clock.now.getTime() / 1000);
  return token
    .setIssuedAt(at)
    .setExpirationTime(at + hour)
    .sign(key);
}

function altered(token: string): string {
  const last = token.endsWith('AAAA') ? 'BBBB' : 'AAAA';
  return `${token.slice(0, -4)}${last}`;
}

/** Another payload under the same signature. */
function promoted(token: string): string {
  const [head, payload = '', signature] = token.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), roles: ['province'], amr: ['mfa'] };
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

test('staff whose role was taken away are people like any other: every office is closed to them', async () => {
  const headers = { authorization: `Bearer ${await world.token('c', { ...city, roles: [] })}` };
  const { json } = await ask(world, '{ viewer { roles { role } } }', { headers });
  expect(json.data.viewer.roles).toEqual([{ role: 'APPLICANT' }]);
  const offices = '{ reviewQueue(stage: CENTRE_REVIEW, office: "510100") { asOf } }';
  expect((await ask(world, offices, { headers })).json.errors[0].extensions.code).toBe('FORBIDDEN');
});

test('when the issuer cannot be reached the answer is TEMPORARILY_UNAVAILABLE, and nobody is anonymous', async () => {
  const down = await createGraphqlWorld({ readCaller: () => Promise.reject(new TypeError('fetch failed for zhang')) });
  const { status, headers, json, text } = await ask(down, '{ __typename }', { as: 'zhang' });
  expect([status, headers['retry-after']]).toEqual([503, '2']);
  expect(json.errors[0].extensions).toEqual({ code: 'TEMPORARILY_UNAVAILABLE' });
  expect(text + JSON.stringify(down.lines)).not.toContain('zhang');
});
