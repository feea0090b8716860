import { Badge, Clause } from '#web/parts/notice.tsx';
import type { Application } from './application.tsx';
import { Scan } from './scan.tsx';

interface DocumentsProps {
  application: Application;
  shown: string | undefined;
  show: (documentId: string) => void;
}

/** Every scan that is wanted, and beside the answers the one that is looked at. */
export function Documents({ application: { id, requiredDocuments }, shown, show }: DocumentsProps) {
  const all = requiredDocuments.flatMap(({ kind, kindLabel, documents }) =>
    documents
      .filter(({ status }) => status === 'CONFIRMED')
      .map((document) => ({ ...document, label: kindLabel, key: `${kind} ${document.documentId}` })),
  );
  const first = all.find(({ contentType }) => contentType.startsWith('image/')) ?? all[0];
  const current = shown ?? first?.documentId;
  const chosen = all.find(({ documentId }) => documentId === current);
  return (
    <section class="review-right sheet tight-sheet" aria-labelledby="documents">
      <h3 id="documents">材料</h3>
      <ul class="document-tabs">
        {requiredDocuments.map(({ kind, label, clause, present, documents }) => (
          <li key={kind}>
            {!present && (
              <span class="small">
                {label} <Badge tone="warn">缺</Badge> <Clause clause={clause} />
              </span>
            )}
            {documents
              .filter(({ status }) => status === 'CONFIRMED')
              .map(({ documentId, kindLabel }, at, { length }) => (
                <button
                  key={documentId}
                  type="button"
                  class="tab"
                  aria-pressed={documentId === current}
                  onClick={() => show(documentId)}
                >
                  {kindLabel}
                  {length > 1 ? at + 1 : ''}
                </button>
              ))}
          </li>
        ))}
      </ul>
      {current && (
        <Scan
          key={current}
          applicationId={id}
          documentId={current}
          label={chosen?.label ?? '退回时的材料'}
          isImage={chosen?.contentType.startsWith('image/') ?? true}
          size={chosen?.size}
        />
      )}
    </section>
  );
}
