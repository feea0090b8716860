// Made from desk-agencies.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskAgenciesQueryVariables = Exact<{
  city: string;
}>;
export type DeskAgenciesQuery = { readonly agencies: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly kindLabel: string } }> } | null };

export const deskAgencies: Operation<DeskAgenciesQuery, DeskAgenciesQueryVariables> = {
  id: 'd0e1ffc4f536bffc0e04a7516a01ea7bfa374c4d6a7d74e1d8acf55751cb1ab1',
  name: 'DeskAgencies',
};
