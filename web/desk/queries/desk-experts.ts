// Made from desk-experts.graphql by npm run operations.
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
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type DeskExpertsQueryVariables = Exact<{
  maker?: string | null | undefined;
  category?: Category | null | undefined;
  occupation?: string | null | undefined;
  after?: string | null | undefined;
}>;
export type DeskExpertsQuery = { readonly cards: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: string, readonly categoryLabel: string, readonly standing: CardVerdict, readonly standingLabel: string, readonly assessmentsOnRecord: number, readonly supervisionsOnRecord: number, readonly periods: ReadonlyArray<{ readonly to: string }>, readonly holder: { readonly name: string, readonly workplace: string | null, readonly items: ReadonlyArray<string> } | null, readonly upcoming: ReadonlyArray<{ readonly on: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskExperts: Operation<DeskExpertsQuery, DeskExpertsQueryVariables> = {
  id: '037eab976b959eac3e21463872e7095d7b3faffcd012d23dfe085b95f310e6ef',
  name: 'DeskExperts',
};
