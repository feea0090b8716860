import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { anonymous } from '#operations/actor';
import { findClasses, listClasses } from '#operations/application/reads';
import { listClassHistory, listOfficeClasses } from '#operations/class/class-reads';
import {
  cancelTrainingClass,
  closeRegistration,
  publishTrainingClass,
  startTrainingClass,
} from '#operations/class/class-steps';
import { type CreateTrainingClassInput, createTrainingClass } from '#operations/class/create-training-class';
import { enrolApplication } from '#operations/class/enrol-application';
import { recordResults } from '#operations/class/record-results';
import { findTrainingPlan, saveTrainingPlan } from '#operations/class/training-plan';
import { updateTrainingClass } from '#operations/class/update-training-class';
import { fsck } from '#operations/fsck/fsck';
import { codesOf, done, newKey } from '#test/operations/journey';
import {
  applicant,
  createWorld,
  dump,
  openClass,
  staff,
  tableName,
  type World,
  writeClass,
} from '#test/operations/world';
import { enrolledClass, qualifiedApplication } from './qualified.ts';
import { begunClass, runningClass } from './running-class.ts';

const chengdu = staff('city', '510100');
const mianyang = staff('city', '510700');
const input: CreateTrainingClassInput = {
  organiser: '510100',
  category: 'ASSESSOR',
  title: '2026年第4期考评员培训班',
  ...{ year: 2026, month: 12 },
  registration: { opensOn: '2026年11月1日', closesOn: '2026/11/30' },
  training: { startsOn: '2026-12-10', endsOn: '2026-12-13' },
  capacity: { overall: 50, cities: [{ city: '510100', places: 40 }] },
};

async function drafted(world: World): Promise<string> {
  const { trainingClass } = done(await createTrainingClass(world.deps, chengdu, input, newKey()));
  return trainingClass.id;
}

const visible = async (world: World, actor: Parameters<typeof findClasses>[1], id: string) =>
  (await findClasses(world.deps, actor, [id]))[0] !== undefined;

test('from a draft that only its centre sees to a class that has begun, step by step on one chain', async () => {
  const world = await createWorld();
  const classId = await drafted(world);
  expect([await visible(world, chengdu, classId), await visible(world, staff('auditor'), classId)]).toEqual([
    true,
    true,
  ]);
  expect([await visible(world, anonymous, classId), await visible(world, mianyang, classId)]).toEqual([false, false]);
  const listed = async () =>
    done(await listClasses(world.deps, anonymous, { category: 'ASSESSOR', first: 10 })).entries;
  expect(await listed()).toEqual([]);
  done(await updateTrainingClass(world.deps, chengdu, { classId, place: '成都', expectedVersion: 1 }, newKey()));
  done(await publishTrainingClass(world.deps, chengdu, { classId }, newKey()));
  expect((await listed()).map(({ value }) => value.id)).toEqual([classId]);
  done(await closeRegistration(world.deps, chengdu, { classId }, newKey()));
  expect(codesOf(await startTrainingClass(world.deps, chengdu, { classId }, newKey()))).toEqual([
    'CONFLICT',
    'TOO_EARLY',
  ]);
  world.clock.now = new Date('2026-12-10T01:00:00Z');
  const { trainingClass } = done(await startTrainingClass(world.deps, chengdu, { classId }, newKey()));
  expect(trainingClass).toMatchObject({ status: 'RUNNING', version: 5, registration: { opensOn: '2026-11-01' } });
  const { entries } = done(await listClassHistory(world.deps, chengdu, { classId, first: 10 }));
  expect(entries.map(({ value }) => `${value.action} ${value.toStatus} ${value.changed}`)).toEqual([
    'createTrainingClass DRAFT status',
    'updateTrainingClass DRAFT place',
    'publishTrainingClass PUBLISHED status',
    'closeRegistration REGISTRATION_CLOSED status',
    'startTrainingClass RUNNING status',
  ]);
  expect(entries[0]?.value.actor).toMatchObject({ role: 'city', organisation: '510100', label: '成都市职鉴中心' });
  expect(codesOf(await listClassHistory(world.deps, mianyang, { classId, first: 10 }))[0]).toBe('NOT_FOUND');
});

