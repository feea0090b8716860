import * as z from 'zod';
import type { Card } from '#domain/card/card';
import type { GrantedCall } from '#operations/mutation';
import { eventActor } from '#operations/person';
import { cardRef, cardWrite, type OpenCard, workOn } from '#store/cards';
import type { Write } from '#store/commit';
import { chained, type NewEvent } from '#store/events';

/** A card as it shall be, the operation that changes it, and what changed of it. */
export interface CardChange extends Pick<NewEvent, 'action' | 'changed' | 'reasons'> {
  card: Card;
  /** Words that a person wrote, to be sealed into the event. */
  words?: string | undefined;
}

/** The card's row and the event on its own chain (`CARD#number`), for the caller's own transaction. */
export function changedCardRows(
  { deps, actor, grant, now }: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now'>,
  opened: OpenCard,
  { card, words, ...event }: CardChange,
): Write[] {
  const { write, head } = chained(opened.chain, {
    subject: cardRef(card.number).pk,
    at: now.toISOString(),
    actor: eventActor(deps.seal, actor, grant),
    ...event,
    fromStatus: workOn(opened.card),
    toStatus: workOn(card),
    ...(words !== undefined && { sealedReason: sealedWords(opened, words) }),
  });
  return [cardWrite({ ...opened, card, chain: head }), write];
}

/** Bound to the number of the event, so that words cannot be moved to another. */
function sealedWords({ card, key, chain }: OpenCard, words: string): string {
  return Buffer.from(key.seal(wordsPlace(card.number, chain.count + 1), 'reason', words)).toString('base64');
}

/** The words of an event of a card, as its history tells them. */
export function cardWords({ card, key }: OpenCard, sequence: number, sealed: Buffer): string {
  return key.open(wordsPlace(card.number, sequence), 'reason', sealed, z.string());
}

/** Where the words of an event of a card are bound to. */
function wordsPlace(number: string, sequence: number): { pk: string; sk: string } {
  return { pk: cardRef(number).pk, sk: `EVENT#${sequence}` };
}
