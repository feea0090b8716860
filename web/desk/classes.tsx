import { useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { SelectField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { ClassCalendar } from './class-calendar.tsx';
import { ClassTable } from './class-table.tsx';
import { useClosedList } from './closed-lists.ts';
import { categories, chosenOf } from './menus.ts';
import { useOffice } from './office.ts';
import { deskOfficeClasses } from './queries/desk-office-classes.ts';
import { deskPublishedClasses } from './queries/desk-published-classes.ts';
import { goTo, linkTo } from './route.ts';
import { useAll } from './use-all.ts';
import { Empty, View } from './view.tsx';
import { thisYear } from './words.ts';
import { YearPlan } from './year-plan.tsx';

/** Centres see their own, drafts among them; agencies those that are published; whoever supervises chooses a centre. */
export function Classes({ query }: { query: URLSearchParams }) {
  const { role, centre } = useOffice();
  if (role === 'AGENCY') return <Published query={query} />;
  return <OfOffice query={query} own={centre} />;
}

const infoOf = (page: { officeClasses: { pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null }) =>
  page.officeClasses?.pageInfo;

const ways = [
  { value: 'list', label: '列表' },
  { value: 'calendar', label: '日历' },
  { value: 'plan', label: '年度计划' },
] as const;

function OfOffice({ query, own }: { query: URLSearchParams; own: string }) {
  const year = Number(query.get('year') ?? thisYear());
  const [organiser, setOrganiser] = useState(own);
  const centres = useClosedList('City');
  const variables = organiser === '' ? undefined : { organiser, year };
  const found = useAll({ operation: deskOfficeClasses, variables, info: infoOf });
  const shows = chosenOf(ways, query.get('as') ?? '') ?? 'list';
  return (
    <View
      title={`培训班 ${year}年`}
      actions={
        <>
          <Button look="plain" onClick={() => goTo(linkTo('classes', '', { as: shows, year: String(year - 1) }))}>
            上一年
          </Button>
          <Button look="plain" onClick={() => goTo(linkTo('classes', '', { as: shows, year: String(year + 1) }))}>
            下一年
          </Button>
          {own && (
            <Button look="main" href={linkTo('plan', 'new')}>
              新建培训班
            </Button>
          )}
        </>
      }
    >
      <div class="row end">
        <nav class="tabs" aria-label="显示方式">
          {ways.map(({ value, label }) => (
            <a
              key={value}
              href={linkTo('classes', '', { as: value, year: String(year) })}
              aria-current={shows === value ? 'page' : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
        {own !== '510000' && own === '' && (
          <SelectField
            label="组织单位"
            options={[{ value: '510000', label: '省职鉴中心' }, ...centres]}
            value={organiser}
            onInput={setOrganiser}
          />
        )}
      </div>
      {variables === undefined && <Empty>请先选择组织单位。</Empty>}
      <Loaded of={found}>
        {(pages) => {
          const classes = pages.flatMap((page) => page.officeClasses?.edges.map(({ node }) => node) ?? []);
          if (shows === 'plan') return <YearPlan organiser={organiser} year={year} />;
          if (shows === 'calendar') return <ClassCalendar classes={classes} year={year} />;
          return classes.length === 0 ? <Empty>这一年还没有培训班。</Empty> : <ClassTable classes={classes} />;
        }}
      </Loaded>
    </View>
  );
}

function Published({ query }: { query: URLSearchParams }) {
  const category = chosenOf(categories, query.get('category') ?? 'ASSESSOR') ?? 'ASSESSOR';
  const found = useQuery(deskPublishedClasses, { category });
  return (
    <View title="已发布的培训班">
      <nav class="tabs" aria-label="类别">
        {categories.map(({ value, label }) => (
          <a
            key={value}
            href={linkTo('classes', '', { category: value })}
            aria-current={value === category ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <Loaded of={found}>
        {({ trainingClasses }) =>
          trainingClasses?.edges.length ? (
            <ClassTable classes={trainingClasses.edges.map(({ node }) => node)} />
          ) : (
            <Empty>这一类别现在没有培训班。</Empty>
          )
        }
      </Loaded>
    </View>
  );
}
