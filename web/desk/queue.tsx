import { useEffect, useRef, useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { categories } from './menus.ts';
import { useOffice } from './office.ts';
import { Pager, usePages } from './pages.tsx';
import { deskQueue } from './queries/desk-queue.ts';
import { QueueBatch } from './queue-batch.tsx';
import { FilterForm } from './queue-filter-form.tsx';
import { type Filters, filtersOf, keepWalk, nobody, type Person } from './queue-filters.ts';
import { QueueTable, type Waiting } from './queue-table.tsx';
import { goTo, linkTo } from './route.ts';
import { Empty, View } from './view.tsx';
import { momentWords } from './words.ts';

const stages = {
  AGENCY: [{ stage: 'AGENCY_REVIEW', name: '待初审' }],
  CITY: [
    { stage: 'CENTRE_REVIEW', name: '待审核' },
    { stage: 'APPEAL', name: '申诉' },
  ],
} as const;

let typed: Person = nobody;

/** What waits for this office, oldest first. */
export function Queue({ query }: { query: URLSearchParams }) {
  const { role } = useOffice();
  const tabs = stages[role === 'AGENCY' ? 'AGENCY' : 'CITY'];
  const filters = filtersOf(query, tabs[0].stage);
  const stage = tabs.find((each) => each.stage === filters.stage)?.stage ?? tabs[0].stage;
  const [person, setPerson] = useState(typed);
  const pages = usePages();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const link = linkTo('queue', '', { ...filters });
  const { category, city, classId, occupation } = filters;
  const queue = useQuery(deskQueue, {
    stage,
    category: categoryOf(category),
    ...{ city: city || null, classId: classId || null, occupation: occupation || null },
    ...{ name: person.name || null, idNumber: person.idNumber || null },
    ...{ first: 25, after: pages.after },
  });
  const rows = queue.data?.reviewQueue?.edges.map(({ node }) => node);
  useEffect(() => {
    if (rows) keepWalk({ ids: rows.map(({ id }) => id), link });
  }, [rows, link]);
  const meanwhile = useMeanwhile(rows);
  const search = (to: Filters, of: Person) => {
    typed = of;
    setPerson(of);
    pages.reset();
    setPicked(new Set());
    goTo(linkTo('queue', '', { ...to }));
  };
  const reload = async () => {
    setPicked(new Set());
    await queue.reload();
  };
  return (
    <View title="待审申报" actions={<Button onClick={() => void reload()}>刷新</Button>}>
      {tabs.length > 1 && (
        <nav class="tabs" aria-label="环节">
          {tabs.map(({ stage: each, name }) => (
            <a
              key={each}
              href={linkTo('queue', '', { stage: each })}
              aria-current={each === stage ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      <FilterForm filters={filters} person={person} search={search} />
      <Loaded of={queue}>
        {({ reviewQueue }) => (
          <>
            <p class="small soft" role="status">
              {rows?.length === 0 ? '' : `本页 ${rows?.length ?? 0} 份，先交的在前。`}
              {reviewQueue && `截至 ${momentWords(reviewQueue.asOf)}。`}
              {meanwhile}
            </p>
            {picked.size > 0 && rows && (
              <QueueBatch
                rows={rows.filter(({ id }) => picked.has(id))}
                done={reload}
                clear={() => setPicked(new Set())}
              />
            )}
            {rows?.length === 0 ? (
              <Empty>没有符合条件的待审申报。</Empty>
            ) : (
              <QueueTable rows={rows ?? []} picked={picked} pick={setPicked} stage={stage} />
            )}
            <Pager pages={pages} info={reviewQueue?.pageInfo} />
          </>
        )}
      </Loaded>
    </View>
  );
}

/** Against what was seen before: what others took away, and what came. */
function useMeanwhile(rows: readonly Waiting[] | undefined): string {
  const before = useRef<readonly Waiting[]>(undefined);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!rows) return;
    const was = before.current;
    before.current = rows;
    if (!was || was === rows) return;
    const gone = was.filter(({ id }) => !rows.some((row) => row.id === id)).length;
    const come = rows.filter(({ id }) => !was.some((row) => row.id === id)).length;
    const moved = rows.filter(({ id, version }) => was.some((row) => row.id === id && row.version !== version)).length;
    const said = [gone && `${gone} 份已经不在这里`, come && `新到 ${come} 份`, moved && `${moved} 份有改动`].filter(
      Boolean,
    );
    setWords(said.length > 0 ? `和上次相比：${said.join('，')}。` : '');
  }, [rows]);
  return words;
}

function categoryOf(typedCategory: string) {
  return categories.find(({ value }) => value === typedCategory)?.value ?? null;
}
