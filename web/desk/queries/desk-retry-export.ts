// Made from desk-retry-export.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ExportStatus =
    | 'DONE'
    | 'FAILED'
    | 'PROBLEMS'
    | 'RUNNING'
    | 'WAITING';
export type RetryExportInput = {
    readonly exportId: string;
    readonly idempotencyKey: string;
};
export type DeskRetryExportMutationVariables = Exact<{
  input: RetryExportInput;
}>;
export type DeskRetryExportMutation = { readonly retryExport:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'RetryExportSuccess', readonly job: { readonly id: string, readonly status: ExportStatus, readonly statusLabel: string } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskRetryExport: Operation<DeskRetryExportMutation, DeskRetryExportMutationVariables> = {
  id: 'c3fae8b74e13f1146aa685f58a59619043be17212e2cec366d23dc05128a1ee4',
  name: 'DeskRetryExport',
};
