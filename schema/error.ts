import type { Evaluation } from '#domain/eligibility/evaluation';
import type { Problem } from '#domain/problem';
import type { Refusal } from '#operations/outcome';
import { EvaluationType } from './application/evaluation.ts';
import { builder } from './builder.ts';
import { ProblemType } from './problem.ts';

/** A refusal on its way to the caller; its kind names the type. */
export class RefusedMutation {
  readonly kind: Refusal['kind'];
  readonly problems: Refusal['problems'];
  readonly evaluation: Evaluation | undefined;
  constructor({ kind, problems, evaluation }: Refusal) {
    this.kind = kind;
    this.problems = problems;
    this.evaluation = evaluation;
  }
}

export const ErrorInterface = builder.interfaceRef<{ problems: [Problem, ...Problem[]] }>('Error').implement({
  description: 'Why a mutation changed nothing (拒绝原因). Every error that a mutation can give implements it.',
  fields: (t) => ({
    code: t.string({
      description: 'Of the first problem; for programs.',
      resolve: ({ problems }) => problems[0].code,
    }),
    message: t.string({
      description: 'Of the first problem; for the person, in Chinese.',
      resolve: ({ problems }) => problems[0].message,
    }),
    problems: t.field({
      type: [ProblemType],
      description: 'Everything that is wrong, at once.',
      resolve: ({ problems }) => problems,
    }),
  }),
});

function errorType(name: string, kind: Refusal['kind'], description: string) {
  return builder.objectRef<RefusedMutation>(name).implement({
    description,
    interfaces: [ErrorInterface],
    isTypeOf: (value) => value instanceof RefusedMutation && value.kind === kind,
  });
}

const NotEligibleError = builder.objectRef<RefusedMutation>('NotEligibleError').implement({
  description: 'The conditions of the notice are not met (不符合申报条件); the trace says which, clause by clause.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof RefusedMutation && value.kind === 'NOT_ELIGIBLE',
  fields: (t) => ({
    evaluation: t.field({
      type: EvaluationType,
      nullable: true,
      description: 'Every condition as it was decided (逐条判定).',
      resolve: ({ evaluation }) => evaluation,
    }),
  }),
});

/** One type for each kind of refusal: a kind without one does not compile. */
export const errorTypes = {
  VALIDATION: errorType(
    'ValidationError',
    'VALIDATION',
    'Something sent is missing or wrong (填写有误), each with its path.',
  ),
  NOT_ELIGIBLE: NotEligibleError,
  CONFLICT: errorType(
    'ConflictError',
    'CONFLICT',
    'The state does not allow it, or somebody changed it meanwhile (状态冲突). Read again, then decide again.',
  ),
  FORBIDDEN: errorType('ForbiddenError', 'FORBIDDEN', "The caller's office may not do this (无权操作)."),
  NOT_FOUND: errorType(
    'NotFoundError',
    'NOT_FOUND',
    "It does not exist or is not the caller's; the two look the same (未找到).",
  ),
  UNAUTHENTICATED: errorType('UnauthenticatedError', 'UNAUTHENTICATED', 'Nobody is signed in (未登录).'),
  IDEMPOTENCY_KEY_REUSED: errorType(
    'IdempotencyKeyReusedError',
    'IDEMPOTENCY_KEY_REUSED',
    'This idempotency key was used for another input before (幂等键重复使用).',
  ),
} as const satisfies Record<Refusal['kind'], unknown>;
