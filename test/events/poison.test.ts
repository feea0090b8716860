import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, expect, test } from 'vitest';
import { createWorld, dump, tableName, type World } from '#test/operations/world';
import { deliver, type EventsWorld, eventsWorld, handedIn, recordOf, statisticRows } from './delivery.ts';

interface Poison {
  record: unknown;
  reason: string;
  /** What stands in the table, or will when somebody has put it right; none where nothing can be done. */
  repaired?: Record<string, unknown>;
}

/** Each of them once at every fifth position. */
const kinds: readonly ((at: number) => Poison)[] = [
  () => ({ record: null, reason: 'UNREADABLE' }),
  (at) => ({ record: { garbage: at, dynamodb: { SequenceNumber: `g${at}` } }, reason: 'UNREADABLE' }),
  (at) => {
    const row = handedIn(`cut-${at}`);
    const { action: _, ...cut } = row;
    return { record: recordOf(cut), reason: 'UNREADABLE', repaired: row };
  },
  (at) => {
    const row = handedIn(`moved-${at}`);
    const record = recordOf({ ...row, subject: 'APP#another' });
    return { record, reason: 'UNREADABLE', repaired: row };
  },
  (at) => {
    const row = handedIn(`strange-${at}`);
    const record = recordOf({ ...row, counted: { category: 'ASTRONAUT', centre: '510100', year: 2026 } });
    return { record, reason: 'HANDLING_FAILED', repaired: row };
  },
];

const size = 100;

/** A batch with poison at one position; `effective` of the others are counted, the rest are records of other rows. */
function batchOf(name: string, poison: unknown, { at, effective }: { at: number; effective: number }): unknown[] {
  const every = Math.floor(size / effective);
  return Array.from({ length: size }, (_, place) => {
    if (place === at) return poison;
    if (place % every === at % every) return recordOf(handedIn(`${name}-${place}`));
    return { ...recordOf({ pk: `APP#${name}-${place}`, sk: 'APP' }), eventName: 'MODIFY' };
  });
}

async function deadLetters(world: World): Promise<Record<string, unknown>[]> {
  return (await dump(world.client)).map((item) => unmarshall(item)).filter(({ pk }) => pk === 'DEAD');
}

let world: World;
let events: EventsWorld;
let counted = 0;
let poisons: Poison[];

beforeAll(async () => {
  // Events alone, without the applications that they are about.
  world = await createWorld('ODD');
  events = eventsWorld(world.deps);
  // All of them in a batch that has nothing else but events, at the ends and in the middle; every position in one of which a tenth are.
  const full = [0, 49, 99].map((at) => ({ at, effective: size }));
  const all = Array.from({ length: size }, (_, at) => ({ at, effective: 10 }));
  poisons = [];
  for (const [run, where] of [...full, ...all].entries()) {
    const poison = kinds[run % kinds.length]!(run);
    poisons.push(poison);
    const batch = batchOf(String(run), poison.record, where);
    counted += batch.filter((record) => JSON.stringify(record).includes('submitApplication')).length;
    counted -= JSON.stringify(poison.record).includes('submitApplication') ? 1 : 0;
    expect(await events.handler({ Records: batch })).toEqual({ batchItemFailures: [] });
  }
});

test('a poison record at each of 100 positions holds up none of the other 99: each is counted once', async () => {
  expect(await statisticRows(world)).toEqual({ '2026 510100 ASSESSOR': { applied: counted } });
  console.info(`poison: ${poisons.length} positions, ${counted} events counted`);
});

test('each is put aside with its reason, and its words in no log', async () => {
  const letters = await deadLetters(world);
  // A record that says nothing at all is the same one every time.
  expect(letters.map(({ reason }) => reason).sort()).toEqual(
    [...new Set(poisons.map(({ record, reason }) => JSON.stringify([record, reason])))]
      .map((of) => JSON.parse(of)[1])
      .sort(),
  );
  expect(letters.every(({ state, parkedAt }) => state === 'PARKED' && parkedAt !== undefined)).toBe(true);
  expect(events.lines.filter(({ code }) => code === 'PARKED')).toHaveLength(poisons.length);
});

test('what was put right is handled by a replay, the rest stays, and another replay changes nothing', async () => {
  const repaired = poisons.flatMap((each) => (each.repaired ? [each.repaired] : []));
  for (const row of repaired) {
    await world.client.send(new PutItemCommand({ TableName: tableName, Item: marshall(row) }));
  }
  const left = (await deadLetters(world)).length - repaired.length;
  const first = await events.handler({ replayDeadLetters: true });
  expect(first).toMatchObject({ replayed: repaired.length, left: { length: left } });
  expect(await statisticRows(world)).toEqual({ '2026 510100 ASSESSOR': { applied: counted + repaired.length } });
  const stands = await statisticRows(world);
  expect(await events.handler({ replayDeadLetters: true })).toMatchObject({ replayed: 0, left: { length: left } });
  // Delivered late, after it was handled by the replay.
  await deliver(events.handler, repaired.map(recordOf));
  expect(await statisticRows(world)).toEqual(stands);
});
