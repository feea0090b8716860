import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { SelectField, TextField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Refused } from '#web/parts/notice.tsx';
import { type BookEntry, useBook, wholeBook } from './book.ts';
import type { ClassProps, TrainingClass } from './class.tsx';
import { ExportButton } from './export-button.tsx';
import { deskAttendance } from './queries/desk-attendance.ts';
import { Empty, Table, tell } from './view.tsx';
import { nameOf, saidOf, today } from './words.ts';

/** Who was there, day by day. */
export function ClassAttendance({ trainingClass }: ClassProps) {
  const found = useBook(trainingClass.id);
  const days = daysOf(trainingClass);
  const past = days.filter((day) => day <= today());
  const [day, setDay] = useState(past.at(-1) ?? '');
  return (
    <>
      <div class="row end">
        <SelectField
          label="日期"
          options={past.map((each) => ({ value: each, label: each }))}
          value={day}
          onInput={setDay}
        />
        <ExportButton input={{ kind: 'SIGN_IN', classId: trainingClass.id, ...(day && { day }) }}>签到表</ExportButton>
        <ExportButton input={{ kind: 'ATTENDANCE', classId: trainingClass.id }}>考勤表</ExportButton>
      </div>
      {past.length === 0 && <Empty>还没有到培训的日子，到了当天再登记考勤。</Empty>}
      <Loaded of={found}>
        {(pages) => {
          const { book, entries } = wholeBook(pages);
          const seated = entries.filter(({ application }) => application);
          if (!book || seated.length === 0) return <Empty>这个班还没有编入任何人。</Empty>;
          const version = `${day} ${book.version}`;
          return (
            day !== '' && (
              <Day
                key={version}
                classId={trainingClass.id}
                day={day}
                entries={seated}
                days={past}
                reload={found.reload}
              />
            )
          );
        }}
      </Loaded>
    </>
  );
}

interface DayProps {
  classId: string;
  day: string;
  days: readonly string[];
  entries: readonly BookEntry[];
  reload: () => Promise<void>;
}

function markOf({ attendance }: BookEntry, day: string): boolean | undefined {
  return attendance.find((mark) => mark.day === day)?.present;
}

function Day({ classId, day, days, entries, reload }: DayProps) {
  const isRecorded = entries.some((entry) => markOf(entry, day) !== undefined);
  const [present, setPresent] = useState<ReadonlySet<string>>(
    () => new Set(entries.flatMap((entry) => (markOf(entry, day) === false ? [] : (entry.application?.id ?? [])))),
  );
  const [reason, setReason] = useState('');
  const record = useChange(deskAttendance);
  const ids = entries.flatMap(({ application }) => application?.id ?? []);
  const save = async () => {
    const there = ids.filter((id) => present.has(id));
    const absent = ids.filter((id) => !present.has(id));
    const done = await record.run({ classId, day, present: there, absent, reason: reason.trim() || null });
    if (!done) return;
    tell(`${done.day} 考勤已登记：到 ${done.present} 人，缺 ${done.absent} 人。`);
    await reload();
  };
  const toggle = (id: string) => {
    const next = new Set(present);
    if (!next.delete(id)) next.add(id);
    setPresent(next);
  };
  return (
    <>
      <div class="row">
        <Button onClick={() => setPresent(new Set(ids))}>全部到</Button>
        <Button onClick={() => setPresent(new Set())}>全部缺</Button>
        <span class="numbers">
          到 {ids.filter((id) => present.has(id)).length}，缺 {ids.filter((id) => !present.has(id)).length}
        </span>
        {!isRecorded && <span class="soft small">这一天还没有登记，先按全部到列出。</span>}
      </div>
      <Table label={`${day} 的考勤`}>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">工作单位</th>
            <th scope="col">{day}</th>
            {days
              .filter((each) => each !== day)
              .map((each) => (
                <th key={each} scope="col">
                  {each.slice(5)}
                </th>
              ))}
            <th scope="col">出勤天数</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.application?.id}>
              <th scope="row">{nameOf(entry.application?.facts)}</th>
              <td>{saidOf(entry.application?.facts, 'workplace')}</td>
              <td>
                <label class="tick small-tick">
                  <input
                    type="checkbox"
                    checked={present.has(entry.application?.id ?? '')}
                    onChange={() => toggle(entry.application?.id ?? '')}
                  />
                  <span>到</span>
                  <span class="hidden-words">：{nameOf(entry.application?.facts)}</span>
                </label>
              </td>
              {days
                .filter((each) => each !== day)
                .map((each) => (
                  <td key={each}>{{ true: '到', false: '缺', undefined: '' }[String(markOf(entry, each))]}</td>
                ))}
              <td class="numbers">{entry.daysAttended}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {isRecorded && <TextField label="更正原因（改动登记过的考勤时要写）" value={reason} onInput={setReason} />}
      <Refused refusal={record.trouble} />
      <p>
        <Button look="main" busy={record.busy} onClick={() => void save()}>
          登记 {day} 的考勤
        </Button>
      </p>
    </>
  );
}

function daysOf({ training }: TrainingClass): string[] {
  if (!training) return [];
  const days: string[] = [];
  for (let at = new Date(training.from); days.length < 31; at.setUTCDate(at.getUTCDate() + 1)) {
    const day = at.toISOString().slice(0, 10);
    if (day > training.to) break;
    days.push(day);
  }
  return days;
}
