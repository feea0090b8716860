import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { put } from '#store/commit';
import { list } from '#store/list';
import type { Ref } from '#store/read';
import { createWorld, type World, write } from '#test/operations/world';

const Row = z.looseObject({ version: z.number() });
const ref = (pk: string): Ref<z.infer<typeof Row>> => ({ pk, sk: 'ROW', schema: Row });
const many = 1300;
const queue = 'QUEUE#510100#CENTRE_REVIEW';
let world: World;

/** Every tenth is a senior's; two in a row are of one person. */
beforeAll(async () => {
  world = await createWorld('ODD');
  const rows = Array.from({ length: many }, (_, at) => {
    const one = ref(`app-${at}`);
    const row = {
      ...{ gsi2pk: queue, gsi2sk: `${String(at).padStart(6, '0')}#app-${at}`, notCarried: 'x' },
      ...{ category: at % 10 === 0 ? 'SENIOR_ASSESSOR' : 'ASSESSOR', personHash: `p${Math.floor(at / 2)}` },
      occupations: [at % 2 === 0 ? '6-31-01-03' : '6-18-02-04', '6-18-01-01'],
    };
    return { ref: one, write: put(one, row) };
  });
  for (let at = 0; at < rows.length; at += 100) await write(world.deps, rows.slice(at, at + 100));
});

async function page(where: Record<string, string>, more: { first?: number; after?: string } = {}) {
  world.sent.length = 0;
  const found = await list(world.deps.store, { from: { gsi2: queue, where }, first: 10, ...more });
  expect(world.sent).toEqual(['Query']);
  return { ...found!, names: found!.entries.map(({ pk }) => pk) };
}

test('a filtered page is one query and holds the first that fit', async () => {
  const { names, hasNext } = await page({ category: 'SENIOR_ASSESSOR' });
  expect([names, hasNext]).toEqual([Array.from({ length: 10 }, (_, at) => `app-${at * 10}`), true]);
});

test('several filters must all hold; a list holds a value it contains', async () => {
  expect((await page({ category: 'SENIOR_ASSESSOR', personHash: 'p5' })).names).toEqual(['app-10']);
  expect((await page({ occupations: '6-18-02-04' })).names[0]).toBe('app-1');
  expect((await page({ occupations: '6-18-01-01' })).names[0]).toBe('app-0');
  expect((await page({ category: 'QUALITY_SUPERVISOR' })).names).toEqual([]);
});

test('a page that looked at its most entries and found none still leads on to what is behind', async () => {
  const first = await page({ personHash: `p${Math.floor((many - 1) / 2)}` });
  expect([first.names, first.hasNext]).toEqual([[], true]);
  const second = await page({ personHash: `p${Math.floor((many - 1) / 2)}` }, { after: first.next! });
  expect([second.names, second.hasNext]).toEqual([[`app-${many - 2}`, `app-${many - 1}`], false]);
});

test('page by page everything comes once, in order, with a filter and without', async () => {
  for (const where of [{}, { category: 'SENIOR_ASSESSOR' }]) {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const found = await page(where, { first: 100, ...(after !== undefined && { after }) });
      seen.push(...found.names);
      after = found.next;
    } while (after !== undefined);
    expect(seen).toEqual(
      Array.from({ length: many }, (_, at) => at)
        .filter((at) => !('category' in where) || at % 10 === 0)
        .map((at) => `app-${at}`),
    );
  }
});

test('a cursor of one index is none of the other, nor of a partition', async () => {
  const { next = '' } = await page({}, { first: 5 });
  const { store } = world.deps;
  expect(await list(store, { from: { gsi2: queue }, first: 5, after: 'none' })).toBeUndefined();
  expect(await list(store, { from: { partition: 'app-1', prefix: 'EVENT#' }, first: 5, after: next })).toBeUndefined();
});
