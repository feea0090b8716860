// Made from desk-issue-numbers.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type IssueCardNumbersInput = {
    readonly idempotencyKey: string;
    readonly passListId: string;
};
export type DeskIssueNumbersMutationVariables = Exact<{
  input: IssueCardNumbersInput;
}>;
export type DeskIssueNumbersMutation = { readonly issueCardNumbers:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IssueCardNumbersSuccess', readonly done: number, readonly total: number, readonly left: number, readonly numbers: ReadonlyArray<{ readonly applicationId: string, readonly number: string }>, readonly skipped: ReadonlyArray<{ readonly applicationId: string, readonly codeLabel: string }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskIssueNumbers: Operation<DeskIssueNumbersMutation, DeskIssueNumbersMutationVariables> = {
  id: '79f597a6040aaf1744890d5fb407e3d06115fc7263c65d172b9ba853ed83e7a0',
  name: 'DeskIssueNumbers',
};
