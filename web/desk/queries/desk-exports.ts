// Made from desk-exports.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ExportKind =
    | 'ATTENDANCE'
    | 'CARDS'
    | 'CARD_LIST'
    | 'FORM'
    | 'PASS_LIST'
    | 'ROSTER'
    | 'SIGN_IN'
    | 'STATISTICS';
export type ExportStatus =
    | 'DONE'
    | 'FAILED'
    | 'PROBLEMS'
    | 'RUNNING'
    | 'WAITING';
export type DeskExportsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;
export type DeskExportsQuery = { readonly exportJobs: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: ExportKind, readonly kindLabel: string, readonly status: ExportStatus, readonly statusLabel: string, readonly rowsDone: number, readonly rowsTotal: number | null, readonly leftOutCount: number, readonly failureMessage: string | null, readonly requestedAt: string, readonly updatedAt: string, readonly file: { readonly name: string, readonly bytes: number, readonly rows: number } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskExports: Operation<DeskExportsQuery, DeskExportsQueryVariables> = {
  id: 'd0acddaa6dfb0b4273515ec47fe64c428af4a6ab9f2c5734c9e339f6b05ee6c3',
  name: 'DeskExports',
};
