// Made from desk-request-export.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ExportKind =
    | 'ATTENDANCE'
    | 'CARDS'
    | 'CARD_LIST'
    | 'FORM'
    | 'PASS_LIST'
    | 'ROSTER'
    | 'SIGN_IN'
    | 'STATISTICS';
export type ExportStatus =
    | 'DONE'
    | 'FAILED'
    | 'PROBLEMS'
    | 'RUNNING'
    | 'WAITING';
export type FormFormat =
    | 'DOCX'
    | 'PDF';
export type RequestExportInput = {
    readonly applicationId?: string | null | undefined;
    readonly classId?: string | null | undefined;
    readonly day?: string | null | undefined;
    readonly format?: FormFormat | null | undefined;
    readonly idempotencyKey: string;
    readonly kind: ExportKind;
    readonly leaveOutProblems?: boolean | null | undefined;
    readonly of?: RosterKind | null | undefined;
    readonly passListId?: string | null | undefined;
    readonly year?: number | null | undefined;
};
export type RosterKind =
    | 'NEW'
    | 'RENEWAL';
export type DeskRequestExportMutationVariables = Exact<{
  input: RequestExportInput;
}>;
export type DeskRequestExportMutation = { readonly requestExport:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'RequestExportSuccess', readonly job: { readonly id: string, readonly kind: ExportKind, readonly kindLabel: string, readonly status: ExportStatus, readonly statusLabel: string, readonly rowsDone: number, readonly rowsTotal: number | null, readonly leftOutCount: number, readonly failureMessage: string | null, readonly requestedAt: string, readonly updatedAt: string, readonly file: { readonly name: string, readonly bytes: number, readonly rows: number } | null } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };
type DeskMadeJobFragment = { readonly id: string, readonly kind: ExportKind, readonly kindLabel: string, readonly status: ExportStatus, readonly statusLabel: string, readonly rowsDone: number, readonly rowsTotal: number | null, readonly leftOutCount: number, readonly failureMessage: string | null, readonly requestedAt: string, readonly updatedAt: string, readonly file: { readonly name: string, readonly bytes: number, readonly rows: number } | null };

export const deskRequestExport: Operation<DeskRequestExportMutation, DeskRequestExportMutationVariables> = {
  id: '0e6ff35c400910c6136c51c0e2fcb191fbeb79e45b1595fbbed32a81719314f2',
  name: 'DeskRequestExport',
};
