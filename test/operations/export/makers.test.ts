import { expect, test } from 'vitest';
import type { Facts } from '#domain/eligibility/fact';
import type { ExportRequest } from '#domain/export/export-job';
import type { Actor } from '#operations/actor';
import { issueCardNumbers } from '#operations/card/issue-card-numbers';
import { recordAttendance } from '#operations/class/record-attendance';
import { findExports } from '#operations/export/exports';
import { makeExport } from '#operations/export/make-export';
import { runExport } from '#operations/export/run-export';
import { readRoster } from '#reports/reading/read-roster';
import { idNumberOf, province, writeLists, writePassed } from '#test/operations/card/card-world';
import { begunClass, runningClass } from '#test/operations/class/running-class';
import { done, newKey, place } from '#test/operations/journey';
import { applicant, createWorld, openClass, staff, type World, writeClass } from '#test/operations/world';
import { sheetFile } from '#test/reports/sheet-file';
import { askedExport } from './export-world.ts';

const city = staff('city', '510100');
const agency = staff('agency', 'agency-1');

async function exported(world: World, actor: Actor, request: ExportRequest) {
  const id = await askedExport(world, actor, request);
  const ran = await runExport(world.deps, id, makeExport);
  const job = (await findExports(world.deps, actor, [id]))[0]!;
  const bytes = world.objects.held.get(`exports/${id}/1`)?.bytes;
  return { ran, job, bytes };
}

/** What stands in a column from the row with its header on, until the first empty cell. */
function column(bytes: Uint8Array | undefined, header: string): string[] {
  const { cells } = sheetFile(bytes!);
  const at = [...cells].find(([, { text }]) => text === header)![0];
  const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(at)!;
  const found: string[] = [];
  for (let next = Number(row) + 1; cells.get(`${letters}${next}`)?.text; next += 1) {
    found.push(cells.get(`${letters}${next}`)!.text);
  }
  return found;
}

/** People qualified for a class, each with facts of their own. */
async function qualified(
  world: World,
  people: readonly Facts[],
  category: 'ASSESSOR' | 'QUALITY_SUPERVISOR' = 'ASSESSOR',
) {
  const trainingClass = openClass(category);
  await writeClass(world.deps, trainingClass);
  await writePassed(
    world,
    people.map((facts, at) => ({
      id: `q${at}`,
      owner: applicant(`p${at}`),
      category,
      facts,
      more: { status: 'QUALIFIED' },
    })),
  );
  return trainingClass;
}

test('附件3 of a class reads back as who is qualified for it, and says so in its name and numbers', async () => {
  const world = await createWorld('PLACED');
  const people = [0, 1, 2].map((at) => ({ name: `样例${'甲乙丙'[at]}`, idNumber: idNumberOf(at) }));
  const { id: classId } = await qualified(world, people);
  const request = { kind: 'ROSTER', classId, of: 'NEW', leaveOutProblems: false } as const;
  const { ran, job, bytes } = await exported(world, city, request);
  expect([ran, job.file?.rows, job.rowsDone, job.leftOut.count]).toEqual(['DONE', 3, 3, 0]);
  expect(job.file?.name).toBe('川人社职鉴〔2024〕11号_附件3_成都市职鉴中心_2026-11-23.xlsx');
  const read = await readRoster({ bytes: bytes!, expected: '附件3', today: '2026-11-23' });
  const back = 'refused' in read ? [] : read.rows.map(({ facts, problems }) => [facts.name, facts.idNumber, problems]);
  expect(back).toEqual(people.map(({ name, idNumber }) => [name, idNumber, []]));
});

test('an agency gets its own people alone, those among them that wait at the centre', async () => {
  const world = await createWorld('PLACED');
  const { id: classId } = await qualified(
    world,
    [0, 1, 2, 3].map((at) => ({ idNumber: idNumberOf(at) })),
  );
  const foreign = {
    id: 'agency-2',
    name: '别的评价中心',
    kind: 'LOCAL',
    city: '510100',
    active: true,
    version: 1,
  } as const;
  await place(world, 'q1', { agency: foreign });
  await place(world, 'q2', { status: 'CENTRE_REVIEW' });
  await place(world, 'q3', { status: 'AGENCY_REVIEW' });
  const { agencyRef, agencyWrite } = await import('#store/agencies');
  const { write, agency: own } = await import('#test/operations/world');
  await write(world.deps, [{ ref: agencyRef(own.id), write: agencyWrite(own) }]);
  const request = { kind: 'ROSTER', classId, of: 'NEW', leaveOutProblems: false } as const;
  const { job, bytes } = await exported(world, agency, request);
  expect(job.file?.rows).toBe(2);
  expect(column(bytes, '身份证号码').toSorted()).toEqual([idNumberOf(0), idNumberOf(2)]);
  expect((await exported(world, city, request)).job.file?.rows).toBe(2);
  expect((await exported(world, staff('city', '510700'), request)).job.file?.rows).toBe(0);
});

