// Made from desk-card.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CardKind =
    | 'ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
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
export type DeskCardQuery = { readonly card: { readonly id: string, readonly version: number, readonly number: string, readonly kind: CardKind, readonly kindLabel: string, readonly category: Category, readonly categoryLabel: string, readonly standing: CardVerdict, readonly standingLabel: string, readonly work: CardWork, readonly workLabel: string, readonly occupations: ReadonlyArray<string>, readonly issuedAt: string, readonly producedAt: string | null, readonly handedOutOn: string | null, readonly assessmentsOnRecord: number, readonly supervisionsOnRecord: number, readonly reviewCentre: { readonly label: string }, readonly maker: { readonly label: string }, readonly periods: ReadonlyArray<{ readonly from: string, readonly to: string }>, readonly sanctions: ReadonlyArray<{ readonly kind: SanctionKind, readonly kindLabel: string, readonly groundLabel: string | null, readonly clause: string, readonly from: string, readonly until: string | null, readonly categoriesLabels: ReadonlyArray<string>, readonly at: string }>, readonly upcoming: ReadonlyArray<{ readonly taskLabel: string, readonly on: string, readonly officeLabel: string | null, readonly occupation: string, readonly level: string, readonly agency: { readonly name: string } | null }>, readonly holder: { readonly name: string, readonly idNumber: string, readonly workplace: string | null, readonly items: ReadonlyArray<string> } | null } | null };

export const deskCard: Operation<DeskCardQuery, DeskCardQueryVariables> = {
  id: 'c613e7a2189504adf0cc02e330bd57f2ca5b11bf0e78c9679cf6eb1034e8c436',
  name: 'DeskCard',
};
