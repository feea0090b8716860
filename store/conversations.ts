import * as z from 'zod';
import type { Ref } from './read.ts';
import { key } from './table.ts';

/** A wrapped data key as rows keep it. */
export const StoredKey = z.object({ id: z.string(), masterKeyId: z.string(), wrapped: z.instanceof(Uint8Array) });

/** One conversation: its state and whatever identifies its person are sealed; its token is kept only as a keyed hash. */
export const ConversationRow = z.object({
  version: z.number(),
  tokenHash: z.string(),
  channel: z.string(),
  dataKey: StoredKey,
  /** Sealed conversation state. */
  state: z.instanceof(Uint8Array),
  /** Sealed first replies: starting again with the same idempotency key answers them again. */
  opening: z.instanceof(Uint8Array),
  /** Keyed hash of the owner's subject, where a signed-in person talks. */
  owner: z.optional(z.string()),
  turns: z.number(),
  applicationId: z.optional(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Seconds since 1970: unreadable from then on at once, deleted by DynamoDB some time later. */
  expiresAt: z.number(),
});
export type ConversationRow = z.infer<typeof ConversationRow>;

/** One message and what was answered to it, so that a repeated delivery gets the same bytes. */
export const TurnRow = z.object({
  version: z.number(),
  /** Keyed hash of the words: the same message id with other words is a conflict. */
  textHash: z.string(),
  /** Sealed under the conversation's data key. */
  reply: z.instanceof(Uint8Array),
  at: z.string(),
  expiresAt: z.number(),
});
export type TurnRow = z.infer<typeof TurnRow>;

export function conversationRef(id: string): Ref<ConversationRow> {
  return { ...key.conversation(id), schema: ConversationRow };
}

/** `messageHash` is a keyed hash of channel, sender and message id. */
export function turnRef(conversationId: string, messageHash: string): Ref<TurnRow> {
  return { ...key.turn(conversationId, messageHash), schema: TurnRow };
}
