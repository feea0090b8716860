// Made from desk-hand-out-cards.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type HandOutCardsInput = {
    readonly idempotencyKey: string;
    readonly numbers: ReadonlyArray<string>;
    readonly on: string;
    readonly receivedBy?: string | null | undefined;
};
export type DeskHandOutCardsMutationVariables = Exact<{
  input: HandOutCardsInput;
}>;
export type DeskHandOutCardsMutation = { readonly handOutCards:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'HandOutCardsSuccess', readonly cards: ReadonlyArray<{ readonly number: string, readonly workLabel: string }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskHandOutCards: Operation<DeskHandOutCardsMutation, DeskHandOutCardsMutationVariables> = {
  id: 'fc5917d87835b79387ca43482ff3d81da7ccab79e83e5dd85a4061205c2166c7',
  name: 'DeskHandOutCards',
};
