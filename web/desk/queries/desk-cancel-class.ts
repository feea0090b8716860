// Made from desk-cancel-class.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CancelTrainingClassInput = {
    readonly classId: string;
    readonly expectedVersion?: number | null | undefined;
    readonly idempotencyKey: string;
    readonly reason: string;
};
export type TrainingClassStatus =
    | 'CANCELLED'
    | 'DRAFT'
    | 'FINISHED'
    | 'PUBLISHED'
    | 'REGISTRATION_CLOSED'
    | 'RUNNING';
export type DeskCancelClassMutationVariables = Exact<{
  input: CancelTrainingClassInput;
}>;
export type DeskCancelClassMutation = { readonly cancelTrainingClass:
    | { readonly __typename: 'CancelTrainingClassSuccess', readonly trainingClass: { readonly id: string, readonly version: number, readonly status: TrainingClassStatus, readonly statusLabel: string, readonly title: string } }
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskCancelClass: Operation<DeskCancelClassMutation, DeskCancelClassMutationVariables> = {
  id: '9b20b1e7b423625cf221e3e6fc0a8f7d9f8504307e9ebae49029611f874946a1',
  name: 'DeskCancelClass',
};
