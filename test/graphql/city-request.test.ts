import type { JWTPayload } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const mfa = { amr: ['mfa'] };
const callers: Record<string, JWTPayload | undefined> = {
  nobody: undefined,
  applicant: { sub: 'li' },
  agency: { sub: 'a', roles: ['agency'], organisation: 'agency-1', ...mfa },
  city: { sub: 'c', roles: ['city'], city: '510700', ...mfa },
  otherCity: { sub: 'd', roles: ['city'], city: '510100', ...mfa },
  province: { sub: 'e', roles: ['province'], ...mfa },
  auditor: { sub: 'f', roles: ['auditor'], ...mfa },
};
const asked = { city: '510700', year: 2026, categories: ['ASSESSOR'], words: '本市今年没有条件办班' };
let world: GraphqlWorld;

beforeAll(async () => {
  world = await createGraphqlWorld();
});

async function as(caller: string, name: string, variables: object): Promise<Json> {
  const claims = callers[caller];
  const headers = claims ? { authorization: `Bearer ${await world.token(String(claims.sub), claims)}` } : {};
  return (await ask(world, operation(name), { headers, variables })).json;
}

test.each([
  ['nobody', 'UnauthenticatedError'],
  ['applicant', 'ForbiddenError'],
  ['agency', 'ForbiddenError'],
  ['otherCity', 'NotFoundError'],
  ['province', 'ForbiddenError'],
  ['auditor', 'ForbiddenError'],
])("another city's request cannot be made by %s: %s", async (caller, type) => {
  const { data } = await as(caller, 'RequestProvincialTraining', input(asked));
  expect(data.requestProvincialTraining).toMatchObject({ __typename: type });
});

test('everything wrong with a request is said at once, in Chinese, with its path and clause', async () => {
  const wrong = { ...asked, year: 2020, categories: ['QUALITY_SUPERVISOR'], words: '无' };
  const { data } = await as('city', 'RequestProvincialTraining', input(wrong));
  expect(data.requestProvincialTraining).toMatchObject({
    __typename: 'ValidationError',
    problems: [
      { code: 'YEAR_NOT_OPEN', path: 'year', clause: '一(二)2', message: expect.stringContaining('2026年') },
      { code: 'ALREADY_PROVINCIAL', path: 'categories.0', clause: '一(二)2' },
      { code: 'WORDS_TOO_SHORT', path: 'words' },
    ],
  });
});

test('a city asks once, the province sees it and grants it once, the city reads the answer', async () => {
  const { data } = await as('city', 'RequestProvincialTraining', input(asked));
  const { id } = data.requestProvincialTraining.request;
  const again = await as('city', 'RequestProvincialTraining', input(asked));
  expect(again.data.requestProvincialTraining).toMatchObject({ __typename: 'ConflictError', code: 'REQUEST_LIVE' });
  const list = async (caller: string, status?: string) => {
    const json = await as(caller, 'ProvincialTrainingRequests', { year: 2026, status });
    return json.errors?.[0].extensions.code ?? json.data.provincialTrainingRequests;
  };
  expect(await list('province', 'REQUESTED')).toMatchObject([
    { id, cityLabel: '绵阳市', categoryLabels: ['考评员'], statusLabel: '等待省职鉴中心答复', words: asked.words },
  ]);
  expect([await list('otherCity'), await list('applicant'), await list('auditor'), await list('nobody')]).toEqual([
    [],
    'FORBIDDEN',
    'FORBIDDEN',
    'UNAUTHENTICATED',
  ]);
  const decision = { requestId: id, decision: 'GRANT' };
  for (const caller of ['city', 'otherCity', 'auditor', 'agency', 'applicant']) {
    const refused = await as(caller, 'DecideProvincialTraining', input(decision));
    expect(refused.data.decideProvincialTraining.__typename).toBe('ForbiddenError');
  }
  const unknown = { ...decision, requestId: globalId('ProvincialTrainingRequest', '510700-2026-9') };
  const nothing = await as('province', 'DecideProvincialTraining', input(unknown));
  expect(nothing.data.decideProvincialTraining.__typename).toBe('NotFoundError');
  const granted = await as('province', 'DecideProvincialTraining', input(decision));
  expect(granted.data.decideProvincialTraining.request).toMatchObject({ id, status: 'GRANTED', statusLabel: '已同意' });
  const twice = await as('province', 'DecideProvincialTraining', input(decision));
  expect(twice.data.decideProvincialTraining).toMatchObject({ __typename: 'ConflictError', code: 'ALREADY_DECIDED' });
  expect(await list('city', 'GRANTED')).toMatchObject([{ id, status: 'GRANTED' }]);
});

test.each([
  ['city', true],
  ['province', true],
  ['otherCity', false],
  ['nobody', false],
  ['auditor', false],
])('by its id a request is found by %s: %j', async (caller, found) => {
  const id = globalId('ProvincialTrainingRequest', '510700-2026-1');
  const claims = callers[caller];
  const headers = claims ? { authorization: `Bearer ${await world.token(String(claims.sub), claims)}` } : {};
  const query = 'query ($id: ID!) { node(id: $id) { id ... on ProvincialTrainingRequest { words } } }';
  const { json } = await ask(world, query, { headers, variables: { id } });
  expect(json.data.node).toEqual(found ? { id, words: asked.words } : null);
});
