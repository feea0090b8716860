// Made from desk-class-roster.graphql by npm run operations.
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
export type EnrolmentState =
    | 'SEATED'
    | 'WAITING';
export type DeskClassRosterQueryVariables = Exact<{
  classId: string;
  status?: ApplicationStatus | null | undefined;
  after?: string | null | undefined;
}>;
export type DeskClassRosterQuery = { readonly classRoster: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: ApplicationStatus, readonly statusLabel: string, readonly enrolment: { readonly state: EnrolmentState, readonly stateLabel: string, readonly since: string } | null, readonly agency: { readonly name: string } | null, readonly facts: ReadonlyArray<{ readonly fact: string, readonly said: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskClassRoster: Operation<DeskClassRosterQuery, DeskClassRosterQueryVariables> = {
  id: '114865ccfb8a3b523d6ce49bfbecfc15b29684d1bbf24a397cd80bf93c318f4f',
  name: 'DeskClassRoster',
};
