import * as z from 'zod';
import type { Ref } from './read.ts';
import { Bytes } from './seal.ts';
import { key } from './table.ts';

/** What a mutation answered under an idempotency key: written with its effect, so that no effect is without it. */
export const IdempotencyRow = z.object({
  version: z.number(),
  operation: z.string(),
  /** Keyed hash of operation and input. */
  bodyHash: z.string(),
  /** Sealed under the data key of the application it is about: erased with it. */
  answer: z.optional(Bytes),
  /** JSON of an answer about what holds no personal data: a class, a list of ids. */
  plainAnswer: z.optional(z.string()),
  expiresAt: z.number(),
});
export type IdempotencyRow = z.infer<typeof IdempotencyRow>;

/** `hash` is a keyed hash of who asked and the key they chose. */
export function idempotencyRef(hash: string): Ref<IdempotencyRow> {
  return { ...key.idempotency(hash), schema: IdempotencyRow };
}
