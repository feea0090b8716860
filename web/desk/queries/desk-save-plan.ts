// Made from desk-save-plan.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type SaveTrainingPlanInput = {
    readonly entries: ReadonlyArray<TrainingPlanEntryInput>;
    readonly expectedVersion?: number | null | undefined;
    readonly idempotencyKey: string;
    readonly organiser: string;
    readonly status: TrainingPlanStatus;
    readonly year: number;
};
export type TrainingPlanEntryInput = {
    readonly category: Category;
    readonly count: number;
    readonly month: number;
};
export type TrainingPlanStatus =
    | 'DRAFT'
    | 'PUBLISHED';
export type DeskSavePlanMutationVariables = Exact<{
  input: SaveTrainingPlanInput;
}>;
export type DeskSavePlanMutation = { readonly saveTrainingPlan:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'SaveTrainingPlanSuccess', readonly trainingPlan: { readonly version: number, readonly status: TrainingPlanStatus, readonly statusLabel: string } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskSavePlan: Operation<DeskSavePlanMutation, DeskSavePlanMutationVariables> = {
  id: '44555e2edceb2787a736f4b668fd37a2b8539a3d3fb8e730b282ae5c25d5779d',
  name: 'DeskSavePlan',
};
