import { randomBytes } from 'node:crypto';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { defaultPractice } from '#domain/practice';
import { shippedRuleSets } from '#domain/rules/shipped';
import type { ReadCaller } from '#functions/caller';
import { lazyCaller, noObjects } from '#functions/environment';
import { createIntakeHandler } from '#functions/intake/handler';
import type { Log, LogLine } from '#functions/log';
import { createTable } from '#local/table';
import type { Deps } from '#operations/deps';
import { createKeyring } from '#store/keyring';
import { createSeal } from '#store/seal';
import { createStore } from '#store/store';

/** One table, one clock that stands still, one handler as it is deployed. */
export interface World {
  deps: Deps;
  client: DynamoDBClient;
  tableName: string;
  clock: { now: Date };
  /** Names of the DynamoDB commands sent since it was last emptied, attempts included. */
  sent: string[];
  lines: LogLine[];
  handler: ReturnType<typeof createIntakeHandler>;
}

export const began = new Date('2026-11-23T02:00:00Z');

export async function createWorld(
  client: DynamoDBClient,
  more: { readCaller?: ReadCaller; log?: Log } = {},
): Promise<World> {
  const tableName = 'kaoping';
  await createTable(client, tableName);
  const clock = { now: began };
  const sent: string[] = [];
  const lines: LogLine[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      sent.push(String(context.commandName));
      return next(args);
    },
    { step: 'finalizeRequest', name: 'count', override: true },
  );
  const deps = createTestDeps(client, tableName, clock);
  const log = more.log ?? ((line) => lines.push(line));
  const handler = createIntakeHandler({ deps, readCaller: more.readCaller ?? lazyCaller(undefined), log });
  return { deps, client, tableName, clock, sent, lines, handler };
}

function createTestDeps(client: DynamoDBClient, tableName: string, clock: { now: Date }): Deps {
  const keyring = createKeyring({ current: 'test', keys: { test: Buffer.alloc(32, 7).toString('base64') } });
  return {
    store: createStore(client, tableName, { now: () => clock.now }),
    seal: createSeal({ keyring, lookupKey: Buffer.alloc(32, 9), randomBytes }),
    objects: noObjects,
    now: () => clock.now,
    randomBytes,
    ruleSets: shippedRuleSets,
    practice: defaultPractice,
  };
}

/** Every row as DynamoDB holds it. */
export async function dump(world: World): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let from: Record<string, never> | undefined;
  do {
    const page = await world.client.send(
      new ScanCommand({
        TableName: world.tableName,
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey as typeof from;
  } while (from);
  return items;
}
