import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { mostDays } from '#domain/class/class-book';
import { emptySeats } from '#domain/class/enrolment';
import { mostPlaces } from '#domain/class/training-class';
import { dayAfter } from '#domain/day';
import { findClassBook } from '#operations/class/class-book-read';
import { findPassLists, listPassLists } from '#operations/class/pass-list-reads';
import { type RecordAttendanceInput, recordAttendance } from '#operations/class/record-attendance';
import { recordResults } from '#operations/class/record-results';
import { submitPassList } from '#operations/class/submit-pass-list';
import { globalId } from '#operations/global-id';
import { classBookRef, classBookWrite } from '#store/class-book';
import { read } from '#store/read';
import { seatsRef, seatsWrite } from '#store/seats';
import { trainingClassRef } from '#store/training-classes';
import { codesOf, done, newKey } from '#test/operations/journey';
import { verifyChain } from '#test/operations/verify-chain';
import { createWorld, dump, staff, type World, write, writeClass } from '#test/operations/world';
import { begunClass, runningClass } from './running-class.ts';

const centre = staff('city', '510100');
const province = staff('province');
const auditor = staff('auditor');

const sign = (world: World, classId: string, more: object = {}, by = centre) =>
  submitPassList(world.deps, by, { classId, ...more }, newKey());

const attend = (world: World, input: Partial<RecordAttendanceInput> & { classId: string }) =>
  recordAttendance(world.deps, centre, { day: '2026-11-23', present: [], absent: [], ...input }, newKey());

function record(world: World, classId: string, scores: Record<string, [string, string]>, reason?: string) {
  const entries = Object.entries(scores).map(([applicationId, [theory, practice]]) => ({
    applicationId,
    theory,
    practice,
  }));
  return recordResults(world.deps, centre, { classId, sitting: 'FIRST', entries, ...(reason && { reason }) }, newKey());
}

test('a list is signed in the order of enrolment, once, and finishes the class', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 3 });
  const [one = '', two = '', three = ''] = ids;
  done(await record(world, classId, { [three]: ['80', '80'], [two]: ['10', '80'], [one]: ['80', '80'] }));
  world.sent.length = 0;
  const { passList, ...said } = done(await sign(world, classId));
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(said).toEqual({
    passed: 2,
    failed: 1,
    message: '已签发培训考核合格人员名单，共2人，等待省职鉴中心生成证卡号。',
  });
  expect(passList).toMatchObject({
    ...{ classId, category: 'ASSESSOR', organiser: '510100', year: 2026, signedAt: world.clock.now.toISOString() },
    entries: [{ applicationId: one }, { applicationId: three }],
    numbering: { done: 0, skipped: [] },
  });
  const { hash, numbering: _, ...whole } = passList;
  const canonical = JSON.stringify(Object.fromEntries(Object.entries(whole).sort(([a], [b]) => (a < b ? -1 : 1))));
  expect(hash).toBe(createHash('sha256').update(canonical).digest('hex'));
  expect(passList.signedBy).not.toContain('city');
  const ref = trainingClassRef(classId);
  expect((await read(world.deps.store, [ref])).find(ref)).toMatchObject({
    status: 'FINISHED',
    passListId: passList.id,
  });

  const closed = ['CONFLICT', 'LIST_CLOSED'];
  expect(codesOf(await sign(world, classId))).toEqual(closed);
  expect(codesOf(await record(world, classId, { [one]: ['0', '0'] }, '更正'))).toEqual(closed);
  expect(codesOf(await attend(world, { classId, present: [one] }))).toEqual(closed);
});

test('nobody may be without an outcome: each who is, is named by id', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 3 });
  done(await record(world, classId, { [ids[1]!]: ['80', '80'] }));
  const outcome = await sign(world, classId);
  expect(codesOf(outcome)).toEqual(['CONFLICT', 'OUTCOME_MISSING', 'OUTCOME_MISSING']);
  const named = outcome.ok ? [] : outcome.refusal.problems.map(({ path, clause }) => [path, clause]);
  expect(named).toEqual([ids[0], ids[2]].map((id) => [`entries.${globalId('Application', id!)}`, '一(七)']));
});

test('nobody passed: the list is empty, is signed all the same, and says so', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  done(await record(world, classId, { [ids[0]!]: ['0', '0'] }));
  const answer = done(await sign(world, classId));
  expect(answer).toMatchObject({
    passed: 0,
    failed: 1,
    message: '本班没有培训考核合格人员，已签发空名单，不再生成证卡号。',
  });
  expect(answer.passList.entries).toEqual([]);
});

