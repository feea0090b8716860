// Made from desk-renewals.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskRenewalsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;
export type DeskRenewalsQuery = { readonly qualifiedRenewals: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly categoryLabel: string, readonly statusLabel: string, readonly facts: ReadonlyArray<{ readonly fact: string, readonly said: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskRenewals: Operation<DeskRenewalsQuery, DeskRenewalsQueryVariables> = {
  id: '90f830bfac18b7ddea3f35dbaf3f02e6790c987fcbde312cddc2b0af231781d7',
  name: 'DeskRenewals',
};
