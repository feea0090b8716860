import { anonymous } from '#operations/actor';
import { start } from '#test/intake/http';
import { writeDraft } from '#test/operations/world';
import type { Way } from './permission-walk.ts';
import { chatted, gid, mutation } from './permission-walk-asking.ts';
import { callers } from './permission-walk-callers.ts';
import { filesChanged } from './permission-walk-files.ts';
import type { Stage, TargetName } from './permission-walk-stage.ts';

type Fields = (id: string, stage: Stage) => object;

function changes(name: string, targets: readonly TargetName[], fields: Fields, more = ''): Way[] {
  return targets.map((target) => ({ field: `Mutation.${name}`, target, ask: mutation(name, fields, more) }));
}

const application = (id: string) => ({ applicationId: gid('Application', id) });
const trainingClass = (id: string) => ({ classId: gid('TrainingClass', id) });
const cityClass = ({ targets }: Stage) => gid('TrainingClass', targets.cityClass.id);
const items = 'items { problems { code path message clause } }';

const applicants: Way[] = [
  {
    ...{ field: 'Mutation.claimApplication', target: 'nothing' },
    // A code is good once.
    ask: async (stage, id, caller) => {
      const { claimCode: code } = await writeDraft(stage.world.deps, { actor: anonymous });
      return mutation('claimApplication', () => ({ code }))(stage, id, caller);
    },
  },
  ...changes('updateApplicationDraft', ['draft', 'atAgency'], (id) => ({
    ...application(id),
    answers: [{ fact: 'workplace', texts: ['成都某单位'] }],
  })),
  ...changes('requestDocumentUpload', ['draft', 'atAgency'], (id) => ({
    ...application(id),
    ...{ kind: 'PHOTO', contentType: 'image/png', size: 100, sha256: 'b'.repeat(64) },
  })),
  ...changes('confirmDocument', ['draft'], (id) => ({ ...application(id), documentId: 'scan-2' })),
  ...changes('submitApplication', ['draft', 'returned'], application),
  ...changes('appealRejection', ['rejected'], (id) => ({ ...application(id), words: '资料属实' })),
  ...changes('withdrawApplication', ['draft', 'returned'], application),
];

const reviews: Way[] = [
  ...changes('reviewApplication', ['atAgency', 'atCity', 'atProvince', 'draft'], (id) => ({
    review: { ...application(id), decision: 'APPROVE' },
  })),
  ...changes(
    'reviewApplications',
    ['alsoAtAgency', 'seniorAtCity', 'atProvince'],
    (id) => ({ reviews: [{ ...application(id), decision: 'APPROVE' }] }),
    items,
  ),
  {
    ...{ field: 'ReviewedApplication.application', target: 'thirdAtAgency' },
    ask: mutation(
      'reviewApplications',
      (id) => ({ reviews: [{ ...application(id), decision: 'APPROVE' }] }),
      `items { application { id } problems { code path message clause } }`,
    ),
  },
  ...changes('decideAppeal', ['appealed', 'provinceAppealed'], (id) => ({
    ...application(id),
    ...{ outcome: 'UPHELD', words: '原决定正确' },
  })),
  ...changes('requestProvincialTraining', ['cityOffice'], (id) => ({
    ...{ city: id, year: 2026, categories: ['NEW_OCCUPATION_ASSESSOR'], words: '今年没有条件办班' },
  })),
  ...changes('decideProvincialTraining', ['request'], (id) => ({
    requestId: gid('ProvincialTrainingRequest', id),
    decision: 'GRANT',
  })),
];

const newClass = {
  title: '新班',
  year: 2026,
  month: 12,
  registration: { opensOn: '2026-12-01', closesOn: '2026-12-05' },
};
const changed = ['changedClass', 'changedProvinceClass'] as const;
const centres = ['cityOffice', 'provinceOffice'] as const;

