// Made from desk-lists.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskListsQueryVariables = Exact<{
  names?: ReadonlyArray<string> | string | null | undefined;
}>;
export type DeskListsQuery = { readonly closedLists: ReadonlyArray<{ readonly name: string, readonly values: ReadonlyArray<{ readonly value: string, readonly label: string }> }> };

export const deskLists: Operation<DeskListsQuery, DeskListsQueryVariables> = {
  id: 'c5195b0cbacdd29b467acecb580187115149ba890ac6a4d81990376b29962296',
  name: 'DeskLists',
};
