import * as z from 'zod';
import { AccessKind } from '#domain/access';
import type { OpenApplication } from './applications.ts';
import { put, type Write } from './commit.ts';
import { EventActor } from './events.ts';
import type { Ref } from './read.ts';
import { Bytes, type OpenKey } from './seal.ts';
import { key, type TableKey } from './table.ts';

/** That an office saw something of an application: who, for which office, through which operation, what, and why. */
export const AccessRow = z.object({
  version: z.number(),
  at: z.string(),
  reader: EventActor,
  kind: AccessKind,
  operation: z.string(),
  /** Words of whoever looked, sealed under the application's key. */
  purpose: z.optional(Bytes),
  /** With DOCUMENT: which scan. */
  document: z.optional(z.object({ id: z.string(), kind: z.string() })),
  expiresAt: z.number(),
});
export type AccessRow = z.infer<typeof AccessRow>;

export interface NewAccess extends Omit<AccessRow, 'version' | 'purpose'> {
  purpose?: string | undefined;
}

/** `sk` as the list of an application's accesses gives it. */
export function accessRef({ pk, sk }: TableKey): Ref<AccessRow> {
  return { pk, sk, schema: AccessRow };
}

/** `unique` tells apart what happened at the same millisecond. */
export function accessWrite({ application, key: dataKey }: OpenApplication, access: NewAccess, unique: string): Write {
  const { purpose, ...open } = access;
  const ref = accessRef(key.access(application.id, access.at, unique));
  return put(ref, { ...open, ...(purpose !== undefined && { purpose: dataKey.seal(ref, 'purpose', purpose) }) });
}

export function openPurpose(ref: TableKey, row: AccessRow, dataKey: OpenKey): string | undefined {
  return row.purpose && dataKey.open(ref, 'purpose', row.purpose, z.string());
}
