import * as z from 'zod';
import type { Pool } from '#domain/card/pool';
import { put, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { key } from './table.ts';

/** How many places a pool has, by the centre whose people stand there: places are counted from 0 and never given back. */
export const PoolRow = z.object({ version: z.number(), places: z.record(z.string(), z.number()) });
export type PoolRow = z.infer<typeof PoolRow>;

export function poolRef({ kind, item }: Pool): Ref<PoolRow> {
  return { ...key.pool(kind, item), schema: PoolRow };
}

export function poolWrite(pool: Pool, places: PoolRow['places']): Write {
  return put(poolRef(pool), { places });
}

/** Who stands there; whether the card is good for anything its own row says. */
export const PoolPlaceRow = z.object({ version: z.number(), cardNumber: z.string() });
export type PoolPlaceRow = z.infer<typeof PoolPlaceRow>;

export interface PoolPlace {
  /** Code of the centre that reviewed. */
  centre: string;
  place: number;
}

export function poolPlaceRef(pool: Pool, { centre, place }: PoolPlace): Ref<PoolPlaceRow> {
  return { ...key.poolPlace(pool, centre, place), schema: PoolPlaceRow };
}

export function poolPlaceWrite(pool: Pool, place: PoolPlace, cardNumber: string): Write {
  return put(poolPlaceRef(pool, place), { cardNumber });
}
