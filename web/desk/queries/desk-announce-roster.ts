// Made from desk-announce-roster.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RequestRosterUploadInput = {
    readonly agencyId: string;
    readonly contentType?: string | null | undefined;
    readonly idempotencyKey: string;
    readonly sha256: string;
    readonly size: number;
};
export type DeskAnnounceRosterMutationVariables = Exact<{
  input: RequestRosterUploadInput;
}>;
export type DeskAnnounceRosterMutation = { readonly requestRosterUpload:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'RequestRosterUploadSuccess', readonly rosterImport: { readonly id: string }, readonly upload: { readonly url: string, readonly headers: ReadonlyArray<{ readonly name: string, readonly value: string }> } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskAnnounceRoster: Operation<DeskAnnounceRosterMutation, DeskAnnounceRosterMutationVariables> = {
  id: 'f9ed5f66a55113481847fa4591494d8a106da2617f01678ac86e0420d75b6f84',
  name: 'DeskAnnounceRoster',
};
