import { beforeAll, expect, test } from 'vitest';
import { limits } from '#functions/graphql/limits';
import { naughty } from '#test/intake/naughty';
import { applicant, writeDraft } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { type Answered, ask, createGraphqlWorld, type GraphqlWorld, type Json, type Sent, send } from './world.ts';

let world: GraphqlWorld;
/** As it is deployed. */
let closed: GraphqlWorld;

beforeAll(async () => {
  world = await createGraphqlWorld();
  closed = await createGraphqlWorld({ settings: { introspection: false, manifestOnly: false } });
});

const post = (body: string, more: Sent = {}): Promise<Answered> => send(world.handler, { body, ...more });
const query = (text: string): Promise<Answered> => post(JSON.stringify({ query: text }));
const codesOf = ({ json }: Answered): string[] => json.errors?.map(({ extensions }: Json) => extensions.code) ?? [];

const nested = (depth: number): string => `{ ${'edges { node { '.repeat(depth)} id ${'} } '.repeat(depth)} }`;

test.each<[string, string, string]>([
  ['10,000 aliases', `{ ${Array.from({ length: 10_000 }, () => 'a: id').join(' ')} }`, 'TOO_MANY_TOKENS'],
  ['31 aliases', `{ ${Array.from({ length: 31 }, (_, at) => `a${at}: __typename`).join(' ')} }`, 'TOO_MANY_ALIASES'],
  ['21 directives', `{ __typename ${'@skip(if: false) '.repeat(21)} }`, 'TOO_MANY_DIRECTIVES'],
  ['directives in thousands', `{ __typename ${'@a '.repeat(5000)} }`, 'TOO_MANY_TOKENS'],
  ['deep nesting', nested(8), 'TOO_DEEP'],
  ['nesting a thousand deep', nested(1000), 'TOO_MANY_TOKENS'],
  ['a list in lists', `{ closedLists(names: ${'['.repeat(3000)}${']'.repeat(3000)}) { name } }`, 'TOO_MANY_TOKENS'],
  ['depth hidden in fragments', `{ ...a } ${chain(20)}`, 'TOO_DEEP'],
  ['a fragment in itself', '{ ...a } fragment a on Query { viewer { ...a } }', 'TOO_DEEP'],
])('%s is refused before it is validated', async (_, text, code) => {
  const answer = await query(text);
  expect([answer.status, codesOf(answer)]).toEqual([400, [code]]);
  expect(answer.json.errors[0].message).toMatch(/\p{Script=Han}/u);
});

function chain(length: number): string {
  const name = (at: number) => (at === 0 ? 'a' : `f${at}`);
  return Array.from({ length }, (_, at) =>
    at === length - 1
      ? `fragment ${name(at)} on Query { __typename }`
      : `fragment ${name(at)} on Query { x { ...${name(at + 1)} } }`,
  ).join(' ');
}

test('what front ends ask for is within the bounds: every documented operation, and introspection while developing', async () => {
  const { getIntrospectionQuery } = await import('graphql');
  const { registered } = await import('#functions/graphql/registered');
  const { overLimit } = await import('#functions/graphql/limits');
  expect(registered.operations.map(({ body }) => overLimit(body))).toEqual(registered.operations.map(() => undefined));
  const answer = await query(getIntrospectionQuery());
  expect([answer.status, answer.json.errors]).toEqual([200, undefined]);
});

