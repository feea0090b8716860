// Made from desk-claims.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskClaimsQueryVariables = Exact<{
  id: string;
}>;
export type DeskClaimsQuery = { readonly rosterImportClaims: { readonly expiresAt: string, readonly claims: ReadonlyArray<{ readonly row: number, readonly claimCode: string }> } | null };

export const deskClaims: Operation<DeskClaimsQuery, DeskClaimsQueryVariables> = {
  id: '66c04d829f679782542f7caabb6e4d01adfccf60eeee939e7f536de8045da91e',
  name: 'DeskClaims',
};
