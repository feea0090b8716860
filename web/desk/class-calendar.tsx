import { useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';
import type { ListedClass } from './class-table.tsx';
import { linkTo } from './route.ts';
import { Empty, Table } from './view.tsx';
import { spanWords, today } from './words.ts';

interface Happening {
  id: string;
  title: string;
  what: string;
  look: string;
}

/** One month on a sheet: when registration opens and closes, and when classes are held. */
export function ClassCalendar({ classes, year }: { classes: readonly ListedClass[]; year: number }) {
  const now = today();
  const [month, setMonth] = useState(now.startsWith(String(year)) ? Number(now.slice(5, 7)) : 1);
  const weeks = weeksOf(year, month);
  const inMonth = classes.filter(
    ({ registration, training }) => touches(registration, year, month) || touches(training, year, month),
  );
  return (
    <div class="stack tight month">
      <div class="row">
        <Button look="plain" disabled={month === 1} onClick={() => setMonth(month - 1)}>
          上一月
        </Button>
        <strong aria-live="polite">
          {year}年{month}月
        </strong>
        <Button look="plain" disabled={month === 12} onClick={() => setMonth(month + 1)}>
          下一月
        </Button>
      </div>
      <Table label={`${year}年${month}月的培训班`}>
        <thead>
          <tr>
            {['一', '二', '三', '四', '五', '六', '日'].map((name) => (
              <th key={name} scope="col">
                周{name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="calendar">
          {weeks.map((days) => (
            <tr key={days.find(Boolean)}>
              {days.map((day, at) => (
                <td key={day ?? at} class={day === now ? 'today' : undefined}>
                  {day && (
                    <>
                      <span class="numbers small soft">{Number(day.slice(8))}</span>
                      {happeningsOn(day, classes).map(({ id, title, what, look }) => (
                        <a key={`${id}${what}`} class={`happening ${look}`} href={linkTo('class', id)} title={title}>
                          {what}：{title}
                        </a>
                      ))}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {inMonth.length === 0 ? (
        <Empty>这个月没有报名或开办的培训班。</Empty>
      ) : (
        <ul class="plain-list small">
          {inMonth.map(({ id, title, registration, training }) => (
            <li key={id}>
              <a href={linkTo('class', id)}>{title}</a>：报名 {spanWords(registration)}，培训 {spanWords(training)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function touches(days: { from: string; to: string } | null, year: number, month: number): boolean {
  const name = `${year}-${String(month).padStart(2, '0')}`;
  return days !== null && days.from.slice(0, 7) <= name && name <= days.to.slice(0, 7);
}

function happeningsOn(day: string, classes: readonly ListedClass[]): Happening[] {
  return classes.flatMap(({ id, title, registration, training, status }) => {
    if (status === 'CANCELLED') return [];
    const found: Happening[] = [];
    if (registration.from === day) found.push({ id, title, what: '报名开始', look: 'opens' });
    if (registration.to === day) found.push({ id, title, what: '报名截止', look: 'closes' });
    if (training && training.from <= day && day <= training.to) found.push({ id, title, what: '培训', look: 'held' });
    return found;
  });
}

/** Weeks from Monday on; undefined before the first and after the last of the month. */
function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const lead = (first.getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: Math.ceil((lead + count) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => {
      const date = week * 7 + at - lead + 1;
      return date < 1 || date > count
        ? undefined
        : `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    }),
  );
}
