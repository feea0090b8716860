import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Application } from './application.tsx';
import { Card } from './card.tsx';
import { Cards } from './cards.tsx';
import { Class } from './class.tsx';
import { ClassForm } from './class-form.tsx';
import { Classes } from './classes.tsx';
import { Experts } from './experts.tsx';
import { Expiring } from './expiring.tsx';
import { Exports } from './exports.tsx';
import { List } from './list.tsx';
import { Lists } from './lists.tsx';
import { entriesFor, entryOf, useOffice } from './office.ts';
import { Panels } from './panels.tsx';
import { Queue } from './queue.tsx';
import { Requests } from './requests.tsx';
import { Roster } from './roster.tsx';
import { Rosters } from './rosters.tsx';
import { linkTo, type Place, usePlace } from './route.ts';
import { Statistics } from './statistics.tsx';
import { Told } from './view.tsx';

type Shown = (place: Place) => ComponentChildren;

const views: Readonly<Record<string, Shown>> = {
  queue: ({ query }) => <Queue query={query} />,
  application: ({ id }) => <Application key={id} id={id} />,
  rosters: () => <Rosters />,
  roster: ({ id }) => <Roster key={id} id={id} />,
  classes: ({ query }) => <Classes query={query} />,
  class: ({ id, query }) => <Class key={id} id={id} tab={query.get('tab') ?? ''} />,
  plan: ({ id }) => <ClassForm key={id} id={id} />,
  lists: () => <Lists />,
  list: ({ id }) => <List key={id} id={id} />,
  cards: () => <Cards />,
  card: ({ id }) => <Card key={id} number={id} />,
  expiring: () => <Expiring />,
  requests: () => <Requests />,
  experts: () => <Experts />,
  panels: () => <Panels />,
  statistics: () => <Statistics />,
  exports: () => <Exports />,
};

/** What the office may do at the left, what it is doing at the right. */
export function Desk() {
  const office = useOffice();
  const place = usePlace();
  const entries = entriesFor(office);
  const first = entries[0]?.view ?? '';
  const isOpen = entries.some(({ view }) => view === entryOf(place.view));
  const shown = isOpen ? place : { ...place, view: first, id: '' };
  const entry = entryOf(shown.view);
  const side = useRef<HTMLElement>(null);
  // On a phone the navigation is one line that scrolls: what one is at stands in it.
  useEffect(() => {
    if (entry === undefined) return;
    side.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [entry]);
  return (
    <div class="desk">
      <nav ref={side} class="side no-print" aria-label="工作台">
        <p class="small soft side-office">{office.roleLabel}</p>
        {entries.map(({ view, name }) => (
          <a key={view} href={linkTo(view)} aria-current={view === entry ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <div class="work">
        <Told />
        {views[shown.view]?.(shown)}
      </div>
    </div>
  );
}
