// Made from desk-published-classes.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type TrainingClassStatus =
    | 'CANCELLED'
    | 'DRAFT'
    | 'FINISHED'
    | 'PUBLISHED'
    | 'REGISTRATION_CLOSED'
    | 'RUNNING';
export type DeskPublishedClassesQueryVariables = Exact<{
  category: Category;
  after?: string | null | undefined;
}>;
export type DeskPublishedClassesQuery = { readonly trainingClasses: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly organiserLabel: string, readonly status: TrainingClassStatus, readonly statusLabel: string, readonly open: boolean, readonly place: string | null, readonly registration: { readonly from: string, readonly to: string }, readonly training: { readonly from: string, readonly to: string } | null, readonly seats: { readonly capacity: number, readonly free: number } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskPublishedClasses: Operation<DeskPublishedClassesQuery, DeskPublishedClassesQueryVariables> = {
  id: 'f53cbacb4ab0863894da08ae2eb918e98d4144d13005d8d9a6c8ee9d3cb56c03',
  name: 'DeskPublishedClasses',
};
