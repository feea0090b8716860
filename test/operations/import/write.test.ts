import { expect, test } from 'vitest';
import { applicationFacts } from '#domain/application/form';
import { requiredDocuments } from '#domain/application/required-documents';
import type { Facts } from '#domain/eligibility/fact';
import { findRuleSet } from '#domain/rules/shipped';
import { claimApplication } from '#operations/application/claim-application';
import { confirmDocument } from '#operations/application/confirm-document';
import { findApplication, listApplicationHistory } from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { applicationIdOf } from '#operations/chat/claim-code';
import { closeRegistration } from '#operations/class/class-steps';
import { makeExport } from '#operations/export/make-export';
import { runExport } from '#operations/export/run-export';
import { fsck } from '#operations/fsck/fsck';
import { confirmRosterImport } from '#operations/import/confirm-roster-import';
import { listImportClaims } from '#operations/import/import-claims';
import { runImport } from '#operations/import/run-import';
import { applicationRef, openApplication } from '#store/applications';
import { read } from '#store/read';
import { askedExport } from '#test/operations/export/export-world';
import { codesOf, done, newKey, upload } from '#test/operations/journey';
import { approve, review, zhao } from '#test/operations/review/review-world';
import { agency, applicant, draftContent, dump, openClass, staff, type World } from '#test/operations/world';
import { assessor } from '#test/reports/roster-people';
import { throughCalc } from '#test/reports/sheet-file';
import {
  checkedRoster,
  clerk,
  confirmedRoster,
  importState,
  rosterOfPeople,
  rosterWorld,
  tools,
} from './import-world.ts';

const facts = (at: number, more: Facts = {}): Facts => ({ ...assessor(at).facts, ...more });
const everybody = (count: number) => Array.from({ length: count }, (_, at) => facts(at));
const none = { NEW: 0, SAME: 0, DIFFERS: 0, REFUSED: 0 };

async function drafts({ client }: World): Promise<string[]> {
  return (await dump(client)).flatMap(({ pk, sk }) => (sk?.S === 'APP' ? [String(pk?.S)] : []));
}

async function claimsOf({ deps }: World, importId: string) {
  return done(await listImportClaims(deps, clerk, { importId })).claims;
}

test('exactly the good rows become drafts, with what the roster says, who declared their consent, and an event', async () => {
  const world = await rosterWorld();
  const people = [facts(0), facts(1, { phone: '1' }), facts(2)];
  const id = await checkedRoster(world, await rosterOfPeople(people));
  expect(await confirmedRoster(world, id)).toBe('DONE');
  expect((await importState(world, id)).written).toEqual({ ...none, NEW: 2, REFUSED: 1 });
  const claims = await claimsOf(world, id);
  expect(claims.map(({ row }) => row)).toEqual([5, 7]);
  const ids = claims.map(({ claimCode }) => applicationIdOf(world.deps.seal, claimCode));
  expect(await drafts(world)).toEqual(ids.map((each) => `APP#${each}`).toSorted());
  const refs = ids.map(applicationRef);
  const snapshot = await read(world.deps.store, refs);
  for (const [at, ref] of refs.entries()) {
    const { application } = await openApplication(world.deps.seal, ids[at]!, snapshot.find(ref)!);
    expect(application).toMatchObject({
      ...{ status: 'DRAFT', kind: 'NEW', category: 'ASSESSOR', facts: people[[0, 2][at]!] },
      consent: { version: 'roster-declaration@2024-11', on: '2026-11-23' },
      ...{ agency: { id: agency.id }, trainingClass: { id: openClass('ASSESSOR').id } },
      evaluation: { verdict: 'UNKNOWN' },
      claim: { expiresAt: '2026-11-30T02:00:00.000Z' },
    });
    expect(application.owner).toBeUndefined();
  }
  const events = (await dump(world.client)).filter(
    ({ pk, sk }) => sk?.S === 'EVENT#000001' && pk?.S === `APP#${ids[0]}`,
  );
  expect(events[0]).toMatchObject({
    action: { S: 'confirmRosterImport' },
    changed: { L: [{ S: 'status' }, { S: 'consent' }] },
    actor: { M: { role: { S: 'agency' }, organisation: { S: agency.id } } },
  });
});

