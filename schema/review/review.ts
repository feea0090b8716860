import type { ReviewDecision } from '#domain/review/review-command';
import type { CorrectableChoice } from '#domain/review/review-reason';
import type { ApplicationAnswer } from '#operations/answers';
import type { BatchItem } from '#operations/batch';
import { globalId } from '#operations/global-id';
import type { ReviewApplicationInput } from '#operations/review/review-application';
import { ApplicationType } from '#schema/application/application';
import { DocumentKindEnum } from '#schema/application/document';
import { EvaluationType } from '#schema/application/evaluation';
import { enumName } from '#schema/application/rule-set';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import {
  answered,
  expectedVersionDescription,
  idempotencyKeyDescription,
  mutationCost,
  resultOf,
} from '#schema/mutation';
import { ProblemType } from '#schema/problem';
import { closedList } from '#schema/vocabulary';
import { CorrectableChoiceEnum, choiceLabel, ReviewReasonCodeEnum } from './review-reason.ts';

const decisionLabel: Record<ReviewDecision, string> = { APPROVE: '通过', RETURN: '退回补正', REJECT: '不予通过' };

const ReviewDecisionEnum = closedList('ReviewDecision', 'What a reviewer decides (审核意见).', decisionLabel);

const ReviewInput = builder.inputType('ReviewInput', {
  description: 'What is decided about one application.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    decision: t.field({ type: ReviewDecisionEnum, required: true, description: 'Approve, return or reject.' }),
    reasons: t.field({
      type: [ReviewReasonCodeEnum],
      description:
        'Why: mendable ones to return, final ones to reject, the first of which decides; to approve, what the rules leave to the reviewer, as whether a list is of one type (原因, 认定).',
    }),
    facts: t.stringList({
      description:
        'To return: ids of the cells to correct; where nothing is named, what the reasons concern (退回的栏目).',
    }),
    documents: t.field({ type: [DocumentKindEnum], description: 'To return: scans to send again (退回的材料).' }),
    choices: t.field({ type: [CorrectableChoiceEnum], description: 'To return: choices to make again (退回的选择).' }),
    words: t.string({
      description: 'To the applicant (说明), at most 500 characters; needed to return, and to judge.',
    }),
    expectedVersion: t.int({ description: expectedVersionDescription }),
  }),
});

const Input = builder.inputType('ReviewApplicationInput', {
  description: 'Input of `reviewApplication`.',
  fields: (t) => ({
    review: t.field({ type: ReviewInput, required: true, description: 'Which application, and what is decided.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const Success = builder.objectRef<ApplicationAnswer>('ReviewApplicationSuccess').implement({
  description: 'It was decided.',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The application as it is now.',
      resolve: ({ application }) => application,
    }),
  }),
});

const BatchInput = builder.inputType('ReviewApplicationsInput', {
  description: 'Input of `reviewApplications`.',
  fields: (t) => ({
    reviews: t.field({
      type: [ReviewInput],
      required: true,
      description: '1 to 100 applications, each once.',
    }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

type Reviewed = BatchItem<ApplicationAnswer>;

const ReviewedItemType = builder.objectRef<Reviewed>('ReviewedApplication').implement({
  description: 'What became of one of them (逐份结果).',
  fields: (t) => ({
    applicationId: t.id({
      description: 'Global id, as it was asked.',
      resolve: ({ id }) => globalId('Application', id),
    }),
    application: t.field({
      type: ApplicationType,
      nullable: true,
      description: 'The application as it is now; null where nothing was decided.',
      resolve: ({ answer }) => answer?.application,
    }),
    problems: t.field({
      type: [ProblemType],
      description: 'Everything that stood in the way; empty where it was decided.',
      resolve: ({ problems }) => problems,
    }),
    evaluation: t.field({
      type: EvaluationType,
      nullable: true,
      description:
        'Where the conditions are not met: every condition as it was decided (逐条判定), as NotEligibleError says it.',
      resolve: ({ evaluation }) => evaluation,
    }),
  }),
});

const BatchSuccess = builder.objectRef<{ items: Reviewed[] }>('ReviewApplicationsSuccess').implement({
  description: 'Each was decided or refused on its own.',
  fields: (t) => ({
    items: t.field({
      type: [ReviewedItemType],
      description: 'In the order asked.',
      resolve: ({ items }) => items,
    }),
  }),
});

const choices = new Map(Object.keys(choiceLabel).map((choice) => [enumName(choice), choice]));

function isChoice(choice: string | undefined): choice is CorrectableChoice {
  return choice !== undefined && choice in choiceLabel;
}

function asked(review: typeof ReviewInput.$inferInput): ReviewApplicationInput {
  const { applicationId, decision, reasons, facts, documents, choices: named, words, expectedVersion } = review;
  return {
    applicationId: idWithin('Application', applicationId) ?? '',
    decision,
    ...(reasons == null ? {} : { reasons: [...reasons] }),
    ...(facts == null ? {} : { facts: [...facts] }),
    ...(documents == null ? {} : { documents: [...documents] }),
    ...(named == null ? {} : { choices: named.map((choice) => choices.get(choice)).filter(isChoice) }),
    ...(words == null ? {} : { words }),
    ...(expectedVersion == null ? {} : { expectedVersion }),
  };
}

builder.mutationFields((t) => ({
  reviewApplication: t.field({
    type: resultOf('reviewApplication', Success),
    description:
      'Decide the stage that an application stands in (审核): for the agency whose turn it is, then for the centre (一(六)2). Nobody decides about themselves, nor both stages.',
    // Where the conditions are not met, an entry of the access log for the trace that is shown.
    complexity: mutationCost + 1,
    args: { input: t.arg({ type: Input, required: true, description: 'Which application, and what.' }) },
    resolve: (_, { input: { review, idempotencyKey } }, { deps, actor }) =>
      answered(
        import('#operations/review/review-application').then(({ reviewApplication }) =>
          reviewApplication(deps, actor, asked(review), idempotencyKey),
        ),
      ),
  }),
  reviewApplications: t.field({
    type: resultOf('reviewApplications', BatchSuccess),
    description:
      'Decide up to a hundred at once (批量审核), each on its own: what stands in the way of one keeps no other back. Sent again under the same key it does what was left undone.',
    complexity: ({ input }) => ({
      field: (mutationCost + 1) * Math.min(input.reviews.length, 100),
      multiplier: Math.min(input.reviews.length, 100),
    }),
    args: { input: t.arg({ type: BatchInput, required: true, description: 'Which applications, and what.' }) },
    resolve: (_, { input: { reviews, idempotencyKey } }, { deps, actor }) =>
      answered(
        import('#operations/review/review-applications').then(({ reviewApplications }) =>
          reviewApplications(deps, actor, { reviews: reviews.map(asked) }, idempotencyKey),
        ),
      ),
  }),
}));
