import { expect, test } from 'vitest';
import { type Actor, anonymous, Role } from '#operations/actor';
import { claimApplication } from '#operations/application/claim-application';
import { confirmDocument } from '#operations/application/confirm-document';
import { findApplication, listApplicationHistory, listOwnApplications } from '#operations/application/reads';
import { requestDocumentUpload } from '#operations/application/request-document-upload';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { withdrawApplication } from '#operations/application/withdraw-application';
import type { Outcome } from '#operations/outcome';
import { allows, type OperationName, permissions } from '#operations/permission';
import { codesOf, done, newKey, readyApplication } from './journey.ts';
import { agency, applicant, createWorld, type World, writeAgency, writeDraft } from './world.ts';

const li = applicant('li');
const person = (role: Role, office: { organisation?: string; city?: string } = {}): Actor => ({
  kind: 'person',
  subject: `somebody of ${role}`,
  roles: [{ role, ...office }],
});

/** Written out again by hand, so that changing any cell of the page fails here. */
const page = `
startConversation      public:any
sendMessage            public:any
readConversation       public:any
claimApplication       applicant:any
updateApplicationDraft applicant:own
requestDocumentUpload  applicant:own
confirmDocument        applicant:own
submitApplication      applicant:own
withdrawApplication    applicant:own
findApplication        applicant:own agency:ownAgency city:ownCentre province:handedIn
requestProvincialTraining      city:ownCentre
decideProvincialTraining       province:any
listProvincialTrainingRequests city:ownCentre province:any
applicantIdentity      agency:ownAgency city:ownCentre province:handedIn
documentDownload       applicant:own agency:ownAgency city:ownCentre province:handedIn
listAccessLog          applicant:own auditor:any
listOwnApplications    applicant:own
listApplicationHistory applicant:own agency:ownAgency city:ownCentre province:any auditor:any
reviewApplication      agency:ownAgency city:ownCentre province:ownCentre
reviewApplications     agency:ownAgency city:ownCentre province:ownCentre
reviewQueue            agency:ownAgency city:ownCentre province:ownCentre
appealRejection        applicant:own
decideAppeal           city:ownCentre province:ownCentre
saveTrainingPlan       city:ownCentre province:ownCentre
findTrainingPlan       public:any
createTrainingClass    city:ownCentre province:ownCentre
updateTrainingClass    city:ownCentre province:ownCentre
publishTrainingClass   city:ownCentre province:ownCentre
closeRegistration      city:ownCentre province:ownCentre
startTrainingClass     city:ownCentre province:ownCentre
cancelTrainingClass    city:ownCentre province:ownCentre
releaseTrainingClass   city:ownCentre province:ownCentre
listOfficeClasses      city:ownCentre province:any auditor:any
listClassHistory       city:ownCentre province:any auditor:any
countSeats             city:ownCentre province:any auditor:any
listClassRoster        agency:any city:any province:any
enrolApplication       applicant:own city:ownCentre province:ownCentre
enrolApplications      city:ownCentre province:ownCentre
leaveClass             applicant:own city:ownCentre province:ownCentre
recordAttendance       city:ownCentre province:ownCentre
recordResults          city:ownCentre province:ownCentre
submitPassList         city:ownCentre province:ownCentre
findClassBook          city:ownCentre province:any auditor:any
listClassBookEntries   city:ownCentre province:any
findPassList           city:ownCentre province:any
listPassLists          city:ownCentre province:any
issueCardNumbers       province:any
produceCards           city:ownCentre province:ownCentre
handOutCards           city:ownCentre province:ownCentre
sanctionCard           province:any
liftSuspension         province:any
startRenewal           applicant:own
renewCards             province:any
listQualifiedRenewals  province:any
announceExpiringCards  province:any
findCard               applicant:own agency:ownAgency city:ownCentre province:any
listCardHistory        applicant:own city:ownCentre province:any auditor:any
listCards              city:ownCentre province:any
listExpiringCards      city:ownCentre province:any
verifyCard             public:any
checkPanel             agency:any city:any province:any
assignPanel            agency:any city:any province:any
drawPanel              city:any province:any
cancelPanel            agency:ownAgency city:ownCentre province:any
findPanel              agency:ownAgency city:ownCentre province:any auditor:any
readPanelWords         agency:ownAgency city:ownCentre province:any
listPanelHistory       agency:ownAgency city:ownCentre province:any auditor:any
listPanels             agency:ownAgency city:ownCentre province:any auditor:any
countAssessments       applicant:own agency:ownAgency city:ownCentre province:handedIn
requestExport          applicant:any agency:any city:any province:any auditor:any
retryExport            applicant:own agency:own city:own province:own auditor:own
findExport             applicant:own agency:own city:own province:own auditor:own
listExports            applicant:own agency:own city:own province:own auditor:own
requestRosterUpload    agency:ownAgency
checkRoster            agency:own
confirmRosterImport    agency:own
findImport             agency:own
listImports            agency:own
importDownload         agency:own
listImportClaims       agency:own
readStatistics         city:ownCentre province:any auditor:any
listClasses            public:any
listAgencies           public:any
findRuleSets           public:any`;

