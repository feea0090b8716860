import { beforeAll, expect, test } from 'vitest';
import { costLimits } from '#functions/graphql/cost';
import { registered } from '#functions/graphql/registered';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { done, newKey } from '#test/operations/journey';
import { applicant, openClass, writeAgency, writeClass, writeDraft } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { callers, headersOf } from './permission-walk-callers.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const many = 60;
const zhang = applicant('zhang');
let world: GraphqlWorld;
let ids: string[];

/** Many applications, each with an agency and a class of its own: the dearest case there is. */
beforeAll(async () => {
  world = await createGraphqlWorld();
  ids = [];
  for (let at = 0; at < many; at += 1) {
    const agencyId = `agency-${at}`;
    const name = `样例评价中心${at}`;
    await writeAgency(world.deps, { id: agencyId, name, kind: 'LOCAL', city: '510100', active: true });
    const classId = `class-${at}`;
    await writeClass(world.deps, { ...openClass('ASSESSOR'), id: classId });
    const { applicationId } = await writeDraft(world.deps, { actor: zhang });
    done(await updateApplicationDraft(world.deps, zhang, { applicationId, agencyId, classId }, newKey()));
    ids.push(globalId('Application', applicationId));
  }
});

async function costOf(
  query: string,
  variables: object = {},
): Promise<{ estimated: number; actual: number; sent: string[]; json: Json }> {
  world.sent.length = 0;
  const { json } = await ask(world, query, { as: 'zhang', variables });
  expect(json.errors).toBeUndefined();
  const { estimated, actual } = json.extensions.cost;
  expect(actual).toBe(world.sent.length);
  expect(actual).toBeLessThanOrEqual(estimated);
  return { estimated, actual, sent: [...world.sent], json };
}

const everything = `id status facts { fact said value { __typename } } evaluation { verdict trace { words said } }
  ruleSet { id name conditions { path } } requiredDocuments { kind documents { documentId } } documents { kind }
  agency { id name } trainingClass { id title open } missing { code } allowedActions { action because { code } }`;

test.each([1, 10, 50])(
  'a page of %i applications with all that belongs to them costs three requests',
  async (first) => {
    const query = `query ($first: Int) { applications(first: $first) { edges { node { ${everything} } } } }`;
    const { sent, estimated, json } = await costOf(query, { first });
    expect(json.data.applications.edges).toHaveLength(first);
    expect([estimated, sent]).toEqual([3, ['Query', 'BatchGetItem', 'BatchGetItem']]);
  },
);

test.each([1, 10, 50])(
  '%i nodes of three kinds, asked for one by one and together, cost a constant number of requests',
  async (count) => {
    const some = ids.slice(0, count);
    const wanted = [
      ...some,
      ...some.map((_, at) => globalId('Agency', `agency-${at}`)).slice(0, 20),
      ...some.map((_, at) => globalId('TrainingClass', `class-${at}`)).slice(0, 20),
    ];
    const query = `query ($ids: [ID!]!, $id: ID!) {
    nodes(ids: $ids) { __typename id ... on Application { ${everything} } }
    one: node(id: $id) { id } again: application(id: $id) { id }
  }`;
    const { actual, json } = await costOf(query, { ids: wanted, id: ids[0] });
    expect(json.data.nodes.map(({ id }: Json) => id)).toEqual(wanted);
    expect(actual).toBe(4);
  },
);

test('an application with its history costs what each of them costs', async () => {
  // The estimate does not know who asks: staff pay for the entries of the access log.
  expect(await costOf(operation('Application'), { id: ids[0] })).toMatchObject({ estimated: 7, actual: 5 });
});

test.each([
  ['Agencies', { city: '510100' }, 2],
  // The places of all of them are one more.
  ['TrainingClasses', { category: 'ASSESSOR' }, 3],
])('%s: a page costs the same, whatever its size', async (name, variables, requests) => {
  const cost = { estimated: requests, actual: requests };
  for (const first of [1, 50, 100]) expect(await costOf(operation(name), { ...variables, first })).toMatchObject(cost);
});

