import type { ApplicationAnswer } from '#operations/answers';
import { builder } from '#schema/builder';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { ApplicationType } from './application.ts';

const Input = builder.inputType('ClaimApplicationInput', {
  description: 'Input of `claimApplication`.',
  fields: (t) => ({
    code: t.string({
      required: true,
      description: 'The claim code (领取码) as the chat gave it; blanks, hyphens and case do not matter.',
    }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const Success = builder.objectRef<ApplicationAnswer>('ClaimApplicationSuccess').implement({
  description: "The draft is now the caller's own.",
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The draft.',
      resolve: ({ application }) => application,
    }),
  }),
});

builder.mutationField('claimApplication', (t) =>
  t.field({
    type: resultOf('claimApplication', Success),
    description: "Make the draft of an anonymous chat one's own (领取草稿), once, within seven days.",
    complexity: mutationCost,
    args: { input: t.arg({ type: Input, required: true, description: 'Which draft.' }) },
    resolve: (_, { input: { idempotencyKey, ...input } }, { deps, actor }) =>
      answered(
        import('#operations/application/claim-application').then(({ claimApplication }) =>
          claimApplication(deps, actor, input, idempotencyKey),
        ),
      ),
  }),
);
