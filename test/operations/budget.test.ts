import { expect, test } from 'vitest';
import { listAccessLog } from '#operations/access-log';
import { anonymous } from '#operations/actor';
import { applicantIdentity, documentDownload } from '#operations/application/applicant-identity';
import {
  findApplications,
  findRuleSets,
  listAgencies,
  listApplicationHistory,
  listClasses,
  listOwnApplications,
} from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { findAssessmentsOnRecord } from '#operations/card/assessments-on-record';
import { assignPanel } from '#operations/card/assign-panel';
import {
  findCards,
  listCardHistory,
  listCards,
  listExpiringCards,
  listQualifiedRenewals,
} from '#operations/card/card-reads';
import { checkPanel } from '#operations/card/check-panel';
import { findPanels, listPanelHistory, listPanels } from '#operations/card/panels';
import { sanctionCard } from '#operations/card/sanction-card';
import { verifyCard } from '#operations/card/verify-card';
import { readConversation, startConversation } from '#operations/chat/conversation';
import { StartAnswer } from '#operations/chat/conversation-answers';
import { findClassBook } from '#operations/class/class-book-read';
import { findSeats, listClassHistory, listClassRoster, listOfficeClasses } from '#operations/class/class-reads';
import { closeRegistration } from '#operations/class/class-steps';
import { findPassLists, listPassLists } from '#operations/class/pass-list-reads';
import { submitPassList } from '#operations/class/submit-pass-list';
import { findTrainingPlan } from '#operations/class/training-plan';
import { readStatistics } from '#operations/events/statistics';
import { findExports, listExports } from '#operations/export/exports';
import { listImportClaims } from '#operations/import/import-claims';
import { findImports, importDownload, listImports } from '#operations/import/imports';
import { type OperationName, permissions } from '#operations/permission';
import { mutations } from '#operations/registry';
import { listProvincialTrainingRequests } from '#operations/review/city-requests';
import { reviewQueue } from '#operations/review/review-queue';
import { scenarios } from '#test/harness/scenarios';
import { processOn, setStage } from '#test/harness/stage';
import { askedExport } from '#test/operations/export/export-world';
import { clerk, uploadedRoster } from '#test/operations/import/import-world';
import { numberedCard, writePassed } from './card/card-world.ts';
import { writeAssessors, writeCards } from './card/panel-world.ts';
import { qualifiedApplication } from './class/qualified.ts';
import { runningClass } from './class/running-class.ts';
import { codesOf, done, newKey, readyApplication } from './journey.ts';
import { agency, applicant, createWorld, openClass, staff, type World, writeAgency } from './world.ts';

