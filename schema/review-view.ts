import { appealOutcomeLabel } from '#domain/appeal';
import type { ReviewRecord } from '#domain/application';
import type { FactDefinition, FactValue } from '#domain/fact';
import { DocumentKind } from '#domain/required-documents';
import { reviewStageLabel } from '#domain/review';
import type { CorrectableChoice } from '#domain/review-reason';
import type { ApplicationView } from '#operations/answers';
import type { ReviewView } from '#operations/review-view';
import { ApplicationType } from './application.ts';
import { builder } from './builder.ts';
import { centreLabel } from './centre.ts';
import { DocumentKindEnum, DocumentType, documentKindLabel } from './document.ts';
import { definitionsOf, ruleSetOf } from './evaluation.ts';
import { FactValueUnion, typedValue } from './fact-value.ts';
import { ProblemType } from './problem.ts';
import { CorrectableChoiceEnum, choiceLabel, ReviewReasonType, ReviewStageEnum, reasonsFrom } from './review-reason.ts';
import { enumName } from './rule-set.ts';
import { said } from './said.ts';
import { closedList } from './vocabulary.ts';

const DeadlineType = builder.objectRef<NonNullable<ReviewView['deadline']>>('Deadline').implement({
  description: 'Until when it must be decided, or handed in again (办理期限).',
  fields: (t) => ({
    dueOn: t.expose('dueOn', { type: 'Date', description: 'The last day, Asia/Shanghai.' }),
    overdue: t.exposeBoolean('overdue', { description: 'That day is past.' }),
    warning: t.exposeString('warning', {
      nullable: true,
      description: 'Why the day is uncertain (提示): the calendar of 调休 of a year is not known.',
    }),
  }),
});

const outcomeLabel: Record<ReviewRecord['outcome'], string> = {
  APPROVED: '通过',
  RETURNED: '退回补正',
  REJECTED: '不予通过',
};

const ReviewOutcomeEnum = closedList('ReviewOutcome', 'How a stage was decided (审核结论).', outcomeLabel);

type Decision = ReviewView['decisions'][number] & { officeLabel: string };

