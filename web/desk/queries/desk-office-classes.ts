// Made from desk-office-classes.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type TrainingClassStatus =
    | 'CANCELLED'
    | 'DRAFT'
    | 'FINISHED'
    | 'PUBLISHED'
    | 'REGISTRATION_CLOSED'
    | 'RUNNING';
export type DeskOfficeClassesQueryVariables = Exact<{
  organiser: string;
  year: number;
  after?: string | null | undefined;
}>;
export type DeskOfficeClassesQuery = { readonly officeClasses: { readonly asOf: string, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly version: number, readonly title: string, readonly category: Category, readonly categoryLabel: string, readonly year: number, readonly month: number, readonly organiser: string, readonly organiserLabel: string, readonly status: TrainingClassStatus, readonly statusLabel: string, readonly open: boolean, readonly place: string | null, readonly registration: { readonly from: string, readonly to: string }, readonly training: { readonly from: string, readonly to: string } | null, readonly seats: { readonly capacity: number, readonly free: number, readonly taken: number | null, readonly waiting: number | null } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskOfficeClasses: Operation<DeskOfficeClassesQuery, DeskOfficeClassesQueryVariables> = {
  id: 'c5b99c26700f08b7cdf66da2f33a3c7f957169a9191ca3095e2fbda109369513',
  name: 'DeskOfficeClasses',
};