test('the permission page says exactly this', () => {
  const said = Object.entries(permissions).map(([operation, row]) => [
    operation,
    ...Object.entries(row).map(([role, relation]) => `${role}:${relation}`),
  ]);
  expect(said).toEqual(
    page
      .trim()
      .split('\n')
      .map((line) => line.split(/ +/)),
  );
});

const targets = {
  'own application': { own: true },
  'application of my agency': { own: false, agency: 'A1', centres: ['elsewhere'] },
  'application of my city': { own: false, agency: 'elsewhere', centres: ['elsewhere', '510100'] },
  "application of the province's": { own: false, agency: 'elsewhere', centres: ['510000'] },
  'application of nobody I know': { own: false, agency: 'elsewhere', centres: ['elsewhere'] },
  'draft of somebody': { own: false },
};

test('every cell of operation × role × relation is denied unless the page allows it', () => {
  const row = (operation: OperationName): Record<string, string | undefined> => permissions[operation];
  let cells = 0;
  for (const operation of Object.keys(permissions) as OperationName[]) {
    for (const role of ['public', ...Role.options] as const) {
      const actor = role === 'public' ? anonymous : person(role, { organisation: 'A1', city: '510100' });
      for (const [name, target] of Object.entries(targets)) {
        const relation = row(operation).public ?? row(operation)[role];
        const reached =
          relation === 'any' ||
          (relation === 'own' && name === 'own application') ||
          (relation === 'ownAgency' && name === 'application of my agency') ||
          (relation === 'ownCentre' && role === 'city' && name === 'application of my city') ||
          (relation === 'ownCentre' && role === 'province' && name === "application of the province's") ||
          (relation === 'handedIn' && name.startsWith('application of'));
        expect(allows(actor, operation, target), `${role} ${operation} ${name}`).toBe(reached);
        cells += 1;
      }
    }
  }
  expect(cells).toBe(Object.keys(permissions).length * 6 * 6);
});

type Attempt = (world: World, actor: Actor, applicationId: string) => Promise<Outcome<unknown>>;
const attempts: Record<string, Attempt> = {
  updateApplicationDraft: ({ deps }, actor, applicationId) =>
    updateApplicationDraft(deps, actor, { applicationId, facts: { workplace: '甲' } }, newKey()),
  requestDocumentUpload: ({ deps }, actor, applicationId) =>
    requestDocumentUpload(
      deps,
      actor,
      { applicationId, kind: 'PHOTO', contentType: 'image/png', size: 1, sha256: 'a'.repeat(64) },
      newKey(),
    ),
  confirmDocument: ({ deps }, actor, applicationId) =>
    confirmDocument(deps, actor, { applicationId, documentId: 'x' }, newKey()),
  submitApplication: ({ deps }, actor, applicationId) => submitApplication(deps, actor, { applicationId }, newKey()),
  withdrawApplication: ({ deps }, actor, applicationId) =>
    withdrawApplication(deps, actor, { applicationId }, newKey()),
  listApplicationHistory: ({ deps }, actor, applicationId) =>
    listApplicationHistory(deps, actor, { applicationId, first: 1 }),
};