const exceptions: Record<string, string[]> = {
  // What had to be assumed and had changed is told by the transaction that fails on it: only here.
  'submission after the class was edited': ['BatchGetItem', 'TransactWriteItems', 'TransactWriteItems'],
  'submission after the grant': ['BatchGetItem', 'TransactWriteItems', 'TransactWriteItems'],
  // Each of a batch is read and committed on its own.
  'Zhao approves one and returns the other': [
    'BatchGetItem',
    'TransactWriteItems',
    'BatchGetItem',
    'TransactWriteItems',
  ],
  // Whom a list or a card names: a second round, and with a cancelled card a third for what the person has under way.
  'numbers for the first list, issue-key-1': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'numbers for the first list, issue-key-2': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'numbers for the second list, issue-key-3': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'renewal begun': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'renewal, renew-key-1': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'renewal, renew-key-2': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'REVOKED of a card that was made': ['BatchGetItem', 'BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'REVOKED_FOR_GOOD of a card, and another application of its holder': [
    ...['BatchGetItem', 'BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  ],
  'REVOKED of a card whose renewal was found qualified': [
    ...['BatchGetItem', 'BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  ],
  // Which cards end in a month, the list says.
  'announcement, announce-key-1': ['BatchGetItem', 'Query', 'BatchGetItem', 'TransactWriteItems'],
  'announcement, announce-key-2': ['BatchGetItem', 'Query', 'BatchGetItem', 'TransactWriteItems'],
  // What is not there, or not theirs, is said after the read.
  'Wang withdraws what may be his': ['BatchGetItem'],
  'Li changes what may be his': ['BatchGetItem'],
  // The cards are named by the panel: a second round.
  'the city takes its panel back': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'the province takes it back too': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  // The pools, places in them, the cards there.
  'the city draws three': [...Array(3).fill('BatchGetItem'), 'TransactWriteItems'],
  'the city draws who supervises': [...Array(3).fill('BatchGetItem'), 'TransactWriteItems'],
  'the province draws three for the same day': [...Array(3).fill('BatchGetItem'), 'TransactWriteItems'],
  // Whoever moves up, or is released, stands in the class's places: a second round.
  cancellation: ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'one place more': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'the seated one leaves': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'li leaves': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'release, release-key-1': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'release, release-key-2': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  // The agency stands in the import.
  'the check of a roster': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'another check of a roster': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  // The class stands in the application.
  'li enrols in the class applied for, which is another one': ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  'the centre enrols both': ['BatchGetItem', 'TransactWriteItems', 'BatchGetItem', 'TransactWriteItems'],
};

test.each(scenarios.map((scenario) => [`${scenario.stage.name}: ${scenario.name}`, scenario] as const))(
  'one read and one transaction (%s)',
  async (_, scenario) => {
    const stage = await setStage(scenario.stage);
    const sent: string[] = [];
    const deps = processOn(stage, 'one', (command, call) => {
      sent.push(command);
      return call();
    });
    await scenario.run(deps, stage.cast);
    expect(sent).toEqual(exceptions[scenario.name] ?? ['BatchGetItem', 'TransactWriteItems']);
  },
);

const li = applicant('li');
const city = staff('city', '510100');

async function signedList(world: World): Promise<string> {
  const { classId } = await runningClass(world, { people: 0 });
  const { passList } = done(await submitPassList(world.deps, city, { classId }, newKey()));
  world.sent.length = 0;
  return passList.id;
}

async function aCard(world: World): Promise<string> {
  const number = await numberedCard(world);
  world.sent.length = 0;
  return number;
}

async function panelInput(world: World) {
  const members = await writeAssessors(world);
  world.sent.length = 0;
  return { on: '2026-12-01', occupation: '电工', level: 'SENIOR' as const, members };
}

async function panelsSent(world: World): Promise<string[]> {
  const input = await panelInput(world);
  const ids: string[] = [];
  for (const on of ['2026-12-01', '2026-12-02']) {
    ids.push(done(await assignPanel(world.deps, city, { ...input, on }, newKey())).panel.id);
  }
  world.sent.length = 0;
  return ids;
}

/** Announced, and neither put nor checked. */
async function uploadOf(world: World): Promise<string> {
  await writeAgency(world.deps, agency);
  const id = await uploadedRoster(world, new Uint8Array([1]));
  world.sent.length = 0;
  return id;
}

/** What each read asks of the table when there is something to find; a list of 100 costs what a list of 2 costs. */
const reads: Partial<Record<OperationName, [(world: World, ids: string[]) => Promise<unknown>, string[]]>> = {
  readConversation: [
    async ({ deps, sent }) => {
      const begun = done(await startConversation(deps, anonymous, newKey()));
      sent.length = 0;
      done(await readConversation(deps, anonymous, StartAnswer.parse(JSON.parse(begun.json))));
    },
    ['BatchGetItem'],
  ],
  findCard: [
    async (world) => {
      const number = await aCard(world);
      await findCards(world.deps, li, [number, 'K1']);
    },
    ['BatchGetItem'],
  ],
  // The last two say who of the province read why.
  listCardHistory: [
    async (world) => {
      const number = await aCard(world);
      const suspension = { number, kind: 'SUSPENDED', ground: 'CARD_LENT', words: '证卡借给他人。' } as const;
      done(await sanctionCard(world.deps, staff('province'), suspension, newKey()));
      world.sent.length = 0;
      const page = done(await listCardHistory(world.deps, staff('province'), { number, first: 100 }));
      expect(page.entries).toHaveLength(1);
    },
    ['BatchGetItem', 'Query', 'BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
  ],
  listPanelHistory: [
    async (world) => {
      const [panelId = ''] = await panelsSent(world);
      expect(done(await listPanelHistory(world.deps, city, { panelId, first: 100 })).entries).toHaveLength(1);
    },
    ['BatchGetItem', 'Query', 'BatchGetItem'],
  ],
  listCards: [
    async (world) => {
      await aCard(world);
      done(await listCards(world.deps, city, { work: 'NUMBERED', first: 100 }));
    },
    ['Query', 'BatchGetItem'],
  ],
  listExpiringCards: [
    async (world) => {
      await aCard(world);
      done(await listExpiringCards(world.deps, staff('province'), { month: '2029-11', first: 100 }));
    },
    ['Query', 'BatchGetItem'],
  ],
  listQualifiedRenewals: [
    async (world) => {
      const more = { status: 'QUALIFIED', kind: 'RENEWAL', renews: 'K1', trainingClass: undefined } as const;
      await writePassed(world, [{ id: 'renewal', more }], false);
      world.sent.length = 0;
      done(await listQualifiedRenewals(world.deps, staff('province'), { first: 100 }));
    },
    // The third says who of the province saw them.
    ['Query', 'BatchGetItem', 'TransactWriteItems'],
  ],
  findApplication: [({ deps }, ids) => findApplications(deps, li, ids), ['BatchGetItem', 'BatchGetItem']],
  applicantIdentity: [
    async (world, [applicationId = '']) => {
      done(await submitApplication(world.deps, li, { applicationId }, newKey()));
      world.sent.length = 0;
      done(await applicantIdentity(world.deps, city, { applicationId, purpose: '核对身份证原件' }));
    },
    ['BatchGetItem', 'TransactWriteItems'],
  ],
  documentDownload: [
    async (world, [applicationId = '']) => {
      done(await submitApplication(world.deps, li, { applicationId }, newKey()));
      const [view] = await findApplications(world.deps, city, [applicationId]);
      world.sent.length = 0;
      const asked = { applicationId, documentId: view!.documents[0]!.id, purpose: '核对身份证原件' };
      done(await documentDownload(world.deps, city, asked));
    },
    ['BatchGetItem', 'TransactWriteItems'],
  ],
  listProvincialTrainingRequests: [
    async ({ deps }) => done(await listProvincialTrainingRequests(deps, staff('province'), { year: 2026 })),
    ['BatchGetItem'],
  ],
  listAccessLog: [
    async (world, [applicationId = '']) => {
      done(await submitApplication(world.deps, li, { applicationId }, newKey()));
      await findApplications(world.deps, city, [applicationId]);
      world.sent.length = 0;
      done(await listAccessLog(world.deps, li, { applicationId, first: 100 }));
    },
    ['BatchGetItem', 'Query', 'BatchGetItem'],
  ],
  reviewQueue: [
    async (world, ids) => {
      for (const applicationId of ids) await submitApplication(world.deps, li, { applicationId }, newKey());
      world.sent.length = 0;
      const screener = staff('agency', agency.id);
      const page = done(
        await reviewQueue(world.deps, screener, { stage: 'AGENCY_REVIEW', category: 'ASSESSOR', first: 100 }),
      );
      expect(page.entries.length).toBeGreaterThan(0);
    },
    ['Query', 'BatchGetItem', 'TransactWriteItems'],
  ],
  listOwnApplications: [
    async ({ deps }) => done(await listOwnApplications(deps, li, { first: 100 })),
    ['Query', 'BatchGetItem', 'BatchGetItem'],
  ],
  listApplicationHistory: [
    async ({ deps }, [applicationId = '']) =>
      done(await listApplicationHistory(deps, li, { applicationId, first: 100 })),
    ['BatchGetItem', 'Query', 'BatchGetItem'],
  ],
  findClassBook: [
    async (world) => {
      const { classId } = await runningClass(world);
      world.sent.length = 0;
      expect(await findClassBook(world.deps, city, classId)).toBeDefined();
    },
    ['BatchGetItem'],
  ],
  listClassBookEntries: [
    async (world) => {
      const { classId, ids } = await runningClass(world);
      world.sent.length = 0;
      expect((await findClassBook(world.deps, city, classId))?.entries).toHaveLength(ids.length);
    },
    ['BatchGetItem'],
  ],
  findPassList: [
    async (world) => {
      const id = await signedList(world);
      expect(await findPassLists(world.deps, city, [id])).toHaveLength(1);
    },
    ['BatchGetItem'],
  ],
  listPassLists: [
    async (world) => {
      await signedList(world);
      done(await listPassLists(world.deps, city, { year: 2026, first: 50 }));
    },
    ['Query', 'BatchGetItem'],
  ],
  findTrainingPlan: [
    ({ deps }) => findTrainingPlan(deps, anonymous, { organiser: '510000', year: 2026 }),
    ['BatchGetItem'],
  ],
  listOfficeClasses: [
    async ({ deps }) => done(await listOfficeClasses(deps, city, { organiser: '510100', year: 2026, first: 100 })),
    ['Query', 'BatchGetItem'],
  ],
  listClassHistory: [
    async ({ deps, sent }) => {
      const { id: classId } = openClass('ASSESSOR');
      done(await closeRegistration(deps, city, { classId }, newKey()));
      sent.length = 0;
      done(await listClassHistory(deps, city, { classId, first: 100 }));
    },
    ['BatchGetItem', 'Query', 'BatchGetItem'],
  ],
  countSeats: [({ deps }) => findSeats(deps, ['class-ASSESSOR', 'class-other']), ['BatchGetItem']],
  listClassRoster: [
    async (world) => {
      const trainingClass = openClass('ASSESSOR');
      await qualifiedApplication(world, { owner: 'wang', trainingClass });
      await qualifiedApplication(world, { owner: 'zhao', trainingClass });
      world.sent.length = 0;
      done(await listClassRoster(world.deps, city, { classId: trainingClass.id, first: 100 }));
    },
    ['Query', 'BatchGetItem', 'TransactWriteItems', 'BatchGetItem'],
  ],
  listClasses: [
    async ({ deps }) => done(await listClasses(deps, anonymous, { category: 'ASSESSOR', first: 100 })),
    ['Query', 'BatchGetItem'],
  ],
  listAgencies: [
    async ({ deps }) => done(await listAgencies(deps, anonymous, { city: agency.city, first: 100 })),
    ['Query', 'BatchGetItem'],
  ],
  findRuleSets: [async ({ deps }) => findRuleSets(deps), []],
  // Both at the same time.
  verifyCard: [
    async (world) => {
      await writeCards(world, [{ number: 'K1', name: '甲' }]);
      world.sent.length = 0;
      const asked = { number: 'K1', name: '甲', occupation: '电工' };
      expect(await verifyCard(world.deps, { actor: anonymous }, asked)).toMatchObject({ ok: true });
    },
    ['BatchGetItem', 'TransactWriteItems'],
  ],
  checkPanel: [
    async (world) => {
      const input = await panelInput(world);
      expect(await checkPanel(world.deps, { actor: city }, input)).toMatchObject({ value: { allowed: true } });
    },
    ['BatchGetItem', 'TransactWriteItems'],
  ],
  findPanel: [
    async (world) => expect(await findPanels(world.deps, city, await panelsSent(world))).toHaveLength(2),
    ['BatchGetItem'],
  ],
  // Without what they may not read it is the same question.
  readPanelWords: [
    async (world) => {
      const [seen] = await findPanels(world.deps, staff('auditor'), await panelsSent(world));
      expect(seen).not.toHaveProperty('names');
    },
    ['BatchGetItem'],
  ],
  listPanels: [
    async (world) => {
      await panelsSent(world);
      expect(done(await listPanels(world.deps, city, { first: 100 })).entries).toHaveLength(2);
    },
    ['Query', 'BatchGetItem'],
  ],
  findExport: [
    async (world, [applicationId = '']) => {
      const id = await askedExport(world, li, { kind: 'FORM', applicationId, format: 'PDF' });
      world.sent.length = 0;
      expect(await findExports(world.deps, li, [id])).toHaveLength(1);
    },
    ['BatchGetItem'],
  ],
  listExports: [
    async (world, ids) => {
      for (const applicationId of ids) await askedExport(world, li, { kind: 'FORM', applicationId, format: 'PDF' });
      world.sent.length = 0;
      expect(done(await listExports(world.deps, li, { first: 100 })).entries).toHaveLength(2);
    },
    ['Query', 'BatchGetItem'],
  ],
  findImport: [
    async (world) => {
      const id = await uploadOf(world);
      expect(await findImports(world.deps, clerk, [id])).toHaveLength(1);
    },
    ['BatchGetItem'],
  ],
  listImports: [
    async (world) => {
      await uploadOf(world);
      expect(done(await listImports(world.deps, clerk, { first: 100 })).entries).toHaveLength(1);
    },
    ['Query', 'BatchGetItem'],
  ],
  importDownload: [
    async (world) => {
      const importId = await uploadOf(world);
      expect(codesOf(await importDownload(world.deps, clerk, { importId }))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    },
    ['BatchGetItem'],
  ],
  listImportClaims: [
    async (world) => {
      const importId = await uploadOf(world);
      expect(codesOf(await listImportClaims(world.deps, clerk, { importId }))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    },
    ['BatchGetItem'],
  ],
  // The applications, their people, those people's live applications; here nobody has a card yet.
  countAssessments: [
    async (world, [applicationId = '']) => {
      done(await submitApplication(world.deps, li, { applicationId }, newKey()));
      world.sent.length = 0;
      expect(await findAssessmentsOnRecord(world.deps, city, [applicationId])).toEqual([0]);
    },
    ['BatchGetItem', 'BatchGetItem', 'BatchGetItem'],
  ],
  // All 22 centres × 5 categories: 110 rows, whatever the number of applications.
  readStatistics: [
    async ({ deps }) => done(await readStatistics(deps, staff('province'), { year: 2026 })),
    ['BatchGetItem', 'BatchGetItem', 'BatchGetItem'],
  ],
};

test('every operation of the permission page is counted', () => {
  const counted = [...scenarios.map(({ operation }) => operation), ...Object.keys(reads)];
  expect(new Set(counted)).toEqual(new Set([...Object.keys(permissions), ...Object.keys(mutations)]));
});

test.each(Object.entries(reads))('%s asks as often as it says', async (_, [ask, expected]) => {
  const world = await createWorld();
  const ids = [await readyApplication(world, li), await readyApplication(world, li)];
  world.sent.length = 0;
  await ask(world, ids);
  expect(world.sent).toEqual(expected);
});
