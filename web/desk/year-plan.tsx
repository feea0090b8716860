import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Refused } from '#web/parts/notice.tsx';
import { type Category, categories } from './menus.ts';
import { useOffice } from './office.ts';
import { type DeskPlanQuery, deskPlan } from './queries/desk-plan.ts';
import { deskSavePlan } from './queries/desk-save-plan.ts';
import { Empty, Table, tell } from './view.tsx';

const months = Array.from({ length: 12 }, (_, at) => at + 1);

interface YearPlanProps {
  organiser: string;
  year: number;
}

/** 年度培训计划: how many classes of each category in which month. Its own centre changes it, everybody reads it. */
export function YearPlan({ organiser, year }: YearPlanProps) {
  const { centre } = useOffice();
  const found = useQuery(deskPlan, { organiser, year });
  return (
    <Loaded of={found}>
      {({ trainingPlan }) => {
        if (organiser !== centre && !trainingPlan) return <Empty>这一年的培训计划还没有发布。</Empty>;
        return (
          <Grid
            key={`${organiser} ${year} ${trainingPlan?.version}`}
            organiser={organiser}
            year={year}
            plan={trainingPlan}
            reload={found.reload}
          />
        );
      }}
    </Loaded>
  );
}

interface GridProps extends YearPlanProps {
  plan: DeskPlanQuery['trainingPlan'];
  reload: () => Promise<void>;
}

type Counts = Readonly<Record<string, string>>;

function cellOf(category: Category, month: number): string {
  return `${category} ${month}`;
}

function Grid({ organiser, year, plan, reload }: GridProps) {
  const { role, centre } = useOffice();
  const before = (plan?.entries ?? []).map(({ category, month, count }) => [cellOf(category, month), String(count)]);
  const [counts, setCounts] = useState<Counts>(() => Object.fromEntries(before));
  const save = useChange(deskSavePlan);
  const isOwn = organiser === centre;
  // 一(二)2, 二(六): senior assessors and supervisors are trained by the province alone.
  const held = categories.filter(
    ({ value }) => role !== 'CITY' || (value !== 'SENIOR_ASSESSOR' && value !== 'QUALITY_SUPERVISOR'),
  );
  const run = async (status: 'DRAFT' | 'PUBLISHED') => {
    const entries = held.flatMap(({ value }) =>
      months.flatMap((month) => {
        const typed = (counts[cellOf(value, month)] ?? '').trim();
        const count = Number(typed);
        // What is no number is sent as none, and the answer says what is wanted.
        return typed === '' || typed === '0'
          ? []
          : { category: value, month, count: Number.isInteger(count) ? count : 0 };
      }),
    );
    const done = await save.run({ organiser, year, status, entries, expectedVersion: plan?.version ?? 0 });
    if (!done) return;
    tell(`${year} 年培训计划：${done.trainingPlan.statusLabel}。`);
    await reload();
  };
  const isPublished = plan?.status === 'PUBLISHED';
  return (
    <div class="stack tight">
      <p>
        <Badge tone={isPublished ? 'good' : 'warn'}>{plan?.statusLabel ?? '还没有计划'}</Badge>{' '}
        <span class="soft small">每格是当月办几期，空着就是不办。</span>
      </p>
      <Table label={`${year} 年培训计划`}>
        <thead>
          <tr>
            <th scope="col">类别</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {month}月
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.map(({ value, label }) => (
            <tr key={value}>
              <th scope="row">{label}</th>
              {months.map((month) => (
                <td key={month} class="numbers">
                  {isOwn ? (
                    <input
                      class="input cell narrow"
                      inputMode="numeric"
                      autocomplete="off"
                      aria-label={`${month}月${label}期数`}
                      value={counts[cellOf(value, month)] ?? ''}
                      onInput={(event) => setCounts({ ...counts, [cellOf(value, month)]: event.currentTarget.value })}
                    />
                  ) : (
                    (counts[cellOf(value, month)] ?? '')
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <Refused refusal={save.trouble} />
      {isOwn && (
        <div class="row">
          {!isPublished && (
            <Button busy={save.busy} onClick={() => void run('DRAFT')}>
              存为草稿
            </Button>
          )}
          <Button look="main" busy={save.busy} onClick={() => void run('PUBLISHED')}>
            {isPublished ? '发布修改' : '发布计划'}
          </Button>
        </div>
      )}
    </div>
  );
}
