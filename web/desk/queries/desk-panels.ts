// Made from desk-panels.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PanelMemberStatus =
    | 'ASSIGNED'
    | 'TAKEN_OFF';
export type PanelStatus =
    | 'ASSIGNED'
    | 'CANCELLED';
export type DeskPanelsQueryVariables = Exact<{
  office?: string | null | undefined;
  after?: string | null | undefined;
}>;
export type DeskPanelsQuery = { readonly panels: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly version: number, readonly officeLabel: string | null, readonly on: string, readonly taskLabel: string, readonly assessed: string, readonly levelLabel: string | null, readonly status: PanelStatus, readonly statusLabel: string, readonly assignedAt: string, readonly cancellation: string | null, readonly agency: { readonly name: string } | null, readonly members: ReadonlyArray<{ readonly cardNumber: string, readonly name: string | null, readonly status: PanelMemberStatus, readonly statusLabel: string, readonly clause: string | null }>, readonly drawn: { readonly centresLabel: string, readonly places: number, readonly avoided: ReadonlyArray<string> } | null, readonly shortfalls: ReadonlyArray<{ readonly code: string, readonly message: string }>, readonly cannotCancel: ReadonlyArray<{ readonly code: string, readonly message: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskPanels: Operation<DeskPanelsQuery, DeskPanelsQueryVariables> = {
  id: '6c0f7617c95a51233d2d506142853f084365e23425a4bd1798c93a380f8d0817',
  name: 'DeskPanels',
};
