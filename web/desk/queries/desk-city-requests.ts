// Made from desk-city-requests.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ProvincialTrainingRequestStatus =
    | 'GRANTED'
    | 'REFUSED'
    | 'REQUESTED';
export type DeskCityRequestsQueryVariables = Exact<{
  year: number;
  status?: ProvincialTrainingRequestStatus | null | undefined;
}>;
export type DeskCityRequestsQuery = { readonly provincialTrainingRequests: ReadonlyArray<{ readonly id: string, readonly city: string, readonly cityLabel: string, readonly year: number, readonly categoryLabels: ReadonlyArray<string>, readonly status: ProvincialTrainingRequestStatus, readonly statusLabel: string, readonly words: string, readonly requestedAt: string, readonly decidedAt: string | null, readonly decisionWords: string | null }> | null };

export const deskCityRequests: Operation<DeskCityRequestsQuery, DeskCityRequestsQueryVariables> = {
  id: '20023e826bf6010dffacd48c4dba51e7b88f2891936962647bfd6a86fdd69a13',
  name: 'DeskCityRequests',
};
