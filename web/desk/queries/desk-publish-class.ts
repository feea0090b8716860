// Made from desk-publish-class.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PublishTrainingClassInput = {
    readonly classId: string;
    readonly expectedVersion?: number | null | undefined;
    readonly idempotencyKey: string;
};
export type TrainingClassStatus =
    | 'CANCELLED'
    | 'DRAFT'
    | 'FINISHED'
    | 'PUBLISHED'
    | 'REGISTRATION_CLOSED'
    | 'RUNNING';
export type DeskPublishClassMutationVariables = Exact<{
  input: PublishTrainingClassInput;
}>;
export type DeskPublishClassMutation = { readonly publishTrainingClass:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'PublishTrainingClassSuccess', readonly trainingClass: { readonly id: string, readonly version: number, readonly status: TrainingClassStatus, readonly statusLabel: string, readonly title: string } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskPublishClass: Operation<DeskPublishClassMutation, DeskPublishClassMutationVariables> = {
  id: '1e4bdb94359329585de1e1cef9399779387fd14711894e62ab0c401ae287b606',
  name: 'DeskPublishClass',
};
