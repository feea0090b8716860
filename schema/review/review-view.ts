import type { ReviewRecord } from '#domain/application/application';
import { appealOutcomeLabel } from '#domain/review/appeal';
import { reviewStageLabel } from '#domain/review/review';
import type { ReviewView } from '#operations/review/review-view';
import { ApplicationType } from '#schema/application/application';
import { builder } from '#schema/builder';
import { centreLabel } from '#schema/centre';
import { ProblemType } from '#schema/problem';
import { closedList } from '#schema/vocabulary';
import { ReviewReasonType, ReviewStageEnum, reasonsFrom } from './review-reason.ts';

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
    words: t.exposeString('words', {
      nullable: true,
      description: 'With an approval: why what the rules leave open was judged so (认定理由).',
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
  toJudge: t.field({
    type: [ProblemType],
    description:
      'While it is under review: what the rules leave to the reviewer, so that an approval must give a reason and words for it (由审核人认定, 附件1 说明1, 附件2 说明1).',
    resolve: ({ review }) => review.toJudge,
  }),
}));
