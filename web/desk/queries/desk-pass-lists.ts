// Made from desk-pass-lists.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskPassListsQueryVariables = Exact<{
  year: number;
  organiser?: string | null | undefined;
  after?: string | null | undefined;
}>;
export type DeskPassListsQuery = { readonly passLists: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly categoryLabel: string, readonly organiserLabel: string, readonly count: number, readonly settled: number, readonly passedOver: number, readonly signedAt: string, readonly trainingClass: { readonly id: string, readonly title: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskPassLists: Operation<DeskPassListsQuery, DeskPassListsQueryVariables> = {
  id: 'b1e57cd219039206fb568fc3fd6addf0353e11984a29e73037ab2bb303be3410',
  name: 'DeskPassLists',
};