test('a list is signed only as it was seen', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  expect((await findClassBook(world.deps, centre, classId))?.version).toBe(0);
  const { bookVersion } = done(await record(world, classId, { [ids[0]!]: ['80', '80'] }));
  done(await record(world, classId, { [ids[0]!]: ['10', '80'] }, '登记错误'));
  expect(codesOf(await sign(world, classId, { expectedBookVersion: bookVersion }))).toEqual(['CONFLICT', 'BOOK_MOVED']);
  const book = await findClassBook(world.deps, centre, classId);
  expect(done(await sign(world, classId, { expectedBookVersion: book?.version })).passed).toBe(0);
});

test('attendance that turns an outcome asks for the results again, and the list waits for them', async () => {
  const world = await createWorld();
  const examination = { ...begunClass().examination, leastDays: 1 };
  const trainingClass = begunClass('ASSESSOR', { examination });
  const { classId, ids } = await runningClass(world, { people: 2, trainingClass });
  const [one = '', two = ''] = ids;
  const scores = { [one]: ['80', '80'], [two]: ['80', '80'] } as Record<string, [string, string]>;
  const early = done(await record(world, classId, scores));
  expect(early.entries.map(({ outcome }) => outcome)).toEqual([undefined, undefined]);
  world.sent.length = 0;
  const taken = done(await attend(world, { classId, present: [one], absent: [two] }));
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(taken).toMatchObject({ day: '2026-11-23', present: 1, absent: 1, corrected: 0, outdated: [], bookVersion: 2 });
  expect(done(await record(world, classId, scores)).entries.map(({ outcome }) => outcome)).toEqual([
    'PASSED',
    'FAILED',
  ]);

  const both = { classId, present: [one, two] };
  expect(codesOf(await attend(world, both))).toEqual(['VALIDATION', 'REASON_NEEDED']);
  const corrected = done(await attend(world, { ...both, reason: '签到表漏登' }));
  expect(corrected).toMatchObject({ corrected: 1, outdated: [two] });
  const refused = await sign(world, classId);
  expect(codesOf(refused)).toEqual(['CONFLICT', 'OUTCOME_OUTDATED']);
  expect(codesOf(await record(world, classId, scores))).toEqual(['VALIDATION', 'REASON_NEEDED']);
  const again = done(await record(world, classId, scores, '考勤更正'));
  expect(again.entries).toEqual([
    { applicationId: one, changed: false, outcome: 'PASSED' },
    { applicationId: two, changed: true, outcome: 'PASSED' },
  ]);
  expect(done(await sign(world, classId)).passed).toBe(2);
});

test('whoever gave up the seat is on no list, whatever was written down before', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 2 });
  done(await record(world, classId, { [ids[0]!]: ['80', '80'] }));
  done(await attend(world, { classId, present: ids }));
  const seats = { ...emptySeats(begunClass()), taken: 1, seated: { [ids[0]!]: '2026-11-01T00:00:00.000Z' } };
  await write(world.deps, [{ ref: seatsRef(classId), write: seatsWrite(classId, seats) }]);
  const { passList } = done(await sign(world, classId));
  expect(passList.entries).toEqual([{ applicationId: ids[0] }]);
});

test('the history of a class is chained, from its attendance to its list', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  done(await attend(world, { classId, present: ids }));
  done(await record(world, classId, { [ids[0]!]: ['80', '80'] }));
  done(await sign(world, classId));
  const ref = trainingClassRef(classId);
  const { chain } = (await read(world.deps.store, [ref])).find(ref)!;
  const events = (await eventsOf(world, ref.pk)).map(({ action, changed, fromStatus, toStatus }) => [
    action,
    changed,
    fromStatus,
    toStatus,
  ]);
  expect(events).toEqual([
    ['recordAttendance', ['attendance.2026-11-23'], 'RUNNING', 'RUNNING'],
    ['recordResults', ['results.first'], 'RUNNING', 'RUNNING'],
    ['submitPassList', ['status', 'passListId'], 'RUNNING', 'FINISHED'],
  ]);
  expect(verifyChain(await eventsOf(world, ref.pk), chain)).toEqual([]);
});

async function eventsOf(world: World, subject: string): Promise<Record<string, unknown>[]> {
  const { unmarshall } = await import('@aws-sdk/util-dynamodb');
  const rows = (await dump(world.client)).map((item) => unmarshall(item));
  return rows.filter(({ pk, sk }) => pk === subject && String(sk).startsWith('EVENT#'));
}

