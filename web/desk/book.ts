import { type DeskBookQuery, deskBook } from './queries/desk-book.ts';
import { useAll } from './use-all.ts';

type Book = NonNullable<DeskBookQuery['classBook']>;
export type BookEntry = NonNullable<Book['entries']>['edges'][number]['node'];

const infoOf = ({ classBook }: DeskBookQuery) => classBook?.entries?.pageInfo;

/** The whole book of a class: everybody with a seat, their attendance and points. */
export function useBook(classId: string) {
  return useAll({ operation: deskBook, variables: { classId }, info: infoOf });
}

/** The first page says how the class stands, all pages together who is in it. */
export function wholeBook(pages: readonly DeskBookQuery[]): { book: Book | undefined; entries: BookEntry[] } {
  return {
    book: pages[0]?.classBook ?? undefined,
    entries: pages.flatMap(({ classBook }) => classBook?.entries?.edges.map(({ node }) => node) ?? []),
  };
}
