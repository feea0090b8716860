import * as z from 'zod';
import { Reply } from '#domain/conversation/turn';

const conversationId = z.string().check(z.describe('Opaque; stands in the path of the other routes.'));
const version = z.int().check(z.gte(1), z.describe('Grows by one with every message that was taken.'));
const expiresAt = z.iso.datetime().check(z.describe('Unreadable from then on, unless another message comes first.'));
const replies = z.array(Reply).check(z.minLength(1));

/** What a first turn says, without the ids that lead to it. */
export const Opening = z.object({ version, expiresAt, replies });
export type Opening = z.infer<typeof Opening>;

export const StartAnswer = z
  .object({
    conversationId,
    token: z
      .string()
      .check(z.describe('The secret of this conversation: shown here only, sent back as X-Conversation-Token.')),
    ...Opening.shape,
  })
  .check(z.describe('A conversation that has begun, with its secret and the first words.'));
export type StartAnswer = z.infer<typeof StartAnswer>;

export const CreatedApplication = z
  .object({
    id: z.string().check(z.describe('Global id of the draft application, as the GraphQL API knows it.')),
    claimCode: z.optional(z.string().check(z.describe('Only for those not signed in: makes the draft theirs, once.'))),
    claimExpiresAt: z.optional(z.iso.datetime()),
  })
  .check(z.describe('The draft application that this turn created.'));
export type CreatedApplication = z.infer<typeof CreatedApplication>;

export const MessageAnswer = z
  .object({
    messageId: z.string(),
    version,
    expiresAt,
    replies,
    application: z.optional(CreatedApplication),
  })
  .check(z.describe('What is said to one message.'));
export type MessageAnswer = z.infer<typeof MessageAnswer>;

export const ConversationAnswer = z
  .object({
    conversationId,
    version,
    expiresAt,
    replies: replies.check(z.describe('What was said last.')),
    question: z.optional(Reply).check(z.describe('The question that stands open, if any.')),
    progress: z
      .optional(z.object({ atLeast: z.number(), atMost: z.number() }))
      .check(z.describe('Questions left until the verdict or the end of the form.')),
    understood: z
      .array(z.object({ fact: z.string(), label: z.string(), said: z.string() }))
      .check(z.describe('Every answer understood so far, as it is said back; personal numbers masked.')),
    application: z.optional(z.object({ id: z.string() })),
  })
  .check(z.describe('Where a conversation stands, so that a reload or another device goes on.'));
export type ConversationAnswer = z.infer<typeof ConversationAnswer>;
