import { expect, test } from 'vitest';
import type { Facts } from '#domain/eligibility/fact';
import { listAccessLog } from '#operations/access-log';
import { claimApplication } from '#operations/application/claim-application';
import { personHashOf } from '#operations/application/live-guard';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { checkRoster } from '#operations/import/check-roster';
import { listImportClaims } from '#operations/import/import-claims';
import { importDownload } from '#operations/import/imports';
import { runImport } from '#operations/import/run-import';
import { personAttribute, personRef, personWrite } from '#store/people';
import { codesOf, done, newKey, readyApplication } from '#test/operations/journey';
import { agency, applicant, dump, openClass, staff, type World, write, writeAgency } from '#test/operations/world';
import { assessor, supervisor } from '#test/reports/roster-people';
import { sheetFile } from '#test/reports/sheet-file';
import {
  askedCheck,
  checkedRoster,
  clerk,
  confirmedRoster,
  importState,
  rosterOfPeople,
  rosterWorld,
  tools,
  uploadedRoster,
} from './import-world.ts';

const facts = (at: number, more: Facts = {}): Facts => ({ ...assessor(at).facts, ...more });
const li = applicant('li');
const classId = openClass('ASSESSOR').id;

/** Handed in through this agency, or another. */
async function handedIn(world: World, said: Facts, { owner = li, at = agency.id } = {}): Promise<string> {
  const applicationId = await readyApplication(world, owner, 'ASSESSOR', said);
  if (at !== agency.id) {
    await writeAgency(world.deps, { ...agency, id: at });
    done(await updateApplicationDraft(world.deps, owner, { applicationId, agencyId: at }, newKey()));
  }
  done(await submitApplication(world.deps, owner, { applicationId }, newKey()));
  return applicationId;
}

/** What is told, by row. */
async function toldOf(world: World, id: string) {
  const { told } = await importState(world, id);
  return told.map(({ row, outcome, problems }) => [
    row,
    outcome,
    ...problems.map((each) => `${each.cell} ${each.code}`),
  ]);
}

test('a dry run changes nothing of the table but the job', async () => {
  const world = await rosterWorld();
  const before = await dump(world.client);
  const id = await checkedRoster(world, await rosterOfPeople([facts(0), facts(1, { phone: '1' })]));
  const after = await dump(world.client);
  const changed = after.filter((row) => !before.some((each) => JSON.stringify(each) === JSON.stringify(row)));
  expect(new Set(changed.map(({ pk }) => pk?.S?.split('#')[0]))).toEqual(new Set(['IMPORT', 'IDEM']));
  expect(after.length - changed.length).toBe(before.length);
  const { checked, rowsTotal, status } = await importState(world, id);
  expect([status, rowsTotal, checked]).toEqual(['CHECKED', 2, { NEW: 1, SAME: 0, DIFFERS: 0, REFUSED: 1 }]);
});

test('every row comes to what it should, told by cell, code and clause', async () => {
  const world = await rosterWorld('ASSESSOR', 'ODD');
  await handedIn(world, facts(1));
  await handedIn(world, facts(2, { phone: '13700000000', address: '别处' }), { owner: applicant('wang') });
  await handedIn(world, facts(3), { owner: applicant('zhao'), at: 'agency-2' });
  const banned = personHashOf(world.deps.seal, String(facts(4).idNumber));
  const ban = { where: [], set: { [personAttribute.ban('ASSESSOR')]: '三(三)' } };
  await write(world.deps, [{ ref: personRef(banned), write: personWrite(banned, ban) }]);
  const people = [
    ...[facts(0), facts(1), facts(2), facts(3), facts(4), facts(5, { phone: '1' })],
    ...[facts(6, { occupations: [], projects: ['泡菜制作'] }), facts(7, { idNumber: facts(0).idNumber ?? '' })],
    facts(8, { occupations: ['6-31-01-03', '4-10-01-05'] }),
    facts(9, { certificateName: '', titleName: '' }),
  ];
  const id = await checkedRoster(world, await rosterOfPeople(people));
  const { checked, told } = await importState(world, id);
  expect(checked).toEqual({ NEW: 1, SAME: 1, DIFFERS: 1, REFUSED: 7 });
  expect(await toldOf(world, id)).toEqual([
    [7, 'DIFFERS', 'I7 DIFFERS', 'J7 DIFFERS'],
    [8, 'REFUSED', 'E8 ANOTHER_IS_LIVE'],
    [9, 'REFUSED', 'E9 BARRED_FOR_GOOD'],
    [10, 'REFUSED', 'I10 WRONG_LENGTH'],
    [11, 'REFUSED', 'H11 OTHER_FORM'],
    [12, 'REFUSED', 'E12 REPEATED_PERSON'],
    [13, 'REFUSED', 'H13 ENTRY_CONDITION', 'H13 CONDITION_NOT_MET'],
    [14, 'REFUSED', 'G14 MISSING'],
  ]);
  expect(told.find(({ row }) => row === 9)?.problems[0]?.clause).toBe('三(三)');
});

