// Made from desk-import.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type RosterImportStatus =
    | 'CHECKED'
    | 'CHECKING'
    | 'DONE'
    | 'FAILED'
    | 'REFUSED'
    | 'UPLOADING'
    | 'WRITING';
export type RosterRowOutcome =
    | 'DIFFERS'
    | 'NEW'
    | 'REFUSED'
    | 'SAME';
export type DeskImportQueryVariables = Exact<{
  id: string;
}>;
export type DeskImportQuery = { readonly rosterImport: { readonly id: string, readonly status: RosterImportStatus, readonly statusLabel: string, readonly category: Category | null, readonly categoryLabel: string | null, readonly roster: string | null, readonly classId: string | null, readonly rowsDone: number, readonly rowsTotal: number | null, readonly hasMarkedWorkbook: boolean, readonly declaration: string, readonly requestedAt: string, readonly updatedAt: string, readonly checked: { readonly created: number, readonly same: number, readonly differing: number, readonly refused: number } | null, readonly written: { readonly created: number, readonly same: number, readonly differing: number, readonly refused: number } | null, readonly rows: ReadonlyArray<{ readonly row: number, readonly outcome: RosterRowOutcome, readonly outcomeLabel: string, readonly problems: ReadonlyArray<{ readonly cell: string, readonly code: string, readonly message: string, readonly clause: string | null }> }>, readonly notes: ReadonlyArray<{ readonly code: string, readonly message: string, readonly clause: string | null }>, readonly refusal: { readonly code: string, readonly message: string } | null, readonly failure: { readonly code: string, readonly message: string, readonly clause: string | null } | null } | null };

export const deskImport: Operation<DeskImportQuery, DeskImportQueryVariables> = {
  id: '90ae51df826cceede0a37c4e96dda51a749e0c8a50c538fb007dd58fe8d84b00',
  name: 'DeskImport',
};
