// Made from desk-cards.graphql by npm run operations.
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
export type DeskCardsQueryVariables = Exact<{
  work: CardWork;
  after?: string | null | undefined;
}>;
export type DeskCardsQuery = { readonly cards: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: string, readonly kindLabel: string, readonly standing: CardVerdict, readonly standingLabel: string, readonly issuedAt: string, readonly producedAt: string | null, readonly handedOutOn: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskCards: Operation<DeskCardsQuery, DeskCardsQueryVariables> = {
  id: '47057593a165022a1953caf7cc165bfc0a5a9535c5245a96b94c154d140f7f27',
  name: 'DeskCards',
};
