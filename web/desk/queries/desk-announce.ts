// Made from desk-announce.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AnnounceExpiringCardsInput = {
    readonly beyond?: string | null | undefined;
    readonly idempotencyKey: string;
    readonly month: string;
};
export type DeskAnnounceMutationVariables = Exact<{
  input: AnnounceExpiringCardsInput;
}>;
export type DeskAnnounceMutation = { readonly announceExpiringCards:
    | { readonly __typename: 'AnnounceExpiringCardsSuccess', readonly month: string, readonly announced: number, readonly beyond: string | null }
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskAnnounce: Operation<DeskAnnounceMutation, DeskAnnounceMutationVariables> = {
  id: 'dd954130212b3335e48f46832b6c7181a597692866d1577b71003821f33ad1e5',
  name: 'DeskAnnounce',
};
