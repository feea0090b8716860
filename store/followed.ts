import * as z from 'zod';
import { Pool } from '#domain/card/pool';
import { put, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { key } from './table.ts';

/**
 * Which events of one subject have had their effect, by sequence number: whom they concern was told, and in which
 * generation of the statistics they are counted; and of a card the pools it stands in. Written in one transaction with the
 * counters, or with the places, so that an event delivered again, or met by a rebuild, has no second effect.
 */
export const FollowedRow = z.object({
  version: z.number(),
  told: z.array(z.number()),
  counted: z.record(z.string(), z.array(z.number())),
  /** Of a card: the pools in which it has a place. */
  pools: z.optional(z.array(Pool)),
});
export type FollowedRow = z.infer<typeof FollowedRow>;

/** `subject` as in the audit trail: `APP#id`, `CARD#number`. */
export function followedRef(subject: string): Ref<FollowedRow> {
  return { ...key.followed(subject), schema: FollowedRow };
}

export function isCounted(row: FollowedRow | undefined, generation: number, sequence: number): boolean {
  return row?.counted[generation]?.includes(sequence) ?? false;
}

export function isTold(row: FollowedRow | undefined, sequence: number): boolean {
  return row?.told.includes(sequence) ?? false;
}

export interface Effects {
  told?: readonly number[];
  pools?: readonly Pool[];
  /** Sequence numbers by generation. */
  counted: ReadonlyMap<number, readonly number[]>;
  /** Generations older than this one are read by nobody any more. */
  oldest: number;
}

export function followedWrite(subject: string, row: FollowedRow | undefined, effects: Effects): Write {
  const counted = new Map(Object.entries(row?.counted ?? {}).filter(([of]) => Number(of) >= effects.oldest));
  for (const [of, sequences] of effects.counted) {
    counted.set(String(of), [...(counted.get(String(of)) ?? []), ...sequences]);
  }
  const pools = [...(row?.pools ?? []), ...(effects.pools ?? [])];
  return put(followedRef(subject), {
    told: [...(row?.told ?? []), ...(effects.told ?? [])],
    counted: Object.fromEntries(counted),
    ...(pools.length > 0 && { pools }),
  });
}
