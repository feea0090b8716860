// Made from form-address.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type FormAddressQueryVariables = Exact<{
  id: string;
}>;
export type FormAddressQuery = { readonly exportDownload: { readonly url: string } | null };

export const formAddress: Operation<FormAddressQuery, FormAddressQueryVariables> = {
  id: '249432ae2661e7203c3cd6d3b8b6d38e654ebb068dc64df0c443ab68cfe3346d',
  name: 'FormAddress',
};
