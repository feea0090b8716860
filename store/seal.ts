import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { decrypt, encrypt, type Keyring } from './keyring.ts';
import type { TableKey } from './table.ts';

/** Bytes as rows keep them. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A wrapped data key, as the row of an application or a conversation keeps it. Destroying it erases all it sealed. */
export const DataKey = z.object({
  id: z.string(),
  masterKeyId: z.string(),
  wrapped: Bytes,
});
export type DataKey = z.infer<typeof DataKey>;

/** A data key, open for use. Row and attribute are bound in: a sealed value moved elsewhere never opens. */
export interface OpenKey {
  stored: DataKey;
  /** Any JSON value. */
  seal: (place: TableKey, attribute: string, value: unknown) => Uint8Array;
  open: <T>(place: TableKey, attribute: string, sealed: Uint8Array, schema: z.ZodType<T>) => T;
}

/** What seals personal data (AES-256-GCM under an envelope key) and finds it again (keyed hashes). */
export interface Seal {
  /** A fresh data key for one record (an application, a conversation). */
  newKey: (recordId: string) => Promise<OpenKey>;
  openKey: (recordId: string, stored: DataKey) => Promise<OpenKey>;
  /** The same data key under the current master key: what it sealed need not be touched. */
  rewrap: (recordId: string, stored: DataKey) => Promise<DataKey>;
  /** HMAC-SHA256 of a value under a purpose, base64url: equal values are found, nobody without the key can guess. */
  lookup: (purpose: string, value: string) => string;
}

export interface SealConfig {
  keyring: Keyring;
  /** At least 32 bytes; never rotated, for the hashes stand in keys of the table. */
  lookupKey: Uint8Array;
  randomBytes: (size: number) => Uint8Array;
}

export function createSeal({ keyring, lookupKey, randomBytes }: SealConfig): Seal {
  if (lookupKey.length < 32) throw new Error('the lookup key needs 32 bytes');
  const openKey = async (recordId: string, stored: DataKey): Promise<OpenKey> => {
    const dataKey = await keyring.unwrap(stored.masterKeyId, stored.wrapped, wrapping(recordId, stored.id));
    return opened(stored, dataKey, recordId, randomBytes);
  };
  return {
    openKey,
    newKey: async (recordId) => {
      const id = Buffer.from(randomBytes(9)).toString('base64url');
      const dataKey = randomBytes(32);
      const stored = { id, ...(await keyring.wrap(dataKey, wrapping(recordId, id))) };
      return opened(stored, dataKey, recordId, randomBytes);
    },
    rewrap: async (recordId, stored) => {
      const context = wrapping(recordId, stored.id);
      const dataKey = await keyring.unwrap(stored.masterKeyId, stored.wrapped, context);
      return { id: stored.id, ...(await keyring.wrap(dataKey, context)) };
    },
    lookup: (purpose, value) =>
      createHmac('sha256', lookupKey)
        .update(JSON.stringify([purpose, value]))
        .digest('base64url'),
  };
}

function wrapping(recordId: string, keyId: string): string {
  return JSON.stringify([recordId, 'dataKey', keyId]);
}

function opened(
  stored: DataKey,
  dataKey: Uint8Array,
  recordId: string,
  randomBytes: (size: number) => Uint8Array,
): OpenKey {
  const context = (place: TableKey, attribute: string): string =>
    JSON.stringify([recordId, stored.id, place.pk, place.sk, attribute]);
  return {
    stored,
    seal: (place, attribute, value) =>
      encrypt(dataKey, Buffer.from(JSON.stringify(value)), context(place, attribute), randomBytes(12)),
    open: (place, attribute, sealed, schema) => {
      const plain = decrypt(dataKey, sealed, context(place, attribute));
      return schema.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
    },
  };
}
