import * as z from 'zod';
import { ConversationAnswer, MessageAnswer, StartAnswer } from '#operations/chat/conversation-answers';
import type { RefusalCode } from './refusal.ts';

/** The header of the conversation's own secret; `Authorization` stays free for the person who signed in. */
export const tokenHeader = 'x-conversation-token';
export const idempotencyHeader = 'idempotency-key';

/** 64 KB: more than any form cell, less than what it costs to read a flood. */
export const maxBodyBytes = 64 * 1024;
const maxTextLength = 10_240;

export const IdempotencyKey = z
  .string()
  .check(
    z.regex(/^[A-Za-z0-9_.:-]{22,128}$/, '幂等键应为 22 至 128 位的字母、数字或 _ . : - 符号。'),
    z.describe(
      'Chosen by the client at random (a UUID): the same key starts the same conversation once. It stands for the token, so keep it as secret.',
    ),
  );

/** Nothing needs to be said to begin. */
export const StartBody = z.strictObject({}).check(z.describe('Nothing, or an empty object.'));

export const MessageBody = z
  .strictObject({
    messageId: z
      .string('缺少消息编号 messageId。')
      .check(
        z.regex(/^[A-Za-z0-9_.:-]{1,64}$/, '消息编号应为 1 至 64 位的字母、数字或 _ . : - 符号。'),
        z.describe('Chosen by the client. A message delivered again under its id answers the same bytes.'),
      ),
    text: z.optional(
      z
        .string('内容应为文字。')
        .check(
          z.minLength(1, '请输入内容。'),
          z.maxLength(maxTextLength, `内容太长，一次最多 ${maxTextLength} 字。`),
          z.describe('What the person typed.'),
        ),
    ),
    choice: z.optional(
      z
        .string('选项应为文字编号。')
        .check(
          z.minLength(1, '请选择一个选项。'),
          z.maxLength(128, '没有这个选项。'),
          z.describe('The id of a choice that the last replies offered.'),
        ),
    ),
  })
  .check(
    z.refine((body) => (body.text === undefined) !== (body.choice === undefined), {
      path: ['text'],
      error: '请发送文字或选项，二者选一。',
    }),
    z.meta({
      description: 'One message: either `text` or `choice`.',
      oneOf: [{ required: ['text'] }, { required: ['choice'] }],
    }),
  );
export type MessageBody = z.infer<typeof MessageBody>;

export interface Route {
  name: 'startConversation' | 'sendMessage' | 'readConversation';
  method: 'GET' | 'POST';
  /** `{id}` stands for one segment. */
  path: string;
  summary: string;
  success: { status: number; schema: z.ZodType };
  body?: z.ZodType;
  refusals: readonly RefusalCode[];
}

const always = ['METHOD_NOT_ALLOWED', 'INTERNAL_ERROR', 'TEMPORARILY_UNAVAILABLE'] as const;
const body = ['MALFORMED_JSON', 'INVALID_REQUEST', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const;
const known = ['CONVERSATION_TOKEN_REQUIRED', 'CONVERSATION_NOT_FOUND'] as const;

/** The three routes: the handler dispatches by them and the OpenAPI document is printed from them. */
export const routes: readonly Route[] = [
  {
    name: 'startConversation',
    method: 'POST',
    path: '/intake/conversations',
    summary: 'Begin a conversation.',
    success: { status: 201, schema: StartAnswer },
    body: StartBody,
    refusals: [...body, ...always],
  },
  {
    name: 'readConversation',
    method: 'GET',
    path: '/intake/conversations/{id}',
    summary: 'Read where a conversation stands.',
    success: { status: 200, schema: ConversationAnswer },
    refusals: [...known, ...always],
  },
  {
    name: 'sendMessage',
    method: 'POST',
    path: '/intake/conversations/{id}/messages',
    summary:
      'Send one message. Delivered again under the same messageId it answers the same bytes and changes nothing.',
    success: { status: 200, schema: MessageAnswer },
    body: MessageBody,
    refusals: [...body, ...known, 'UNAUTHENTICATED', 'FORBIDDEN', 'MESSAGE_ID_REUSED', 'CONVERSATION_BUSY', ...always],
  },
];
