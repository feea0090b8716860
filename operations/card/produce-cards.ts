import * as z from 'zod';
import { produced } from '#domain/card/card-making';
import { defineMutation } from '#operations/mutation';
import { batchRefs, batchTarget, CardBatchAnswer, decideBatch } from './card-batch.ts';

export const ProduceCardsInput = z.object({ numbers: z.array(z.string()) });
export type ProduceCardsInput = z.infer<typeof ProduceCardsInput>;

/** 一(七): the centre that held the class makes the cards, up to 30 at once. */
export const produceCards = defineMutation<ProduceCardsInput, CardBatchAnswer, object>({
  name: 'produceCards',
  input: ProduceCardsInput,
  answer: CardBatchAnswer,
  reads: (_, input) => batchRefs(input),
  subject: async () => ({}),
  target: batchTarget,
  decide: (call) => decideBatch(call, 'produceCards', { change: produced, event: { changed: ['produced'] } }),
});
