import type { ApplicationAnswer } from '#operations/answers';
import type { UpdateApplicationDraftInput } from '#operations/inputs';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import {
  answered,
  expectedVersionDescription,
  idempotencyKeyDescription,
  mutationCost,
  resultOf,
} from '#schema/mutation';
import { AnswerInput } from './answer.ts';
import { ApplicationType, RouteEnum } from './application.ts';

const Input = builder.inputType('UpdateApplicationDraftInput', {
  description: 'Input of `updateApplicationDraft`: what is given is changed, the rest stays.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    answers: t.field({ type: [AnswerInput], description: 'Answers to set (填写内容).' }),
    removeFacts: t.stringList({ description: 'Ids of facts whose answer is taken away (清空).' }),
    agencyId: t.id({ description: 'Global id of the evaluation agency that recommends (评价机构).' }),
    classId: t.id({ description: 'Global id of the training class (培训班).' }),
    route: t.field({ type: RouteEnum, description: 'To which centre; for provincial agencies (申报渠道).' }),
    expectedVersion: t.int({ description: expectedVersionDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const Success = builder.objectRef<ApplicationAnswer>('UpdateApplicationDraftSuccess').implement({
  description: 'It was changed.',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The application as it is now.',
      resolve: ({ application }) => application,
    }),
  }),
});

/** An id that is none of this type finds nothing. */
function reference(typename: string, id: string): string {
  return idWithin(typename, id) ?? '';
}

builder.mutationField('updateApplicationDraft', (t) =>
  t.field({
    type: resultOf('updateApplicationDraft', Success),
    description: 'Change a draft, or an application returned for correction (修改草稿、补正).',
    complexity: mutationCost,
    args: { input: t.arg({ type: Input, required: true, description: 'What to change.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { applicationId, answers, removeFacts, agencyId, classId, route, expectedVersion, idempotencyKey } = input;
      const asked: UpdateApplicationDraftInput = {
        applicationId: reference('Application', applicationId),
        ...(answers == null ? {} : { answers }),
        ...(removeFacts == null ? {} : { removeFacts: [...removeFacts] }),
        ...(agencyId == null ? {} : { agencyId: reference('Agency', agencyId) }),
        ...(classId == null ? {} : { classId: reference('TrainingClass', classId) }),
        ...(route == null ? {} : { route }),
        ...(expectedVersion == null ? {} : { expectedVersion }),
      };
      return answered(
        import('#operations/application/update-application-draft').then(({ updateApplicationDraft }) =>
          updateApplicationDraft(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
);
