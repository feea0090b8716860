// Made from desk-application-version.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskApplicationVersionQueryVariables = Exact<{
  id: string;
}>;
export type DeskApplicationVersionQuery = { readonly application: { readonly version: number, readonly statusLabel: string, readonly updatedAt: string } | null };

export const deskApplicationVersion: Operation<DeskApplicationVersionQuery, DeskApplicationVersionQueryVariables> = {
  id: '2ed77452d889872c00ac77a6c476ab58a164b600ca7c885150af4fa8cea30f51',
  name: 'DeskApplicationVersion',
};
