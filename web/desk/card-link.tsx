import { entriesFor, entryOf, useOffice } from './office.ts';
import { linkTo } from './route.ts';

/** The number of a card, which leads to it where the office has that view: agencies have not. */
export function CardLink({ number }: { number: string }) {
  const office = useOffice();
  const opens = entriesFor(office).some(({ view }) => view === entryOf('card'));
  return opens ? <a href={linkTo('card', number)}>{number}</a> : <span>{number}</span>;
}