const classes: Way[] = [
  ...changes('saveTrainingPlan', centres, (organiser) => ({
    ...{ organiser, year: 2026, status: 'PUBLISHED', entries: [{ category: 'ASSESSOR', month: 12, count: 1 }] },
  })),
  ...changes('createTrainingClass', centres, (organiser) => ({ organiser, category: 'ASSESSOR', ...newClass })),
  ...changes('updateTrainingClass', changed, (id) => ({ ...trainingClass(id), title: '改名' })),
  ...changes('publishTrainingClass', changed, trainingClass),
  ...changes('closeRegistration', changed, trainingClass),
  ...changes('startTrainingClass', ['startable', 'changedProvinceClass'], trainingClass),
  ...changes('cancelTrainingClass', changed, (id) => ({ ...trainingClass(id), reason: '场地不足' })),
  ...changes('releaseTrainingClass', changed, trainingClass),
  {
    ...{ field: 'ReleaseTrainingClassSuccess.trainingClass', target: 'changedClass' },
    through: [['releaseTrainingClass', 'changedClass']],
    ask: mutation('releaseTrainingClass', trainingClass, 'trainingClass { id }'),
  },
  ...changes('enrolApplication', ['qualified'], (id, stage) => ({ ...application(id), classId: cityClass(stage) })),
  ...changes('enrolApplication', ['provinceQualified'], (id, { targets }) => ({
    ...application(id),
    classId: gid('TrainingClass', targets.provinceClass.id),
  })),
  ...changes('enrolApplications', ['alsoQualified'], (id, stage) => enrolment(id, cityClass(stage)), items),
  ...changes(
    'enrolApplications',
    ['alsoProvinceQualified'],
    (id, { targets }) => enrolment(id, gid('TrainingClass', targets.provinceClass.id)),
    items,
  ),
  {
    ...{ field: 'EnrolledApplication.application', target: 'thirdQualified' },
    ask: mutation(
      'enrolApplications',
      (id, stage) => enrolment(id, cityClass(stage)),
      'items { application { id } problems { code path message clause } }',
    ),
  },
  ...changes('leaveClass', ['qualified'], (id, stage) => ({
    ...application(id),
    ...{ classId: cityClass(stage), reason: '本人申请' },
  })),
  ...changes('leaveClass', ['provinceQualified'], (id, { targets }) => ({
    ...application(id),
    ...{ classId: gid('TrainingClass', targets.provinceClass.id), reason: '本人申请' },
  })),
  ...changes('recordAttendance', ['book', 'provinceBook'], (id, stage) => ({
    ...trainingClass(id),
    ...{ day: '2026-11-23', present: [seatedIn(id, stage)], absent: [] },
  })),
  ...changes('recordResults', ['book', 'provinceBook'], (id, stage) => ({
    ...trainingClass(id),
    ...{ sitting: 'FIRST', entries: [{ applicationId: seatedIn(id, stage), theory: '80', practice: '80' }] },
  })),
  ...changes('submitPassList', ['book', 'provinceBook'], trainingClass),
];

function seatedIn(id: string, { targets }: Stage): string {
  return gid('Application', (id === targets.book.id ? targets.seated : targets.provinceSeated).id);
}

function enrolment(id: string, classId: string): object {
  return { classId, applicationIds: [gid('Application', id)] };
}

const panels: Way[] = [
  {
    ...{ field: 'Mutation.assignPanel', target: 'nothing' },
    // The same people cannot be sent twice on a day.
    ask: (stage, id, caller) => {
      const on = `2026-12-${10 + callers.indexOf(caller)}`;
      const examination = { on, occupation: '电工', level: 'SENIOR', members: stage.members };
      return mutation('assignPanel', () => examination)(stage, id, caller);
    },
  },
  {
    ...{ field: 'Mutation.drawPanel', target: 'nothing' },
    ask: (stage, id, caller) => {
      const on = `2027-01-${10 + callers.indexOf(caller)}`;
      const examination = { on, occupation: '电工', level: 'SENIOR', count: 3 };
      return mutation('drawPanel', () => examination)(stage, id, caller);
    },
  },
  ...changes('cancelPanel', ['agencyPanel', 'cityPanel'], (id) => ({
    panelId: gid('Panel', id),
    reason: '考试改期',
  })),
];

const card = (number: string) => ({ number });
const cards: Way[] = [
  ...changes('issueCardNumbers', ['listToNumber'], (id) => ({ passListId: gid('PassList', id) })),
  ...changes('produceCards', ['cityCard', 'provinceCard'], (number) => ({ numbers: [number] })),
  ...changes('handOutCards', ['cityCard', 'provinceCard'], (number) => ({ numbers: [number], on: '2026-11-23' })),
  ...changes('sanctionCard', ['sanctionable'], (number) => ({
    ...{ number, kind: 'SUSPENDED', ground: 'UNDER_INVESTIGATION', words: '收到举报，正在核实' },
  })),
  ...changes('liftSuspension', ['sanctionable'], (number) => ({ number, words: '经核实不属实' })),
  ...changes('startRenewal', ['expiring'], card),
  ...changes('renewCards', ['renewal'], (id) => ({ applicationIds: [gid('Application', id)] })),
  ...changes('announceExpiringCards', ['nothing'], () => ({ month: '2026-12' })),
];

/** The chat knows whoever holds a conversation's token; a token of the issuer says only whose the draft becomes. */
const chat: Way[] = [
  {
    ...{ field: 'Chat.startConversation', target: 'nothing', tokenless: true },
    ask: (stage, _, caller) => chatted(stage, caller, { path: '/intake/conversations' }),
  },
  {
    ...{ field: 'Chat.readConversation', target: 'nothing', tokenless: true },
    ask: async (stage, _, caller) => {
      const { conversationId, token } = await begun(stage);
      const headers = { 'x-conversation-token': token };
      return chatted(stage, caller, { method: 'GET', path: `/intake/conversations/${conversationId}`, headers });
    },
  },
  {
    ...{ field: 'Chat.sendMessage', target: 'nothing' },
    ask: async (stage, _, caller) => {
      const { conversationId, token } = await begun(stage);
      const path = `/intake/conversations/${conversationId}/messages`;
      const body = { messageId: 'walk-1', text: '你好' };
      return chatted(stage, caller, { path, headers: { 'x-conversation-token': token }, body });
    },
  },
];

function begun({ world, chat: handler }: Stage) {
  return start({ ...world, tableName: '', handler });
}

export const mutationsWalked: readonly Way[] = [
  ...applicants,
  ...reviews,
  ...classes,
  ...panels,
  ...cards,
  ...filesChanged,
  ...chat,
];
