// Made from desk-marked-roster.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskMarkedRosterQueryVariables = Exact<{
  id: string;
}>;
export type DeskMarkedRosterQuery = { readonly rosterImportDownload: { readonly url: string } | null };

export const deskMarkedRoster: Operation<DeskMarkedRosterQuery, DeskMarkedRosterQueryVariables> = {
  id: 'e3d4bc75ca1671a508b666b2bc5c983de3b27e6387fdf83f977ea6ff97d28420',
  name: 'DeskMarkedRoster',
};
