// Made from desk-card.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CardVerdict =
    | 'EXPIRED'
    | 'NOT_YET_VALID'
    | 'NO_MATCH'
    | 'REVOKED'
    | 'REVOKED_FOR_GOOD'
    | 'SUSPENDED'
    | 'VALID';
export type CardWork =
    | 'HANDED_OUT'
    | 'NUMBERED'
    | 'PRODUCED'
    | 'REVOKED';
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type SanctionKind =
    | 'REVOKED'
    | 'REVOKED_FOR_GOOD'
    | 'SUSPENDED';
export type DeskCardQueryVariables = Exact<{
  number: string;
}>;
export type DeskCardQuery = { readonly card: { readonly id: string, readonly version: number, readonly number: string, readonly kindLabel: string, readonly category: Category, readonly categoryLabel: string, readonly standing: CardVerdict, readonly standingLabel: string, readonly work: CardWork, readonly workLabel: string, readonly occupations: ReadonlyArray<string>, readonly issuedAt: string, readonly producedAt: string | null, readonly handedOutOn: string | null, readonly assessmentsOnRecord: number, readonly reviewCentre: { readonly label: string }, readonly maker: { readonly label: string }, readonly periods: ReadonlyArray<{ readonly from: string, readonly to: string }>, readonly sanctions: ReadonlyArray<{ readonly kind: SanctionKind, readonly kindLabel: string, readonly groundLabel: string | null, readonly clause: string, readonly from: string, readonly until: string | null, readonly categoriesLabels: ReadonlyArray<string>, readonly at: string }>, readonly upcoming: ReadonlyArray<{ readonly on: string, readonly occupation: string, readonly level: string }>, readonly holder: { readonly name: string, readonly idNumber: string, readonly workplace: string | null, readonly items: ReadonlyArray<string> } | null } | null };

export const deskCard: Operation<DeskCardQuery, DeskCardQueryVariables> = {
  id: '136ac5f04cb100467feb74bcd057b418605fda82a6c5e9f707db41f8ff28e99b',
  name: 'DeskCard',
};
