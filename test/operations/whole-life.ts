import { requiredDocuments } from '#domain/application/required-documents';
import { type Actor, anonymous } from '#operations/actor';
import { applicantIdentity } from '#operations/application/applicant-identity';
import { confirmDocument } from '#operations/application/confirm-document';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { assignPanel } from '#operations/card/assign-panel';
import { handOutCards } from '#operations/card/hand-out-cards';
import { issueCardNumbers } from '#operations/card/issue-card-numbers';
import { liftSuspension } from '#operations/card/lift-suspension';
import { produceCards } from '#operations/card/produce-cards';
import { sanctionCard } from '#operations/card/sanction-card';
import { verifyCard } from '#operations/card/verify-card';
import { startConversation } from '#operations/chat/conversation';
import { StartAnswer } from '#operations/chat/conversation-answers';
import { sendMessage } from '#operations/chat/message';
import { publishTrainingClass, startTrainingClass } from '#operations/class/class-steps';
import { createTrainingClass } from '#operations/class/create-training-class';
import { enrolApplication } from '#operations/class/enrol-application';
import { recordAttendance } from '#operations/class/record-attendance';
import { recordResults } from '#operations/class/record-results';
import { submitPassList } from '#operations/class/submit-pass-list';
import { saveTrainingPlan } from '#operations/class/training-plan';
import { park } from '#operations/events/dead-letters';
import { rebuildStatistics } from '#operations/events/statistics-rebuild';
import { appealRejection } from '#operations/review/appeal-rejection';
import { decideProvincialTraining } from '#operations/review/decide-provincial-training';
import { requestProvincialTraining } from '#operations/review/request-provincial-training';
import { deliver, eventRecords, eventsWorld } from '#test/events/delivery';
import { assessor } from '#test/reports/roster-people';
import { idNumberOf, province } from './card/card-world.ts';
import { failedExport } from './export/export-world.ts';
import { checkedRoster, confirmedRoster, rosterOfPeople } from './import/import-world.ts';
import { done, newKey, upload } from './journey.ts';
import { approve, mend, reject, review, wang, zhao } from './review/review-world.ts';
import { agency, applicant, createWorld, draftContent, type World, writeAgency, writeDraft } from './world.ts';

const owners = ['p0', 'p1', 'p2', 'sits', 'appeals', 'returned', 'waits'].map((name) => applicant(name));

/**
 * One world with a row of every kind, made by operations alone but for an agency, which none of them makes: a class from its
 * plan to its signed list, with somebody who waits in line, cards that were handed out, suspended, cancelled for good, and
 * whatever is kept beside them.
 */
export async function wholeLife(): Promise<World> {
  const world = await createWorld();
  await writeAgency(world.deps, agency);
  const classId = await published(world, 3);
  const later = await published(world, 1);
  const ids: string[] = [];
  for (const [at, owner] of owners.entries()) ids.push(await handedIn(world, owner, { classId, at }));
  await reviewed(world, ids);
  await rostered(world, classId);
  for (const at of [0, 1, 2]) await enrolled(world, at, { ids, classId });
  // The one place of another class, and its line.
  for (const at of [3, 6]) await enrolled(world, at, { ids, classId: later });
  world.clock.now = new Date('2026-12-05T02:00:00Z');
  const numbers = await examined(world, classId, ids.slice(0, 3));
  await used(world, numbers);
  await beside(world, ids[0]!);
  await followed(world);
  return world;
}

async function enrolled({ deps }: World, at: number, of: { ids: string[]; classId: string }): Promise<void> {
  const asked = { applicationId: of.ids[at]!, classId: of.classId };
  done(await enrolApplication(deps, owners[at]!, asked, newKey()));
}

async function published({ deps }: World, overall: number): Promise<string> {
  const entries = [{ category: 'ASSESSOR' as const, month: 12, count: 1 }];
  const plan = { organiser: '510100', year: 2026, status: 'PUBLISHED' as const, entries };
  done(await saveTrainingPlan(deps, wang, plan, newKey()));
  const fields = {
    ...{ organiser: '510100', category: 'ASSESSOR' as const, title: '样例培训班', year: 2026, month: 12 },
    registration: { opensOn: '2026-11-01', closesOn: '2026-11-30' },
    training: { startsOn: '2026-12-05', endsOn: '2026-12-10' },
    capacity: { overall, cities: [{ city: '510100', places: overall }] },
    examination: {
      passMarks: [
        { part: 'THEORY' as const, points: 60 },
        { part: 'PRACTICE' as const, points: 60 },
      ],
      resit: true,
    },
  };
  const { trainingClass } = done(await createTrainingClass(deps, wang, fields, newKey()));
  done(await publishTrainingClass(deps, wang, { classId: trainingClass.id }, newKey()));
  return trainingClass.id;
}

async function handedIn(world: World, owner: Actor, { classId, at }: { classId: string; at: number }) {
  const { deps } = world;
  const facts = { idNumber: idNumberOf(at) };
  const { applicationId } = await writeDraft(deps, { actor: owner, facts });
  const chosen = { applicationId, classId, agencyId: agency.id };
  done(await updateApplicationDraft(deps, owner, chosen, newKey()));
  for (const { kind } of requiredDocuments('ASSESSOR', draftContent('ASSESSOR').facts)) {
    const documentId = await upload(world, owner, { applicationId, kind });
    done(await confirmDocument(deps, owner, { applicationId, documentId }, newKey()));
  }
  done(await submitApplication(deps, owner, { applicationId }, newKey()));
  return applicationId;
}

