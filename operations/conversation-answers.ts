import * as z from 'zod';
import { Reply } from '#domain/conversation/turn';

const conversationId = z.string().describe('Opaque; stands in the path of the other routes.');
const version = z.number().int().min(1).describe('Grows by one with every message that was taken.');
const expiresAt = z.iso.datetime().describe('Unreadable from then on, unless another message comes first.');
const replies = z.array(Reply).min(1);

/** What a first turn says, without the ids that lead to it. */
export const Opening = z.object({ version, expiresAt, replies });
export type Opening = z.infer<typeof Opening>;

export const StartAnswer = z
  .object({
    conversationId,
    token: z.string().describe('The secret of this conversation: shown here only, sent back as X-Conversation-Token.'),
    ...Opening.shape,
  })
  .describe('A conversation that has begun, with its secret and the first words.');
export type StartAnswer = z.infer<typeof StartAnswer>;

export const CreatedApplication = z
  .object({
    id: z.string().describe('Global id of the draft application, as the GraphQL API knows it.'),
    claimCode: z.optional(z.string().describe('Only for those not signed in: makes the draft theirs, once.')),
    claimExpiresAt: z.optional(z.iso.datetime()),
  })
  .describe('The draft application that this turn created.');
export type CreatedApplication = z.infer<typeof CreatedApplication>;

export const MessageAnswer = z
  .object({
    messageId: z.string(),
    version,
    expiresAt,
    replies,
    application: z.optional(CreatedApplication),
  })
  .describe('What is said to one message.');
export type MessageAnswer = z.infer<typeof MessageAnswer>;

export const ConversationAnswer = z
  .object({
    conversationId,
    version,
    expiresAt,
    replies: replies.describe('What was said last; the question that stands open is the last with `ask` among them.'),
    understood: z
      .array(z.object({ fact: z.string(), label: z.string(), said: z.string() }))
      .describe('Every answer understood so far, as it is said back; personal numbers masked.'),
    application: z.optional(z.object({ id: z.string() })),
  })
  .describe('Where a conversation stands, so that a reload or another device goes on.');
export type ConversationAnswer = z.infer<typeof ConversationAnswer>;
