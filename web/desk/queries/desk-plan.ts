// Made from desk-plan.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type TrainingPlanStatus =
    | 'DRAFT'
    | 'PUBLISHED';
export type DeskPlanQueryVariables = Exact<{
  organiser: string;
  year: number;
}>;
export type DeskPlanQuery = { readonly trainingPlan: { readonly version: number, readonly status: TrainingPlanStatus, readonly statusLabel: string, readonly entries: ReadonlyArray<{ readonly category: Category, readonly month: number, readonly count: number }> } | null };

export const deskPlan: Operation<DeskPlanQuery, DeskPlanQueryVariables> = {
  id: '9ba9ccde0383763514498784f8cabcc14d18d1ef46875ea5aeb1b98f040e6f01',
  name: 'DeskPlan',
};
