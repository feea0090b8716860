import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type AttributeValue,
  DeleteTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { Agency } from '#domain/agency';
import type { DraftContent } from '#domain/application/draft';
import type { Category } from '#domain/category';
import { curriculumOf } from '#domain/class/curriculum';
import type { TrainingClass } from '#domain/class/training-class';
import { shanghaiDay } from '#domain/day';
import { evaluate } from '#domain/eligibility/evaluate';
import type { Facts } from '#domain/eligibility/fact';
import { defaultPractice } from '#domain/practice';
import { findRuleSet, shippedRuleSets } from '#domain/rules/shipped';
import { createTable } from '#local/table';
import type { Actor } from '#operations/actor';
import { createDraft } from '#operations/chat/create-draft';
import type { Deps } from '#operations/deps';
import { agencyRef, agencyWrite } from '#store/agencies';
import { commit, type Write } from '#store/commit';
import { createKeyring } from '#store/keyring';
import type { ObjectStore } from '#store/objects';
import { type Ref, read } from '#store/read';
import { createSeal } from '#store/seal';
import { createDynamodbClient, createStore, type Store } from '#store/store';
import { trainingClassRef, trainingClassWrite } from '#store/training-classes';
import { truths } from '#test/conversation/answers';
import { dynamodbEndpoint } from '#test/dynamodb';

export const tableName = 'kaoping';
/** 10:00 in Chengdu. */
export const began = new Date('2026-11-23T02:00:00Z');

/** One table in a database of its own, a clock that stands still, and chance that is the same in every run. */
export interface World {
  deps: Deps;
  client: DynamoDBClient;
  clock: { now: Date };
  objects: FakeObjects;
  /** Names of the commands sent since it was last emptied, every attempt counted. */
  sent: string[];
  accessKeyId: string;
  /** WHOLE: made by operations alone; PLACED: some of it by hand; ODD: broken on purpose. How it is checked at the end. */
  state: 'WHOLE' | 'PLACED' | 'ODD';
}

let databases = 0;
/** One for all clients: each of them is a process of its own to the product, but need not open its own connections. */
const { requestHandler } = createDynamodbClient({
  requestHandler: { requestTimeout: 20_000, throwOnRequestTimeout: true, httpAgent: { maxSockets: 200 } },
}).config;

/** `accessKeyId` names the database: another client of the same one sees the same table. */
export function clientOf(accessKeyId: string): DynamoDBClient {
  return createDynamodbClient({
    endpoint: dynamodbEndpoint(),
    region: 'local',
    credentials: { accessKeyId, secretAccessKey: 'test' },
    requestHandler,
  });
}

/** What a test file left that was stopped before its end. */
async function dropTable(client: DynamoDBClient): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: tableName })).catch((error: unknown) => {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  });
}

/**
 * The engine keeps about 300 KB for every database it has ever had, which a thousand test files' worlds would exhaust: files that
 * run one after the other use the same ones again, with a new table each.
 */
export async function createWorld(state: World['state'] = 'WHOLE'): Promise<World> {
  databases += 1;
  const accessKeyId = `W${process.env.VITEST_POOL_ID ?? process.pid}x${databases}`;
  const client = clientOf(accessKeyId);
  await dropTable(client);
  await createTable(client, tableName);
  const sent: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      sent.push(String(context.commandName).replace('Command', ''));
      return next(args);
    },
    { step: 'finalizeRequest', name: 'count', override: true },
  );
  const clock = { now: began };
  const objects = new FakeObjects();
  const deps = testDeps({ client, clock, objects, seed: 'world' });
  const world: World = { deps, client, clock, objects, sent, accessKeyId, state };
  globalThis.worldsToCheck ??= [];
  globalThis.worldsToCheck.push(world);
  return world;
}

export interface Parts {
  client: DynamoDBClient;
  clock: { now: Date };
  objects: ObjectStore;
  seed: string;
  random?: (size: number) => Uint8Array;
  store?: Partial<Store>;
}

export function testDeps({ client, clock, objects, seed, store, random = chance(seed) }: Parts): Deps {
  // Of its own: how often something was tried must not change what is decided.
  const jitter = chance(`${seed}, jitter`);
  const keyring = createKeyring({ current: 'm1', keys: { m1: Buffer.alloc(32, 7).toString('base64') } }, random);
  const now = () => clock.now;
  return {
    store: createStore(client, tableName, {
      now,
      random: () => (jitter(1)[0] ?? 0) / 256,
      sleep: () => Promise.resolve(),
      ...store,
    }),
    seal: createSeal({ keyring, lookupKey: Buffer.alloc(32, 9), randomBytes: random }),
    objects,
    now,
    randomBytes: random,
    ruleSets: shippedRuleSets,
    practice: defaultPractice,
  };
}