test.each<[string, () => Promise<Answered>, number]>([
  ['a body of 1 MB', () => post(JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_000_000)}` })), 413],
  [
    'a body of 1 MB in base64',
    () => post(Buffer.alloc(1_000_000, 97).toString('base64'), { isBase64Encoded: true }),
    413,
  ],
  ['one byte too many', () => post(' '.repeat(limits.bodyBytes + 1)), 413],
  ['half of a JSON object', () => post('{ "query": "{ __typename'), 400],
  ['100,000 brackets', () => post('['.repeat(limits.bodyBytes)), 400],
  ['closed brackets', () => post(`${'['.repeat(40_000)}${']'.repeat(40_000)}`), 400],
  [
    'bytes that are no UTF-8',
    () => post(Buffer.from([0x7b, 0xff, 0x7d]).toString('base64'), { isBase64Encoded: true }),
    400,
  ],
  ['nothing', () => post(''), 400],
  ['null', () => post('null'), 400],
  ['a number', () => post('7'), 400],
  ['a list of operations', () => post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]'), 400],
  ['no query', () => post('{"variables":{}}'), 400],
  ['a query that is none', () => post('{"query":7}'), 400],
  ['variables that are none', () => post('{"query":"{ __typename }","variables":"x"}'), 400],
  ['extensions that are none', () => post('{"query":"{ __typename }","extensions":[1]}'), 400],
  [
    'a form of another site',
    () => post('query={__typename}', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    400,
  ],
  [
    'plain text of another site',
    () => post('{"query":"{ __typename }"}', { headers: { 'content-type': 'text/plain' } }),
    400,
  ],
  ['XML', () => post('<query/>', { headers: { 'content-type': 'application/xml' } }), 400],
  ['DELETE', () => send(world.handler, { method: 'DELETE' }), 405],
  ['a mutation by GET', () => get('mutation { __typename }'), 405],
])('%s is refused with a 4xx', async (_, asked, status) => {
  const answer = await asked();
  expect(answer.status).toBe(status);
  expect(answer.json.errors.length).toBeGreaterThan(0);
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
});

function get(text: string): Promise<Answered> {
  const headers = { 'apollo-require-preflight': 'yes' };
  return send(world.handler, { method: 'GET', query: `query=${encodeURIComponent(text)}`, headers });
}

test('a query by GET needs a header that another site cannot send', async () => {
  expect((await get('{ __typename }')).status).toBe(200);
  const plain = { method: 'GET', query: 'query=%7B__typename%7D', headers: { 'content-type': '' } };
  expect((await send(world.handler, plain)).status).toBeGreaterThanOrEqual(400);
});

test('no more than five errors are told, however many there are', async () => {
  const wrong = `{ ${Array.from({ length: 200 }, (_, at) => `nothing${at}`).join(' ')} }`;
  expect(codesOf(await query(wrong))).toEqual(Array(5).fill('GRAPHQL_VALIDATION_FAILED'));
  const many = { names: Array(500).fill({}) };
  const flood = await ask(world, operation('ClosedLists'), { variables: many });
  expect(codesOf(flood).length).toBeLessThanOrEqual(5);
});

test('in production the schema is not told: no introspection, no suggestions', async () => {
  const asked = await ask(closed, '{ __schema { types { name } } }');
  expect(asked.text).not.toMatch(/Apollo|EligibilityRuleSet/);
  expect(codesOf(asked)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  const misspelt = await ask(closed, '{ viewr { nme } eligibilityRuleSet { id } }');
  expect(misspelt.text).not.toMatch(/Did you mean|viewer"/);
});

test.each<[string, object]>([
  ['a number for a text', { code: 7 }],
  ['an object for a text', { code: { a: 1 } }],
  ['a list for a text', { code: ['a'] }],
  ['null', { code: null }],
  ['an unknown field', { code: 'a', constructor: 'b' }],
  ['fields 100 deep', { code: JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`) }],
])('%s as a variable is BAD_USER_INPUT', async (_, fields) => {
  const answer = await ask(world, operation('ClaimApplication'), { as: 'zhang', variables: input(fields) });
  expect([answer.status, codesOf(answer)[0]]).toEqual([200, 'BAD_USER_INPUT']);
});

