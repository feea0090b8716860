import { useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Loaded } from '#web/parts/loaded.tsx';
import { momentWords } from './own.ts';
import { myTrail } from './queries/my-trail.ts';

/** What was done, and who of an office looked; asked for only when somebody opens it. */
export function Trail({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const trail = useQuery(myTrail, open ? { id } : undefined);
  return (
    <details class="sheet" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>办理记录和查阅记录</summary>
      {open && (
        <Loaded of={trail}>
          {({ application }) => (
            <div class="stack">
              <h3>办理记录</h3>
              <ol class="trail">
                {application?.history?.edges.map(({ node }) => (
                  <li key={node.sequence}>
                    <span class="soft small numbers">{momentWords(node.at)}</span> {node.actorLabel}
                    {node.actionLabel}（{node.toStatusLabel}）
                  </li>
                ))}
              </ol>
              <h3>谁查阅过我的信息</h3>
              {application?.accessLog?.edges.length === 0 && <p class="soft">还没有工作人员查阅过。</p>}
              <ol class="trail">
                {application?.accessLog?.edges.map(({ node }) => (
                  <li key={node.at}>
                    <span class="soft small numbers">{momentWords(node.at)}</span> {node.reader.label}
                    {node.kindLabel}
                    {node.documentKindLabel ? `（${node.documentKindLabel}）` : ''}
                    {node.purpose ? `：${node.purpose}` : ''}
                  </li>
                ))}
              </ol>
            </div>
          )}
        </Loaded>
      )}
    </details>
  );
}
