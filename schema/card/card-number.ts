import { skipLabel } from '#domain/card/card-issue';
import type { IssueCardNumbersAnswer } from '#operations/card/issue-card-numbers';
import { globalId } from '#operations/global-id';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, resultOf } from '#schema/mutation';
import { closedList } from '#schema/vocabulary';

const SkipCodeEnum = closedList(
  'NumberingSkip',
  'Why somebody on a signed list gets no number (未生成证卡号的原因).',
  skipLabel,
);

const Input = builder.inputType('IssueCardNumbersInput', {
  description: 'Input of `issueCardNumbers`.',
  fields: (t) => ({
    passListId: t.id({ required: true, description: 'Global id of the signed list (合格人员名单).' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const IssuedNumber = builder.objectRef<IssueCardNumbersAnswer['numbers'][number]>('IssuedCardNumber').implement({
  description: 'A number that was generated (证卡号).',
  fields: (t) => ({
    applicationId: t.id({
      description: 'Global id of the application.',
      resolve: ({ applicationId }) => globalId('Application', applicationId),
    }),
    number: t.exposeString('number', { description: 'The number.' }),
  }),
});

const Skipped = builder.objectRef<IssueCardNumbersAnswer['skipped'][number]>('SkippedEntry').implement({
  description: 'An entry of a signed list that gets no number (未生成证卡号).',
  fields: (t) => ({
    applicationId: t.id({
      description: 'Global id of the application.',
      resolve: ({ applicationId }) => globalId('Application', applicationId),
    }),
    code: t.field({ type: SkipCodeEnum, description: 'Why.', resolve: ({ code }) => skipCode(code) }),
    codeLabel: t.string({ description: 'Why, in Chinese (原因).', resolve: ({ code }) => skipLabel[skipCode(code)] }),
  }),
});

function skipCode(code: string): keyof typeof skipLabel {
  if (code === 'RENEWAL' || code === 'NOT_PASSED') return code;
  return 'NOT_FOUND';
}

const Success = builder.objectRef<IssueCardNumbersAnswer>('IssueCardNumbersSuccess').implement({
  description:
    'What this call settled of the list, at most 30 entries, and how far the list has come. Call again until nothing is left.',
  fields: (t) => ({
    passListId: t.id({
      description: 'Global id of the signed list.',
      resolve: ({ passListId }) => globalId('PassList', passListId),
    }),
    numbers: t.field({
      type: [IssuedNumber],
      description: 'Numbers of this call, in the order of the list.',
      resolve: ({ numbers }) => numbers,
    }),
    skipped: t.field({
      type: [Skipped],
      description: 'Whom this call passed over.',
      resolve: ({ skipped }) => skipped,
    }),
    done: t.exposeInt('done', { description: 'Entries settled so far, of all calls (已处理).' }),
    total: t.exposeInt('total', { description: 'Entries of the list (总数).' }),
    left: t.exposeInt('left', { description: 'Entries still to be settled (剩余).' }),
  }),
});

builder.mutationField('issueCardNumbers', (t) =>
  t.field({
    type: resultOf('issueCardNumbers', Success),
    description:
      'Generate the next card numbers of a signed list (生成证卡号, 一(七)): the province alone. ConflictError BUSY: nothing was done, send the same again.',
    complexity: 3,
    args: { input: t.arg({ type: Input, required: true, description: 'Which list.' }) },
    resolve: (_, { input: { passListId, idempotencyKey } }, { deps, actor }) =>
      answered(
        import('#operations/card/issue-card-numbers').then(({ issueCardNumbers }) =>
          issueCardNumbers(deps, actor, { passListId: idWithin('PassList', passListId) ?? '' }, idempotencyKey),
        ),
      ),
  }),
);
