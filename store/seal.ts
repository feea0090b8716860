import type * as z from 'zod';
import type { Ref } from './read.ts';

/** A wrapped data key, as the row of an application or a conversation keeps it. Destroying it erases all it sealed. */
export interface DataKey {
  id: string;
  masterKeyId: string;
  wrapped: Uint8Array;
}

/** A data key, open for use. `place` and `attribute` are bound in: a sealed value moved elsewhere never opens. */
export interface OpenKey {
  stored: DataKey;
  seal: (place: Pick<Ref, 'pk' | 'sk'>, attribute: string, value: unknown) => Uint8Array;
  open: <T>(place: Pick<Ref, 'pk' | 'sk'>, attribute: string, sealed: Uint8Array, schema: z.ZodType<T>) => T;
}

/** What seals personal data (AES-256-GCM under an envelope key) and finds it again (keyed hashes). */
export interface Seal {
  /** A fresh data key for one record (an application, a conversation). */
  newKey: (recordId: string) => Promise<OpenKey>;
  openKey: (recordId: string, stored: DataKey) => Promise<OpenKey>;
  /** The same data key under the current master key. */
  rewrap: (recordId: string, stored: DataKey) => Promise<DataKey>;
  /** HMAC-SHA256 of a value under a purpose, base64url: equal values are found, nobody without the key can guess. */
  lookup: (purpose: string, value: string) => string;
}
