import type { ApplicationAnswer } from '#operations/answers';
import { ApplicationType } from '#schema/application/application';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import {
  answered,
  expectedVersionDescription,
  idempotencyKeyDescription,
  mutationCost,
  resultOf,
} from '#schema/mutation';
import { AppealOutcomeEnum } from './review-view.ts';

const AppealInput = builder.inputType('AppealRejectionInput', {
  description: 'Input of `appealRejection`.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    words: t.string({ required: true, description: 'Why (申诉理由), at most 500 characters.' }),
    expectedVersion: t.int({ description: expectedVersionDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const AppealSuccess = builder.objectRef<ApplicationAnswer>('AppealRejectionSuccess').implement({
  description: 'The appeal was filed (已提交申诉).',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The application with its appeal.',
      resolve: ({ application }) => application,
    }),
  }),
});

const DecideInput = builder.inputType('DecideAppealInput', {
  description: 'Input of `decideAppeal`.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    outcome: t.field({ type: AppealOutcomeEnum, required: true, description: 'Whether the rejection stays.' }),
    words: t.string({ required: true, description: 'Why (答复), at most 500 characters; the applicant reads it.' }),
    expectedVersion: t.int({ description: expectedVersionDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const DecideSuccess = builder.objectRef<ApplicationAnswer>('DecideAppealSuccess').implement({
  description: 'The appeal was decided (申诉已处理).',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The application as it is now.',
      resolve: ({ application }) => application,
    }),
  }),
});

builder.mutationFields((t) => ({
  appealRejection: t.field({
    type: resultOf('appealRejection', AppealSuccess),
    description: 'Bring a rejection before the centre once more (申诉): once, until `rejection.appealUntil`.',
    complexity: mutationCost,
    args: { input: t.arg({ type: AppealInput, required: true, description: 'Which application, and why.' }) },
    resolve: (_, { input: { idempotencyKey, applicationId, words, expectedVersion } }, { deps, actor }) => {
      const id = idWithin('Application', applicationId) ?? '';
      const asked = { applicationId: id, words, ...(expectedVersion == null ? {} : { expectedVersion }) };
      return answered(
        import('#operations/review/appeal-rejection').then(({ appealRejection }) =>
          appealRejection(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
  decideAppeal: t.field({
    type: resultOf('decideAppeal', DecideSuccess),
    description:
      'Decide an appeal at the centre that reviews (处理申诉), by somebody who decided nothing of it before: upheld the rejection stays, overturned it goes on as if that stage had approved.',
    // Where the conditions are not met, an entry of the access log for the trace that is shown.
    complexity: mutationCost + 1,
    args: { input: t.arg({ type: DecideInput, required: true, description: 'Which appeal, and how.' }) },
    resolve: (_, { input: { idempotencyKey, applicationId, expectedVersion, outcome, words } }, { deps, actor }) => {
      const id = idWithin('Application', applicationId) ?? '';
      const asked = { applicationId: id, outcome, words, ...(expectedVersion == null ? {} : { expectedVersion }) };
      return answered(
        import('#operations/review/appeal-decision').then(({ decideAppeal }) =>
          decideAppeal(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));