test('附件5 is not made while a row breaks its rules, or without that row when asked so; both tell which and why', async () => {
  const world = await createWorld('PLACED');
  const people = [{ idNumber: idNumberOf(0) }, { idNumber: idNumberOf(1), ethnicity: '' }];
  const { id: classId } = await qualified(world, people, 'QUALITY_SUPERVISOR');
  const request = { kind: 'ROSTER', classId, of: 'NEW', leaveOutProblems: false } as const;
  const first = await exported(world, province, request);
  expect([first.ran, first.bytes, first.job.file]).toEqual(['PROBLEMS', undefined, undefined]);
  const told = first.job.leftOut.told.map(({ applicationId, problems }) => [
    applicationId,
    problems.map(({ code, clause, path }) => [code, clause, path]),
  ]);
  expect(told).toEqual([['q1', [['MISSING', '附件5 说明4', 'answers.ethnicity']]]]);
  const second = await exported(world, province, { ...request, leaveOutProblems: true });
  expect([second.ran, second.job.file?.rows, second.job.leftOut.count]).toEqual(['DONE', 1, 1]);
  expect(column(second.bytes, '身份证号')).toEqual([idNumberOf(0)]);
});

test('the signed list, the list of cards and the cards themselves name everybody in the order of the list', async () => {
  const world = await createWorld('PLACED');
  const ids = ['a', 'b', 'c'];
  await writePassed(
    world,
    ids.map((id, at) => ({ id, facts: { name: `样例${'甲乙丙'[at]}`, idNumber: idNumberOf(at) } })),
  );
  await writeLists(world, [{ id: 'list', applicationIds: ['b', 'a', 'c'] }]);
  await writeClass(world.deps, openClass('ASSESSOR', { id: 'class-list', title: '样例一期' }));
  const passed = await exported(world, city, { kind: 'PASS_LIST', passListId: 'list' });
  expect(column(passed.bytes, '姓名')).toEqual(['样例乙', '样例甲', '样例丙']);
  done(await issueCardNumbers(world.deps, province, { passListId: 'list' }, newKey()));
  const cards = await exported(world, city, { kind: 'CARD_LIST', passListId: 'list' });
  expect(column(cards.bytes, '证卡号')).toEqual(['K5101202600001', 'K5101202600002', 'K5101202600003']);
  expect(column(cards.bytes, '姓名')).toEqual(['样例乙', '样例甲', '样例丙']);
  const unknown = await exported(world, city, { kind: 'CARDS', passListId: 'list' });
  expect([unknown.ran, unknown.job.failure?.code]).toEqual(['FAILED', 'VERIFICATION_PAGE_UNKNOWN']);
  const { practice } = world.deps;
  world.deps.practice = { ...practice, verification: { ...practice.verification, page: 'https://example.cn/verify' } };
  const printed = await exported(world, city, { kind: 'CARDS', passListId: 'list' });
  expect([printed.job.file?.rows, printed.job.file?.contentType]).toEqual([3, 'application/pdf']);
});

test('a class has its sheet to sign and what was written down of it', async () => {
  const world = await createWorld('PLACED');
  const { classId, ids } = await runningClass(world, { people: 3, trainingClass: begunClass() });
  const day = '2026-11-22';
  const attendance = { classId, day, present: [ids[0]!], absent: [ids[1]!] };
  done(await recordAttendance(world.deps, city, attendance, newKey()));
  const signIn = await exported(world, city, { kind: 'SIGN_IN', classId, day });
  expect(column(signIn.bytes, '序号')).toEqual(['1', '2', '3']);
  const sheet = await exported(world, city, { kind: 'ATTENDANCE', classId });
  const { cells } = sheetFile(sheet.bytes!);
  const marks = [...cells.values()].filter(({ text }) => text === '√' || text === '×').map(({ text }) => text);
  expect(marks).toEqual(['√', '×']);
});

test('statistics of a year', async () => {
  const world = await createWorld('PLACED');
  const { job, bytes } = await exported(world, staff('auditor'), { kind: 'STATISTICS', year: 2026 });
  expect(job.file?.rows).toBe(1);
  expect([...sheetFile(bytes!).cells.values()].map(({ text }) => text)).toContain('合计');
});

test('250 people cost three pages, each read and written down as seen once', async () => {
  const world = await createWorld('PLACED');
  const { id: classId } = await qualified(
    world,
    Array.from({ length: 250 }, (_, at) => ({ idNumber: idNumberOf(at) })),
  );
  const id = await askedExport(world, city, { kind: 'ROSTER', classId, of: 'NEW', leaveOutProblems: true });
  world.sent.length = 0;
  expect(await runExport(world.deps, id, makeExport)).toBe('DONE');
  const counts = Object.fromEntries(
    ['Query', 'Scan'].map((name) => [name, world.sent.filter((each) => each === name).length]),
  );
  expect(counts).toEqual({ Query: 3, Scan: 0 });
  // Taking it up, whose it is, the class, three pages and their progress, the end: each one read.
  expect(world.sent.filter((each) => each === 'BatchGetItem').length).toBeLessThanOrEqual(12);
  // Three pages written down as seen, how far it has come three times, its beginning and its end.
  expect(world.sent.filter((each) => each === 'TransactWriteItems')).toHaveLength(8);
});
