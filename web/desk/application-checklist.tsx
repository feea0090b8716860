import { Button } from '#web/parts/button.tsx';
import { Badge, Clause } from '#web/parts/notice.tsx';
import type { Application } from './application.tsx';

interface ChecklistProps {
  application: Application;
  show: (documentId: string) => void;
}

type Entry = Application['checklist'][number];

const tones = { MET: 'good', NOT_MET: 'bad', UNKNOWN: 'warn' } as const;

/** Every condition with its clause, what was answered, what proves it, and who decides it; those that do not matter apart. */
export function Checklist({ application: { checklist, evaluation }, show }: ChecklistProps) {
  const isNeeded = ({ condition, reviewerDecides }: Entry) =>
    evaluation.verdict !== 'MET' || condition.verdict === 'MET' || reviewerDecides;
  const needed = checklist.filter(isNeeded);
  const others = checklist.filter((entry) => !isNeeded(entry));
  return (
    <section class="sheet tight-sheet" aria-labelledby="checklist">
      <h3 id="checklist">审核清单</h3>
      <ul class="checklist">
        {needed.map((entry) => (
          <Row key={entry.condition.path} entry={entry} tone={tones[entry.condition.verdict]} show={show} />
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <summary>没有用到的条件（{others.length} 项，几项里符合一项就行）</summary>
          <ul class="checklist">
            {others.map((entry) => (
              <Row key={entry.condition.path} entry={entry} tone={undefined} show={show} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface RowProps {
  entry: Entry;
  tone: 'good' | 'bad' | 'warn' | undefined;
  show: (documentId: string) => void;
}

function Row({ entry: { condition, reviewerDecides, proofLabel, proofRequired, documents }, tone, show }: RowProps) {
  return (
    <li>
      <Badge tone={tone}>{condition.verdictLabel}</Badge>
      <div>
        <p>
          {condition.words} <Clause clause={condition.clause} />
        </p>
        <p class="small">
          <span class="soft">{condition.label}：</span>
          {condition.said ?? '未答'}
          {reviewerDecides && <strong class="judge">由审核人认定</strong>}
        </p>
        {proofLabel && (
          <p class="small row">
            <span class="soft">
              {proofLabel}
              {documents.length === 0 && (proofRequired ? '（缺）' : '（没有交，可不交）')}
            </span>
            {documents.map(({ documentId }, at) => (
              <Button key={documentId} look="plain" onClick={() => show(documentId)}>
                看材料{documents.length > 1 ? at + 1 : ''}
                <span class="hidden-words">：{proofLabel}</span>
              </Button>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}
