// Made from cities.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CitiesQueryVariables = Exact<{ [key: string]: never; }>;
export type CitiesQuery = { readonly closedLists: ReadonlyArray<{ readonly values: ReadonlyArray<{ readonly value: string, readonly label: string }> }> };

export const cities: Operation<CitiesQuery, CitiesQueryVariables> = {
  id: '9cdc5a3c86b59aa7ced5643e806a1d1fa4d810d9ca765f38a86662668501f6ee',
  name: 'Cities',
};
