import { isDeepStrictEqual } from 'node:util';
import { type AttributeValue, BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Deps } from '#operations/deps';
import type { MutationName } from '#operations/registry';
import { chance, clientOf, createWorld, dump, tableName, testDeps, type World } from '#test/operations/world';

/** What a stage leaves behind for those who act on it: ids, codes, tokens. */
export type Cast = Readonly<Record<string, string>>;

/** A state of the table in which several operations meet. */
export interface Stage {
  name: string;
  prepare: (world: World) => Promise<Cast>;
}

/** One operation as one caller calls it, always with the same idempotency key. */
export interface Scenario {
  operation: MutationName | 'planted';
  name: string;
  stage: Stage;
  /** Of a batch: as many as it has items. It is no one moment, so a crash may leave what its first items have done. */
  transactions?: number;
  /** Rows, by `pk sk`, that it may look at without relying on them: what of them counts stands in others that it checks. */
  looksAt?: RegExp;
  run: (deps: Deps, cast: Cast) => Promise<unknown>;
}

export type Item = Record<string, AttributeValue>;

/** A prepared stage that can be put back as often as needed. */
export interface SetStage {
  world: World;
  cast: Cast;
  before: Item[];
  /** `now` is what stands, where it is known already. */
  restore: (now?: Item[]) => Promise<void>;
  table: () => Promise<Item[]>;
}

export async function setStage(stage: Stage): Promise<SetStage> {
  // Restored and moved by hand again and again; what one undisturbed run leaves is checked by the crash harness.
  const world = await createWorld('ODD');
  const cast = await stage.prepare(world);
  const before = await dump(world.client);
  const table = () => dump(world.client);
  return { world, cast, before, table, restore: async (now) => restored(world.client, before, now ?? (await table())) };
}

async function restored(client: DynamoDBClient, before: Item[], now: Item[]): Promise<void> {
  const was = new Map(before.map((item) => [addressOf(item), item]));
  const is = new Map(now.map((item) => [addressOf(item), item]));
  const removed = now.filter((item) => !was.has(addressOf(item)));
  const changed = before.filter((item) => !isDeepStrictEqual(is.get(addressOf(item)), item));
  const requests = [
    ...removed.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk: pk!, sk: sk! } } })),
    ...changed.map((item) => ({ PutRequest: { Item: item } })),
  ];
  for (let at = 0; at < requests.length; at += 25) {
    const some = requests.slice(at, at + 25);
    await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: some } }));
  }
}

function addressOf(item: Item): string {
  return `${item.pk?.S} ${item.sk?.S}`;
}

/** Names of the rows that differ. */
export function differences(a: Item[], b: Item[]): string[] {
  const left = new Map(a.map((item) => [addressOf(item), item]));
  const right = new Map(b.map((item) => [addressOf(item), item]));
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (at) => !isDeepStrictEqual(left.get(at), right.get(at)),
  );
}

/** Called around each DynamoDB call of one process. */
export type Around = (command: string, call: () => Promise<unknown>, input: object) => Promise<unknown>;

/**
 * A process of its own on the stage: its own client, its own chance. Chance begins again with each call, so that a
 * decision made a second time names things as the first did and results can be compared byte by byte.
 */
export function processOn({ world }: SetStage, seed: string, around: Around): Deps {
  const client = clientOf(world.accessKeyId);
  let random = chance(seed);
  client.middlewareStack.add(
    (next, context) => (args) => {
      const command = String(context.commandName).replace('Command', '');
      random = chance(seed);
      const input = typeof args.input === 'object' && args.input !== null ? args.input : {};
      return around(command, () => next(args), input) as ReturnType<typeof next>;
    },
    { step: 'finalizeRequest', name: 'around', priority: 'low', override: true },
  );
  const { clock, objects } = world;
  return testDeps({ client, clock, objects, seed, random: (size) => random(size) });
}