/** Bytes that look random and are the same for the same seed. */
export function chance(seed: string): (size: number) => Uint8Array {
  let count = 0;
  return (size) => {
    const bytes: Buffer[] = [];
    while (Buffer.concat(bytes).length < size) {
      count += 1;
      bytes.push(createHash('sha256').update(`${seed}:${count}`).digest());
    }
    return Buffer.concat(bytes).subarray(0, size);
  };
}

/** Holds what is put; faults and S3's own rules are tested elsewhere. */
class FakeObjects implements ObjectStore {
  readonly held = new Map<string, { contentType: string; bytes: Uint8Array }>();

  async presignPut({ key, contentType, sha256 }: Parameters<ObjectStore['presignPut']>[0]) {
    return { url: `https://objects.test/${key}`, headers: { 'content-type': contentType, 'x-sha256': sha256 } };
  }

  async presignGet({ key }: { key: string }) {
    return `https://objects.test/${key}`;
  }

  async write({ key, contentType, path }: Parameters<ObjectStore['write']>[0]) {
    this.held.set(key, { contentType, bytes: await readFile(path) });
  }

  async read(key: string, maxBytes: number) {
    const held = this.held.get(key);
    if (!held) return undefined;
    const about = { size: held.bytes.length, contentType: held.contentType };
    return held.bytes.length > maxBytes ? about : { ...about, bytes: held.bytes };
  }
}

export function applicant(subject: string): Actor {
  return { kind: 'person', subject, roles: [{ role: 'applicant' }] };
}

/** Somebody of an office: an agency's id, a city's code, or the province. */
export function staff(
  role: 'agency' | 'city' | 'province' | 'auditor',
  office = '',
  subject = `${role} ${office}`,
): Actor {
  const at = { agency: { organisation: office }, city: { city: office }, province: {}, auditor: {} }[role];
  return { kind: 'person', subject, roles: [{ role, ...at }] };
}

export const agency: Agency = {
  id: 'agency-1',
  name: '成都样例评价中心',
  kind: 'LOCAL',
  city: '510100',
  active: true,
};

export function openClass(category: Category, more: Partial<TrainingClass> = {}): TrainingClass {
  const provincial = category === 'SENIOR_ASSESSOR' || category === 'QUALITY_SUPERVISOR';
  return {
    id: `class-${category}`,
    category,
    title: '样例培训班',
    organiser: provincial ? '510000' : '510100',
    ...{ year: 2026, month: 12 },
    registration: { opensOn: '2026-11-01', closesOn: '2026-11-30' },
    status: 'PUBLISHED',
    ...curriculumOf(category),
    capacity: { overall: 50 },
    ...more,
  };
}

export function draftContent(category: Category, more: Facts = {}): DraftContent {
  const ruleSet = findRuleSet(category)!;
  const facts = { ...truths[category], ...more };
  const consent = { version: '2024-11', on: shanghaiDay(began) };
  return { category, ruleSetId: ruleSet.id, facts, evaluation: evaluate(ruleSet, facts), consent };
}

/** Writes rows that need no operation yet, whatever stands there. */
export async function write(deps: Deps, writes: { ref: Ref; write: Write }[]): Promise<void> {
  const refs = writes.map(({ ref }) => ref);
  const snapshot = await read(deps.store, refs);
  const outcome = await commit(
    deps.store,
    snapshot,
    writes.map((each) => each.write),
  );
  if (outcome !== 'COMMITTED') throw new Error('the sample rows moved');
}

export async function writeAgency(deps: Deps, value: Agency): Promise<void> {
  await write(deps, [{ ref: agencyRef(value.id), write: agencyWrite(value) }]);
}

export async function writeClass(deps: Deps, value: TrainingClass): Promise<void> {
  await write(deps, [{ ref: trainingClassRef(value.id), write: trainingClassWrite(value) }]);
}

/** A draft as a conversation leaves it. */
export async function writeDraft(
  deps: Deps,
  { actor, category = 'ASSESSOR', facts = {} }: { actor: Actor; category?: Category; facts?: Facts },
): Promise<{ applicationId: string; claimCode?: string }> {
  const draft = await createDraft(deps, { actor, content: draftContent(category, facts), now: deps.now() });
  await commit(deps.store, await read(deps.store, []), draft.writes);
  return draft;
}

/** Every row as DynamoDB holds it, in the order of its keys. */
export async function dump(client: DynamoDBClient): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  let from: Record<string, AttributeValue> | undefined;
  do {
    const request = { TableName: tableName, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) };
    const page = await client.send(new ScanCommand(request));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  const at = (item: Record<string, AttributeValue>) => `${item.pk?.S}\n${item.sk?.S}`;
  return items.sort((a, b) => (at(a) < at(b) ? -1 : 1));
}