/** Five found qualified, one rejected that appeals, one returned. */
async function reviewed(world: World, ids: readonly string[]): Promise<void> {
  const [, , , , appeals = '', returned = ''] = ids;
  for (const id of ids) await review(world, zhao, id, approve);
  const qualified = ids.filter((id) => id !== appeals && id !== returned);
  for (const id of qualified) await review(world, wang, id, approve);
  await review(world, wang, appeals, reject);
  await review(world, wang, returned, mend);
  const appeal = { applicationId: appeals, words: '证书是高级工，请再核对一次。' };
  done(await appealRejection(world.deps, owners[4]!, appeal, newKey()));
}

/** A roster of an agency, with somebody on it who is new and somebody whose row is wrong. */
async function rostered(world: World, classId: string): Promise<void> {
  const people = [assessor(0).facts, { ...assessor(1).facts, phone: '1' }];
  const importId = await checkedRoster(world, await rosterOfPeople(people), { classId });
  if ((await confirmedRoster(world, importId)) !== 'DONE') throw new Error('the roster was not imported');
}

async function examined({ deps }: World, classId: string, ids: readonly string[]): Promise<string[]> {
  done(await startTrainingClass(deps, wang, { classId }, newKey()));
  const day = { classId, day: '2026-12-05' };
  done(await recordAttendance(deps, wang, { ...day, present: [...ids], absent: [] }, newKey()));
  const [first = ''] = ids;
  const again = { ...day, present: [], absent: [first], reason: '登记错误' };
  done(await recordAttendance(deps, wang, again, newKey()));
  const entries = ids.map((applicationId) => ({ applicationId, theory: '80', practice: '59.5' }));
  done(await recordResults(deps, wang, { classId, sitting: 'FIRST', entries }, newKey()));
  const resits = ids.map((applicationId) => ({ applicationId, practice: '80' }));
  done(await recordResults(deps, wang, { classId, sitting: 'RESIT', entries: resits }, newKey()));
  const { passList } = done(await submitPassList(deps, wang, { classId }, newKey()));
  const { numbers } = done(await issueCardNumbers(deps, province, { passListId: passList.id }, newKey()));
  return numbers.map(({ number }) => number);
}

async function used({ deps }: World, numbers: readonly string[]): Promise<void> {
  done(await produceCards(deps, wang, { numbers: [...numbers] }, newKey()));
  const handed = { numbers: [...numbers], on: '2026-12-05', receivedBy: '李某' };
  done(await handOutCards(deps, wang, handed, newKey()));
  const { name } = draftContent('ASSESSOR').facts;
  const members = numbers.map((cardNumber) => ({ cardNumber, name: String(name) }));
  const asked = { on: '2026-12-20', occupation: '6-31-01-03', level: 'SENIOR' as const, members };
  done(await assignPanel(deps, wang, asked, newKey()));
  const [, lent = '', banned = ''] = numbers;
  const suspended = { kind: 'SUSPENDED', ground: 'UNDER_INVESTIGATION', words: '核实中。' } as const;
  done(await sanctionCard(deps, province, { number: lent, ...suspended, from: '2027-01-01' }, newKey()));
  done(await liftSuspension(deps, province, { number: lent, words: '核实无误。', from: '2027-01-02' }, newKey()));
  const forGood = { kind: 'REVOKED_FOR_GOOD', ground: 'CARD_LENT', words: '证卡交由他人使用。' } as const;
  done(await sanctionCard(deps, province, { number: banned, ...forGood }, newKey()));
  done({ ok: true, value: await verifyCard(deps, { actor: anonymous }, { number: lent, name: String(name) }) });
}

/** A city's request, a look at somebody's number, a conversation, a draft of nobody, an export. */
async function beside(world: World, applicationId: string): Promise<void> {
  const { deps } = world;
  const asked = { city: '510100', year: 2026, categories: ['ASSESSOR' as const], words: '本市今年没有条件办班' };
  done(await requestProvincialTraining(deps, wang, asked, newKey()));
  const answer = { requestId: '510100-2026-1', decision: 'GRANT' as const, words: '同意。' };
  done(await decideProvincialTraining(deps, province, answer, newKey()));
  done(await applicantIdentity(deps, wang, { applicationId, purpose: '核对身份证原件' }));
  const opening = StartAnswer.parse(JSON.parse(done(await startConversation(deps, anonymous, newKey())).json));
  const handle = { conversationId: opening.conversationId, token: opening.token };
  for (const [at, text] of ['什么是考评员', '同意'].entries()) {
    done(await sendMessage(deps, anonymous, { ...handle, messageId: `m-${at}`, message: { text } }));
  }
  await writeDraft(deps, { actor: anonymous });
  await failedExport(world, owners[0]!, { kind: 'FORM', applicationId, format: 'PDF' });
}

/** What the stream brings about, with a record that was put aside, and everything counted once more. */
async function followed(world: World): Promise<void> {
  const { handler } = eventsWorld(world.deps);
  await deliver(handler, await eventRecords(world));
  await park(world.deps, { record: { no: 'event' }, reason: 'UNREADABLE' });
  await rebuildStatistics(world.deps.store);
}
