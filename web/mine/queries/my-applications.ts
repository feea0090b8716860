// Made from my-applications.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ApplicationKind =
    | 'NEW'
    | 'RENEWAL';
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
export type MyApplicationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;
export type MyApplicationsQuery = { readonly applications: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly categoryLabel: string, readonly kind: ApplicationKind, readonly kindLabel: string, readonly status: ApplicationStatus, readonly statusLabel: string, readonly updatedAt: string, readonly trainingClass: { readonly title: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const myApplications: Operation<MyApplicationsQuery, MyApplicationsQueryVariables> = {
  id: '7c6dd06fa63bdf7ef6ff0733c74505c48b34a52d3adb8697de16c640b610b877',
  name: 'MyApplications',
};
