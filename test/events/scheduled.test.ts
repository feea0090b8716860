import { expect, test } from 'vitest';
import { personRef } from '#operations/person';
import { idNumberOf } from '#test/operations/card/card-world';
import { writeCards } from '#test/operations/card/panel-world';
import { createWorld, type World } from '#test/operations/world';
import { deliver, eventRecords, eventsWorld } from './delivery.ts';

const order = { announceExpiringCards: { monthsAhead: 3 } };

/** In February 2027, three months after the clock of the tests. */
async function cardsThatEnd(world: World, count: number): Promise<void> {
  const periods = [{ from: '2024-03-01', until: '2027-02-28', applicationId: 'a' }];
  const cards = Array.from({ length: count }, (_, at) => ({
    ...{ number: `K27${String(at).padStart(3, '0')}`, name: '甲', idNumber: idNumberOf(at) },
    more: { periods, owner: personRef(world.deps.seal, `holder ${at}`) },
  }));
  await writeCards(world, cards);
}

test("the clock's order tells every holder of a card that ends in three months, once however often it is given", async () => {
  const world = await createWorld();
  await cardsThatEnd(world, 65);
  const { handler, inbox } = eventsWorld(world.deps);
  expect(await handler(order)).toEqual({ month: '2027-02', announced: 65 });
  await handler(order);
  await deliver(handler, await eventRecords(world));
  const told = inbox.arrived.filter(({ kind }) => kind === 'announceExpiringCards');
  expect(new Set(told.map(({ to }) => to.owner)).size).toBe(65);
  expect(told).toHaveLength(65);
  expect(told[0]?.text).toBe('您的证卡即将到期。需要继续使用的，请按期办理复核。');
});

test('an order whose time runs out is not reported as carried out, and goes on where it was stopped', async () => {
  const world = await createWorld();
  await cardsThatEnd(world, 65);
  const { handler } = eventsWorld(world.deps);
  world.sent.length = 0;
  // Enough for one chunk.
  const getRemainingTimeInMillis = () => (world.sent.includes('TransactWriteItems') ? 9_999 : 60_000);
  await expect(handler(order, { awsRequestId: 'r', getRemainingTimeInMillis })).rejects.toThrow();
  expect((await eventRecords(world)).length).toBe(30);
  expect(await handler(order)).toEqual({ month: '2027-02', announced: 65 });
});

test.each([{ monthsAhead: -1 }, { monthsAhead: 25 }, { monthsAhead: 1.5 }, {}])(
  'the order %j is none',
  async (asked) => {
    const world = await createWorld();
    const { handler } = eventsWorld(world.deps);
    await expect(handler({ announceExpiringCards: asked })).rejects.toThrow();
  },
);