test('without the declaration, before the check, and by anybody else nothing is imported', async () => {
  const world = await rosterWorld();
  const id = await checkedRoster(world, await rosterOfPeople([facts(0)]));
  const confirm = async (actor: typeof clerk, consentDeclared: boolean) =>
    codesOf(await confirmRosterImport(world.deps, actor, { importId: id, consentDeclared }, newKey()));
  expect(await confirm(clerk, false)).toEqual(['VALIDATION', 'CONSENT_NOT_DECLARED']);
  expect(await confirm(staff('agency', agency.id, 'a colleague'), true)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  expect(await confirm(staff('agency', 'agency-2', `agency ${agency.id}`), true)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  expect(await confirm(staff('city', '510100'), true)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(await drafts(world)).toEqual([]);
  expect(await confirm(clerk, true)).toEqual([]);
});

test('the same file again is all SAME, and nothing more is written', async () => {
  const world = await rosterWorld();
  const bytes = await rosterOfPeople(everybody(5));
  expect(await confirmedRoster(world, await checkedRoster(world, bytes))).toBe('DONE');
  const kept = async () => (await dump(world.client)).filter(({ pk }) => !/^(?:IMPORT|IDEM)#/u.test(String(pk?.S)));
  const before = await kept();
  const again = await checkedRoster(world, bytes);
  expect((await importState(world, again)).checked).toEqual({ ...none, SAME: 5 });
  const input = { importId: again, consentDeclared: true };
  expect(codesOf(await confirmRosterImport(world.deps, clerk, input, newKey()))).toEqual([
    'CONFLICT',
    'NOTHING_TO_WRITE',
  ]);
  expect(await kept()).toEqual(before);
});

test('of two confirmations at once one counts; of two processes one works', async () => {
  const world = await rosterWorld();
  const id = await checkedRoster(world, await rosterOfPeople(everybody(4)));
  const input = { importId: id, consentDeclared: true };
  const both = await Promise.all([1, 2].map(() => confirmRosterImport(world.deps, clerk, input, newKey())));
  expect(both.map(codesOf).toSorted()).toEqual([[], ['CONFLICT', 'IMPORT_BUSY']]);
  const ran = await Promise.all([1, 2, 3].map(() => runImport(world.deps, id, tools)));
  expect(ran.toSorted()).toEqual(['DONE', 'TAKEN', 'TAKEN']);
  expect(await runImport(world.deps, id, tools)).toBe('ENDED');
  expect((await drafts(world)).length).toBe(4);
});

test('two imports of one file at once make each draft once', async () => {
  const world = await rosterWorld();
  const bytes = await rosterOfPeople(everybody(8));
  const ids = [await checkedRoster(world, bytes), await checkedRoster(world, bytes)];
  for (const importId of ids) {
    done(await confirmRosterImport(world.deps, clerk, { importId, consentDeclared: true }, newKey()));
  }
  expect(await Promise.all(ids.map((id) => runImport(world.deps, id, tools)))).toEqual(['DONE', 'DONE']);
  const written = await Promise.all(ids.map(async (id) => (await importState(world, id)).written!));
  expect(written.map(({ NEW, SAME }) => NEW + SAME)).toEqual([8, 8]);
  expect(written.reduce((sum, { NEW }) => sum + NEW, 0)).toBe(8);
  expect((await drafts(world)).length).toBe(8);
});

test('what changed since the check is told and not written', async () => {
  const world = await rosterWorld();
  const bytes = await rosterOfPeople(everybody(2));
  const first = await checkedRoster(world, bytes);
  const second = await checkedRoster(world, bytes);
  expect(await confirmedRoster(world, first)).toBe('DONE');
  expect((await importState(world, second)).checked).toEqual({ ...none, NEW: 2 });
  expect(await confirmedRoster(world, second)).toBe('DONE');
  expect((await importState(world, second)).written).toEqual({ ...none, SAME: 2 });
  const third = await checkedRoster(world, await rosterOfPeople([facts(5)]));
  const city = staff('city', '510100');
  done(await closeRegistration(world.deps, city, { classId: openClass('ASSESSOR').id }, newKey()));
  expect(await confirmedRoster(world, third)).toBe('FAILED');
  expect((await importState(world, third)).failure).toMatchObject({ code: 'REGISTRATION_CLOSED', clause: '一(四)' });
});

test('a draft that nobody took over in time makes way for another one', async () => {
  const world = await rosterWorld();
  const bytes = await rosterOfPeople([facts(0)]);
  const first = await checkedRoster(world, bytes);
  await confirmedRoster(world, first);
  const [claim] = await claimsOf(world, first);
  world.clock.now = new Date('2026-11-30T03:00:00Z');
  const late = await claimApplication(world.deps, applicant('li'), { code: claim!.claimCode }, newKey());
  expect(codesOf(late)).toEqual(['CONFLICT', 'CLAIM_CODE_EXPIRED']);
  const second = await checkedRoster(world, bytes);
  expect((await importState(world, second)).checked).toEqual({ ...none, NEW: 1 });
  expect(await confirmedRoster(world, second)).toBe('DONE');
  const [again] = await claimsOf(world, second);
  done(await claimApplication(world.deps, applicant('li'), { code: again!.claimCode }, newKey()));
});

/** What the roster lacks, and the scans; handed in, and passed on by the agency. */
async function completed(world: World, owner: ReturnType<typeof applicant>, code: string): Promise<string> {
  const { application } = done(await claimApplication(world.deps, owner, { code }, newKey()));
  const { id: applicationId } = application;
  const { facts: all } = draftContent('ASSESSOR');
  const asked = applicationFacts(findRuleSet('ASSESSOR')!).map(({ id }) => id);
  const isLacking = (fact: string) => asked.includes(fact) && application.facts[fact] === undefined;
  const lacking = Object.entries(all).filter(([fact]) => isLacking(fact));
  const answers = { applicationId, facts: Object.fromEntries(lacking) };
  done(await updateApplicationDraft(world.deps, owner, answers, newKey()));
  for (const { kind } of requiredDocuments('ASSESSOR', all)) {
    const documentId = await upload(world, owner, { applicationId, kind });
    done(await confirmDocument(world.deps, owner, { applicationId, documentId }, newKey()));
  }
  done(await submitApplication(world.deps, owner, { applicationId }, newKey()));
  await review(world, zhao, applicationId, approve);
  return applicationId;
}

test('from the roster to the centre and out again: exported, opened by an office suite, handed in: all SAME', async () => {
  const world = await rosterWorld();
  const id = await checkedRoster(world, await rosterOfPeople(everybody(3)));
  await confirmedRoster(world, id);
  const owners = ['p0', 'p1', 'p2'].map((name) => applicant(name));
  for (const [at, { claimCode }] of (await claimsOf(world, id)).entries()) {
    const applicationId = await completed(world, owners[at]!, claimCode);
    expect((await findApplication(world.deps, owners[at]!, applicationId))?.status).toBe('CENTRE_REVIEW');
    const history = done(await listApplicationHistory(world.deps, owners[at]!, { applicationId, first: 50 }));
    expect(history.entries[0]?.value.action).toBe('confirmRosterImport');
  }
  const request = { kind: 'ROSTER', classId: openClass('ASSESSOR').id, of: 'NEW', leaveOutProblems: false } as const;
  const exportId = await askedExport(world, clerk, request);
  expect(await runExport(world.deps, exportId, makeExport)).toBe('DONE');
  const exported = world.objects.held.get(`exports/${exportId}/1`)!.bytes;
  const saved = throughCalc(new Map([['roster', exported]]), 'xlsx').get('roster')!;
  expect(saved.equals(Buffer.from(exported))).toBe(false);
  for (const bytes of [exported, saved]) {
    const again = await checkedRoster(world, bytes);
    expect((await importState(world, again)).checked).toEqual({ ...none, SAME: 3 });
  }
  expect(await fsck(world.deps)).toEqual([]);
}, 120_000);

test('500 people', async () => {
  const world = await rosterWorld();
  const id = await checkedRoster(world, await rosterOfPeople(everybody(500)));
  world.sent.length = 0;
  expect(await confirmedRoster(world, id)).toBe('DONE');
  const { written } = await importState(world, id);
  expect(written).toEqual({ ...none, NEW: 500 });
  const sent = Map.groupBy(world.sent, (name) => name);
  console.info(
    `500 rows: ${sent.get('BatchGetItem')?.length} BatchGetItem, ${sent.get('TransactWriteItems')?.length} transactions`,
  );
  // One for each row; the rest is the job's own.
  expect(sent.get('TransactWriteItems')?.length).toBeLessThanOrEqual(500 + 8);
  expect(sent.get('BatchGetItem')?.length).toBeLessThanOrEqual(20);
  expect(new Set(await drafts(world)).size).toBe(500);
  expect(new Set((await claimsOf(world, id)).map(({ claimCode }) => claimCode)).size).toBe(500);
}, 120_000);
