import * as z from 'zod';
import { put, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { key } from './table.ts';

/**
 * The last serial given in each series of one register: all series of a kind and year, so that one row tells those of all
 * cities. Only ever raised, in the transaction that writes the cards: no serial is given twice, and none is left out.
 */
export const RegisterRow = z.object({ version: z.number(), last: z.record(z.string(), z.number()) });
export type RegisterRow = z.infer<typeof RegisterRow>;

/** `name` as domain/card/card-number.ts `registerName` makes it. */
export function registerRef(name: string): Ref<RegisterRow> {
  return { ...key.register(name), schema: RegisterRow };
}

export function registerWrite(name: string, last: RegisterRow['last']): Write {
  return put(registerRef(name), { last });
}