test('everything that is wrong with a new class is said at once, with the clause', async () => {
  const world = await createWorld();
  const wrong = { ...input, category: 'SENIOR_ASSESSOR' as const, title: '', month: 13, capacity: { overall: 601 } };
  const outcome = await createTrainingClass(world.deps, chengdu, wrong, newKey());
  expect(codesOf(outcome)).toEqual(['VALIDATION', 'PROVINCE_ONLY', 'TEXT_LENGTH', 'NOT_A_MONTH', 'PLACES']);
  expect(outcome.ok ? undefined : outcome.refusal.problems[0].clause).toBe('一(二)2');
});

test("no centre makes, changes or steps another's class on", async () => {
  const world = await createWorld();
  const classId = await drafted(world);
  for (const actor of [mianyang, staff('province')]) {
    for (const attempt of [
      createTrainingClass(world.deps, actor, input, newKey()),
      updateTrainingClass(world.deps, actor, { classId, title: '改名' }, newKey()),
      publishTrainingClass(world.deps, actor, { classId }, newKey()),
      cancelTrainingClass(world.deps, actor, { classId, reason: '理由' }, newKey()),
    ]) {
      expect(codesOf(await attempt)[0]).toBe('NOT_FOUND');
    }
  }
  for (const actor of [applicant('li'), staff('agency', 'agency-1'), staff('auditor')]) {
    expect(codesOf(await publishTrainingClass(world.deps, actor, { classId }, newKey()))[0]).toBe('FORBIDDEN');
  }
});

test('a class that was changed since it was opened is not overwritten', async () => {
  const world = await createWorld();
  const classId = await drafted(world);
  const update = (title: string, expectedVersion: number) =>
    updateTrainingClass(world.deps, chengdu, { classId, title, expectedVersion }, newKey());
  done(await update('甲', 1));
  expect(codesOf(await update('乙', 1))).toEqual(['CONFLICT', 'VERSION_MOVED']);
  done(await update('乙', 2));
});

test("a centre finds its classes of a year with its drafts; nobody else's centre does", async () => {
  const world = await createWorld();
  const classId = await drafted(world);
  await writeClass(world.deps, openClass('ASSESSOR', { id: 'of-2025', year: 2025 }));
  await writeClass(
    world.deps,
    openClass('ASSESSOR', { id: 'published', registration: { opensOn: '2026-01-01', closesOn: '2026-01-31' } }),
  );
  const asked = { organiser: '510100', year: 2026, first: 10 };
  const found = async (actor: Parameters<typeof listOfficeClasses>[1]) =>
    done(await listOfficeClasses(world.deps, actor, asked)).entries.map(({ value }) => value.id);
  expect(await found(chengdu)).toEqual(['published', classId]);
  expect(await found(staff('province'))).toEqual(['published', classId]);
  expect(codesOf(await listOfficeClasses(world.deps, mianyang, asked))[0]).toBe('FORBIDDEN');
  expect(codesOf(await listOfficeClasses(world.deps, anonymous, asked))[0]).toBe('UNAUTHENTICATED');
});

describe('a cancelled class', () => {
  test('stays visible with its reason once it was published, and was never seen otherwise', async () => {
    const world = await createWorld();
    const cancel = (classId: string) =>
      cancelTrainingClass(world.deps, chengdu, { classId, reason: ' 场地停用 ' }, newKey());
    const [one, other] = [await drafted(world), await drafted(world)];
    done(await publishTrainingClass(world.deps, chengdu, { classId: one }, newKey()));
    expect(done(await cancel(one)).trainingClass.cancellation).toMatchObject({ reason: '场地停用' });
    done(await cancel(other));
    expect([await visible(world, anonymous, one), await visible(world, anonymous, other)]).toEqual([true, false]);
    expect(codesOf(await cancel(one))).toEqual(['CONFLICT', 'CLASS_STATUS']);
  });

  test('has no results: with the first of them a class is not cancelled any more', async () => {
    const world = await createWorld();
    const { classId, ids } = await runningClass(world, { trainingClass: begunClass() });
    const entries = [{ applicationId: ids[0]!, theory: '80' }];
    done(await recordResults(world.deps, chengdu, { classId, sitting: 'FIRST', entries }, newKey()));
    const outcome = await cancelTrainingClass(world.deps, chengdu, { classId, reason: '理由' }, newKey());
    expect(codesOf(outcome)).toEqual(['CONFLICT', 'RESULTS_RECORDED']);
  });
});