test('whose application is compared reads of it; of one at another agency nothing is compared', async () => {
  const world = await rosterWorld();
  const mine = await handedIn(world, facts(1));
  const theirs = await handedIn(world, facts(3), { owner: applicant('zhao'), at: 'agency-2' });
  await checkedRoster(world, await rosterOfPeople([facts(1), facts(3, { phone: '13700000000' })]));
  const log = async (owner: typeof li, applicationId: string) =>
    done(await listAccessLog(world.deps, owner, { applicationId, first: 10 })).entries.map(({ value }) => [
      ...[value.kind, value.operation, value.purpose, value.reader.organisation],
    ]);
  expect(await log(li, mine)).toEqual([['MASKED', 'checkRoster', '与汇总表（附件3、附件5）核对', agency.id]]);
  expect(await log(applicant('zhao'), theirs)).toEqual([]);
});

test('a draft that its person took over is left alone, whatever the roster says now', async () => {
  const world = await rosterWorld();
  const first = await checkedRoster(world, await rosterOfPeople([facts(0), facts(1)]));
  expect(await confirmedRoster(world, first)).toBe('DONE');
  const { claims } = done(await listImportClaims(world.deps, clerk, { importId: first }));
  done(await claimApplication(world.deps, li, { code: claims[0]!.claimCode }, newKey()));
  const other = { phone: '13700000000' };
  const again = await checkedRoster(world, await rosterOfPeople([facts(0, other), facts(1, other)]));
  expect((await importState(world, again)).checked).toEqual({ NEW: 0, SAME: 1, DIFFERS: 1, REFUSED: 0 });
});

test('supervisors stand on 附件5, and by its own rules', async () => {
  const world = await rosterWorld('QUALITY_SUPERVISOR');
  const people = [supervisor(0).facts, { ...supervisor(1).facts, politicalStatus: '' }];
  const id = await checkedRoster(world, await rosterOfPeople(people, '附件5'), { category: 'QUALITY_SUPERVISOR' });
  expect((await importState(world, id)).checked).toMatchObject({ NEW: 1, REFUSED: 1 });
  expect(await toldOf(world, id)).toEqual([[5, 'REFUSED', 'G5 MISSING']]);
  expect(await confirmedRoster(world, id)).toBe('DONE');
});

test('the rows come back marked, for whoever handed them in', async () => {
  const world = await rosterWorld();
  const id = await checkedRoster(world, await rosterOfPeople([facts(0), facts(1, { phone: '1' })]));
  const { url } = done(await importDownload(world.deps, clerk, { importId: id }));
  const bytes = world.objects.held.get(url.slice('https://objects.test/'.length))!.bytes;
  const { cells } = sheetFile(bytes);
  expect([...cells.values()].map(({ text }) => text)).toContain(String(facts(1).idNumber));
  expect([...cells.values()].every(({ hasFormula }) => !hasFormula)).toBe(true);
  for (const stranger of [staff('agency', agency.id, 'a colleague'), staff('agency', 'agency-2'), staff('province')]) {
    expect(codesOf(await importDownload(world.deps, stranger, { importId: id }))[0]).toMatch(/NOT_FOUND|FORBIDDEN/);
  }
});

test('a file that is none, is another one, or is not there is said to be so', async () => {
  const world = await rosterWorld();
  const state = async (id: string) => {
    await askedCheck(world, id);
    const ran = await runImport(world.deps, id, tools);
    const { refusal, failure } = await importState(world, id);
    return [ran, (refusal ?? failure)?.code];
  };
  expect(await state(await uploadedRoster(world, Buffer.from('姓名,身份证号')))).toEqual(['REFUSED', 'TEXT_FILE']);
  const fifth = await rosterOfPeople([supervisor(0).facts], '附件5');
  expect(await state(await uploadedRoster(world, fifth))).toEqual(['REFUSED', 'WRONG_ROSTER']);
  const lost = await uploadedRoster(world, fifth);
  world.objects.held.delete(`imports/${lost}/upload`);
  expect(await state(lost)).toEqual(['FAILED', 'NOT_UPLOADED']);
  const swapped = await uploadedRoster(world, await rosterOfPeople([facts(0)]));
  world.objects.held.set(`imports/${swapped}/upload`, { contentType: '', bytes: fifth });
  expect(await state(swapped)).toEqual(['REFUSED', 'CHECKSUM_MISMATCH']);
  const again = { importId: swapped, category: 'ASSESSOR' as const, classId };
  expect(codesOf(await checkRoster(world.deps, clerk, again, newKey()))).toEqual(['CONFLICT', 'IMPORT_ENDED']);
});
