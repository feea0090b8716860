// Made from desk-panel-trail.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskPanelTrailQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;
export type DeskPanelTrailQuery = { readonly panelHistory: { readonly edges: ReadonlyArray<{ readonly node: { readonly sequence: number, readonly at: string, readonly action: string, readonly actionLabel: string, readonly actorLabel: string, readonly fromStatusLabel: string | null, readonly toStatusLabel: string, readonly changed: ReadonlyArray<string>, readonly hash: string, readonly words: string | null, readonly reasons: ReadonlyArray<{ readonly label: string, readonly clause: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskPanelTrail: Operation<DeskPanelTrailQuery, DeskPanelTrailQueryVariables> = {
  id: '451796e0adecaf0e545c47fe70d52cd59f389c99df86695df37ae15e8983ca56',
  name: 'DeskPanelTrail',
};
