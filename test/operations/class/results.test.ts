import { expect, test } from 'vitest';
import * as z from 'zod';
import { Practice } from '#domain/practice';
import { listApplicationHistory } from '#operations/application/reads';
import { type RecordResultsInput, recordResults } from '#operations/class/record-results';
import { applicationRef } from '#store/applications';
import { classBookRef, openBookKey } from '#store/class-book';
import { eventRef } from '#store/events';
import { personRef, personWrite } from '#store/people';
import { read } from '#store/read';
import { trainingClassRef } from '#store/training-classes';
import { codesOf, done, newKey, place } from '#test/operations/journey';
import { applicant, createWorld, dump, openClass, staff, type World, write } from '#test/operations/world';
import { begunClass, runningClass } from './running-class.ts';

const centre = staff('city', '510100');

function record(world: World, input: Partial<RecordResultsInput> & { classId: string }, by = centre) {
  return recordResults(world.deps, by, { sitting: 'FIRST', entries: [], ...input }, newKey());
}

async function applicationOf({ deps }: World, id: string) {
  const ref = applicationRef(id);
  return (await read(deps.store, [ref])).find(ref)!;
}

async function seatsOf({ deps }: World, owner: string): Promise<string[]> {
  const ref = personRef(`person-of-${owner}`);
  const row = (await read(deps.store, [ref])).find(ref) ?? {};
  return Object.keys(row).filter((name) => name.startsWith('seat '));
}

const said = (outcome: Awaited<ReturnType<typeof record>>) =>
  outcome.ok ? [] : outcome.refusal.problems.map(({ path, code, clause }) => [path, code, ...(clause ? [clause] : [])]);

test('results of a class are one read and one transaction, and settle who passed', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 3 });
  const [one = '', two = '', three = ''] = ids;
  world.sent.length = 0;
  const answer = done(
    await record(world, {
      classId,
      entries: [
        { applicationId: one, theory: '60', practice: '８５．５分' },
        { applicationId: two, theory: '59.99', practice: '100' },
        { applicationId: three, theory: '八十五' },
      ],
    }),
  );
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(answer.entries).toEqual([
    { applicationId: one, changed: true, outcome: 'PASSED' },
    { applicationId: two, changed: true, outcome: 'FAILED' },
    { applicationId: three, changed: true },
  ]);
  const rows = await Promise.all(ids.map((id) => applicationOf(world, id)));
  expect(rows.map(({ status }) => status)).toEqual(['PASSED', 'FAILED', 'ENROLLED']);
  expect(rows[0]?.results).toEqual({
    ...{ classId, first: { THEORY: 60, PRACTICE: 85.5 }, daysAttended: 0, outcome: 'PASSED' },
  });
  expect(rows[2]?.results).toEqual({ classId, first: { THEORY: 85 }, daysAttended: 0 });
  expect(await Promise.all(['p0', 'p1', 'p2'].map((owner) => seatsOf(world, owner)))).toEqual([
    [],
    [],
    ['seat ASSESSOR'],
  ]);
  const history = done(await listApplicationHistory(world.deps, centre, { applicationId: one, first: 10 }));
  expect(history.entries.at(-1)?.value).toMatchObject({
    ...{ action: 'recordResults', fromStatus: 'ENROLLED', toStatus: 'PASSED', changed: ['results', 'status'] },
    actor: { role: 'city', organisation: '510100' },
  });
});

test('thirty people are one transaction; one more is refused', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 31 });
  const entries = ids.map((applicationId) => ({ applicationId, theory: '70', practice: '70' }));
  expect(said(await record(world, { classId, entries }))).toEqual([['entries', 'TOO_MANY_ROWS']]);
  world.sent.length = 0;
  const { entries: settled } = done(await record(world, { classId, entries: entries.slice(0, 30) }));
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(settled.filter(({ outcome }) => outcome === 'PASSED')).toHaveLength(30);
});

