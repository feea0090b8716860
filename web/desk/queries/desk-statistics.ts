// Made from desk-statistics.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ApplicationStatus =
    | 'AGENCY_REVIEW'
    | 'CENTRE_REVIEW'
    | 'CERTIFIED'
    | 'DRAFT'
    | 'ENROLLED'
    | 'FAILED'
    | 'PASSED'
    | 'QUALIFIED'
    | 'REJECTED'
    | 'RETURNED'
    | 'WITHDRAWN';
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type DeskStatisticsQueryVariables = Exact<{
  year: number;
  centre?: string | null | undefined;
  category?: Category | null | undefined;
}>;
export type DeskStatisticsQuery = { readonly statistics: { readonly year: number, readonly asOf: string, readonly total: { readonly applied: number, readonly returned: number, readonly rejected: number, readonly qualified: number, readonly enrolled: number, readonly passed: number, readonly failed: number, readonly certified: number, readonly withdrawn: number, readonly stages: ReadonlyArray<{ readonly status: ApplicationStatus, readonly statusLabel: string, readonly left: number, readonly medianDays: number }> }, readonly rows: ReadonlyArray<{ readonly centre: string | null, readonly centreLabel: string | null, readonly category: Category | null, readonly categoryLabel: string | null, readonly applied: number, readonly returned: number, readonly rejected: number, readonly qualified: number, readonly enrolled: number, readonly passed: number, readonly failed: number, readonly certified: number, readonly withdrawn: number, readonly stages: ReadonlyArray<{ readonly status: ApplicationStatus, readonly statusLabel: string, readonly left: number, readonly medianDays: number }> }> } | null };
type DeskCountsFragment = { readonly applied: number, readonly returned: number, readonly rejected: number, readonly qualified: number, readonly enrolled: number, readonly passed: number, readonly failed: number, readonly certified: number, readonly withdrawn: number, readonly stages: ReadonlyArray<{ readonly status: ApplicationStatus, readonly statusLabel: string, readonly left: number, readonly medianDays: number }> };

export const deskStatistics: Operation<DeskStatisticsQuery, DeskStatisticsQueryVariables> = {
  id: 'ef2653a9f67cc58a24e2694dcd96290e356886b53b14588cd11fa021866f37a4',
  name: 'DeskStatistics',
};
