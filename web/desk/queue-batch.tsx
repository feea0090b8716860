import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Badge, Problems, Refused } from '#web/parts/notice.tsx';
import { type DeskReviewBatchMutation, deskReviewBatch } from './queries/desk-review-batch.ts';
import { hindrance, type Waiting } from './queue-table.tsx';
import { nameOf } from './words.ts';

type Item = Extract<DeskReviewBatchMutation['reviewApplications'], { items: object }>['items'][number];

interface QueueBatchProps {
  rows: readonly Waiting[];
  done: () => Promise<void>;
  clear: () => void;
}

/** Those that were picked, approved together; each is decided on its own, and what was refused is said one by one. */
export function QueueBatch({ rows, done, clear }: QueueBatchProps) {
  const [asking, setAsking] = useState(false);
  const [items, setItems] = useState<readonly Item[]>();
  const review = useChange(deskReviewBatch);
  const ready = rows.filter((row) => hindrance(row) === undefined);
  const approve = async () => {
    const reviews = ready.map(({ id, version }) => ({
      ...{ applicationId: id, expectedVersion: version },
      decision: 'APPROVE' as const,
    }));
    const answer = await review.run({ reviews });
    if (answer) setItems(answer.items);
  };
  const close = () => {
    setAsking(false);
    if (items) void done();
    setItems(undefined);
  };
  return (
    <div class="batch row">
      <strong>已选 {rows.length} 份</strong>
      <Button look="main" disabled={ready.length === 0} onClick={() => setAsking(true)}>
        批量通过 {ready.length} 份
      </Button>
      <Button look="plain" onClick={clear}>
        取消选择
      </Button>
      {ready.length < rows.length && <span class="small soft">另 {rows.length - ready.length} 份要打开逐份办理。</span>}
      {(asking || items) && (
        <Dialog title={items ? '办理结果' : '批量通过'} onClose={close}>
          {items ? (
            <Results rows={rows} items={items} />
          ) : (
            <>
              <p>以下 {ready.length} 份的条件都已满足、材料齐全，确认后逐份通过：</p>
              <p>{ready.map(({ facts }) => nameOf(facts)).join('、')}</p>
              <Refused refusal={review.trouble} />
              <p>
                <Button look="main" busy={review.busy} onClick={() => void approve()}>
                  确认通过
                </Button>
              </p>
            </>
          )}
        </Dialog>
      )}
    </div>
  );
}

function Results({ rows, items }: { rows: readonly Waiting[]; items: readonly Item[] }) {
  const failed = items.filter(({ problems }) => problems.length > 0).length;
  return (
    <>
      <p role="status">
        通过 {items.length - failed} 份{failed > 0 && `，没有办成 ${failed} 份`}。
      </p>
      <ul class="plain-list">
        {items.map(({ applicationId, application, problems }) => (
          <li key={applicationId}>
            {nameOf(rows.find(({ id }) => id === applicationId)?.facts)}{' '}
            {problems.length === 0 ? (
              <Badge tone="good">{application?.statusLabel}</Badge>
            ) : (
              <Problems problems={problems} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
