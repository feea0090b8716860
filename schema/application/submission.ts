import type { ApplicationAnswer } from '#operations/answers';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import {
  answered,
  expectedVersionDescription,
  idempotencyKeyDescription,
  mutationCost,
  resultOf,
} from '#schema/mutation';
import { ApplicationType } from './application.ts';

const SubmitInput = builder.inputType('SubmitApplicationInput', {
  description: 'Input of `submitApplication`.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    expectedVersion: t.int({ description: expectedVersionDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const SubmitSuccess = builder.objectRef<ApplicationAnswer>('SubmitApplicationSuccess').implement({
  description: 'It was submitted (已提交审核).',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The application, now under review.',
      resolve: ({ application }) => application,
    }),
  }),
});

const WithdrawInput = builder.inputType('WithdrawApplicationInput', {
  description: 'Input of `withdrawApplication`.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    reason: t.string({ description: 'Why (撤回原因), if the person wants to say.' }),
    expectedVersion: t.int({ description: expectedVersionDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const WithdrawSuccess = builder.objectRef<ApplicationAnswer>('WithdrawApplicationSuccess').implement({
  description: 'It was withdrawn (已撤回).',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The application, closed.',
      resolve: ({ application }) => application,
    }),
  }),
});

builder.mutationFields((t) => ({
  submitApplication: t.field({
    type: resultOf('submitApplication', SubmitSuccess),
    description: 'Submit a draft for review (提交申报); the verdict is made again from the stored answers.',
    complexity: mutationCost,
    args: { input: t.arg({ type: SubmitInput, required: true, description: 'Which application.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { idempotencyKey, applicationId, expectedVersion } = input;
      const id = idWithin('Application', applicationId) ?? '';
      const asked = { applicationId: id, ...(expectedVersion == null ? {} : { expectedVersion }) };
      return answered(
        import('#operations/application/submit-application').then(({ submitApplication }) =>
          submitApplication(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
  withdrawApplication: t.field({
    type: resultOf('withdrawApplication', WithdrawSuccess),
    description: 'Withdraw an application (撤回申报) before it was decided.',
    complexity: mutationCost,
    args: { input: t.arg({ type: WithdrawInput, required: true, description: 'Which application, and why.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { idempotencyKey, applicationId, expectedVersion, reason } = input;
      const asked = {
        applicationId: idWithin('Application', applicationId) ?? '',
        ...(expectedVersion == null ? {} : { expectedVersion }),
        ...(reason == null ? {} : { reason }),
      };
      return answered(
        import('#operations/application/withdraw-application').then(({ withdrawApplication }) =>
          withdrawApplication(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));
