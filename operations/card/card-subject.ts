import * as z from 'zod';
import { readCardNumber } from '#domain/card/card-number';
import type { Problem } from '#domain/problem';
import type { Call } from '#operations/mutation';
import { type CardRow, cardRef, type OpenCard, openCard } from '#store/cards';
import type { Ref } from '#store/read';
import { CardView } from './card-view.ts';

export const CardAnswer = z.object({ card: CardView });
export type CardAnswer = z.infer<typeof CardAnswer>;

/** The row of a card by its number as typed; none where that can be no number. */
export function cardRefs(typed: string): Ref<CardRow>[] {
  const read = readCardNumber(typed, 'number');
  return read.ok ? [cardRef(read.value)] : [];
}

/** The card that a mutation is about; undefined if there is none. */
export async function cardOf({ deps, input, snapshot }: Call<{ number: string }>): Promise<OpenCard | undefined> {
  const [ref] = cardRefs(input.number);
  const row = ref && snapshot.find(ref);
  return row && openCard(deps.seal, row);
}

/** Nobody decides about their own card, neither against it nor for it. */
export const ownCard: Problem = { code: 'OWN_CARD', path: 'number', message: '不能处理您本人的证卡，请由其他人办理。' };

/** Of a decision on a card, for which its office answers in words. */
export function wordsProblems(words: string, longest: number): Problem[] {
  if (words.trim() === '') return [{ code: 'WORDS_MISSING', path: 'words', message: '请写明处理的事实和理由。' }];
  if (words.isWellFormed() && [...words].length <= longest) return [];
  return [{ code: 'TOO_LONG', path: 'words', message: `最多${longest}字。` }];
}
