import { expect, test } from 'vitest';
import { MessageDeferred } from '#operations/events/notify';
import { rebuildStatistics } from '#operations/events/statistics-rebuild';
import { checkStatistics } from '#operations/fsck/statistics';
import { scanTable } from '#operations/fsck/table';
import { adjust, commit, type Write } from '#store/commit';
import { followedRef, followedWrite } from '#store/followed';
import { read } from '#store/read';
import { statisticRef } from '#store/statistics';
import { applicant, createWorld, type World } from '#test/operations/world';
import { deliver, type EventsWorld, eventRecords, eventsWorld, type StreamRecord, statisticRows } from './delivery.ts';
import { born, dice, type Life, lived, recount } from './lives.ts';

const li = applicant('li');
const day = 86_400_000;

interface Town {
  world: World;
  events: EventsWorld;
  lives: Life[];
  /** Everything that was written, in an order in which a stream could deliver it. */
  stream: StreamRecord[];
  roll: (bound: number) => number;
}

async function town(seed: string, people: number): Promise<Town> {
  const world = await createWorld();
  const roll = dice(seed);
  const lives: Life[] = [];
  for (let at = 0; at < people; at += 1) lives.push(await born(world, li, at % 5 === 0));
  return { world, events: eventsWorld(world.deps), lives, stream: [], roll };
}

async function steps({ world, lives, roll }: Town, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    world.clock.now = new Date(world.clock.now.getTime() + roll(4) * (roll(30) === 0 ? 200 : 1) * day);
    await lived(world, lives[roll(lives.length)]!, roll);
  }
}

/** What was written since, delivered in batches that overlap and now and then fail in the middle. */
async function delivered(of: Town): Promise<void> {
  const known = new Set(of.stream.map(({ dynamodb }) => JSON.stringify(dynamodb.Keys)));
  const written = await eventRecords(of.world);
  const fresh = written.filter(({ dynamodb }) => !known.has(JSON.stringify(dynamodb.Keys)));
  const from = Math.max(0, of.stream.length - of.roll(20));
  of.stream.push(...fresh);
  of.events.inbox.fails = () => (of.roll(6) === 0 ? new MessageDeferred('later') : undefined);
  await deliver(of.events.handler, of.stream.slice(from), 1 + of.roll(12));
  of.events.inbox.fails = undefined;
  if (of.roll(2) === 0) await deliver(of.events.handler, of.stream);
}

test.each(['one', 'two', 'three'])(
  'random lives, delivered with repetitions and failures, are counted as a recount counts them (%s)',
  async (seed) => {
    const of = await town(seed, 12);
    for (let round = 0; round < 5; round += 1) {
      await steps(of, 20);
      await delivered(of);
      expect(await statisticRows(of.world)).toEqual(recount(of.lives));
      expect(checkStatistics(await scanTable(of.world.deps.store))).toEqual([]);
    }
    const told = of.lives.flatMap(({ steps }) => steps.filter(({ from, to }) => from !== to));
    expect(of.events.inbox.once()).toHaveLength(told.length);
    console.info(`statistics: ${of.stream.length} events, ${of.events.inbox.arrived.length} messages sent`);
  },
);

test.each(['four', 'five'])(
  'a rebuild while the stream goes on counts what a recount counts, and so does the stream after it (%s)',
  async (seed) => {
    const of = await town(seed, 12);
    await steps(of, 40);
    await delivered(of);
    for (let round = 2; round < 5; round += 1) {
      await steps(of, 15);
      const [{ generation }] = await Promise.all([rebuildStatistics(of.world.deps.store), delivered(of), steps(of, 5)]);
      expect(generation).toBe(round);
      await delivered(of);
      expect(await statisticRows(of.world, generation)).toEqual(recount(of.lives));
      expect(checkStatistics(await scanTable(of.world.deps.store))).toEqual([]);
    }
  },
);

test('what a rebuild counts first is not counted again when the stream delivers it', async () => {
  const of = await town('six', 6);
  await steps(of, 40);
  const { generation, counted } = await rebuildStatistics(of.world.deps.store);
  expect(counted).toBeGreaterThan(10);
  const rebuilt = await statisticRows(of.world, generation);
  expect(rebuilt).toEqual(recount(of.lives));
  await delivered(of);
  expect(await statisticRows(of.world, generation)).toEqual(rebuilt);
  expect(of.events.inbox.once().length).toBeGreaterThan(10);
});

const cell = statisticRef({ generation: 1, year: 2026, centre: '510100', category: 'ASSESSOR' });

test.each<[string, (id: string) => Write]>([
  ['one too many', () => adjust(cell, { where: [], add: { applied: 1 } })],
  ['one of a name that nobody knows', () => adjust(cell, { where: [], add: { vanished: 1 } })],
  ['an event noted twice', (id) => followedWrite(`APP#${id}`, undefined, noted(1, [2, 2]))],
  ['an event noted that is not there', (id) => followedWrite(`APP#${id}`, undefined, noted(1, [999]))],
])('the check of the whole table finds %s', async (_, corruption) => {
  const of = await town('seven', 3);
  await steps(of, 15);
  await delivered(of);
  const { store } = of.world.deps;
  expect(checkStatistics(await scanTable(store))).toEqual([]);
  const write = corruption(of.lives[0]!.id);
  const snapshot = await read(store, [{ ...write.key, schema: followedRef('').schema }]);
  expect(await commit(store, snapshot, [write])).toBe('COMMITTED');
  expect(checkStatistics(await scanTable(store))).not.toEqual([]);
  of.world.state = 'ODD';
});

function noted(generation: number, sequences: number[]) {
  return { counted: new Map([[generation, sequences]]), oldest: 1 };
}
