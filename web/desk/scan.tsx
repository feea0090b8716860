import { useEffect, useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { deskDocument } from './queries/desk-document.ts';
import { sizeWords } from './words.ts';

interface ScanProps {
  applicationId: string;
  documentId: string;
  label: string;
  isImage: boolean;
  size: number | undefined;
}

/** A scan as it was sent: pictures with zoom of ours, PDFs with that of the browser. */
export function Scan({ applicationId, documentId, label, isImage, size }: ScanProps) {
  const found = useQuery(deskDocument, { applicationId, documentId, purpose: '审核申报材料' });
  return (
    <Loaded of={found}>
      {({ documentDownload }) => {
        if (!documentDownload) return <p>这份材料现在取不到。</p>;
        const { url } = documentDownload;
        const original = (
          <a href={url} class="small">
            下载原件{size !== undefined && `（${sizeWords(size)}）`}
          </a>
        );
        return (
          <>
            {isImage ? <Picture url={url} label={label} /> : <Pdf url={url} label={label} />}
            <p>{original}</p>
          </>
        );
      }}
    </Loaded>
  );
}

interface Shown {
  url: string;
  label: string;
}

const steps = [0.5, 0.75, 1, 1.5, 2, 3, 4];
/** What scrolls must be reached without a mouse, too. */
const reachable = { tabIndex: 0 };

function Picture({ url, label }: Shown) {
  const [zoom, setZoom] = useState(2);
  const [turn, setTurn] = useState(0);
  const [broken, setBroken] = useState(false);
  const share = steps[zoom] ?? 1;
  if (broken) return <p>这份材料不能在页面里显示，请下载后查看。</p>;
  return (
    <>
      <div class="row scan-bar">
        <Button look="plain" label="缩小" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          −
        </Button>
        <span class="numbers small">{Math.round(share * 100)}%</span>
        <Button look="plain" label="放大" disabled={zoom === steps.length - 1} onClick={() => setZoom(zoom + 1)}>
          ＋
        </Button>
        <Button look="plain" onClick={() => setTurn((turn + 90) % 360)}>
          旋转
        </Button>
      </div>
      <section class="scan" aria-label={`${label}的图像`} {...reachable}>
        <img
          src={url}
          alt={label}
          class={`turned-${turn}`}
          style={{ width: `${share * 100}%` }}
          onError={() => setBroken(true)}
        />
      </section>
    </>
  );
}

/** Fetched first: what the store hands out is to be saved, not shown, and its address lasts for minutes only. */
function Pdf({ url, label }: Shown) {
  const [shown, setShown] = useState<string>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let made: string | undefined;
    let over = false;
    fetch(url)
      .then((response) => (response.ok ? response.blob() : Promise.reject(new Error(String(response.status)))))
      .then((blob) => {
        if (over) return;
        made = URL.createObjectURL(new Blob([blob], { type: 'application/pdf' }));
        setShown(made);
      })
      .catch(() => setBroken(true));
    return () => {
      over = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [url]);
  if (broken) return <p>这份材料不能在页面里显示，请下载后查看。</p>;
  return shown === undefined ? (
    <p role="status">正在取 PDF……</p>
  ) : (
    <iframe class="scan pdf" title={label} src={`${shown}#navpanes=0&view=FitH`} />
  );
}
