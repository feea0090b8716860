// Made from desk-create-class.graphql by npm run operations.
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
export type CreateTrainingClassInput = {
    readonly capacity?: TrainingCapacityInput | null | undefined;
    readonly category: Category;
    readonly examination?: ClassExaminationInput | null | undefined;
    readonly idempotencyKey: string;
    readonly mode?: TrainingMode | null | undefined;
    readonly month: number;
    readonly organiser: string;
    readonly place?: string | null | undefined;
    readonly registration: RegistrationInput;
    readonly reviewBy?: ReviewDaysInput | null | undefined;
    readonly ruleSetId?: string | null | undefined;
    readonly syllabus?: ReadonlyArray<string> | null | undefined;
    readonly title: string;
    readonly training?: TrainingDaysInput | null | undefined;
    readonly waitingList?: boolean | null | undefined;
    readonly year: number;
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
export type DeskCreateClassMutationVariables = Exact<{
  input: CreateTrainingClassInput;
}>;
export type DeskCreateClassMutation = { readonly createTrainingClass:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'CreateTrainingClassSuccess', readonly trainingClass: { readonly id: string, readonly version: number, readonly status: TrainingClassStatus, readonly statusLabel: string, readonly title: string } }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskCreateClass: Operation<DeskCreateClassMutation, DeskCreateClassMutationVariables> = {
  id: 'c4c0287a4f578c142419293415ebcc43b25d0374df62b908b4b9acac21e21d1d',
  name: 'DeskCreateClass',
};
