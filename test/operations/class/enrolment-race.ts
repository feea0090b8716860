import { setTimeout as pause } from 'node:timers/promises';
import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Application } from '#domain/application/application';
import type { Seats } from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import { personHashOf } from '#operations/application/live-guard';
import { enrolApplication } from '#operations/class/enrol-application';
import type { Deps } from '#operations/deps';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import { applicationWrite } from '#store/applications';
import { emptyChain } from '#store/events';
import { personAttribute, personRef } from '#store/people';
import { read } from '#store/read';
import { seatsRef } from '#store/seats';
import { codesOf, newKey } from '#test/operations/journey';
import {
  agency,
  applicant,
  clientOf,
  createWorld,
  draftContent,
  openClass,
  tableName,
  type World,
  writeClass,
} from '#test/operations/world';
import { idNumber } from './qualified.ts';

export const people = 500;
export const places = 50;

export interface RaceReport {
  world: World;
  seated: number;
  waiting: number;
  /** Told CLASS_FULL. */
  full: number;
  calls: number;
  busy: number;
  transactions: number;
  seconds: number;
  seats: Seats;
}

interface Race {
  waitingList: boolean;
  /** Each with a client of its own, like functions that know nothing of each other. */
  processes?: number;
  /** What stands between the clients and the table. */
  disturb?: (client: DynamoDBClient) => void;
}

/** Everybody asks for a place at once; whoever is told BUSY asks again under the same key until it is settled. */
export async function raceForPlaces({ waitingList, processes = 8, disturb }: Race): Promise<RaceReport> {
  const trainingClass = openClass('ASSESSOR', { capacity: { overall: places }, waitingList });
  const world = await createWorld('PLACED');
  await writeClass(world.deps, trainingClass);
  await writePeople(world, trainingClass);
  const report = { calls: 0, busy: 0, transactions: 0 };
  const deps = Array.from({ length: processes }, () => processOf(world, report, disturb));
  const began = performance.now();
  const outcomes = await Promise.all(
    Array.from({ length: people }, (_, n) => settled(deps[n % processes]!, trainingClass.id, { n, report })),
  );
  const seconds = (performance.now() - began) / 1000;
  const count = (of: string) => outcomes.filter((outcome) => outcome === of).length;
  const seats = (await read(world.deps.store, [seatsRef(trainingClass.id)])).find(seatsRef(trainingClass.id))!;
  return {
    ...{ world, seats, seconds },
    ...{ seated: count('SEATED'), waiting: count('WAITING'), full: count('CLASS_FULL') },
    ...report,
  };
}

function processOf(
  world: World,
  report: { transactions: number },
  disturb: ((client: DynamoDBClient) => void) | undefined,
): Deps {
  const client = clientOf(world.accessKeyId);
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === 'TransactWriteItemsCommand') report.transactions += 1;
      return next(args);
    },
    { step: 'finalizeRequest', name: 'count', priority: 'low' },
  );
  disturb?.(client);
  const sleep = (milliseconds: number) => pause(milliseconds);
  return { ...world.deps, store: { ...world.deps.store, client, sleep, random: Math.random } };
}

async function settled(
  deps: Deps,
  classId: string,
  { n, report }: { n: number; report: { calls: number; busy: number } },
): Promise<string> {
  const key = newKey();
  for (;;) {
    report.calls += 1;
    const asked = { applicationId: `application-${n}`, classId };
    const outcome = await enrolApplication(deps, applicant(`p${n}`), asked, key).catch((error: unknown) => {
      if (!isTemporarilyUnavailable(error)) throw error;
      return undefined;
    });
    if (outcome?.ok) return outcome.value.application.enrolment?.state ?? 'NOWHERE';
    const code = outcome ? codesOf(outcome)[1] : 'BUSY';
    if (code !== 'BUSY') return code ?? '';
    report.busy += 1;
    // As a page does that a person looks at.
    await pause(Math.random() * 3_000);
  }
}

/** Straight into the table: 500 journeys would take longer than the race. */
async function writePeople({ deps, client }: World, trainingClass: TrainingClass): Promise<void> {
  const { id: classId, category, organiser } = trainingClass;
  const content = draftContent(category);
  const at = deps.now().toISOString();
  const routing = {
    reviewCentre: organiser,
    trainingOrganiser: organiser,
    numberIssuer: '510000',
    cardMaker: organiser,
  };
  const rows: object[] = [];
  for (let n = 0; n < people; n += 1) {
    const id = `application-${n}`;
    const hash = personHashOf(deps.seal, idNumber(n));
    const application: Application = {
      ...{ id, version: 1, kind: 'NEW', status: 'QUALIFIED', ...content },
      facts: { ...content.facts, idNumber: idNumber(n) },
      owner: deps.seal.lookup('subject', `p${n}`),
      agency: { ...agency, version: 1 },
      trainingClass: { ...trainingClass, version: 1 },
      ...{ routing, documents: [], person: { hash, nameHash: hash }, liveIn: classId, stage: { since: at } },
      ...{ createdAt: at, updatedAt: at, submittedAt: at },
    };
    const write = applicationWrite({ application, key: await deps.seal.newKey(id), chain: emptyChain });
    const { pk, sk } = personRef(hash);
    rows.push({ ...('row' in write && write.row), ...write.key, version: 1 });
    rows.push({ pk, sk, version: 1, [personAttribute.live(category, classId)]: id });
  }
  for (let from = 0; from < rows.length; from += 25) {
    const requests = rows
      .slice(from, from + 25)
      .map((row) => ({ PutRequest: { Item: marshall(row, { removeUndefinedValues: true }) } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } }));
  }
}