describe('a plan', () => {
  const plan = { organiser: '510100', year: 2027, entries: [{ category: 'ASSESSOR' as const, month: 3, count: 2 }] };

  test("is its centre's alone while it is a draft, everybody's once it is published, and one for each year", async () => {
    const world = await createWorld();
    const seen = async (actor: Parameters<typeof findTrainingPlan>[1]) =>
      (await findTrainingPlan(world.deps, actor, { organiser: '510100', year: 2027 }))?.version;
    done(await saveTrainingPlan(world.deps, chengdu, { ...plan, status: 'DRAFT' }, newKey()));
    expect([await seen(chengdu), await seen(mianyang), await seen(anonymous)]).toEqual([1, undefined, undefined]);
    done(await saveTrainingPlan(world.deps, chengdu, { ...plan, status: 'PUBLISHED', expectedVersion: 1 }, newKey()));
    expect(await seen(anonymous)).toBe(2);
    const stale = await saveTrainingPlan(
      world.deps,
      chengdu,
      { ...plan, status: 'PUBLISHED', expectedVersion: 1 },
      newKey(),
    );
    expect(codesOf(stale)).toEqual(['CONFLICT', 'VERSION_MOVED']);
    const theirs = await saveTrainingPlan(world.deps, mianyang, { ...plan, status: 'DRAFT' }, newKey());
    expect(codesOf(theirs)[0]).toBe('NOT_FOUND');
  });
});

/** What the check of the whole table says after one row was altered behind everybody's back. */
async function afterChanging(sk: string, change: (row: Record<string, unknown>) => void): Promise<string[]> {
  const world = await createWorld();
  const trainingClass = openClass('ASSESSOR', { id: 'class-1', capacity: { overall: 1, cities: { '510100': 1 } } });
  await enrolledClass(world, trainingClass, ['li', 'wang']);
  world.state = 'ODD';
  const item = (await dump(world.client)).find(({ pk, sk: at }) => pk?.S === 'CLASS#class-1' && at?.S === sk)!;
  const row = unmarshall(item);
  change(row);
  await world.client.send(new PutItemCommand({ TableName: tableName, Item: marshall(row) }));
  const found = await fsck(world.deps);
  return found.filter(({ of }) => of.includes('CLASS#class-1')).map(({ kind, says }) => `${kind} ${says}`);
}

test.each<[string, string, (row: Record<string, unknown>) => void, string[]]>([
  ['nothing', 'SEATS', () => {}, []],
  [
    'a seat too many',
    'SEATS',
    (row) => Object.assign(row, { taken: 2, 'taken 510100': 2 }),
    ['RELATION 2 taken by 1', 'RELATION 510100: 2 taken by 1, of 1', 'RELATION 2 of 1 are taken'],
  ],
  [
    'somebody out of the line',
    'SEATS',
    (row) => Object.assign(row, { waiting: [] }),
    ['RELATION those in line are not those who say so', 'RELATION the line is not as long as it says'],
  ],
  [
    'a stranger in a seat',
    'SEATS',
    (row) => Object.assign(row, { 'seated x': '2026-11-23T02:00:00.000Z' }),
    ['RELATION those seated are not those who say so'],
  ],
  [
    'more places than the class has',
    'SEATS',
    (row) => Object.assign(row, { capacity: 9, 'capacity 510100': 9 }),
    ['RELATION the places are not those of the class', 'RELATION somebody waits for whom there is room'],
  ],
  [
    'another list',
    'CLASS',
    (row) => Object.assign(row, { gsi2pk: 'CLASSES#510700#2026' }),
    ['INDEX gsi2pk is not what follows from it'],
  ],
])('the check of the whole table finds %s', async (_, sk, change, expected) => {
  expect(await afterChanging(sk, change)).toEqual(expected);
});

test('in the class applied for, nothing but the application need be named', async () => {
  const world = await createWorld();
  const trainingClass = openClass('ASSESSOR');
  await writeClass(world.deps, trainingClass);
  const applicationId = await qualifiedApplication(world, { owner: 'li', trainingClass });
  for (const actor of [chengdu, applicant('li')]) {
    const outcome = await enrolApplication(world.deps, actor, { applicationId }, newKey());
    expect(outcome.ok ? 'done' : codesOf(outcome)[1]).toBe(actor === chengdu ? 'done' : 'ALREADY_ENROLLED');
  }
});
