import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import type { Card } from '#domain/card/card';
import { announceExpiringCards, scheduled } from '#operations/card/announce-expiring-cards';
import { listExpiringCards } from '#operations/card/card-reads';
import { codesOf, done, newKey } from '#test/operations/journey';
import { applicant, createWorld, dump, staff, type World } from '#test/operations/world';
import { chengdu, idNumberOf, province } from './card-world.ts';
import { writeCards } from './panel-world.ts';

async function cardsUntil(world: World, until: string, count: number, more: Partial<Card> = {}): Promise<string[]> {
  const numbers = Array.from(
    { length: count },
    (_, at) => `K${until.replaceAll('-', '')}${String(at).padStart(3, '0')}`,
  );
  const periods = [{ from: '2026-01-01', until, applicationId: 'a' }];
  await writeCards(
    world,
    numbers.map((number, at) => ({ number, name: '甲', idNumber: idNumberOf(at), more: { periods, ...more } })),
  );
  return numbers;
}

const announce = (world: World, month: string, beyond?: string) =>
  announceExpiringCards(world.deps, scheduled, { month, ...(beyond === undefined ? {} : { beyond }) }, newKey());

test('one event for each card of the month, in chunks of thirty, once however often it is called', async () => {
  const world = await createWorld('PLACED');
  const early = await cardsUntil(world, '2028-12-01', 20);
  const late = await cardsUntil(world, '2028-12-31', 15);
  await cardsUntil(world, '2028-11-30', 1);
  await cardsUntil(world, '2029-01-01', 1);
  world.sent.length = 0;
  const first = done(await announce(world, '2028-12'));
  expect(world.sent).toEqual(['BatchGetItem', 'Query', 'BatchGetItem', 'TransactWriteItems']);
  expect(first).toMatchObject({ announced: 30, beyond: `2028-12-31#${late[9]}` });
  expect(done(await announce(world, '2028年12月', first.beyond))).toEqual({ month: '2028-12', announced: 5 });
  const again = done(await announce(world, '2028-12'));
  expect(again.announced).toBe(0);
  const events = (await dump(world.client))
    .map((item) => unmarshall(item))
    .filter(({ action }) => action === 'announceExpiringCards');
  expect(events.map(({ pk }) => pk).sort()).toEqual([...early, ...late].map((number) => `CARD#${number}`).sort());
});

test('nobody is told of a card that was cancelled', async () => {
  const world = await createWorld('PLACED');
  const sanctions = [{ id: '1', kind: 'REVOKED' as const, clause: '三(三)', from: '2026-02-01', at: '', by: '' }];
  await cardsUntil(world, '2028-12-01', 1, { sanctions });
  expect(done(await announce(world, '2028-12')).announced).toBe(0);
});

test.each(['2028-13', '2028', '明年', ''])('%j is no month', async (month) => {
  const world = await createWorld('PLACED');
  expect(codesOf(await announce(world, month))).toEqual(['VALIDATION', 'NOT_A_MONTH']);
  expect(codesOf(await listExpiringCards(world.deps, province, { month, first: 10 }))).toEqual([
    'VALIDATION',
    'NOT_A_MONTH',
  ]);
});

test('a centre sees its own cards that end in a month, the province all, others none', async () => {
  const world = await createWorld('PLACED');
  const own = await cardsUntil(world, '2028-12-01', 2);
  const others = await cardsUntil(world, '2028-12-02', 1, { maker: '510700' });
  const seen = async (actor: typeof province) =>
    done(await listExpiringCards(world.deps, actor, { month: '2028-12', first: 100 })).entries.map(
      ({ value }) => value.number,
    );
  expect(await seen(chengdu)).toEqual(own);
  expect(await seen(province)).toEqual([...own, ...others]);
  for (const actor of [applicant('li'), staff('agency', 'agency-1'), staff('auditor')])
    expect(codesOf(await listExpiringCards(world.deps, actor, { month: '2028-12', first: 1 }))).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
});

test('text that can be no place in the list is refused, and announces nothing', async () => {
  const world = await createWorld('PLACED');
  await cardsUntil(world, '2028-12-01', 1);
  expect(done(await announce(world, '2028-12', '')).announced).toBe(1);
  for (const place of ['\ud800', 'x'.repeat(2000)])
    expect(codesOf(await announce(world, '2028-12', place))).toEqual(['VALIDATION', 'NOT_A_PLACE']);
});
