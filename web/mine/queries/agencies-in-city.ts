// Made from agencies-in-city.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AgencyKind =
    | 'LOCAL'
    | 'PROVINCIAL';
export type AgenciesInCityQueryVariables = Exact<{
  city: string;
}>;
export type AgenciesInCityQuery = { readonly agencies: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly kind: AgencyKind, readonly kindLabel: string, readonly active: boolean } }> } | null };

export const agenciesInCity: Operation<AgenciesInCityQuery, AgenciesInCityQueryVariables> = {
  id: 'd2ec1da875a359a9355dbcf7d89f623d4506a1f321b1b649651dcf6bc07960d5',
  name: 'AgenciesInCity',
};
