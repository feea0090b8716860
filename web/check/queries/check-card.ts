// Made from check-card.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CardVerdict =
    | 'EXPIRED'
    | 'NOT_YET_VALID'
    | 'NO_MATCH'
    | 'REVOKED'
    | 'REVOKED_FOR_GOOD'
    | 'SUSPENDED'
    | 'VALID';
export type OccupationVerdict =
    | 'NOT_ASKED'
    | 'NOT_ON_CARD'
    | 'ON_CARD';
export type CheckCardQueryVariables = Exact<{
  number: string;
  name: string;
  on?: string | null | undefined;
  occupation?: string | null | undefined;
}>;
export type CheckCardQuery = { readonly verifyCard:
    | { readonly __typename: 'CardVerification', readonly cardNumber: string, readonly on: string, readonly verdict: CardVerdict, readonly verdictLabel: string, readonly since: string | null, readonly assessed: string | null, readonly occupation: OccupationVerdict, readonly occupationLabel: string, readonly message: string, readonly clause: string | null }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'RateLimitedError', readonly retryAfter: number, readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const checkCard: Operation<CheckCardQuery, CheckCardQueryVariables> = {
  id: 'b1530726b08c6302e40bd68de1f59e1069d1fb5bdda7c1d85dd3aca70e130240',
  name: 'CheckCard',
};
