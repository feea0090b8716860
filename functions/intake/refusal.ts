import * as z from 'zod';
import { Problem } from '#domain/problem';

/** Every code that the chat's HTTP interface refuses with. */
export const RefusalCode = z.enum([
  'MALFORMED_JSON',
  'INVALID_REQUEST',
  'CONVERSATION_TOKEN_REQUIRED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONVERSATION_NOT_FOUND',
  'ROUTE_NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'MESSAGE_ID_REUSED',
  'CONVERSATION_BUSY',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'INTERNAL_ERROR',
  'TEMPORARILY_UNAVAILABLE',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** The status of each code, and what a person is told when the operation has no words of its own. */
export const refusals: Record<RefusalCode, { status: number; message: string }> = {
  MALFORMED_JSON: { status: 400, message: '请求内容不是有效的 JSON，请检查后重新发送。' },
  INVALID_REQUEST: { status: 400, message: '请求内容不符合要求，请按提示修改后重新发送。' },
  CONVERSATION_TOKEN_REQUIRED: { status: 401, message: '缺少本次对话的凭证，请从原来的页面继续，或重新开始对话。' },
  UNAUTHENTICATED: { status: 401, message: '登录已失效，请重新登录后再试。' },
  FORBIDDEN: { status: 403, message: '您没有权限进行这项操作。' },
  CONVERSATION_NOT_FOUND: { status: 404, message: '没有找到这次对话，可能已经过期，请检查链接，或重新开始对话。' },
  ROUTE_NOT_FOUND: { status: 404, message: '没有这个地址。' },
  METHOD_NOT_ALLOWED: { status: 405, message: '这个地址不支持该请求方法。' },
  MESSAGE_ID_REUSED: { status: 409, message: '这个消息编号已用于另一条内容，请换一个编号重新发送。' },
  CONVERSATION_BUSY: { status: 409, message: '这次对话同时收到了多条消息，请重新发送这一条。' },
  BODY_TOO_LARGE: { status: 413, message: '发送的内容太长，请分几次发送。' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: '请以 application/json（UTF-8）发送。' },
  INTERNAL_ERROR: { status: 500, message: '系统出现意外错误，请稍后再试；如仍不行，请联系职鉴中心。' },
  TEMPORARILY_UNAVAILABLE: { status: 503, message: '系统暂时繁忙，请稍后重新发送，已填写的内容不会丢失。' },
};

/** A refused request: the first thing that is wrong, and with `problems` all of them. */
export const RefusalBody = z
  .object({
    error: z.object({
      code: RefusalCode,
      message: z.string().check(z.describe('说给申请人听的话')),
      path: z.optional(z.string()),
      clause: z.optional(z.string().check(z.describe('川人社职鉴〔2024〕11号的条款'))),
    }),
    problems: z.optional(z.array(Problem)),
  })
  .check(z.describe('A refused request: the first thing that is wrong, and with `problems` all of them.'));
export type RefusalBody = z.infer<typeof RefusalBody>;

/** What routing, parsing and the operation hand back instead of an answer. */
export interface Refused {
  code: RefusalCode;
  /** Of the request, in words for a person. */
  problems?: Problem[];
  headers?: Record<string, string>;
}

/** Nothing happened and nothing is wrong with the request: the same one may succeed in a moment. */
export function mayBeRepeated(code: RefusalCode): boolean {
  return code === 'TEMPORARILY_UNAVAILABLE' || code === 'CONVERSATION_BUSY';
}
