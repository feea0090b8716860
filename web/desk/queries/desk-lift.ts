// Made from desk-lift.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type LiftSuspensionInput = {
    readonly from?: string | null | undefined;
    readonly idempotencyKey: string;
    readonly number: string;
    readonly words: string;
};
export type DeskLiftMutationVariables = Exact<{
  input: LiftSuspensionInput;
}>;
export type DeskLiftMutation = { readonly liftSuspension:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'LiftSuspensionSuccess', readonly card: { readonly number: string, readonly standingLabel: string } }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskLift: Operation<DeskLiftMutation, DeskLiftMutationVariables> = {
  id: '9305db09d9bb10b28c7f1d6d5a483c6008bf43f4de09e50ebc056f5ec78734cb',
  name: 'DeskLift',
};
