// Made from desk-decide-appeal.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AppealOutcome =
    | 'OVERTURNED'
    | 'UPHELD';
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
export type DecideAppealInput = {
    readonly applicationId: string;
    readonly expectedVersion?: number | null | undefined;
    readonly idempotencyKey: string;
    readonly outcome: AppealOutcome;
    readonly words: string;
};
export type DeskDecideAppealMutationVariables = Exact<{
  input: DecideAppealInput;
}>;
export type DeskDecideAppealMutation = { readonly decideAppeal:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'DecideAppealSuccess', readonly application: { readonly id: string, readonly version: number, readonly status: ApplicationStatus, readonly statusLabel: string } }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskDecideAppeal: Operation<DeskDecideAppealMutation, DeskDecideAppealMutationVariables> = {
  id: '26d9708e0b45c015fdb749693fa54cdc208b98811fbcd867c49eb645c262083d',
  name: 'DeskDecideAppeal',
};