test('everything wrong with a sheet is said at once, with row and field', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 5 });
  const [one = '', two = '', three = '', four = '', five = ''] = ids;
  const outcome = await record(world, {
    classId,
    entries: [
      { applicationId: one, theory: '100.01', practice: '七十几' },
      { applicationId: two, theory: '-1', practice: '85.555', unifiedOnline: '80' },
      { applicationId: 'nobody', theory: '80' },
      { applicationId: three, theory: '80' },
      { applicationId: three, theory: '80' },
      { applicationId: four, theory: '  ' },
      { applicationId: five, theory: '1e1', practice: '' },
    ],
  });
  expect(codesOf(outcome)[0]).toBe('VALIDATION');
  expect(said(outcome)).toEqual([
    ['entries.0.theory', 'POINTS_OUT_OF_RANGE'],
    ['entries.0.practice', 'POINTS_UNREADABLE'],
    ['entries.1.theory', 'POINTS_UNREADABLE'],
    ['entries.1.practice', 'POINTS_UNREADABLE'],
    ['entries.1.unifiedOnline', 'PART_NOT_EXAMINED', '一(四)'],
    ['entries.2.applicationId', 'NOT_IN_CLASS'],
    ['entries.4.applicationId', 'NAMED_TWICE'],
    ['entries.5', 'NOTHING_GIVEN'],
    ['entries.6.theory', 'POINTS_UNREADABLE'],
  ]);
  expect((await applicationOf(world, three)).results).toBeUndefined();
});

test('supervisors sit the unified online examination alone (二(四))', async () => {
  const world = await createWorld();
  const trainingClass = begunClass('QUALITY_SUPERVISOR');
  const { classId, ids } = await runningClass(world, { people: 1, trainingClass });
  const [applicationId = ''] = ids;
  const province = staff('province');
  const wrong = await record(world, { classId, entries: [{ applicationId, theory: '80' }] }, province);
  expect(said(wrong)).toEqual([['entries.0.theory', 'PART_NOT_EXAMINED', '二(四)']]);
  const right = await record(world, { classId, entries: [{ applicationId, unifiedOnline: '60' }] }, province);
  expect(done(right).entries[0]?.outcome).toBe('PASSED');
});

test('without pass marks nothing can be judged: the notice names none', async () => {
  const world = await createWorld();
  const { examination } = openClass('ASSESSOR');
  const half = { ...examination, passMarks: { THEORY: 60 } };
  const { classId, ids } = await runningClass(world, {
    people: 1,
    trainingClass: begunClass('ASSESSOR', { examination: half }),
  });
  const outcome = await record(world, { classId, entries: [{ applicationId: ids[0]!, theory: '80' }] });
  expect(codesOf(outcome)).toEqual(['CONFLICT', 'PASS_MARKS_MISSING']);
  expect(outcome.ok || outcome.refusal.problems[0]).toMatchObject({
    ...{ path: 'examination.passMarks', clause: '一(七)', message: expect.stringContaining('实操') },
  });
});

test('a part that is missing leaves a person where they are, until it comes', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  const [applicationId = ''] = ids;
  expect(
    done(await record(world, { classId, entries: [{ applicationId, theory: '90' }] })).entries[0]?.outcome,
  ).toBeUndefined();
  expect((await applicationOf(world, applicationId)).status).toBe('ENROLLED');
  const whole = await record(world, { classId, entries: [{ applicationId, practice: '90' }] });
  expect(done(whole).entries[0]?.outcome).toBe('PASSED');
});

test('a correction needs its reason, which is sealed, and turns the outcome both ways', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  const [applicationId = ''] = ids;
  done(await record(world, { classId, entries: [{ applicationId, theory: '59', practice: '80' }] }));
  const better = [{ applicationId, theory: '61' }];
  expect(said(await record(world, { classId, entries: better }))).toEqual([['reason', 'REASON_NEEDED']]);
  expect(said(await record(world, { classId, entries: better, reason: ' ' }))).toEqual([['reason', 'REASON_NEEDED']]);
  const long = await record(world, { classId, entries: better, reason: '长'.repeat(501) });
  expect(said(long)).toEqual([['reason', 'TOO_LONG']]);
  const reason = '欧阳金丝雀的理论试卷漏加两分';
  expect(done(await record(world, { classId, entries: better, reason })).entries[0]?.outcome).toBe('PASSED');
  expect(await applicationOf(world, applicationId)).toMatchObject({
    status: 'PASSED',
    results: { first: { THEORY: 61 } },
  });
  const back = await record(world, { classId, entries: [{ applicationId, theory: '59' }], reason: '复核无误' });
  expect(done(back).entries[0]?.outcome).toBe('FAILED');
  expect((await applicationOf(world, applicationId)).status).toBe('FAILED');
  expect(JSON.stringify(await dump(world.client))).not.toContain('金丝雀');
  expect(await reasonOf(world, classId, 2)).toBe(reason);
});

