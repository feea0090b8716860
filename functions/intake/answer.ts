import { mayBeRepeated, type RefusalBody, type Refused, refusals } from './refusal.ts';

/** What API Gateway's HTTP API expects of a function (payload format 2.0). */
export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Answers are personal and are data, never pages: nobody stores, sniffs, frames or renders them. */
const headers: Record<string, string> = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

/** `json` goes out as it is: a repeated delivery answers the very bytes that were kept. */
export function answerJson(status: number, json: string, requestId: string): HttpAnswer {
  return { statusCode: status, headers: { ...headers, 'x-request-id': requestId }, body: json };
}

export function answerRefusal(refused: Refused, requestId: string): HttpAnswer {
  const { status, message } = refusals[refused.code];
  const [first] = refused.problems ?? [];
  const body: RefusalBody = {
    error: {
      code: refused.code,
      message: first?.message ?? message,
      ...(first?.path === undefined ? {} : { path: first.path }),
      ...(first?.clause === undefined ? {} : { clause: first.clause }),
    },
    ...(refused.problems === undefined ? {} : { problems: refused.problems }),
  };
  const answer = answerJson(status, JSON.stringify(body), requestId);
  const retry = mayBeRepeated(refused.code);
  return { ...answer, headers: { ...answer.headers, ...(retry ? { 'retry-after': '2' } : {}), ...refused.headers } };
}
