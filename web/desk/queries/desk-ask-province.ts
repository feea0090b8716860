// Made from desk-ask-province.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type RequestProvincialTrainingInput = {
    readonly categories: ReadonlyArray<Category>;
    readonly city: string;
    readonly idempotencyKey: string;
    readonly words: string;
    readonly year: number;
};
export type DeskAskProvinceMutationVariables = Exact<{
  input: RequestProvincialTrainingInput;
}>;
export type DeskAskProvinceMutation = { readonly requestProvincialTraining:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'RequestProvincialTrainingSuccess', readonly request: { readonly id: string, readonly statusLabel: string } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskAskProvince: Operation<DeskAskProvinceMutation, DeskAskProvinceMutationVariables> = {
  id: '7096c8e608bd44dd76966ad81b990efa72e462cec883dac22bde13071e9f00ad',
  name: 'DeskAskProvince',
};
