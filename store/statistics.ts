import * as z from 'zod';
import type { Tally } from '#domain/statistics';
import { adjust, put, type Write } from './commit.ts';
import type { Ref, Snapshot } from './read.ts';
import { key } from './table.ts';

/**
 * The counters of a year, a centre and a category, each a flat attribute: a measure (`applied`), or how many left a status
 * after so many days (`days CENTRE_REVIEW 3`). Only ever adjusted, for many events meet on one row.
 */
export const StatisticRow = z.looseObject({ version: z.number() });
export type StatisticRow = z.infer<typeof StatisticRow>;

export interface StatisticPlace {
  generation: number;
  year: number;
  centre: string;
  category: string;
}

export function statisticRef(place: StatisticPlace): Ref<StatisticRow> {
  return { ...key.statistic(place), schema: StatisticRow };
}

/** The counters alone. */
export function countersOf(row: StatisticRow): Record<string, number> {
  const { version: _, expiresAt: _until, ...rest } = row;
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value] as const] : [])),
  );
}

/** Adds to a row that need not exist yet. */
export function tallyWrite(snapshot: Snapshot, generation: number, { add, ...of }: Tally): Write {
  const ref = statisticRef({ generation, ...of });
  snapshot.assume(ref, undefined);
  return adjust(ref, { where: [], add });
}

/** A row that nobody reads any more is erased by itself. */
export function outdatedWrite(snapshot: Snapshot, ref: Ref, expiresAt: number): Write {
  snapshot.assume(ref, undefined);
  return adjust(ref, { where: [], set: { expiresAt } });
}

/**
 * Which of several countings is read. While another one is being built beside it, events are counted in both; the numbers
 * only grow, and one that was given up is never used again.
 */
export const Generations = z.object({
  version: z.number(),
  current: z.number(),
  building: z.optional(z.number()),
  newest: z.number(),
});
export type Generations = z.infer<typeof Generations>;

export const generationsRef: Ref<Generations> = { ...key.statisticGenerations, schema: Generations };

/** Before anything was ever rebuilt. */
const firstGeneration = { current: 1, newest: 1 };

export function generationsIn(snapshot: Snapshot): Omit<Generations, 'version'> {
  return snapshot.find(generationsRef) ?? firstGeneration;
}

export function generationsWrite(generations: Omit<Generations, 'version'>): Write {
  return put(generationsRef, generations);
}
