import type { JWTPayload } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { emptySeats } from '#domain/class/enrolment';
import { emptyChain } from '#store/events';
import { seatsRef, seatsWrite } from '#store/seats';
import { trainingClassRef, trainingClassWrite } from '#store/training-classes';
import { trainingPlanRef, trainingPlanWrite } from '#store/training-plans';
import { writeLists } from '#test/operations/card/card-world';
import { agency, openClass, write, writeAgency } from '#test/operations/world';
import { globalId } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const city: JWTPayload = { roles: ['city'], city: '510100', amr: ['mfa'] };
const many = 40;
let world: GraphqlWorld;

/** Classes with places, signed lists and plans: so many of each. */
beforeAll(async () => {
  world = await createGraphqlWorld();
  world.state = 'PLACED';
  await writeAgency(world.deps, agency);
  const numbers = Array.from({ length: many }, (_, at) => at);
  const classes = numbers.map((at) => openClass('ASSESSOR', { id: `class-${at}` }));
  await write(
    world.deps,
    classes.flatMap((each) => [
      { ref: trainingClassRef(each.id), write: trainingClassWrite(each) },
      { ref: seatsRef(each.id), write: seatsWrite(each.id, emptySeats(each)) },
    ]),
  );
  await writeLists(
    world,
    numbers.map((at) => ({ id: `list-${at}`, applicationIds: [] })),
  );
  const entries = [{ category: 'ASSESSOR' as const, month: 1, count: 1 }];
  await write(
    world.deps,
    numbers.map((at) => {
      const plan = { organiser: '510100', year: 2001 + at, status: 'PUBLISHED' as const, entries };
      return { ref: trainingPlanRef('510100', plan.year), write: trainingPlanWrite(plan, emptyChain) };
    }),
  );
});

function idsOf(type: string, name: (at: number) => string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => globalId(type, name(at)));
}

/** All of them at once; what that cost, and what it was thought to cost. */
async function nodes(ids: string[]): Promise<{ sent: string[]; found: number; estimated: number; actual: number }> {
  const headers = { authorization: `Bearer ${await world.token('clerk', city)}` };
  world.sent.length = 0;
  const { json } = await ask(world, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    headers,
    variables: { ids },
  });
  expect(json.errors).toBeUndefined();
  const { estimated, actual } = json.extensions.cost;
  expect(json.data.nodes.map((node: Json) => node?.id)).toEqual(ids);
  return { sent: [...world.sent], found: json.data.nodes.length, estimated, actual };
}

test.each([
  ['ClassBook', (at: number) => `class-${at}`, 2],
  ['PassList', (at: number) => `list-${at}`, 1],
  ['TrainingPlan', (at: number) => `510100-${2001 + at}`, 1],
])('%s: two are one batch, and so are as many as fit into one', async (type, name, batches) => {
  expect(await nodes(idsOf(type, name, 2))).toMatchObject({ sent: ['BatchGetItem'], estimated: 1, actual: 1 });
  const all = await nodes(idsOf(type, name, many));
  expect(all.sent).toEqual(Array(batches).fill('BatchGetItem'));
  expect([all.estimated, all.actual]).toEqual([batches, batches]);
});

test('of several kinds each is a batch of its own, and no more than was estimated', async () => {
  const ids = [
    ...idsOf('ClassBook', (at) => `class-${at}`, 20),
    ...idsOf('PassList', (at) => `list-${at}`, 20),
    ...idsOf('TrainingPlan', (at) => `510100-${2001 + at}`, 20),
    ...idsOf('TrainingClass', (at) => `class-${at}`, 20),
    globalId('Agency', agency.id),
  ];
  expect(await nodes(ids)).toMatchObject({ sent: Array(5).fill('BatchGetItem'), estimated: 5, actual: 5 });
});

test('what is asked for by name and by id is read once', async () => {
  const headers = { authorization: `Bearer ${await world.token('clerk', city)}` };
  const text = `query ($id: ID!, $book: ID!, $list: ID!, $plan: ID!) { classBook(classId: $id) { version } passList(id: $list) { hash }
    trainingPlan(organiser: "510100", year: 2001) { year } nodes(ids: [$book, $list, $plan]) { id } }`;
  const variables = {
    ...{ id: globalId('TrainingClass', 'class-1'), book: globalId('ClassBook', 'class-1') },
    ...{ list: globalId('PassList', 'list-1'), plan: globalId('TrainingPlan', '510100-2001') },
  };
  world.sent.length = 0;
  const { json } = await ask(world, text, { headers, variables });
  expect(json.errors).toBeUndefined();
  expect(world.sent).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem']);
  expect(json.extensions.cost.actual).toBeLessThanOrEqual(json.extensions.cost.estimated);
});
