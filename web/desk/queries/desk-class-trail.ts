// Made from desk-class-trail.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskClassTrailQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;
export type DeskClassTrailQuery = { readonly trainingClassHistory: { readonly edges: ReadonlyArray<{ readonly node: { readonly sequence: number, readonly at: string, readonly action: string, readonly actionLabel: string, readonly actorLabel: string, readonly fromStatusLabel: string | null, readonly toStatusLabel: string, readonly changed: ReadonlyArray<string>, readonly hash: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskClassTrail: Operation<DeskClassTrailQuery, DeskClassTrailQueryVariables> = {
  id: '7f73d5d428282b8244b313c12d51a21e97048fd6174c1bcb007a625d049f359d',
  name: 'DeskClassTrail',
};
