import * as z from 'zod';
import type { Adjustment } from './adjustment.ts';
import { adjust, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { key } from './table.ts';

/**
 * What a person may have only once, and what bars them, in a row found by the keyed hash of the ID number. It is only
 * ever adjusted, attribute by attribute, so that no two unrelated changes get in each other's way:
 * `live <category> <class>`: the live application; `seat <category>`: the application that holds a seat or a place on a
 * waiting list; `ban <category>`: the clause under which the person can never apply again; `revoked <card number>`: the one
 * under which a card was cancelled; `draft <category> <class> <agency>`: the draft that this agency's roster made.
 */
export const PersonRow = z.looseObject({ version: z.number() });
export type PersonRow = z.infer<typeof PersonRow>;

export function personRef(personHash: string): Ref<PersonRow> {
  return { ...key.person(personHash), schema: PersonRow };
}

export const personAttribute = {
  live: (category: string, classId: string) => `live ${category} ${classId}`,
  seat: (category: string) => `seat ${category}`,
  ban: (category: string) => `ban ${category}`,
  /** The clause under which a card was cancelled: no 复核 of it is handed in any more. */
  revoked: (cardNumber: string) => `revoked ${cardNumber}`,
  /** By agency: a roster of one must not keep another from handing in its own, and tells it nothing. */
  draft: (category: string, classId: string, agencyId: string) => `draft ${category} ${classId} ${agencyId}`,
};

/** The value of one attribute; undefined where it is absent. */
export function personValue(row: PersonRow | undefined, attribute: string): string | undefined {
  const value = row?.[attribute];
  return typeof value === 'string' ? value : undefined;
}

/** Every value whose attribute begins so: `live `. */
export function personValues(row: PersonRow | undefined, kind: 'live' | 'seat' | 'ban'): Map<string, string> {
  const entries = Object.entries(row ?? {}).filter(([name]) => name.startsWith(`${kind} `));
  return new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])));
}

export function personWrite(personHash: string, adjustment: Adjustment): Write {
  return adjust(personRef(personHash), adjustment);
}
