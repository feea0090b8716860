import type { Problem } from '#domain/problem';
import type { Refusal } from './outcome.ts';

export interface Refused {
  ok: false;
  refusal: Refusal;
}

export function refused(kind: Refusal['kind'], ...problems: [Problem, ...Problem[]]): Refused {
  return { ok: false, refusal: { kind, problems } };
}

/** What does not exist and what is not the caller's look the same. */
export const notFound = refused('NOT_FOUND', { code: 'NOT_FOUND', message: '没有找到，或者它不属于您。' });

export const unauthenticated = refused('UNAUTHENTICATED', { code: 'UNAUTHENTICATED', message: '请先登录。' });

export const forbidden = refused('FORBIDDEN', { code: 'FORBIDDEN', message: '您没有办理这件事的权限。' });

/** Others changed the same thing again and again while this was being decided. */
export const tooBusy = refused('CONFLICT', {
  code: 'CHANGED_MEANWHILE',
  message: '同一时间还有别的操作在修改这份申报，请稍后再试。',
});

/** So many meet on one row that this one's turn did not come in time. */
export const busy = refused('CONFLICT', {
  code: 'BUSY',
  message: '同时办理的人太多，这一次没有办成，也没有改动任何内容；请稍后用同一请求再试。',
});

export const idempotencyKeyReused = refused('IDEMPOTENCY_KEY_REUSED', {
  code: 'IDEMPOTENCY_KEY_REUSED',
  path: 'idempotencyKey',
  message: '这个幂等键已用于另一个请求，请换一个。',
});
