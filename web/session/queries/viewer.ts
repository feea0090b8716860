// Made from viewer.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Role =
    | 'AGENCY'
    | 'APPLICANT'
    | 'AUDITOR'
    | 'CITY'
    | 'PROVINCE';
export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;
export type WhoAmIQuery = { readonly viewer: { readonly name: string | null, readonly roles: ReadonlyArray<{ readonly role: Role, readonly roleLabel: string, readonly organisation: string | null, readonly city: string | null, readonly cityLabel: string | null }> } | null };

export const whoAmI: Operation<WhoAmIQuery, WhoAmIQueryVariables> = {
  id: '46095cac664d49d77ffae3ca8a4f7a35083d71bcc0795dcd29f1dd03e663ffdb',
  name: 'WhoAmI',
};
