import { useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Clause } from '#web/parts/notice.tsx';
import type { Application } from './application.tsx';
import { deskDocument } from './queries/desk-document.ts';
import { sizeWords } from './words.ts';

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
  const current = shown ?? all[0]?.documentId;
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

interface ScanProps {
  applicationId: string;
  documentId: string;
  label: string;
  isImage: boolean;
  size: number | undefined;
}

const steps = [0.5, 0.75, 1, 1.5, 2, 3, 4];

function Scan({ applicationId, documentId, label, isImage, size }: ScanProps) {
  const found = useQuery(deskDocument, { applicationId, documentId, purpose: '审核申报材料' });
  const [zoom, setZoom] = useState(2);
  const [turn, setTurn] = useState(0);
  const [broken, setBroken] = useState(false);
  const share = steps[zoom] ?? 1;
  return (
    <Loaded of={found}>
      {({ documentDownload }) => (
        <>
          <div class="row scan-bar">
            {isImage && (
              <>
                <Button look="plain" label="缩小" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
                  −
                </Button>
                <span class="numbers small">{Math.round(share * 100)}%</span>
                <Button
                  look="plain"
                  label="放大"
                  disabled={zoom === steps.length - 1}
                  onClick={() => setZoom(zoom + 1)}
                >
                  ＋
                </Button>
                <Button look="plain" onClick={() => setTurn((turn + 90) % 360)}>
                  旋转
                </Button>
              </>
            )}
            {documentDownload && (
              <a href={documentDownload.url} class="small">
                {isImage ? '下载原件' : `打开${label}（PDF${size === undefined ? '' : `，${sizeWords(size)}`}）`}
              </a>
            )}
          </div>
          {!documentDownload && <p>这份材料现在取不到。</p>}
          {broken && <p>这份材料不能在页面里显示，请下载后查看。</p>}
          {documentDownload && isImage && !broken && (
            <section class="scan" aria-label="材料图像" {...reachable}>
              <img
                src={documentDownload.url}
                alt={label}
                class={`turned-${turn}`}
                style={{ width: `${share * 100}%` }}
                onError={() => setBroken(true)}
              />
            </section>
          )}
        </>
      )}
    </Loaded>
  );
}

/** What scrolls must be reached without a mouse, too. */
const reachable = { tabIndex: 0 };
