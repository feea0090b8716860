// Made from desk-imports.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RosterImportStatus =
    | 'CHECKED'
    | 'CHECKING'
    | 'DONE'
    | 'FAILED'
    | 'REFUSED'
    | 'UPLOADING'
    | 'WRITING';
export type DeskImportsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;
export type DeskImportsQuery = { readonly rosterImports: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: RosterImportStatus, readonly statusLabel: string, readonly categoryLabel: string | null, readonly roster: string | null, readonly requestedAt: string, readonly written: { readonly created: number, readonly same: number, readonly differing: number, readonly refused: number } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskImports: Operation<DeskImportsQuery, DeskImportsQueryVariables> = {
  id: 'db296eaf6ce67685c6f68bd77eadfc6ace2da8b51b5dc46acb1fa77a5aada425',
  name: 'DeskImports',
};
