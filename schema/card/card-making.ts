import type { CardBatchAnswer } from '#operations/card/card-batch';
import { builder } from '#schema/builder';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { CardType } from './card.ts';

const numbersDescription = 'Numbers of 1 to 30 cards, however typed (证卡号); all of them or none.';

const ProduceInput = builder.inputType('ProduceCardsInput', {
  description: 'Input of `produceCards`.',
  fields: (t) => ({
    numbers: t.stringList({ required: true, description: numbersDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const ProduceSuccess = builder.objectRef<CardBatchAnswer>('ProduceCardsSuccess').implement({
  description: 'They were made (已制作).',
  fields: (t) => ({
    cards: t.field({ type: [CardType], description: 'The cards, in the order named.', resolve: ({ cards }) => cards }),
  }),
});

const HandOutInput = builder.inputType('HandOutCardsInput', {
  description: 'Input of `handOutCards`.',
  fields: (t) => ({
    numbers: t.stringList({ required: true, description: numbersDescription }),
    on: t.string({ required: true, description: 'On which day (发放日期): `2026-11-23`.' }),
    receivedBy: t.string({ description: 'Who received them, if not each holder (领取人); kept sealed.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const HandOutSuccess = builder.objectRef<CardBatchAnswer>('HandOutCardsSuccess').implement({
  description: 'They were handed out (已发放).',
  fields: (t) => ({
    cards: t.field({ type: [CardType], description: 'The cards, in the order named.', resolve: ({ cards }) => cards }),
  }),
});

builder.mutationFields((t) => ({
  produceCards: t.field({
    type: resultOf('produceCards', ProduceSuccess),
    description: 'Say that cards were made (制作证卡, 一(七)): by the centre that held the class.',
    complexity: mutationCost,
    args: { input: t.arg({ type: ProduceInput, required: true, description: 'Which cards.' }) },
    resolve: (_, { input: { numbers, idempotencyKey } }, { deps, actor }) =>
      answered(
        import('#operations/card/produce-cards').then(({ produceCards }) =>
          produceCards(deps, actor, { numbers: [...numbers] }, idempotencyKey),
        ),
      ),
  }),
  handOutCards: t.field({
    type: resultOf('handOutCards', HandOutSuccess),
    description: 'Say that cards were handed out (发放证卡, 一(七)): by the centre that made them.',
    complexity: mutationCost,
    args: { input: t.arg({ type: HandOutInput, required: true, description: 'Which cards, and when.' }) },
    resolve: (_, { input: { numbers, on, receivedBy, idempotencyKey } }, { deps, actor }) => {
      const asked = { numbers: [...numbers], on, ...(receivedBy == null ? {} : { receivedBy }) };
      return answered(
        import('#operations/card/hand-out-cards').then(({ handOutCards }) =>
          handOutCards(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));
