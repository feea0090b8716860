import * as z from 'zod';
import { ClassBook } from '#domain/class/class-book';
import { put, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { DataKey, type OpenKey, type Seal } from './seal.ts';
import { key } from './table.ts';

/** One row for everybody of a class: what is signed is read, and insisted on, as a whole. */
export const ClassBookRow = z.object({
  version: z.number(),
  ...ClassBook.shape,
  /** Seals the reasons of corrections in the events of the class; made with the first of them. */
  dataKey: z.optional(DataKey),
});
export type ClassBookRow = z.infer<typeof ClassBookRow>;

export function classBookRef(classId: string): Ref<ClassBookRow> {
  return { ...key.classBook(classId), schema: ClassBookRow };
}

export function classBookWrite(classId: string, book: ClassBook, dataKey: DataKey | undefined): Write {
  return put(classBookRef(classId), { ...book, ...(dataKey && { dataKey }) });
}

/** The key of a class's book, or a new one if it has none yet. */
export function openBookKey(seal: Seal, classId: string, row: ClassBookRow | undefined): Promise<OpenKey> {
  const recordId = `book ${classId}`;
  return row?.dataKey ? seal.openKey(recordId, row.dataKey) : seal.newKey(recordId);
}