test.each(Object.entries(attempts))('%s: what is not yours looks like what does not exist', async (_, attempt) => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const absent = await attempt(world, applicant('wang'), 'no-such-application');
  expect(codesOf(absent)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  world.sent.length = 0;
  expect(await attempt(world, applicant('wang'), applicationId)).toEqual(absent);
  expect(world.sent).toEqual(['BatchGetItem']);
  expect(codesOf(await attempt(world, anonymous, applicationId))).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
});

test('an application is found by its owner alone until it is handed in, then by the offices it lies with', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  const mine = { organisation: 'agency-1', city: '510100' };
  const theirs = { organisation: 'agency-2', city: '510700' };
  const finds = async (actor: Actor) => (await findApplication(world.deps, actor, applicationId))?.id === applicationId;
  const nobody = [applicant('wang'), anonymous, person('auditor', mine), person('applicant', mine)];
  const others = [person('agency', theirs), person('city', theirs)];
  const offices = [person('agency', mine), person('city', mine), person('province')];
  for (const actor of [...nobody, ...others, ...offices]) expect(await finds(actor)).toBe(false);
  expect(await finds(li)).toBe(true);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  for (const actor of [...nobody, ...others]) expect(await finds(actor)).toBe(false);
  for (const actor of [li, ...offices]) expect(await finds(actor)).toBe(true);
  for (const actor of [...nobody, ...others, ...offices]) {
    const listed = await listOwnApplications(world.deps, actor, { first: 10 });
    expect(listed.ok ? listed.value.entries : []).toEqual([]);
  }
});

test('a history is seen by the offices that the application lies with, once it was handed in', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  const sees = async (actor: Actor) => {
    const outcome = await listApplicationHistory(world.deps, actor, { applicationId, first: 1 });
    return outcome.ok;
  };
  const own = person('agency', { organisation: 'agency-1' });
  expect(await sees(own)).toBe(false);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  expect(await sees(own)).toBe(true);
  expect(await sees(person('agency', { organisation: 'agency-2' }))).toBe(false);
  expect(await sees(person('city', { city: '510100' }))).toBe(true);
  expect(await sees(person('city', { city: '510700' }))).toBe(false);
  expect(await sees(person('auditor'))).toBe(true);
});

test('the city that sees a history is the one that reviews: staff of HR departments stand under no agency', async () => {
  const world = await createWorld();
  const more = { supervisorSource: 'HR_DEPARTMENT', city: '510700' };
  const applicationId = await readyApplication(world, li, 'QUALITY_SUPERVISOR', more);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  const sees = async (actor: Actor) =>
    (await listApplicationHistory(world.deps, actor, { applicationId, first: 1 })).ok;
  expect(await sees(person('city', { city: '510700' }))).toBe(true);
  expect(await sees(person('city', { city: '510100' }))).toBe(false);
});

test('what the province reviews is not the work of the city in which its agency stands (一(六)1)', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li, 'SENIOR_ASSESSOR');
  await writeAgency(world.deps, { ...agency, id: 'provincial', kind: 'PROVINCIAL' });
  done(await updateApplicationDraft(world.deps, li, { applicationId, agencyId: 'provincial' }, newKey()));
  const { application } = done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  expect(application.routing?.reviewCentre).toBe('510000');
  const sees = async (actor: Actor) =>
    (await listApplicationHistory(world.deps, actor, { applicationId, first: 1 })).ok;
  expect(await sees(person('city', { city: '510100' }))).toBe(false);
  expect(await sees(person('agency', { organisation: 'provincial' }))).toBe(true);
  expect(await sees(person('province'))).toBe(true);
});

test("a draft that was withdrawn before it was handed in was nobody else's work", async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await withdrawApplication(world.deps, li, { applicationId }, newKey()));
  for (const actor of [person('agency', { organisation: 'agency-1' }), person('city', { city: '510100' })])
    expect(codesOf(await listApplicationHistory(world.deps, actor, { applicationId, first: 1 }))[0]).toBe('NOT_FOUND');
});

test('staff without the applicant role change nothing', async () => {
  const world = await createWorld();
  const outcome = await claimApplication(world.deps, person('auditor'), { code: '0000-0000-0000-0000' }, newKey());
  expect(codesOf(outcome)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(world.sent).toEqual([]);
});
