import * as z from 'zod';
import { lifted } from '#domain/card/sanction';
import { shanghaiDay } from '#domain/day';
import { readDay } from '#domain/eligibility/typed-day';
import { defineMutation } from '#operations/mutation';
import { personRef } from '#operations/person';
import { refused } from '#operations/refusal';
import type { OpenCard } from '#store/cards';
import { changedCardRows } from './card-change.ts';
import { CardAnswer, cardOf, cardRefs, ownCard, wordsProblems } from './card-subject.ts';
import { cardView } from './card-view.ts';

export const LiftSuspensionInput = z.object({
  number: z.string(),
  words: z.string(),
  /** The first day on which the card is good again, as typed; today if absent. */
  from: z.optional(z.string()),
});
export type LiftSuspensionInput = z.infer<typeof LiftSuspensionInput>;

const longestWords = 1000;

/** Ends a suspension before its last day. */
export const liftSuspension = defineMutation<LiftSuspensionInput, CardAnswer, OpenCard>({
  name: 'liftSuspension',
  input: LiftSuspensionInput,
  answer: CardAnswer,
  reads: (_, { number }) => cardRefs(number),
  subject: cardOf,
  target: () => ({}),
  decide: async (call, opened) => {
    const { deps, actor, input, now } = call;
    if (actor.kind === 'person' && opened.card.owner === personRef(deps.seal, actor.subject)) {
      return refused('CONFLICT', ownCard);
    }
    const today = shanghaiDay(now);
    const from = readDay(input.from ?? today, 'from');
    const [first, ...others] = [...wordsProblems(input.words, longestWords), ...(from.ok ? [] : from.problems)];
    if (first) return refused('VALIDATION', first, ...others);
    if (!from.ok) return refused('VALIDATION', ...from.problems);
    const after = lifted(opened.card, from.value, today);
    if (!after.ok) return refused('CONFLICT', ...after.problems);
    const card = after.value;
    const words = input.words.trim();
    return {
      ok: true,
      writes: changedCardRows(call, opened, { action: 'liftSuspension', card, changed: ['sanctions'], words }),
      answer: { card: cardView(deps, { ...card, version: card.version + 1 }, now) },
    };
  },
});