test('histories of a whole list cost for each: the estimate says so, and the request is refused before it runs', async () => {
  const query = `query ($first: Int) { applications(first: $first) { edges { node { history { edges { node { at } } } } } } }`;
  expect(await costOf(query, { first: 5 })).toMatchObject({ estimated: 23, actual: 18 });
  world.sent.length = 0;
  const { status, json } = await ask(world, query, { as: 'zhang', variables: { first: 50 } });
  expect([status, json.data, world.sent]).toEqual([400, undefined, []]);
  expect(json.errors).toMatchObject([
    { extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { estimated: 203, limit: 50 } } },
  ]);
});

test('without a token less may be asked; who asks often under other names pays each time', async () => {
  const page = (name: string) => `${name}: agencies(city: "510100") { asOf }`;
  const query = (count: number) => `{ ${Array.from({ length: count }, (_, at) => page(`a${at}`)).join(' ')} }`;
  expect((await ask(world, query(5))).json.extensions.cost).toEqual({ estimated: 10, actual: 10, limit: 10 });
  expect((await ask(world, query(6))).json.errors[0].extensions.code).toBe('COST_LIMIT_EXCEEDED');
  expect((await ask(world, query(6), { as: 'zhang' })).json.extensions.cost).toMatchObject({
    estimated: 12,
    limit: 50,
  });
});

test('only the operation that runs is counted, with the fragments it uses', async () => {
  const query = `query Dear { ${Array.from({ length: 20 }, (_, at) => `a${at}: applications { asOf }`).join(' ')} }
    query Cheap { ...viewer } fragment viewer on Query { viewer { name } }`;
  const authorization = `Bearer ${await world.token('zhang')}`;
  const body = (operationName: string) => JSON.stringify({ query, operationName });
  const { send } = await import('./world.ts');
  const cheap = await send(world.handler, { headers: { authorization }, body: body('Cheap') });
  expect(cheap.json.extensions.cost).toMatchObject({ estimated: 0, actual: 0 });
  const dear = await send(world.handler, { headers: { authorization }, body: body('Dear') });
  expect(dear.json.errors[0].extensions.code).toBe('COST_LIMIT_EXCEEDED');
});

test('what is registered for front ends is within the limits of those who run it', async () => {
  const about = {
    id: ids[0],
    applicationId: ids[0],
    classId: 'none',
    panelId: 'none',
    documentId: 'none',
    purpose: '核对身份证原件',
  };
  const members = [{ cardNumber: 'K1', name: '张三' }];
  const examination = { on: '明天', occupation: '6-31-01-03', level: 'SENIOR', members, number: 'K1', name: '张三' };
  const lists = {
    city: '510100',
    organiser: '510100',
    stage: 'CENTRE_REVIEW',
    category: 'ASSESSOR',
    year: 2026,
    work: 'NUMBERED',
    month: '2026-12',
    first: 100,
  };
  const variables = { ...about, ...examination, ...lists };
  const office = await headersOf(world, callers.find(({ name }) => name === 'province')!);
  for (const { name, body } of registered.operations.filter((each) => each.type === 'query')) {
    // What stands on the desk is run by offices, and reads more at once than anybody else may.
    const isOffice = name.startsWith('Desk');
    const { json } = await ask(world, body, isOffice ? { headers: office, variables } : { as: 'zhang', variables });
    const codes: string[] = (json.errors ?? []).map(({ extensions }: Json) => extensions.code);
    // What offices alone may ask is refused to an applicant, and nothing else is wrong with it.
    expect([name, codes.filter((code) => !['FORBIDDEN', 'NOT_FOUND'].includes(code))]).toEqual([name, []]);
    expect(json.extensions.cost.estimated).toBeLessThanOrEqual(isOffice ? costLimits.province : 10);
  }
});

test('several requests at once are each counted for themselves', async () => {
  const asked = [
    ask(world, operation('Viewer'), { as: 'zhang' }),
    ask(world, '{ __typename }'),
    ask(world, operation('Application'), { as: 'zhang', variables: { id: ids[1] } }),
    ask(world, operation('ClaimApplication'), { as: 'zhang', variables: input({ code: 'none' }) }),
  ];
  const actual = (await Promise.all(asked)).map(({ json }) => json.extensions.cost.actual);
  expect(actual).toEqual([3, 0, 5, 1]);
});
