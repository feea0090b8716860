import { Button } from '#web/parts/button.tsx';
import { Badge, Clause } from '#web/parts/notice.tsx';
import type { Application } from './application.tsx';

interface ChecklistProps {
  application: Application;
  show: (documentId: string) => void;
}

const tones = { MET: 'good', NOT_MET: 'bad', UNKNOWN: 'warn' } as const;

/** Every condition with its clause, what was answered, what proves it, and who decides it. */
export function Checklist({ application: { checklist }, show }: ChecklistProps) {
  return (
    <section class="sheet tight-sheet" aria-labelledby="checklist">
      <h3 id="checklist">审核清单</h3>
      <ul class="checklist">
        {checklist.map(({ condition, reviewerDecides, proofLabel, proofRequired, documents }) => (
          <li key={condition.path}>
            <Badge tone={tones[condition.verdict]}>{condition.verdictLabel}</Badge>
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
        ))}
      </ul>
    </section>
  );
}
