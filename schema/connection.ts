import { GraphQLError } from 'graphql';
import type { Page } from '#operations/answers';
import type { Outcome } from '#operations/outcome';

interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  last?: number | null | undefined;
}

const defaultPage = 20;

/** A page as operations ask for it. Lists are read forward only. */
export function pageInput({ first, after, before, last }: PageArguments): { first: number; after?: string } {
  if (before != null || last != null) {
    throw new GraphQLError('列表只能向后翻页，请使用 first 和 after。', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return { first: first ?? defaultPage, ...(after == null ? {} : { after }) };
}

/** Cost of a page whose every entry costs what is asked of it; a page is never taken for longer than it may be. */
export function pageCost(field: number) {
  return ({ first }: PageArguments) => ({ field, multiplier: Math.min(Math.max(first ?? defaultPage, 1), 100) });
}

/**
 * A query has no typed errors: a refusal comes back as an error with a code and all its problems. What can be refused is
 * nullable, so that such an error takes nothing else of the answer with it.
 */
export function shown<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { kind, problems } = outcome.refusal;
  throw new GraphQLError(problems[0].message, { extensions: { code: codes[kind], problems } });
}

/** A page in Relay's shape. Refused: who is not signed in, a page size or a cursor that is none. */
export function connectionOf<T>(outcome: Outcome<Page<T>>) {
  const { entries, hasNext, next, asOf } = shown(outcome);
  return {
    edges: entries.map(({ cursor, value }) => ({ cursor, node: value })),
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: false,
      startCursor: entries.at(0)?.cursor ?? null,
      endCursor: next ?? entries.at(-1)?.cursor ?? null,
    },
    asOf,
  };
}

const codes = {
  VALIDATION: 'BAD_USER_INPUT',
  NOT_ELIGIBLE: 'BAD_USER_INPUT',
  CONFLICT: 'BAD_USER_INPUT',
  IDEMPOTENCY_KEY_REUSED: 'BAD_USER_INPUT',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  UNAUTHENTICATED: 'UNAUTHENTICATED',
} as const;
