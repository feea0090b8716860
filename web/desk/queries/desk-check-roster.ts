// Made from desk-check-roster.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type CheckRosterInput = {
    readonly category: Category;
    readonly classId: string;
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
export type DeskCheckRosterMutationVariables = Exact<{
  input: CheckRosterInput;
}>;
export type DeskCheckRosterMutation = { readonly checkRoster:
    | { readonly __typename: 'CheckRosterSuccess', readonly rosterImport: { readonly id: string, readonly status: RosterImportStatus } }
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskCheckRoster: Operation<DeskCheckRosterMutation, DeskCheckRosterMutationVariables> = {
  id: 'eab48e8668e4541531de84998bc36aaf5e5c667e74d9443f7a3153e50cbfd5b9',
  name: 'DeskCheckRoster',
};
