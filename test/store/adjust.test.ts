import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Adjustment, Demand } from '#store/adjustment';
import { adjust, commit, put } from '#store/commit';
import { type Ref, read } from '#store/read';
import { createWorld, type World } from '#test/operations/world';

const Row = z.looseObject({ version: z.number() });
type Row = z.infer<typeof Row>;
const ref = (pk: string): Ref<Row> => ({ pk, sk: 'ROW', schema: Row });
const [a, b] = [ref('a'), ref('b')];

async function adjusting(world: World, adjustment: Adjustment) {
  const snapshot = await read(world.deps.store, [a]);
  return { snapshot, outcome: await commit(world.deps.store, snapshot, [adjust(a, adjustment)]) };
}

async function rowOf(world: World): Promise<Row | undefined> {
  return (await read(world.deps.store, [a])).find(a);
}

test('a row that is not there is made by its first adjustment: numbers begin at 0, lists empty', async () => {
  const world = await createWorld('ODD');
  const made = { where: [], set: { 'live A b': 'x' }, add: { taken: 2 }, append: { waiting: ['first'] } };
  expect((await adjusting(world, made)).outcome).toBe('COMMITTED');
  expect(await rowOf(world)).toEqual({
    ...{ pk: 'a', sk: 'ROW', version: 1 },
    ...{ 'live A b': 'x', taken: 2, waiting: ['first'] },
  });
  const more = { where: [], remove: ['live A b'], add: { taken: -1 }, append: { waiting: ['second'] } };
  expect((await adjusting(world, more)).outcome).toBe('COMMITTED');
  expect(await rowOf(world)).toEqual({ pk: 'a', sk: 'ROW', version: 2, taken: 1, waiting: ['first', 'second'] });
});

const standing = { says: 'x', taken: 4, capacity: 5, full: 5, open: true };
test.each<[string, Demand, boolean]>([
  ['what is absent is absent', { absent: 'nothing' }, true],
  ['what is there is not absent', { absent: 'says' }, false],
  ['absent or this, when absent', { absentOr: 'nothing', value: 'x' }, true],
  ['absent or this, when this', { absentOr: 'says', value: 'x' }, true],
  ['absent or this, when another', { absentOr: 'says', value: 'y' }, false],
  ['is this', { is: 'open', value: true }, true],
  ['is another', { is: 'open', value: false }, false],
  ['is, of what is absent', { is: 'nothing', value: 'x' }, false],
  ['4 is less than 5', { less: 'taken', than: 'capacity' }, true],
  ['5 is not less than 5', { less: 'full', than: 'capacity' }, false],
  ['nothing is less than what is absent', { less: 'taken', than: 'nothing' }, false],
  ['5 is not less than 5, as demanded', { notLess: 'full', than: 'capacity' }, true],
  ['4 is less than 5, against the demand', { notLess: 'taken', than: 'capacity' }, false],
])('%s', async (_, demand, holds) => {
  const world = await createWorld('ODD');
  await commit(world.deps.store, await read(world.deps.store, [a]), [put(a, standing)]);
  const { outcome } = await adjusting(world, { where: [demand], add: { done: 1 } });
  expect(outcome).toBe(holds ? 'COMMITTED' : 'MOVED');
  expect((await rowOf(world))?.done).toBe(holds ? 1 : undefined);
});

test('an adjustment does not mind what else of the row has moved; whoever relies on the whole row does', async () => {
  const { deps } = await createWorld('ODD');
  const { store } = deps;
  const [early, late, whole] = [await read(store, [a]), await read(store, [a]), await read(store, [a, b])];
  const one = { where: [{ absent: 'one' }], set: { one: 1 } };
  expect(await commit(store, early, [adjust(a, one)])).toBe('COMMITTED');
  expect(await commit(store, late, [adjust(a, { where: [{ absent: 'other' }], set: { other: 2 } })])).toBe('COMMITTED');
  expect((await read(store, [a])).find(a)).toMatchObject({ one: 1, other: 2, version: 2 });
  expect(await commit(store, whole, [put(b, {})])).toBe('MOVED');
});

test('a demand that fails says how the row stands', async () => {
  const { deps } = await createWorld('ODD');
  const { store } = deps;
  await commit(store, await read(store, []), [put(a, { holder: 'wang' })]);
  const snapshot = await read(store, [b]);
  expect(snapshot.assume(a, undefined)).toBeUndefined();
  const take = adjust(a, { where: [{ absentOr: 'holder', value: 'li' }], set: { holder: 'li' } });
  expect(await commit(store, snapshot, [take])).toBe('MOVED');
  expect(snapshot.find(a)).toMatchObject({ holder: 'wang', version: 1 });
  expect([snapshot.hasLearnt, snapshot.isOfOneMoment]).toEqual([true, true]);
});

test('of a row whose demand held nothing else is known: what was read is not of one moment', async () => {
  const { deps } = await createWorld('ODD');
  const { store } = deps;
  const snapshot = await read(store, [a, b]);
  await commit(store, await read(store, [b]), [put(b, {})]);
  expect(await commit(store, snapshot, [adjust(a, { where: [], add: { n: 1 } })])).toBe('MOVED');
  expect([snapshot.hasLearnt, snapshot.isOfOneMoment]).toEqual([true, false]);
});

test('a row that nobody asked for is not adjusted, and none twice in one transaction', async () => {
  const { deps } = await createWorld('ODD');
  const blind = adjust(a, { where: [], add: { n: 1 } });
  await expect(commit(deps.store, await read(deps.store, []), [blind])).rejects.toThrow('was not read');
  await expect(commit(deps.store, await read(deps.store, [a]), [blind, blind])).rejects.toThrow('written twice');
});
