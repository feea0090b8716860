// Made from make-form.graphql by npm run operations.
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
export type MakeFormMutationVariables = Exact<{
  input: RequestExportInput;
}>;
export type MakeFormMutation = { readonly requestExport:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'RequestExportSuccess', readonly job: { readonly id: string, readonly status: ExportStatus, readonly failureMessage: string | null } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const makeForm: Operation<MakeFormMutation, MakeFormMutationVariables> = {
  id: 'a668aea1b50c9ba0812ac5ee064f64c26a085be57964cc4ce471d44b766e60b5',
  name: 'MakeForm',
};
