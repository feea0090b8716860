import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { TextField } from '#web/parts/field.tsx';
import { Badge, Refused } from '#web/parts/notice.tsx';
import type { BookEntry } from './book.ts';
import type { TrainingClass } from './class.tsx';
import { deskResults } from './queries/desk-results.ts';
import { PasteResults } from './results-paste.tsx';
import { Table, tell } from './view.tsx';
import { chunksOf, nameOf, saidOf } from './words.ts';

export type Sitting = 'FIRST' | 'RESIT';

interface ResultsGridProps {
  trainingClass: TrainingClass;
  sitting: Sitting;
  entries: readonly BookEntry[];
  counts: { seated: number; passed: number; failed: number; open: number; outdated: number };
  reload: () => Promise<void>;
}

const fieldOf = { THEORY: 'theory', PRACTICE: 'practice', UNIFIED_ONLINE: 'unifiedOnline' } as const;
const atOnce = 30;

type Typed = Readonly<Record<string, readonly string[]>>;

/** A cell for each person and part; only what was changed is sent, thirty people at a time. */
export function ResultsGrid({ trainingClass, sitting, entries, counts, reload }: ResultsGridProps) {
  const { parts } = trainingClass.examination;
  const record = useChange(deskResults);
  const [typed, setTyped] = useState<Typed>({});
  const [reason, setReason] = useState('');
  /** Who was in the last thirty that were sent: problems name them by their place. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const problems = record.trouble?.problems ?? [];
  const wrongOf = (id: string) =>
    problems.filter(({ path }) => placeIn(path) === sent.indexOf(id) && sent.includes(id));
  const others = problems.filter(({ path }) => placeIn(path) === undefined);
  const rows = entries.map((entry) => {
    const known = parts.map(({ part }) => {
      const score = (sitting === 'FIRST' ? entry.first : entry.resit).find((each) => each.part === part);
      return score ? String(score.points) : '';
    });
    const id = entry.application?.id ?? '';
    return { entry, id, known, values: typed[id] ?? known };
  });
  const changed = rows.filter(({ known, values }) => values.some((value, at) => value.trim() !== known[at]));
  const corrects = changed.some(({ known, values }) =>
    known.some((was, at) => was !== '' && was !== values[at]?.trim()),
  );
  const save = async () => {
    let saved = 0;
    for (const chunk of chunksOf(changed, atOnce)) {
      setSent(chunk.map(({ id }) => id));
      const entriesSent = chunk.map(({ id, values }) => ({
        applicationId: id,
        ...Object.fromEntries(parts.map(({ part }, at) => [fieldOf[part], values[at]?.trim() || null])),
      }));
      const input = { classId: trainingClass.id, sitting, entries: entriesSent, reason: reason.trim() || null };
      const done = await record.run(input);
      if (!done) break;
      saved += done.entries.length;
    }
    if (saved > 0) tell(`已登记 ${saved} 人的成绩。`);
    if (saved === changed.length) await reload();
  };
  return (
    <div class="stack tight">
      <div class="row apart">
        <p class="numbers">
          编班 {counts.seated} 人：合格 {counts.passed}，不合格 {counts.failed}，未出结论 {counts.open}
          {counts.outdated > 0 && `，要重新登记 ${counts.outdated}`}
        </p>
        <PasteResults
          parts={parts.map(({ partLabel }) => partLabel)}
          sitters={rows.map(({ id, entry }) => ({
            id,
            name: nameOf(entry.application?.facts),
            idNumber: saidOf(entry.application?.facts, 'idNumber'),
          }))}
          fill={(filled) => setTyped({ ...typed, ...over(rows, filled) })}
        />
      </div>
      <Table label="成绩">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">姓名</th>
            <th scope="col">身份证号码</th>
            {parts.map(({ part, partLabel, passMark }) => (
              <th key={part} scope="col">
                {partLabel}
                {passMark === null ? '' : `（${passMark} 分合格）`}
              </th>
            ))}
            <th scope="col">出勤天数</th>
            <th scope="col">结论</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entry, id, known, values }, row) => (
            <tr key={id}>
              <td class="numbers">{row + 1}</td>
              <th scope="row">{nameOf(entry.application?.facts)}</th>
              <td class="numbers small">{saidOf(entry.application?.facts, 'idNumber')}</td>
              {parts.map(({ part, partLabel }, at) => (
                <td key={part}>
                  <input
                    class={`input cell ${values[at]?.trim() === known[at] ? '' : 'changed'}`}
                    inputMode="decimal"
                    autocomplete="off"
                    aria-label={`${nameOf(entry.application?.facts)}的${partLabel}成绩`}
                    aria-invalid={wrongOf(id).some(({ path }) => isAbout(path, fieldOf[part])) ? true : undefined}
                    aria-describedby={wrongOf(id).length > 0 ? `wrong-${row}` : undefined}
                    value={values[at]}
                    onInput={(event) =>
                      setTyped({
                        ...typed,
                        [id]: values.map((was, each) => (each === at ? event.currentTarget.value : was)),
                      })
                    }
                  />
                </td>
              ))}
              <td class="numbers">{entry.daysAttended}</td>
              <td class={wrongOf(id).length > 0 ? 'wide' : undefined}>
                <Outcome entry={entry} />
                {wrongOf(id).length > 0 && (
                  <span id={`wrong-${row}`} class="wrong small">
                    {wrongOf(id)
                      .map(({ message }) => message)
                      .join('')}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {corrects && <TextField label="更正原因（改动登记过的成绩时要写）" value={reason} onInput={setReason} />}
      {record.trouble && (
        <Refused
          refusal={
            others.length === problems.length
              ? record.trouble
              : { ...record.trouble, message: '有的成绩没有登记，问题写在各人那一行。', problems: others }
          }
        />
      )}
      <p class="row">
        <Button look="main" busy={record.busy} disabled={changed.length === 0} onClick={() => void save()}>
          登记 {changed.length} 人的成绩
        </Button>
        <span class="small soft">缺考填 0；空着的不登记。</span>
      </p>
    </div>
  );
}

/** What was pasted, and where nothing was pasted what stood there. */
function over(rows: readonly { id: string; values: readonly string[] }[], filled: Typed): Typed {
  const changed = rows.filter(({ id }) => filled[id]);
  return Object.fromEntries(changed.map(({ id, values }) => [id, values.map((was, at) => filled[id]?.[at] || was)]));
}

/** `input.entries.3.theory` is about the fourth. */
function placeIn(path: string | null): number | undefined {
  const found = /^(?:input\.)?entries\.(\d+)(?:\.|$)/.exec(path ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Of one cell, or of the whole row. */
function isAbout(path: string | null, field: string): boolean {
  return path?.endsWith(`.${field}`) === true || !/\.(theory|practice|unifiedOnline)$/.test(path ?? '');
}

function Outcome({ entry: { outcome, outcomeLabel, outdated } }: { entry: BookEntry }) {
  return (
    <>
      {outcomeLabel && <Badge tone={outcome === 'PASSED' ? 'good' : 'bad'}>{outcomeLabel}</Badge>}
      {outdated && <Badge tone="warn">要重新登记</Badge>}
    </>
  );
}
