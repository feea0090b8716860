// Made from desk-book.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
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
export type ExaminationOutcome =
    | 'FAILED'
    | 'PASSED';
export type ExaminationPart =
    | 'PRACTICE'
    | 'THEORY'
    | 'UNIFIED_ONLINE';
export type DeskBookQueryVariables = Exact<{
  classId: string;
  after?: string | null | undefined;
}>;
export type DeskBookQuery = { readonly classBook: { readonly id: string, readonly version: number, readonly days: ReadonlyArray<{ readonly day: string, readonly present: number, readonly absent: number }>, readonly counts: { readonly seated: number, readonly passed: number, readonly failed: number, readonly open: number, readonly outdated: number }, readonly missing: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> | null, readonly entries: { readonly edges: ReadonlyArray<{ readonly node: { readonly daysAttended: number, readonly outcome: ExaminationOutcome | null, readonly outcomeLabel: string | null, readonly outdated: boolean, readonly application: { readonly id: string, readonly status: ApplicationStatus, readonly statusLabel: string, readonly facts: ReadonlyArray<{ readonly fact: string, readonly said: string }> } | null, readonly attendance: ReadonlyArray<{ readonly day: string, readonly present: boolean }>, readonly first: ReadonlyArray<{ readonly part: ExaminationPart, readonly points: number }>, readonly resit: ReadonlyArray<{ readonly part: ExaminationPart, readonly points: number }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export const deskBook: Operation<DeskBookQuery, DeskBookQueryVariables> = {
  id: 'cfdbfe063a9d5ab645cdf5199174ac1477abc5c5dc3d5bc112207ba57f1d0a55',
  name: 'DeskBook',
};
