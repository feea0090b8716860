import { builder } from '#schema/builder';

export const AnswerInput = builder.inputType('AnswerInput', {
  description: 'One answer (填写内容), as a person types it or as a program knows it.',
  fields: (t) => ({
    fact: t.string({ required: true, description: 'Id of the fact: `skillLevel`.' }),
    texts: t.stringList({
      required: true,
      description:
        'What was typed (`高级技师`, `十二年`, `成都`) or a code of its list (`SENIOR_TECHNICIAN`, `510100`); several for occupations and projects.',
    }),
  }),
});
