// Made from desk-update-class.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type CityPlacesInput = {
    readonly city: string;
    readonly places: number;
};
export type ClassExaminationInput = {
    readonly leastDays?: number | null | undefined;
    readonly parts?: ReadonlyArray<ExaminationPart> | null | undefined;
    readonly passMarks?: ReadonlyArray<PassMarkInput> | null | undefined;
    readonly resit?: boolean | null | undefined;
};
export type ExaminationPart =
    | 'PRACTICE'
    | 'THEORY'
    | 'UNIFIED_ONLINE';
export type PassMarkInput = {
    readonly part: ExaminationPart;
    readonly points: number;
};
export type RegistrationInput = {
    readonly closesOn: string;
    readonly opensOn: string;
};
export type ReviewDaysInput = {
    readonly agency?: string | null | undefined;
    readonly centre?: string | null | undefined;
};
export type TrainingCapacityInput = {
    readonly cities?: ReadonlyArray<CityPlacesInput> | null | undefined;
    readonly overall?: number | null | undefined;
};
export type TrainingClassStatus =
    | 'CANCELLED'
    | 'DRAFT'
    | 'FINISHED'
    | 'PUBLISHED'
    | 'REGISTRATION_CLOSED'
    | 'RUNNING';
export type TrainingDaysInput = {
    readonly endsOn: string;
    readonly startsOn: string;
};
export type TrainingMode =
    | 'BOTH'
    | 'OFFLINE'
    | 'ONLINE';
export type UpdateTrainingClassInput = {
    readonly capacity?: TrainingCapacityInput | null | undefined;
    readonly category?: Category | null | undefined;
    readonly classId: string;
    readonly examination?: ClassExaminationInput | null | undefined;
    readonly expectedVersion?: number | null | undefined;
    readonly idempotencyKey: string;
    readonly mode?: TrainingMode | null | undefined;
    readonly month?: number | null | undefined;
    readonly place?: string | null | undefined;
    readonly registration?: RegistrationInput | null | undefined;
    readonly reviewBy?: ReviewDaysInput | null | undefined;
    readonly ruleSetId?: string | null | undefined;
    readonly syllabus?: ReadonlyArray<string> | null | undefined;
    readonly title?: string | null | undefined;
    readonly training?: TrainingDaysInput | null | undefined;
    readonly waitingList?: boolean | null | undefined;
    readonly year?: number | null | undefined;
};
export type DeskUpdateClassMutationVariables = Exact<{
  input: UpdateTrainingClassInput;
}>;
export type DeskUpdateClassMutation = { readonly updateTrainingClass:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UpdateTrainingClassSuccess', readonly trainingClass: { readonly id: string, readonly version: number, readonly status: TrainingClassStatus, readonly statusLabel: string, readonly title: string } }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskUpdateClass: Operation<DeskUpdateClassMutation, DeskUpdateClassMutationVariables> = {
  id: '2c5da85a8c4a4a9d92112f318404154d9e7f89fdfe0f3795fe18bb7d0d60c7d4',
  name: 'DeskUpdateClass',
};
