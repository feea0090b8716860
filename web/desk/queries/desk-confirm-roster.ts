// Made from desk-confirm-roster.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ConfirmRosterImportInput = {
    readonly consentDeclared: boolean;
    readonly idempotencyKey: string;
    readonly importId: string;
};
export type RosterImportStatus =
    | 'CHECKED'
    | 'CHECKING'
    | 'DONE'
    | 'FAILED'
    | 'REFUSED'
    | 'UPLOADING'
    | 'WRITING';
export type DeskConfirmRosterMutationVariables = Exact<{
  input: ConfirmRosterImportInput;
}>;
export type DeskConfirmRosterMutation = { readonly confirmRosterImport:
    | { readonly __typename: 'ConfirmRosterImportSuccess', readonly rosterImport: { readonly id: string, readonly status: RosterImportStatus } }
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskConfirmRoster: Operation<DeskConfirmRosterMutation, DeskConfirmRosterMutationVariables> = {
  id: '72c428cf62dd3cecc8145150fb06af81222c9780fec81e622fe8ba156fe7012c',
  name: 'DeskConfirmRoster',
};
