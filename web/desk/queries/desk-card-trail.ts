// Made from desk-card-trail.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskCardTrailQueryVariables = Exact<{
  number: string;
  after?: string | null | undefined;
}>;
export type DeskCardTrailQuery = { readonly cardHistory: { readonly edges: ReadonlyArray<{ readonly node: { readonly sequence: number, readonly at: string, readonly action: string, readonly actionLabel: string, readonly actorLabel: string, readonly fromStatusLabel: string | null, readonly toStatusLabel: string, readonly changed: ReadonlyArray<string>, readonly hash: string, readonly words: string | null, readonly reasons: ReadonlyArray<{ readonly label: string, readonly clause: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskCardTrail: Operation<DeskCardTrailQuery, DeskCardTrailQueryVariables> = {
  id: '99a3e3609d4e55d0748147531ea9a9075574f681dd02aa0b120d7a5e6e4d5ae6',
  name: 'DeskCardTrail',
};
