import * as z from 'zod';
import type { Ref } from './read.ts';
import { Bytes, DataKey } from './seal.ts';
import { key } from './table.ts';

/** One conversation: its state and whatever identifies its person are sealed; its token is kept only as a keyed hash. */
export const ConversationRow = z.object({
  version: z.number(),
  tokenHash: z.string(),
  channel: z.string(),
  dataKey: DataKey,
  /** Sealed conversation state. */
  state: Bytes,
  /** Sealed first replies: starting again with the same idempotency key answers them again. */
  opening: Bytes,
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
  reply: Bytes,
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
