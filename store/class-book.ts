import * as z from 'zod';
import { ClassBook } from '#domain/class-book';
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

const SeatedRow = z.looseObject({ version: z.number() });
type SeatedRow = z.infer<typeof SeatedRow>;

/** The row of a class's places, for what it says of who is seated. */
export function seatedRef(classId: string): Ref<SeatedRow> {
  return { ...key.seats(classId), schema: SeatedRow };
}

/** Applications that hold a seat, in the order in which they got it. */
export function seatedIn(row: SeatedRow | undefined): string[] {
  const seated = Object.entries(row ?? {}).filter(([name]) => name.startsWith('seated '));
  const at = seated.map(([name, since]) => ({ id: name.slice('seated '.length), since: String(since) }));
  return at.sort((a, b) => (`${a.since} ${a.id}` < `${b.since} ${b.id}` ? -1 : 1)).map(({ id }) => id);
}
