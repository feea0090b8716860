// Made from desk-class.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type ExaminationPart =
    | 'PRACTICE'
    | 'THEORY'
    | 'UNIFIED_ONLINE';
export type TrainingClassAction =
    | 'CANCEL_TRAINING_CLASS'
    | 'CLOSE_REGISTRATION'
    | 'PUBLISH_TRAINING_CLASS'
    | 'RELEASE_TRAINING_CLASS'
    | 'START_TRAINING_CLASS'
    | 'UPDATE_TRAINING_CLASS';
export type TrainingClassStatus =
    | 'CANCELLED'
    | 'DRAFT'
    | 'FINISHED'
    | 'PUBLISHED'
    | 'REGISTRATION_CLOSED'
    | 'RUNNING';
export type TrainingMode =
    | 'BOTH'
    | 'OFFLINE'
    | 'ONLINE';
export type DeskClassQueryVariables = Exact<{
  id: string;
}>;
export type DeskClassQuery = { readonly trainingClass: { readonly id: string, readonly version: number, readonly title: string, readonly category: Category, readonly categoryLabel: string, readonly year: number, readonly month: number, readonly organiser: string, readonly organiserLabel: string, readonly status: TrainingClassStatus, readonly statusLabel: string, readonly open: boolean, readonly place: string | null, readonly mode: TrainingMode, readonly modeLabel: string, readonly syllabus: ReadonlyArray<string>, readonly hasWaitingList: boolean, readonly registration: { readonly from: string, readonly to: string }, readonly training: { readonly from: string, readonly to: string } | null, readonly seats: { readonly capacity: number, readonly free: number, readonly taken: number | null, readonly waiting: number | null }, readonly capacity: { readonly overall: number | null, readonly cities: ReadonlyArray<{ readonly city: string, readonly cityLabel: string, readonly places: number }> }, readonly examination: { readonly leastDays: number | null, readonly resit: boolean, readonly parts: ReadonlyArray<{ readonly part: ExaminationPart, readonly partLabel: string, readonly passMark: number | null }> }, readonly reviewBy: { readonly agency: string | null, readonly centre: string | null } | null, readonly cancellation: { readonly at: string, readonly reason: string } | null, readonly allowedActions: ReadonlyArray<{ readonly action: TrainingClassAction, readonly actionLabel: string, readonly enabled: boolean, readonly because: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }> } | null };

export const deskClass: Operation<DeskClassQuery, DeskClassQueryVariables> = {
  id: '7606912ceb48b95a90b244c0e00c354249f66483194e39f8cadbee1cd13fa785',
  name: 'DeskClass',
};
