import * as z from 'zod';
import { handedOut, handOutDayProblem } from '#domain/card/card-making';
import { shanghaiDay } from '#domain/day';
import { readDay } from '#domain/eligibility/typed-day';
import type { Problem } from '#domain/problem';
import { defineMutation } from '#operations/mutation';
import { refused } from '#operations/refusal';
import { batchRefs, batchTarget, CardBatchAnswer, decideBatch } from './card-batch.ts';

export const HandOutCardsInput = z.object({
  numbers: z.array(z.string()),
  /** The day, as it was typed. */
  on: z.string(),
  /** Who received them, if not each holder: sealed into the events. */
  receivedBy: z.optional(z.string()),
});
export type HandOutCardsInput = z.infer<typeof HandOutCardsInput>;

const longestReceiver = 100;

/** 一(七): whoever made the cards hands them out, up to 30 at once, and says on which day. */
export const handOutCards = defineMutation<HandOutCardsInput, CardBatchAnswer, object>({
  name: 'handOutCards',
  input: HandOutCardsInput,
  answer: CardBatchAnswer,
  reads: (_, input) => batchRefs(input),
  subject: async () => ({}),
  target: batchTarget,
  decide: async (call) => {
    const { input, now } = call;
    const on = readDay(input.on, 'on');
    if (!on.ok) return refused('VALIDATION', ...on.problems);
    const receivedBy = input.receivedBy?.trim();
    const wrong = handOutDayProblem(on.value, shanghaiDay(now)) ?? receiverProblem(receivedBy);
    if (wrong) return refused('VALIDATION', wrong);
    return decideBatch(call, 'handOutCards', {
      change: (card, by) => handedOut(card, { ...by, on: on.value }),
      event: { changed: ['handedOut'], ...(receivedBy && { words: receivedBy }) },
    });
  },
});

function receiverProblem(receivedBy: string | undefined): Problem | undefined {
  if (receivedBy === undefined) return undefined;
  if (receivedBy.isWellFormed() && [...receivedBy].length <= longestReceiver) return undefined;
  return { code: 'TOO_LONG', path: 'receivedBy', message: `领取人最多${longestReceiver}字。` };
}
