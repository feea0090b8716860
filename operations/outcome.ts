import type { Evaluation } from '#domain/eligibility/evaluation';
import type { Problem } from '#domain/problem';

/** A refusal is a value: which kind of error a caller sees, and everything that is wrong at once. */
export interface Refusal {
  kind:
    | 'VALIDATION'
    | 'NOT_ELIGIBLE'
    | 'CONFLICT'
    | 'FORBIDDEN'
    | 'NOT_FOUND'
    | 'UNAUTHENTICATED'
    | 'IDEMPOTENCY_KEY_REUSED';
  problems: [Problem, ...Problem[]];
  /** With NOT_ELIGIBLE: the trace that decided. */
  evaluation?: Evaluation;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };
