// Made from desk-close-registration.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CloseRegistrationInput = {
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
export type DeskCloseRegistrationMutationVariables = Exact<{
  input: CloseRegistrationInput;
}>;
export type DeskCloseRegistrationMutation = { readonly closeRegistration:
    | { readonly __typename: 'CloseRegistrationSuccess', readonly trainingClass: { readonly id: string, readonly version: number, readonly status: TrainingClassStatus, readonly statusLabel: string, readonly title: string } }
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskCloseRegistration: Operation<DeskCloseRegistrationMutation, DeskCloseRegistrationMutationVariables> = {
  id: '3082e89a353311d356b5bc2d4913fddfd45371ae85412924daf7256f305a13a5',
  name: 'DeskCloseRegistration',
};
