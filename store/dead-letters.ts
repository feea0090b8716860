import * as z from 'zod';
import { put, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { Bytes, DataKey } from './seal.ts';
import { key, type TableKey } from './table.ts';

/** What does not parse; what our own code fails on; a message that its receiver refuses, or did not take for too long. */
export const DeadLetterReason = z.enum(['UNREADABLE', 'HANDLING_FAILED', 'MESSAGE_REFUSED', 'MESSAGE_OVERDUE']);
export type DeadLetterReason = z.infer<typeof DeadLetterReason>;

/** A record of the stream that was put aside so that the others could go on. Nothing personal stands in it unsealed. */
export const DeadLetterRow = z.object({
  version: z.number(),
  state: z.enum(['PARKED', 'REPLAYED']),
  reason: DeadLetterReason,
  /** Class of what was thrown. */
  error: z.optional(z.string()),
  /** Of the row that the record is about: it is handled again as it stands in the table. */
  of: z.optional(z.object({ pk: z.string(), sk: z.string() })),
  /** The whole record, sealed, where it does not even say that; absent if it was too large to be kept. */
  record: z.optional(z.object({ dataKey: DataKey, sealed: Bytes })),
  /** When it was put aside first. */
  parkedAt: z.string(),
  /** How often it was tried. */
  attempts: z.number(),
  replayedAt: z.optional(z.string()),
  expiresAt: z.optional(z.number()),
});
export type DeadLetterRow = z.infer<typeof DeadLetterRow>;

/** `id` follows from the record, so that one that is delivered again is parked in the same row. */
export function deadLetterRef(id: string): Ref<DeadLetterRow> {
  return { ...key.deadLetter(id), schema: DeadLetterRow };
}

export function deadLetterWrite(id: string, row: Omit<DeadLetterRow, 'version'>): Write {
  return put(deadLetterRef(id), row);
}

/** The same name for a record of the stream, for the row that it is about, and for a message about that. */
export function deadLetterId({ pk, sk }: TableKey): string {
  return `${pk}#${sk}`;
}

/** The row of what is put aside, once more or for the first time. */
export function parked(
  row: DeadLetterRow | undefined,
  of: Pick<DeadLetterRow, 'reason' | 'error' | 'of' | 'record'> & { at: string },
): Omit<DeadLetterRow, 'version'> {
  const { at, ...more } = of;
  return { ...more, state: 'PARKED', parkedAt: row?.parkedAt ?? at, attempts: (row?.attempts ?? 0) + 1 };
}

/** Partition and beginning of the sort keys of all of them. */
export const deadLetters = { partition: key.deadLetter('').pk, prefix: key.deadLetter('').sk };
