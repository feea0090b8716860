// Made from desk-identity.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskIdentityQueryVariables = Exact<{
  applicationId: string;
  purpose: string;
}>;
export type DeskIdentityQuery = { readonly applicantIdentity: { readonly name: string, readonly idNumber: string, readonly phone: string } | null };

export const deskIdentity: Operation<DeskIdentityQuery, DeskIdentityQueryVariables> = {
  id: '96c02e01623f667487c00c0e2d6d3cc418445ac74264374d20219fd88682a53e',
  name: 'DeskIdentity',
};
