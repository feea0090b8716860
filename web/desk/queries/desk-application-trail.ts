// Made from desk-application-trail.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskApplicationTrailQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;
export type DeskApplicationTrailQuery = { readonly applicationHistory: { readonly edges: ReadonlyArray<{ readonly node: { readonly sequence: number, readonly at: string, readonly action: string, readonly actionLabel: string, readonly actorLabel: string, readonly fromStatusLabel: string | null, readonly toStatusLabel: string, readonly changed: ReadonlyArray<string>, readonly hash: string, readonly words: string | null, readonly reasons: ReadonlyArray<{ readonly label: string, readonly clause: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskApplicationTrail: Operation<DeskApplicationTrailQuery, DeskApplicationTrailQueryVariables> = {
  id: 'b8649f021ea6304c9624b9556903b6a4e0ed2c4fa592ceb3da7a8ec6c683c9df',
  name: 'DeskApplicationTrail',
};
