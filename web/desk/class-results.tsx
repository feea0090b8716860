import { useState } from 'preact/hooks';
import { Loaded } from '#web/parts/loaded.tsx';
import { Notice } from '#web/parts/notice.tsx';
import { useBook, wholeBook } from './book.ts';
import type { ClassProps } from './class.tsx';
import { ResultsGrid, type Sitting } from './results-grid.tsx';
import { linkTo } from './route.ts';
import { Empty } from './view.tsx';

/** Points of both sittings. */
export function ClassResults({ trainingClass }: ClassProps) {
  const found = useBook(trainingClass.id);
  const [sitting, setSitting] = useState<Sitting>('FIRST');
  const { parts, resit } = trainingClass.examination;
  const unset = parts.filter(({ passMark }) => passMark === null);
  const sittings = [
    { value: 'FIRST', label: '首次考核' },
    { value: 'RESIT', label: '补考' },
  ] as const;
  return (
    <>
      {unset.length > 0 && (
        <Notice tone="warn">
          <p>
            这个班还没有设合格分数（{unset.map(({ partLabel }) => partLabel).join('、')}），不能判定是否合格。请先
            <a href={linkTo('plan', trainingClass.id)}>修改培训班</a>。
          </p>
        </Notice>
      )}
      {resit && (
        <fieldset class="row">
          <legend class="hidden-words">哪一次考核</legend>
          {sittings.map(({ value, label }) => (
            <label key={value} class="tick">
              <input type="radio" name="sitting" checked={sitting === value} onChange={() => setSitting(value)} />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      )}
      <Loaded of={found}>
        {(pages) => {
          const { book, entries } = wholeBook(pages);
          // Who sat again stays in the list: what was written down may have to be corrected.
          const sat = entries.filter(({ application, first, resit: again, outcome }) =>
            sitting === 'FIRST'
              ? application
              : application &&
                (again.length > 0 || (first.length > 0 && (outcome === 'FAILED' || application.status === 'FAILED'))),
          );
          if (!book || sat.length === 0) {
            return <Empty>{sitting === 'FIRST' ? '这个班还没有编入任何人。' : '没有要补考的人。'}</Empty>;
          }
          return (
            <ResultsGrid
              key={`${sitting} ${book.version}`}
              trainingClass={trainingClass}
              sitting={sitting}
              entries={sat}
              counts={book.counts}
              reload={found.reload}
            />
          );
        }}
      </Loaded>
    </>
  );
}