/** The largest class that there can be, all of it written down. */
async function largestClass(world: World): Promise<{ classId: string; ids: string[] }> {
  const training = { startsOn: '2026-10-01', endsOn: '2026-11-30' };
  const trainingClass = begunClass('ASSESSOR', { training });
  const classId = trainingClass.id;
  await writeClass(world.deps, trainingClass);
  const ids = Array.from({ length: mostPlaces }, (_, at) => `application-${String(at).padStart(10, '0')}`);
  const attendance = Object.fromEntries(
    Array.from({ length: mostDays }, (_, at) => [dayAfter('2026-10-01', at), true]),
  );
  const scores = { THEORY: 99.99, PRACTICE: 88.88 };
  const entry = { attendance, first: { ...scores, THEORY: 55.55 }, resit: scores, outcome: 'PASSED' } as const;
  const entries = Object.fromEntries(ids.map((id) => [id, entry]));
  const since = Object.fromEntries(ids.map((id) => [id, '2026-11-01T00:00:00.000Z']));
  const seats = { ...emptySeats(trainingClass), taken: ids.length, seated: since };
  await write(world.deps, [{ ref: seatsRef(classId), write: seatsWrite(classId, seats) }]);
  await write(world.deps, [{ ref: classBookRef(classId), write: classBookWrite(classId, { entries }, undefined) }]);
  return { classId, ids };
}

test('600 people with 31 days each are one row, one sheet and one signed list', async () => {
  const world = await createWorld('PLACED');
  const { classId, ids } = await largestClass(world);
  world.sent.length = 0;
  const day = '2026-10-31';
  expect(done(await attend(world, { classId, day, present: ids })).corrected).toBe(0);
  const { passList } = done(await sign(world, classId));
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems', 'BatchGetItem', 'TransactWriteItems']);
  expect(passList.entries.map(({ applicationId }) => applicationId)).toEqual(ids);
  const book = (await dump(world.client)).find(({ sk }) => sk?.S === 'BOOK')!;
  expect(JSON.stringify(book.entries).length).toBeGreaterThan(300_000);
});

test('the province sees the signed lists of a year, a city its own, newest first; nobody else any', async () => {
  const world = await createWorld('PLACED');
  const classes = [
    begunClass('ASSESSOR', { id: 'chengdu-1' }),
    begunClass('ASSESSOR', { id: 'mianyang', organiser: '510700' }),
    begunClass('ASSESSOR', { id: 'chengdu-2' }),
    begunClass('ASSESSOR', { id: 'last-year', year: 2025 }),
    begunClass('SENIOR_ASSESSOR', { id: 'provincial' }),
  ];
  const offices = { 510100: centre, 510700: staff('city', '510700'), 510000: province };
  for (const trainingClass of classes) {
    await writeClass(world.deps, trainingClass);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const by = offices[Number(trainingClass.organiser) as keyof typeof offices];
    done(await submitPassList(world.deps, by, { classId: trainingClass.id }, newKey()));
  }
  const lists = async (by: typeof centre, more: object = {}) => {
    const outcome = await listPassLists(world.deps, by, { year: 2026, first: 10, ...more });
    return outcome.ok ? outcome.value.entries.map(({ value }) => value.classId) : codesOf(outcome);
  };
  expect(await lists(province)).toEqual(['provincial', 'chengdu-2', 'mianyang', 'chengdu-1']);
  expect(await lists(province, { organiser: '510700' })).toEqual(['mianyang']);
  expect(await lists(province, { year: 2025 })).toEqual(['last-year']);
  expect(await lists(centre)).toEqual(['chengdu-2', 'chengdu-1']);
  expect(await lists(centre, { organiser: '510700' })).toEqual(['chengdu-2', 'chengdu-1']);
  for (const none of [auditor, staff('agency', 'agency-1')])
    expect(await lists(none)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  const ids = classes.map(({ id }) => id);
  const found = async (by: typeof centre) => (await findPassLists(world.deps, by, ids)).map((list) => list?.id);
  expect(await found(province)).toEqual(ids);
  expect(await found(centre)).toEqual(['chengdu-1', undefined, 'chengdu-2', 'last-year', undefined]);
  expect(await found(auditor)).toEqual(ids.map(() => undefined));
});

test('the organiser and the province read the book, an auditor its counts, others nothing', async () => {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world, { people: 2 });
  done(await attend(world, { classId, present: [ids[0]!], absent: [ids[1]!] }));
  done(await record(world, classId, { [ids[0]!]: ['80', '80'] }));
  world.sent.length = 0;
  const book = await findClassBook(world.deps, centre, classId);
  expect(world.sent).toEqual(['BatchGetItem']);
  expect(book).toMatchObject({
    days: [{ day: '2026-11-23', present: 1, absent: 1 }],
    counts: { seated: 2, passed: 1, failed: 0, open: 1, outdated: 0 },
    entries: [
      { applicationId: ids[0], daysAttended: 1, outcome: 'PASSED', outdated: false },
      { applicationId: ids[1], daysAttended: 0 },
    ],
    missing: [{ code: 'OUTCOME_MISSING' }],
  });
  expect(await findClassBook(world.deps, province, classId)).toEqual(book);
  const { entries: _, missing: _missing, ...counts } = book!;
  expect(await findClassBook(world.deps, auditor, classId)).toEqual(counts);
  for (const none of [staff('city', '510700'), staff('agency', 'agency-1')]) {
    expect(await findClassBook(world.deps, none, classId)).toBeUndefined();
  }
});