const StageDecision = builder.objectRef<Decision>('StageDecision').implement({
  description: 'The last decision of a stage (审核结论), by its office.',
  fields: (t) => ({
    stage: t.expose('stage', { type: ReviewStageEnum, description: 'Which stage.' }),
    stageLabel: t.string({
      description: 'The stage in Chinese (环节).',
      resolve: ({ stage }) => reviewStageLabel[stage],
    }),
    outcome: t.expose('outcome', { type: ReviewOutcomeEnum, description: 'How.' }),
    outcomeLabel: t.string({
      description: 'How, in Chinese (结论).',
      resolve: ({ outcome }) => outcomeLabel[outcome],
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    office: t.exposeString('office', { description: "The agency's id or the centre's code." }),
    officeLabel: t.exposeString('officeLabel', { description: 'The office in words (办理单位).' }),
    reasons: t.field({ type: [ReviewReasonType], description: 'Why.', resolve: ({ reasons }) => reasonsFrom(reasons) }),
  }),
});

interface Named {
  id: string;
  label: string;
}

const ReturnedFact = builder.objectRef<Named>('ReturnedFact').implement({
  description: 'A cell that was returned for correction (退回的栏目).',
  fields: (t) => ({
    fact: t.exposeString('id', { description: 'Id of the fact.' }),
    label: t.exposeString('label', { description: 'Name on the official form (栏目).' }),
  }),
});

const ReturnedDocument = builder.objectRef<DocumentKind>('ReturnedDocument').implement({
  description: 'A scan that was returned for correction (退回的材料).',
  fields: (t) => ({
    kind: t.field({ type: DocumentKindEnum, description: 'What it must show.', resolve: (kind) => kind }),
    kindLabel: t.string({ description: 'In Chinese (材料种类).', resolve: (kind) => documentKindLabel[kind] }),
  }),
});

const ReturnedChoice = builder.objectRef<CorrectableChoice>('ReturnedChoice').implement({
  description: 'A choice that was returned for correction (退回的选择).',
  fields: (t) => ({
    choice: t.field({ type: CorrectableChoiceEnum, description: 'Which choice.', resolve: enumName }),
    choiceLabel: t.string({ description: 'In Chinese (选择).', resolve: (choice) => choiceLabel[choice] }),
  }),
});

const CorrectionType = builder.objectRef<ApplicationView>('Correction').implement({
  description: 'What was returned (退回补正): while it is RETURNED this alone may be edited.',
  fields: (t) => ({
    facts: t.field({
      type: [ReturnedFact],
      description: 'Cells to correct.',
      resolve: ({ review, ruleSetId }, _, context) => {
        const known = definitionsOf(ruleSetOf(context, ruleSetId));
        return (review.correction?.facts ?? []).map((id) => ({ id, label: known.get(id)?.label ?? id }));
      },
    }),
    documents: t.field({
      type: [ReturnedDocument],
      description: 'Scans to send again.',
      resolve: ({ review }) => (review.correction?.documents ?? []).map((kind) => DocumentKind.parse(kind)),
    }),
    choices: t.field({
      type: [ReturnedChoice],
      description: 'Choices to make again.',
      resolve: ({ review }) => review.correction?.choices ?? [],
    }),
    words: t.string({
      nullable: true,
      description: "The reviewer's words (补正说明).",
      resolve: ({ review }) => review.correction?.words,
    }),
  }),
});

interface FactChange {
  fact: string;
  before: FactValue | undefined;
  after: FactValue | undefined;
  definition: FactDefinition | undefined;
}

const FactDifference = builder.objectRef<FactChange>('FactDifference').implement({
  description: 'An answer that was changed since it was returned (栏目变化). ID number and phone are masked.',
  fields: (t) => ({
    fact: t.exposeString('fact', { description: 'Id of the fact.' }),
    label: t.string({
      description: 'Name on the official form (栏目).',
      resolve: ({ fact, definition }) => definition?.label ?? fact,
    }),
    before: t.field({
      type: FactValueUnion,
      nullable: true,
      description: 'As the reviewer saw it; null where it was empty.',
      resolve: ({ before, definition }) => (before === undefined ? undefined : typedValue(definition, before)),
    }),
    saidBefore: t.string({
      nullable: true,
      description: 'The same in words (原内容).',
      resolve: ({ before, definition }) => (before === undefined ? undefined : said(definition, before)),
    }),
    after: t.field({
      type: FactValueUnion,
      nullable: true,
      description: 'As it is now; null where it was emptied.',
      resolve: ({ after, definition }) => (after === undefined ? undefined : typedValue(definition, after)),
    }),
    saidAfter: t.string({
      nullable: true,
      description: 'The same in words (现内容).',
      resolve: ({ after, definition }) => (after === undefined ? undefined : said(definition, after)),
    }),
  }),
});

type DocumentChange = NonNullable<ReviewView['differences']>['documents'][number] & {
  documents: ApplicationView['documents'];
};

const DocumentDifference = builder.objectRef<DocumentChange>('DocumentDifference').implement({
  description: 'A kind of scan of which another one came since it was returned (材料变化).',
  fields: (t) => ({
    kind: t.field({
      type: DocumentKindEnum,
      description: 'What it shows.',
      resolve: ({ kind }) => DocumentKind.parse(kind),
    }),
    kindLabel: t.string({
      description: 'What it shows, in Chinese (材料种类).',
      resolve: ({ kind }) => documentKindLabel[DocumentKind.parse(kind)],
    }),
    before: t.field({
      type: [DocumentType],
      description: 'The scans that the reviewer saw.',
      resolve: ({ before, documents }) => documents.filter(({ id }) => before.includes(id)),
    }),
    after: t.field({
      type: [DocumentType],
      description: 'The scans that came since.',
      resolve: ({ after, documents }) => documents.filter(({ id }) => after.includes(id)),
    }),
  }),
});

const DifferencesType = builder.objectRef<ApplicationView>('Differences').implement({
  description: 'What became of an application since it was returned (补正前后对照).',
  fields: (t) => ({
    facts: t.field({
      type: [FactDifference],
      description: 'Answers that are other than they were.',
      resolve: ({ review, ruleSetId }, _, context) => {
        const known = definitionsOf(ruleSetOf(context, ruleSetId));
        return (review.differences?.facts ?? []).map(({ fact, before, after }) => ({
          ...{ fact, before, after, definition: known.get(fact) },
        }));
      },
    }),
    documents: t.field({
      type: [DocumentDifference],
      description: 'Scans that came.',
      resolve: ({ review, documents }) =>
        (review.differences?.documents ?? []).map((change) => ({ ...change, documents })),
    }),
  }),
});

const RejectionType = builder.objectRef<NonNullable<ReviewView['rejection']>>('Rejection').implement({
  description: 'Why it was rejected (不予通过), with the clause, and until when that may be appealed.',
  fields: (t) => ({
    stage: t.expose('stage', { type: ReviewStageEnum, description: 'By which stage.' }),
    stageLabel: t.string({
      description: 'The stage in Chinese (环节).',
      resolve: ({ stage }) => reviewStageLabel[stage],
    }),
    reason: t.field({
      type: ReviewReasonType,
      nullable: true,
      description: 'The reason that decided.',
      resolve: ({ reason }) => reasonsFrom([reason])[0],
    }),
    clause: t.exposeString('clause', { description: "The notice's own number (条款)." }),
    words: t.exposeString('words', { nullable: true, description: "The reviewer's words (说明)." }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    appealUntil: t.expose('appealUntil', {
      type: 'Date',
      description: 'The last day of an appeal (申诉期限), Asia/Shanghai, the day included.',
    }),
  }),
});

export const AppealOutcomeEnum = closedList(
  'AppealOutcome',
  'How an appeal was decided (申诉结论).',
  appealOutcomeLabel,
);

const AppealType = builder.objectRef<NonNullable<ReviewView['appeal']>>('Appeal').implement({
  description: 'The one appeal against a rejection (申诉).',
  fields: (t) => ({
    filedAt: t.expose('filedAt', { type: 'DateTime', description: 'When it was filed.' }),
    words: t.exposeString('words', { nullable: true, description: 'Why the applicant appeals (申诉理由).' }),
    outcome: t.expose('outcome', {
      type: AppealOutcomeEnum,
      nullable: true,
      description: 'How; null while it is open.',
    }),
    outcomeLabel: t.string({
      nullable: true,
      description: 'How, in Chinese (申诉结论).',
      resolve: ({ outcome }) => outcome && appealOutcomeLabel[outcome],
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it was decided.' }),
    decisionWords: t.exposeString('decisionWords', { nullable: true, description: 'Why so (答复).' }),
  }),
});

builder.objectFields(ApplicationType, (t) => ({
  deadline: t.field({
    type: DeadlineType,
    nullable: true,
    description: 'Until when the stage it stands in must be decided, or what was returned be handed in again (期限).',
    resolve: ({ review }) => review.deadline,
  }),
  decisions: t.field({
    type: [StageDecision],
    description: 'The last decision of each stage (审核结论).',
    resolve: ({ review, agency }) =>
      review.decisions.map((decision) => ({
        ...decision,
        officeLabel: decision.office === agency?.id ? agency.name : centreLabel(decision.office),
      })),
  }),
  correction: t.field({
    type: CorrectionType,
    nullable: true,
    description: 'What was returned and has not been approved since (退回补正的内容).',
    resolve: (application) => (application.review.correction ? application : undefined),
  }),
  differences: t.field({
    type: DifferencesType,
    nullable: true,
    description: 'What the applicant changed since it was returned (补正前后对照); null once it is approved.',
    resolve: (application) => (application.review.differences ? application : undefined),
  }),
  rejection: t.field({
    type: RejectionType,
    nullable: true,
    description: 'Why it is rejected (不予通过的原因).',
    resolve: ({ review }) => review.rejection,
  }),
  appeal: t.field({
    type: AppealType,
    nullable: true,
    description: 'The appeal, if one was filed (申诉).',
    resolve: ({ review }) => review.appeal,
  }),
  notApprovable: t.field({
    type: [ProblemType],
    description: 'While it is under review: what an approval would be refused for (不能通过的原因).',
    resolve: ({ review }) => review.notApprovable,
  }),
}));
