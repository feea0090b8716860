// Made from desk-decide-request.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DecideProvincialTrainingInput = {
    readonly decision: ProvincialTrainingDecision;
    readonly idempotencyKey: string;
    readonly requestId: string;
    readonly words?: string | null | undefined;
};
export type ProvincialTrainingDecision =
    | 'GRANT'
    | 'REFUSE';
export type DeskDecideRequestMutationVariables = Exact<{
  input: DecideProvincialTrainingInput;
}>;
export type DeskDecideRequestMutation = { readonly decideProvincialTraining:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'DecideProvincialTrainingSuccess', readonly request: { readonly id: string, readonly statusLabel: string } }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskDecideRequest: Operation<DeskDecideRequestMutation, DeskDecideRequestMutationVariables> = {
  id: 'e09e8c14144e94f28df901dc2afd1691d7f0043ca7685bde8a9ad49a0db0bdef',
  name: 'DeskDecideRequest',
};
