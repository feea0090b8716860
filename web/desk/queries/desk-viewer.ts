// Made from desk-viewer.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Role =
    | 'AGENCY'
    | 'APPLICANT'
    | 'AUDITOR'
    | 'CITY'
    | 'PROVINCE';
export type DeskViewerQueryVariables = Exact<{ [key: string]: never; }>;
export type DeskViewerQuery = { readonly viewer: { readonly name: string | null, readonly roles: ReadonlyArray<{ readonly role: Role, readonly roleLabel: string, readonly organisation: string | null, readonly city: string | null, readonly cityLabel: string | null, readonly agencyId: string | null }> } | null };

export const deskViewer: Operation<DeskViewerQuery, DeskViewerQueryVariables> = {
  id: '8221509ed9bc6a55be7fe2d6b40ed07dffee6dae5f49555af4eee6552868cf28',
  name: 'DeskViewer',
};