test('whatever is typed as an answer, an id, a code, a cursor or a city is answered, and never by a fault', async () => {
  const { applicationId } = await writeDraft(world.deps, { actor: applicant('zhang') });
  const id = globalId('Application', applicationId);
  const bad: string[] = [];
  for (const text of naughty) {
    const answers = ['name', 'workYears', 'city', 'occupations', 'idNumber'].map((fact) => ({ fact, texts: [text] }));
    const asked: [string, string, object][] = [
      ['UpdateApplicationDraft', operation('UpdateApplicationDraft'), input({ applicationId: id, answers })],
      [
        'UpdateApplicationDraft ids',
        operation('UpdateApplicationDraft'),
        input({ applicationId: id, agencyId: text, removeFacts: [text] }),
      ],
      ['ClaimApplication', operation('ClaimApplication'), input({ code: text })],
      ['WithdrawApplication', operation('WithdrawApplication'), input({ applicationId: text, reason: text })],
      ['Agencies', operation('Agencies'), { city: text, after: text }],
      ['Agencies city', operation('Agencies'), { city: text }],
      [
        'nodes',
        'query ($id: ID!) { node(id: $id) { id } application(id: $id) { id } eligibilityRuleSet(id: $id) { id } }',
        { id: text },
      ],
      [
        'history',
        'query ($id: ID!) { applicationHistory(applicationId: $id) { asOf } }',
        { id: globalId('Application', text) },
      ],
    ];
    for (const [name, body, variables] of asked) {
      const { status, json } = await ask(world, body, { as: 'zhang', variables });
      const codes = json.errors?.map(({ extensions }: Json) => extensions.code) ?? [];
      if (status >= 500 || codes.includes('INTERNAL_SERVER_ERROR')) bad.push(`${name}: ${JSON.stringify(text)}`);
    }
  }
  expect(bad).toEqual([]);
  expect(world.lines.filter(({ level }) => level === 'ERROR')).toEqual([]);
});

const forged = (...position: unknown[]) => Buffer.from(JSON.stringify(position)).toString('base64url');

test.each([
  forged('APP#x', 'APP', 'y'),
  forged('CLASS#x', 'CLASS', ''),
  forged('', '', ''),
  forged('x'.repeat(3000), 'y', 'z'),
  forged('APP#x', 'EVENT#000001', null),
  forged({}, 1, null),
])('a cursor made by somebody else (%s) reaches nothing and is no fault', async (after) => {
  const query = `query ($after: String, $id: ID!) {
    applications(after: $after) { edges { node { id } } }
    applicationHistory(applicationId: $id, after: $after) { edges { node { sequence } } }
  }`;
  const { applicationId } = await writeDraft(world.deps, { actor: applicant('wu') });
  const variables = { after, id: globalId('Application', applicationId) };
  const { status, json } = await ask(world, query, { as: 'wu', variables });
  const codes: string[] = json.errors?.map(({ extensions }: Json) => extensions.code) ?? [];
  expect([status, codes.filter((code) => code !== 'BAD_USER_INPUT')]).toEqual([200, []]);
});

test('what a person writes comes back as it was written', async () => {
  const { applicationId } = await writeDraft(world.deps, { actor: applicant('zhang') });
  const id = globalId('Application', applicationId);
  const written = '四川省「蜀绣」研究所（“一部”）& <b>车间</b> 𠮷野 é ﹩{x} \\u0000';
  const variables = input({ applicationId: id, answers: [{ fact: 'workplace', texts: [written] }] });
  const { json } = await ask(world, operation('UpdateApplicationDraft'), { as: 'zhang', variables });
  expect(json.data.updateApplicationDraft.__typename).toBe('UpdateApplicationDraftSuccess');
  const read = await ask(
    world,
    'query ($id: ID!) { application(id: $id) { facts { fact value { ... on TextValue { text } } } } }',
    {
      as: 'zhang',
      variables: { id },
    },
  );
  const workplace = read.json.data.application.facts.find(({ fact }: Json) => fact === 'workplace');
  expect(workplace.value.text).toBe(written);
});
