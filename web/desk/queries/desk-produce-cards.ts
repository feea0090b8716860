// Made from desk-produce-cards.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ProduceCardsInput = {
    readonly idempotencyKey: string;
    readonly numbers: ReadonlyArray<string>;
};
export type DeskProduceCardsMutationVariables = Exact<{
  input: ProduceCardsInput;
}>;
export type DeskProduceCardsMutation = { readonly produceCards:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ProduceCardsSuccess', readonly cards: ReadonlyArray<{ readonly number: string, readonly workLabel: string }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskProduceCards: Operation<DeskProduceCardsMutation, DeskProduceCardsMutationVariables> = {
  id: 'd40bf8a04ce35eefba3b4825e5eea7ea9411d10b63e21c3b8cdc955252d85ae8',
  name: 'DeskProduceCards',
};
