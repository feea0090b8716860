import type { Problem } from '#domain/problem';
import { builder } from './builder.ts';

export const ProblemType = builder.objectRef<Problem>('Problem').implement({
  description: 'One thing that is wrong or missing, in words a person can act on (问题). All of them are told at once.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs; stable: `ID_NUMBER_CHECK_DIGIT`.' }),
    path: t.exposeString('path', {
      nullable: true,
      description: 'What it is about: `answers.idNumber`, `documents.ID_CARD`, `input.reason`.',
    }),
    message: t.exposeString('message', { description: 'For the person, in Chinese.' }),
    clause: t.exposeString('clause', {
      nullable: true,
      description: "The notice's own number (条款), `一(三)3`, where a rule of the notice stands behind it.",
    }),
  }),
});
