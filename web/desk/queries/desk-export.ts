// Made from desk-export.graphql by npm run operations.
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
export type DeskExportQueryVariables = Exact<{
  id: string;
}>;
export type DeskExportQuery = { readonly exportJob: { readonly id: string, readonly kind: ExportKind, readonly kindLabel: string, readonly status: ExportStatus, readonly statusLabel: string, readonly rowsDone: number, readonly rowsTotal: number | null, readonly leftOutCount: number, readonly failureMessage: string | null, readonly requestedAt: string, readonly updatedAt: string, readonly file: { readonly name: string, readonly bytes: number, readonly rows: number } | null, readonly leftOut: ReadonlyArray<{ readonly application: { readonly id: string, readonly facts: ReadonlyArray<{ readonly fact: string, readonly said: string }> } | null, readonly problems: ReadonlyArray<{ readonly message: string, readonly clause: string | null }> }> } | null };

export const deskExport: Operation<DeskExportQuery, DeskExportQueryVariables> = {
  id: '7e59d030c02a7be16161cf3859371ac217709e001091b82cd4c2782a83c3c9ac',
  name: 'DeskExport',
};
