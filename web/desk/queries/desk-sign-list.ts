// Made from desk-sign-list.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SubmitPassListInput = {
    readonly classId: string;
    readonly expectedBookVersion?: number | null | undefined;
    readonly idempotencyKey: string;
};
export type DeskSignListMutationVariables = Exact<{
  input: SubmitPassListInput;
}>;
export type DeskSignListMutation = { readonly submitPassList:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'SubmitPassListSuccess', readonly passed: number, readonly failed: number, readonly message: string, readonly passList: { readonly id: string, readonly hash: string, readonly count: number, readonly signedAt: string } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskSignList: Operation<DeskSignListMutation, DeskSignListMutationVariables> = {
  id: '8d13e7196d9242d4ac345193c4c4125170f41ede65f55f462b847411768b6393',
  name: 'DeskSignList',
};
