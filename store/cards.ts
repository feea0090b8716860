import * as z from 'zod';
import { Card } from '#domain/card/card';
import { put, type Write } from './commit.ts';
import { ChainHead } from './events.ts';
import type { Ref } from './read.ts';
import { Bytes, DataKey, type OpenKey, type Seal } from './seal.ts';
import { key, listKey } from './table.ts';

/** What is printed on a card and says whose it is. */
export const CardHolder = z.object({
  name: z.string(),
  idNumber: z.string(),
  workplace: z.optional(z.string()),
  /** Occupations with their 工种 as the holder wrote them, or 专项 projects. */
  items: z.array(z.string()),
  /** The photo's document, in the application that the card came from. */
  photoId: z.optional(z.string()),
});
export type CardHolder = z.infer<typeof CardHolder>;

export const CardRow = z.object({
  ...Card.shape,
  dataKey: DataKey,
  personal: Bytes,
  chain: ChainHead,
});
export type CardRow = z.infer<typeof CardRow>;

/** `number` in the one form it is kept in. */
export function cardRef(number: string): Ref<CardRow> {
  return { ...key.card(number), schema: CardRow };
}

export interface OpenCard {
  card: Card;
  holder: CardHolder;
  key: OpenKey;
  chain: ChainHead;
}

export async function openCard(seal: Seal, row: CardRow): Promise<OpenCard> {
  const opened = await seal.openKey(recordId(row.number), row.dataKey);
  const holder = opened.open(cardRef(row.number), 'personal', row.personal, CardHolder);
  return { card: Card.parse(row), holder, key: opened, chain: row.chain };
}

/** A key of its own for a new card. */
export function newCardKey(seal: Seal, number: string): Promise<OpenKey> {
  return seal.newKey(recordId(number));
}

export function cardWrite({ card, holder, key: dataKey, chain }: OpenCard): Write {
  const { version: _, ...open } = card;
  const ref = cardRef(card.number);
  const until = card.periods.at(-1)?.until ?? '';
  const work = workOn(card);
  return put(ref, {
    ...open,
    dataKey: dataKey.stored,
    personal: dataKey.seal(ref, 'personal', holder),
    chain,
    // Of a card that was revoked nobody needs to be told when it would have ended.
    ...(work !== 'REVOKED' && {
      gsi1pk: listKey.cardsExpiringIn(until.slice(0, 7)),
      gsi1sk: `${until}#${card.number}`,
    }),
    gsi2pk: listKey.cardsOf(card.maker, work),
    gsi2sk: `${card.issuedAt}#${card.number}`,
  });
}

/** What is still to be done with it: it is made, then handed out; nothing any more once it was revoked. */
export const CardWork = z.enum(['NUMBERED', 'PRODUCED', 'HANDED_OUT', 'REVOKED']);
export type CardWork = z.infer<typeof CardWork>;

export function workOn({ produced, handedOut, sanctions }: Card): CardWork {
  if (sanctions.some(({ kind }) => kind !== 'SUSPENDED')) return 'REVOKED';
  if (handedOut) return 'HANDED_OUT';
  return produced ? 'PRODUCED' : 'NUMBERED';
}

function recordId(number: string): string {
  return `card ${number}`;
}
