import { currentSession, endSession } from '#web/session/session';
import type { Operation } from './operation.ts';
import { RequestFailed, type Sending, send } from './request.ts';

/** Runs a registered query. A refusal in words is part of the result; what is thrown is a RequestFailed. */
export async function ask<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  sending?: Sending,
): Promise<Result> {
  return answered(operation.id, variables, sending);
}

export interface Problem {
  readonly code: string;
  readonly path: string | null;
  readonly message: string;
  readonly clause: string | null;
}

/** What every typed refusal carries, whichever it is. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** What the one root field of a mutation comes to when it is not refused. */
export type Success<Result> = Exclude<Result[keyof Result], Refusal>;
export type Changed<Result> = { done: Success<Result> } | { refused: Refusal };

/** One thing to be done, and the key under which it is done once however often it is sent. */
export interface Asked<Input> {
  input: Omit<Input, 'idempotencyKey'>;
  key: string;
}

export async function change<Result extends object, Input>(
  operation: Operation<Result, { input: Input }>,
  { input, key }: Asked<Input>,
  sending?: Sending,
): Promise<Changed<Result>> {
  const data = await answered(operation.id, { input: { ...input, idempotencyKey: key } }, sending);
  const answer = data[Object.keys(data)[0] ?? ''];
  const refused: boolean = isRefusal(answer);
  return refused ? { refused: answer } : { done: answer };
}

/** Tells a typed refusal from a result, also in the unions of queries. */
export function isRefusal<Value>(answer: Value): answer is Extract<Value, Refusal> {
  return typeof answer === 'object' && answer !== null && 'problems' in answer && 'code' in answer;
}

/** Only the id of the operation travels; its types were made from the SDL, so what comes back has them. */
async function answered(id: string, variables: unknown, sending?: Sending) {
  const session = currentSession();
  const headers = {
    'content-type': 'application/json',
    ...(session ? { authorization: `Bearer ${session.token}` } : {}),
  };
  const extensions = { persistedQuery: { version: 1, sha256Hash: id } };
  const init = { method: 'POST', headers, body: JSON.stringify({ variables, extensions }) };
  const response = await send('/graphql', init, sending);
  if (response.status === 401) {
    endSession();
    throw new RequestFailed('UNAUTHENTICATED', '登录已经过期，请重新登录。');
  }
  const { data, errors } = await response.json().catch(() => ({}));
  const error = errors?.[0];
  if (error || !data)
    throw new RequestFailed(error?.extensions?.code ?? 'INTERNAL_SERVER_ERROR', words(error?.message));
  return data;
}

function words(told = ''): string {
  return /\p{Script=Han}/u.test(told) ? told : '系统出了意外，请稍后再试；如仍不行，请联系职鉴中心。';
}
