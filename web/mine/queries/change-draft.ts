// Made from change-draft.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AnswerInput = {
    readonly fact: string;
    readonly texts: ReadonlyArray<string>;
};
export type ApplicationStatus =
    | 'AGENCY_REVIEW'
    | 'CENTRE_REVIEW'
    | 'CERTIFIED'
    | 'DRAFT'
    | 'ENROLLED'
    | 'FAILED'
    | 'PASSED'
    | 'QUALIFIED'
    | 'REJECTED'
    | 'RETURNED'
    | 'WITHDRAWN';
export type Route =
    | 'CITY'
    | 'PROVINCE';
export type UpdateApplicationDraftInput = {
    readonly agencyId?: string | null | undefined;
    readonly answers?: ReadonlyArray<AnswerInput> | null | undefined;
    readonly applicationId: string;
    readonly classId?: string | null | undefined;
    readonly expectedVersion?: number | null | undefined;
    readonly idempotencyKey: string;
    readonly removeFacts?: ReadonlyArray<string> | null | undefined;
    readonly route?: Route | null | undefined;
};
export type ChangeDraftMutationVariables = Exact<{
  input: UpdateApplicationDraftInput;
}>;
export type ChangeDraftMutation = { readonly updateApplicationDraft:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UpdateApplicationDraftSuccess', readonly application: { readonly id: string, readonly status: ApplicationStatus } }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const changeDraft: Operation<ChangeDraftMutation, ChangeDraftMutationVariables> = {
  id: '6968217f6ac6a8997b17afe857b33cf9284128931ac31fbda115db62be38533f',
  name: 'ChangeDraft',
};
