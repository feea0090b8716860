import { Badge } from '#web/parts/notice.tsx';
import type { DeskQueueQuery } from './queries/desk-queue.ts';
import { linkTo } from './route.ts';
import { Table } from './view.tsx';
import { dayWords, nameOf, workOf } from './words.ts';

export type Waiting = NonNullable<DeskQueueQuery['reviewQueue']>['edges'][number]['node'];

/** Why this one cannot be approved just like that; nothing if it can. */
export function hindrance({ allowedActions, notApprovable, toJudge }: Waiting): string | undefined {
  const review = allowedActions.find(({ action }) => action === 'REVIEW_APPLICATION');
  return review?.because[0]?.message ?? notApprovable[0]?.message ?? toJudge[0]?.message;
}

interface QueueTableProps {
  rows: readonly Waiting[];
  picked: ReadonlySet<string>;
  pick: (ids: ReadonlySet<string>) => void;
  stage: string;
}

export function QueueTable({ rows, picked, pick, stage }: QueueTableProps) {
  const canPick = stage !== 'APPEAL';
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    pick(next);
  };
  const all = rows.length > 0 && rows.every(({ id }) => picked.has(id));
  return (
    <Table label="待审申报">
      <thead>
        <tr>
          {canPick && (
            <td class="pick">
              <input
                type="checkbox"
                aria-label="选中本页全部"
                checked={all}
                onChange={() => pick(new Set(all ? [] : rows.map(({ id }) => id)))}
              />
            </td>
          )}
          <th scope="col">姓名</th>
          <th scope="col">类别</th>
          <th scope="col">职业（工种）</th>
          <th scope="col">评价机构、培训班</th>
          <th scope="col">提交</th>
          <th scope="col">办理期限</th>
          <th scope="col">情况</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} aria-selected={picked.has(row.id)}>
            {canPick && (
              <td class="pick">
                <input
                  type="checkbox"
                  aria-label={`选中${nameOf(row.facts)}`}
                  checked={picked.has(row.id)}
                  onChange={() => toggle(row.id)}
                />
              </td>
            )}
            <th scope="row">
              <a href={linkTo('application', row.id)}>{nameOf(row.facts)}</a>
            </th>
            <td>
              {row.categoryLabel}
              {row.kind === 'RENEWAL' && <span class="small soft block">{row.kindLabel}</span>}
            </td>
            <td>{workOf(row.facts)}</td>
            <td>
              {row.agency?.name}
              <span class="small soft block">{row.trainingClass?.title}</span>
            </td>
            <td class="numbers nowrap">{row.submittedAt ? dayWords(row.submittedAt) : ''}</td>
            <td class="numbers nowrap">
              <Due row={row} />
            </td>
            <td>
              <State row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Due({ row: { deadline } }: { row: Waiting }) {
  if (!deadline) return null;
  return (
    <>
      {deadline.dueOn}
      {deadline.overdue ? (
        <span class="block">
          <Badge tone="bad">已逾期</Badge>
        </span>
      ) : (
        deadline.warning && (
          <span class="block" title={deadline.warning}>
            <Badge tone="warn">快到期</Badge>
          </span>
        )
      )}
    </>
  );
}

function State({ row }: { row: Waiting }) {
  const problem = hindrance(row);
  const returned = row.decisions.some(({ outcome }) => outcome === 'RETURNED');
  return (
    <>
      {returned && <Badge tone="info">补正后再交</Badge>}{' '}
      {problem ? <span class="small">{problem}</span> : <Badge tone="good">条件符合，待核对材料</Badge>}
    </>
  );
}
