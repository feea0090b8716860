// Made from desk-pass-list.graphql by npm run operations.
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
export type DeskPassListQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;
export type DeskPassListQuery = { readonly passList: { readonly id: string, readonly categoryLabel: string, readonly organiser: string, readonly organiserLabel: string, readonly year: number, readonly count: number, readonly settled: number, readonly passedOver: number, readonly signedAt: string, readonly hash: string, readonly trainingClass: { readonly id: string, readonly title: string } | null, readonly entries: { readonly edges: ReadonlyArray<{ readonly node: { readonly application: { readonly id: string, readonly status: ApplicationStatus, readonly statusLabel: string, readonly facts: ReadonlyArray<{ readonly fact: string, readonly said: string }>, readonly card: { readonly number: string, readonly workLabel: string } | null } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export const deskPassList: Operation<DeskPassListQuery, DeskPassListQueryVariables> = {
  id: 'f654cede074b52a22a0522d99ac8acae5fa88a71dde96d31bd3ec8295821f0de',
  name: 'DeskPassList',
};
