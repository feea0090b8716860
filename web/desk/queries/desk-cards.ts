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
export type DeskCardsQuery = { readonly cards: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: string, readonly kindLabel: string, readonly standing: CardVerdict, readonly standingLabel: string, readonly issuedAt: string, readonly producedAt: string | null, readonly handedOutOn: string | null, readonly holder: { readonly name: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export const deskCards: Operation<DeskCardsQuery, DeskCardsQueryVariables> = {
  id: '6b355c7fc7a94a0dcf3f300b1087ed5cb68f02a9847758491994f2876d575e21',
  name: 'DeskCards',
};
