import { Badge, Clause } from '#web/parts/notice.tsx';
import { momentWords } from './words.ts';

export interface TrailEntry {
  readonly sequence: number;
  readonly at: string;
  readonly actionLabel: string;
  readonly actorLabel: string;
  readonly fromStatusLabel: string | null;
  readonly toStatusLabel: string;
  readonly hash: string;
  readonly reasons?: ReadonlyArray<{ readonly label: string; readonly clause: string }>;
  readonly words?: string | null;
}

/** What happened, by which office and why; each entry is chained to the one before by its hash. */
export function Trail({ entries }: { entries: readonly TrailEntry[] }) {
  if (entries.length === 0) return <p class="soft">还没有记录。</p>;
  return (
    <div class="stack tight">
      <ol class="trail">
        {entries.map(({ sequence, at, actionLabel, actorLabel, fromStatusLabel, toStatusLabel, hash, ...said }) => (
          <li key={sequence}>
            <span class="numbers small soft">{momentWords(at)}</span>
            <div>
              <strong>{actionLabel}</strong> <span>{actorLabel}</span>{' '}
              {fromStatusLabel === toStatusLabel ? (
                <Badge>{toStatusLabel}</Badge>
              ) : (
                <Badge tone="info">{fromStatusLabel ? `${fromStatusLabel} → ${toStatusLabel}` : toStatusLabel}</Badge>
              )}
              {said.reasons?.map(({ label, clause }) => (
                <p key={label}>
                  {label} <Clause clause={clause} />
                </p>
              ))}
              {said.words && <p class="said">{said.words}</p>}{' '}
              <code class="hash" title={hash}>
                {hash.slice(0, 12)}
              </code>
            </div>
          </li>
        ))}
      </ol>
      <p class="soft small">
        共 {entries.length} 条。每条记录的校验值由上一条的校验值和本条内容算出，任何一条被改动或删去，其后各条都对不上。
      </p>
    </div>
  );
}