async function reasonOf({ deps }: World, classId: string, sequence: number): Promise<string> {
  const subject = trainingClassRef(classId).pk;
  const refs = { book: classBookRef(classId), event: eventRef(subject, sequence) };
  const snapshot = await read(deps.store, [refs.book, refs.event]);
  const key = await openBookKey(deps.seal, classId, snapshot.find(refs.book));
  const sealed = Buffer.from(snapshot.find(refs.event)?.sealedReason ?? '', 'base64');
  return key.open({ pk: subject, sk: `EVENT#${sequence}` }, 'reason', sealed, z.string());
}

test('what is recorded again as it was changes nothing and needs no reason', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  const entries = [{ applicationId: ids[0]!, theory: '59', practice: '80' }];
  const { bookVersion } = done(await record(world, { classId, entries }));
  const before = await applicationOf(world, ids[0]!);
  const again = done(await record(world, { classId, entries }));
  expect(again).toEqual({
    ...{ classId, bookVersion },
    entries: [{ applicationId: ids[0], changed: false, outcome: 'FAILED' }],
  });
  expect(await applicationOf(world, ids[0]!)).toEqual(before);
});

test('one resit for those who failed, of what they failed, where the class allows it', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 2 });
  const [failed = '', passed = ''] = ids;
  const first = [
    { applicationId: failed, theory: '50', practice: '80' },
    { applicationId: passed, theory: '80', practice: '80' },
  ];
  const early = await record(world, { classId, sitting: 'RESIT', entries: first });
  expect(said(early)).toEqual([
    ['entries.0.applicationId', 'RESIT_NOT_DUE'],
    ['entries.1.applicationId', 'RESIT_NOT_DUE'],
  ]);
  done(await record(world, { classId, entries: first }));
  expect(said(await record(world, { classId, sitting: 'RESIT', entries: first }))).toEqual([
    ['entries.0.practice', 'PART_ALREADY_PASSED'],
    ['entries.1.applicationId', 'RESIT_NOT_DUE'],
  ]);
  const resit = (theory: string, reason?: string) =>
    record(world, {
      classId,
      sitting: 'RESIT',
      entries: [{ applicationId: failed, theory }],
      ...(reason && { reason }),
    });
  expect(done(await resit('59')).entries[0]?.outcome).toBe('FAILED');
  expect(said(await resit('60'))).toEqual([['reason', 'REASON_NEEDED']]);
  expect(done(await resit('60', '登记错误')).entries[0]?.outcome).toBe('PASSED');
  expect(await applicationOf(world, failed)).toMatchObject({
    status: 'PASSED',
    results: { first: { THEORY: 50, PRACTICE: 80 }, resit: { THEORY: 60 }, outcome: 'PASSED' },
  });
});

test('a class that allows no resit has none', async () => {
  const world = await createWorld();
  const examination = { ...begunClass().examination, resit: false };
  const { classId, ids } = await runningClass(world, {
    people: 1,
    trainingClass: begunClass('ASSESSOR', { examination }),
  });
  const entries = [{ applicationId: ids[0]!, theory: '50', practice: '80' }];
  done(await record(world, { classId, entries }));
  const outcome = await record(world, {
    classId,
    sitting: 'RESIT',
    entries: [{ applicationId: ids[0]!, theory: '80' }],
  });
  expect(said(outcome)).toEqual([['sitting', 'RESIT_NOT_ALLOWED']]);
});

test('where the practice says so, a resit is of everything and counts once it is whole', async () => {
  const world = await createWorld();
  world.deps.practice = Practice.parse({ examination: { resitCovers: 'ALL_PARTS' } });
  const { classId, ids } = await runningClass(world, { people: 1 });
  const [applicationId = ''] = ids;
  done(await record(world, { classId, entries: [{ applicationId, theory: '50', practice: '80' }] }));
  const resit = (entry: object) => record(world, { classId, sitting: 'RESIT', entries: [{ applicationId, ...entry }] });
  expect(done(await resit({ theory: '90' })).entries[0]?.outcome).toBe('FAILED');
  expect(done(await resit({ practice: '70' })).entries[0]?.outcome).toBe('PASSED');
});

test('nobody records results of an application of their own', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 2 });
  const self = staff('city', '510100', 'p0');
  const entries = ids.map((applicationId) => ({ applicationId, theory: '80', practice: '80' }));
  expect(said(await record(world, { classId, entries }, self))).toEqual([
    ['entries.0.applicationId', 'OWN_APPLICATION'],
  ]);
  expect(done(await record(world, { classId, entries: entries.slice(1) }, self)).entries[0]?.outcome).toBe('PASSED');
});

