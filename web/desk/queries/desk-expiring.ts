// Made from desk-expiring.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CardVerdict =
    | 'EXPIRED'
    | 'NOT_YET_VALID'
    | 'NO_MATCH'
    | 'REVOKED'
    | 'REVOKED_FOR_GOOD'
    | 'SUSPENDED'
    | 'VALID';
export type DeskExpiringQueryVariables = Exact<{
  month: string;
  after?: string | null | undefined;
}>;
export type DeskExpiringQuery = { readonly expiringCards: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: string, readonly kindLabel: string, readonly standing: CardVerdict, readonly standingLabel: string, readonly periods: ReadonlyArray<{ readonly to: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskExpiring: Operation<DeskExpiringQuery, DeskExpiringQueryVariables> = {
  id: '14bb6863288fd54705ff9505293bb13136d0fa19309060c9fe7e9bac233df432',
  name: 'DeskExpiring',
};
