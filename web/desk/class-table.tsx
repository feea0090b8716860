import { Badge } from '#web/parts/notice.tsx';
import { linkTo } from './route.ts';
import { Table } from './view.tsx';
import { spanWords } from './words.ts';

interface Days {
  readonly from: string;
  readonly to: string;
}

export interface ListedClass {
  readonly id: string;
  readonly title: string;
  readonly organiserLabel: string;
  readonly status: string;
  readonly statusLabel: string;
  readonly open: boolean;
  readonly registration: Days;
  readonly training: Days | null;
  readonly place: string | null;
  readonly seats: {
    readonly capacity: number;
    readonly free: number;
    readonly taken?: number | null;
    readonly waiting?: number | null;
  };
}

export function ClassTable({ classes }: { classes: readonly ListedClass[] }) {
  return (
    <Table label="培训班">
      <thead>
        <tr>
          <th scope="col">培训班</th>
          <th scope="col">状态</th>
          <th scope="col">报名</th>
          <th scope="col">培训</th>
          <th scope="col">地点</th>
          <th scope="col">名额</th>
        </tr>
      </thead>
      <tbody>
        {classes.map(({ id, title, organiserLabel, registration, training, place, seats, ...state }) => (
          <tr key={id}>
            <th scope="row">
              <a href={linkTo('class', id)}>{title}</a>
              <span class="small soft block">{organiserLabel}</span>
            </th>
            <td>
              <ClassState {...state} />
            </td>
            <td class="numbers">{spanWords(registration)}</td>
            <td class="numbers">{spanWords(training)}</td>
            <td>{place ?? '未定'}</td>
            <td class="numbers">
              <Seats seats={seats} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const tones: Readonly<Record<string, 'good' | 'info' | 'warn' | 'bad'>> = {
  PUBLISHED: 'good',
  RUNNING: 'info',
  DRAFT: 'warn',
  CANCELLED: 'bad',
};

export function ClassState({ status, statusLabel, open }: Pick<ListedClass, 'status' | 'statusLabel' | 'open'>) {
  return (
    <>
      <Badge tone={tones[status]}>{statusLabel}</Badge>
      {open && <span class="small block">正在报名</span>}
    </>
  );
}

/** How many of the places are taken, and who waits. */
export function Seats({ seats: { capacity, free, taken, waiting } }: Pick<ListedClass, 'seats'>) {
  const filled = taken ?? capacity - free;
  return (
    <>
      {filled}/{capacity}
      <meter class="seats" min={0} max={Math.max(1, capacity)} value={filled} aria-label="已占名额" />
      {waiting ? <span class="small block">候补 {waiting} 人</span> : null}
    </>
  );
}
