import { GraphQLError } from 'graphql';

/** Every code with which a whole request is refused before anything runs, its status and what a person is told. */
export const refusals = {
  MALFORMED_JSON: { status: 400, message: '请求内容不是有效的 JSON。' },
  BODY_TOO_LARGE: { status: 413, message: '请求内容太大。' },
  TOO_MANY_TOKENS: { status: 400, message: '查询太长，请分几次查询。' },
  TOO_MANY_ALIASES: { status: 400, message: '查询中的别名太多，请分几次查询。' },
  TOO_MANY_DIRECTIVES: { status: 400, message: '查询中的指令太多。' },
  TOO_DEEP: { status: 400, message: '查询嵌套太深。' },
  COST_LIMIT_EXCEEDED: { status: 400, message: '查询需要读取的数据太多，请减少每页条数或分几次查询。' },
  OPERATION_NOT_REGISTERED: { status: 400, message: '只接受已登记的操作。' },
  UNAUTHENTICATED: { status: 401, message: '登录已失效，请重新登录后再试。' },
  SECOND_FACTOR_REQUIRED: { status: 401, message: '工作人员须使用两步验证登录。' },
  TEMPORARILY_UNAVAILABLE: { status: 503, message: '系统暂时繁忙，请稍后再试；重复提交不会重复办理。' },
  INTERNAL_SERVER_ERROR: { status: 500, message: '系统出现意外错误，请稍后再试；如仍不行，请联系职鉴中心。' },
} as const satisfies Record<string, { status: number; message: string }>;
export type RequestRefusal = keyof typeof refusals;

/** As Apollo passes it on: its status becomes the answer's. */
export function refusalError(code: RequestRefusal, more: Record<string, unknown> = {}): GraphQLError {
  const { status, message } = refusals[code];
  const http = { status, ...(status === 503 ? { headers: new Map([['retry-after', '2']]) } : {}) };
  return new GraphQLError(message, { extensions: { code, ...more, http } });
}

export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Answers are personal and are data, never pages: nobody stores, sniffs, frames or renders them. */
const everywhere = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

export function httpAnswer(statusCode: number, headers: Record<string, string>, body: string): HttpAnswer {
  return { statusCode, headers: { ...headers, ...everywhere }, body };
}

/** Without Apollo: what was refused before it was asked. */
export function refusedAnswer(code: RequestRefusal, accept: string | undefined): HttpAnswer {
  const { status, message } = refusals[code];
  const type = accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json';
  return httpAnswer(
    status,
    { 'content-type': `${type}; charset=utf-8`, ...(status === 503 ? { 'retry-after': '2' } : {}) },
    `${JSON.stringify({ errors: [{ message, extensions: { code } }] })}\n`,
  );
}
