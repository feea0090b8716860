// Made from desk-attendance.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RecordAttendanceInput = {
    readonly absent: ReadonlyArray<string>;
    readonly classId: string;
    readonly day: string;
    readonly idempotencyKey: string;
    readonly present: ReadonlyArray<string>;
    readonly reason?: string | null | undefined;
};
export type DeskAttendanceMutationVariables = Exact<{
  input: RecordAttendanceInput;
}>;
export type DeskAttendanceMutation = { readonly recordAttendance:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'RecordAttendanceSuccess', readonly day: string, readonly present: number, readonly absent: number, readonly corrected: number, readonly outdated: ReadonlyArray<string>, readonly bookVersion: number }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskAttendance: Operation<DeskAttendanceMutation, DeskAttendanceMutationVariables> = {
  id: '42aa22d119b5e8df55dbbab0209a2bdbcf9614bfdbd6a94c7a43a73ac60da051',
  name: 'DeskAttendance',
};
