// Made from desk-results.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ExaminationOutcome =
    | 'FAILED'
    | 'PASSED';
export type RecordResultsInput = {
    readonly classId: string;
    readonly entries: ReadonlyArray<ResultsRowInput>;
    readonly idempotencyKey: string;
    readonly reason?: string | null | undefined;
    readonly sitting: Sitting;
};
export type ResultsRowInput = {
    readonly applicationId: string;
    readonly practice?: string | null | undefined;
    readonly theory?: string | null | undefined;
    readonly unifiedOnline?: string | null | undefined;
};
export type Sitting =
    | 'FIRST'
    | 'RESIT';
export type DeskResultsMutationVariables = Exact<{
  input: RecordResultsInput;
}>;
export type DeskResultsMutation = { readonly recordResults:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'RecordResultsSuccess', readonly bookVersion: number, readonly entries: ReadonlyArray<{ readonly applicationId: string, readonly changed: boolean, readonly outcome: ExaminationOutcome | null, readonly outcomeLabel: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskResults: Operation<DeskResultsMutation, DeskResultsMutationVariables> = {
  id: '0917bae772e5986841668770fc904af0bba9ac119ba32c9550ddfdfe12426704',
  name: 'DeskResults',
};
