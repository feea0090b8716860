// Made from desk-enrol.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type EnrolApplicationsInput = {
    readonly applicationIds: ReadonlyArray<string>;
    readonly classId: string;
    readonly idempotencyKey: string;
};
export type EnrolmentState =
    | 'SEATED'
    | 'WAITING';
export type DeskEnrolMutationVariables = Exact<{
  input: EnrolApplicationsInput;
}>;
export type DeskEnrolMutation = { readonly enrolApplications:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'EnrolApplicationsSuccess', readonly items: ReadonlyArray<{ readonly applicationId: string, readonly application: { readonly id: string, readonly statusLabel: string, readonly enrolment: { readonly state: EnrolmentState, readonly stateLabel: string } | null } | null, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskEnrol: Operation<DeskEnrolMutation, DeskEnrolMutationVariables> = {
  id: 'bcc54a5990aeae1b77aa4c5aefcc34820da836391a999d585a3156ec31869f67',
  name: 'DeskEnrol',
};