test('somebody who left the class, waits for it or sits in another is not of the class', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 4 });
  const [left = '', waits = '', elsewhere = '', barred = ''] = ids;
  const { enrolment } = await applicationOf(world, left);
  await place(world, left, { status: 'QUALIFIED', enrolment: undefined });
  await place(world, waits, { status: 'QUALIFIED', enrolment: { ...enrolment!, state: 'WAITING' } });
  await place(world, elsewhere, { enrolment: { ...enrolment!, classId: 'another' } });
  await place(world, barred, { status: 'REJECTED' });
  const entries = ids.map((applicationId) => ({ applicationId, theory: '80' }));
  expect(said(await record(world, { classId, entries }))).toEqual(
    ids.map((_, at) => [`entries.${at}.applicationId`, 'NOT_IN_CLASS']),
  );
});

test.each<[string, Parameters<typeof begunClass>[1], string | undefined]>([
  ['is a draft', { status: 'DRAFT' }, 'CLASS_NOT_BEGUN'],
  ['is published', { status: 'PUBLISHED' }, 'CLASS_NOT_BEGUN'],
  [
    'has closed its registration and begins tomorrow',
    { status: 'REGISTRATION_CLOSED', training: { startsOn: '2026-11-24', endsOn: '2026-11-25' } },
    'CLASS_NOT_BEGUN',
  ],
  [
    'has closed its registration and begins today',
    { status: 'REGISTRATION_CLOSED', training: { startsOn: '2026-11-23', endsOn: '2026-11-25' } },
    undefined,
  ],
  [
    'has closed its registration and no days yet',
    { status: 'REGISTRATION_CLOSED', training: undefined },
    'CLASS_NOT_BEGUN',
  ],
  ['is running', { status: 'RUNNING' }, undefined],
  ['is finished', { status: 'FINISHED' }, 'LIST_CLOSED'],
  ['has signed its list', { status: 'RUNNING', passListId: 'list' }, 'LIST_CLOSED'],
  ['is cancelled', { status: 'CANCELLED' }, 'CLASS_CANCELLED'],
])('results of a class that %s', async (_, more, code) => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 1, trainingClass: begunClass('ASSESSOR', more) });
  const [applicationId = ''] = ids;
  const outcome = await record(world, { classId, entries: [{ applicationId, theory: '80' }] });
  expect(codesOf(outcome)).toEqual(code ? ['CONFLICT', code] : []);
});

test('only the centre that holds the class records its results; to all others there is no such class', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  const input = { classId, entries: [{ applicationId: ids[0]!, theory: '80' }] };
  const nothing = await record(world, { ...input, classId: 'none' });
  expect(codesOf(nothing)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  for (const other of [staff('city', '510700'), staff('province')]) {
    expect(await record(world, input, other)).toEqual(nothing);
  }
  for (const none of [staff('agency', 'agency-1'), staff('auditor'), applicant('p0')]) {
    expect(codesOf(await record(world, input, none))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  }
});

test('a seat that another application of the person holds by now is not given up', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  const ref = personRef('person-of-p0');
  const held = { ref, write: personWrite('person-of-p0', { where: [], set: { 'seat ASSESSOR': 'another' } }) };
  await write(world.deps, [held]);
  world.sent.length = 0;
  const entries = [{ applicationId: ids[0]!, theory: '80', practice: '80' }];
  expect(done(await record(world, { classId, entries })).entries[0]?.outcome).toBe('PASSED');
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems', 'TransactWriteItems']);
  expect(await seatsOf(world, 'p0')).toEqual(['seat ASSESSOR']);
});

test('twenty sheets sent at once are all recorded, and none of them is lost', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 20 });
  world.deps.store.sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  world.sent.length = 0;
  const sheets = ids.map((applicationId) =>
    record(world, { classId, entries: [{ applicationId, theory: '80', practice: '80' }] }),
  );
  const outcomes = (await Promise.all(sheets)).map((outcome) => done(outcome).entries[0]?.outcome);
  expect(outcomes).toEqual(ids.map(() => 'PASSED'));
  const rows = await Promise.all(ids.map((id) => applicationOf(world, id)));
  expect(rows.map(({ status }) => status)).toEqual(ids.map(() => 'PASSED'));
  const ref = classBookRef(classId);
  expect(Object.keys((await read(world.deps.store, [ref])).find(ref)?.entries ?? {})).toHaveLength(20);
  const commits = world.sent.filter((command) => command === 'TransactWriteItems').length;
  console.info(`20 sheets at once: ${commits} transactions`);
});
