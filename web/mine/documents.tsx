import { useEffect, useId, useState } from 'preact/hooks';
import { ask, type Refusal } from '#web/api/graphql';
import { Button } from '#web/parts/button.tsx';
import { Badge, Clause, Refused } from '#web/parts/notice.tsx';
import { dayWords, isOpen, type Own } from './own.ts';
import { ownFile } from './queries/own-file.ts';
import { shrunk } from './shrink.ts';
import { upload } from './upload.ts';

type Required = Own['requiredDocuments'][number];

interface DocumentsProps {
  own: Own;
  reload: () => Promise<void>;
  /** One more file is on its way, or one less. */
  onGoing?: ((change: 1 | -1) => void) | undefined;
}

/** Every file that is wanted, with what is there of it. */
export function Documents({ own, reload, onGoing }: DocumentsProps) {
  return (
    <ul class="documents">
      {own.requiredDocuments.map((required) => (
        <li key={required.kind} class="document">
          <div class="row apart">
            <span>
              <strong>{required.label}</strong> <Clause clause={required.clause} />
            </span>
            <Badge tone={required.present ? 'good' : 'warn'}>{required.present ? '已上传' : '待上传'}</Badge>
          </div>
          {required.documents
            .filter(({ status }) => status === 'CONFIRMED')
            .map((document) => (
              <Uploaded key={document.documentId} applicationId={own.id} document={document} label={required.label} />
            ))}
          {isOpen(own, { document: required.kind }) && (
            <Upload own={own} required={required} reload={reload} onGoing={onGoing} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface UploadedProps {
  applicationId: string;
  document: Required['documents'][number];
  label: string;
}

/** A file that is there: an image is shown when it is asked for, a PDF is opened. */
function Uploaded({ applicationId, document, label }: UploadedProps) {
  const [url, setUrl] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const open = () => {
    setWrong(false);
    ask(ownFile, { applicationId, documentId: document.documentId }).then(
      ({ documentDownload }) => (documentDownload ? setUrl(documentDownload.url) : setWrong(true)),
      () => setWrong(true),
    );
  };
  const isImage = document.contentType.startsWith('image/');
  return (
    <div class="row">
      <span class="soft small">{document.confirmedAt ? `${dayWords(document.confirmedAt)}上传` : '已上传'}</span>
      {url === undefined && (
        <Button look="plain" label={`查看${label}`} onClick={open}>
          查看
        </Button>
      )}
      {wrong && <span class="wrong">现在打不开，请稍后再试。</span>}
      {url !== undefined && isImage && <img class="preview" src={url} alt={`已上传的${label}`} />}
      {url !== undefined && !isImage && <Button href={url}>打开 PDF 文件</Button>}
    </div>
  );
}

interface Going {
  file: File;
  share: number;
}

function Upload({ own, required, reload, onGoing }: DocumentsProps & { required: Required }) {
  const id = useId();
  const [going, setGoing] = useState<Going>();
  const [trouble, setTrouble] = useState<{ refusal: Refusal; file: File }>();
  const isPhoto = required.kind === 'PHOTO';
  const start = async (chosen: File) => {
    setTrouble(undefined);
    setGoing({ file: chosen, share: 0 });
    onGoing?.(1);
    const file = await shrunk(chosen);
    setGoing({ file, share: 0 });
    const refusal = await upload(file, { applicationId: own.id, kind: required.kind }, (share) =>
      setGoing({ file, share }),
    );
    if (!refusal) await reload();
    setGoing(undefined);
    onGoing?.(-1);
    if (refusal) setTrouble({ refusal, file });
  };
  if (going) return <GoingUp going={going} label={required.label} />;
  return (
    <div class="stack tight">
      {trouble && <Refused refusal={trouble.refusal} />}
      <div class="row">
        {trouble && <Button onClick={() => void start(trouble.file)}>再传一次</Button>}
        <label class="button file" for={id}>
          {required.present ? '换一份' : '选择文件'}
          <span class="hidden-words">：{required.label}</span>
          <input
            id={id}
            type="file"
            accept={isPhoto ? 'image/jpeg,image/png' : 'image/jpeg,image/png,application/pdf'}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) void start(file);
            }}
          />
        </label>
        <span class="soft small">
          {isPhoto ? 'JPG 或 PNG，不超过 10 MB' : 'JPG、PNG 或 PDF，不超过 10 MB'}；大照片会自动压缩
        </span>
      </div>
    </div>
  );
}

/** What is being sent, as the person chose it, and how much of it has gone. */
function GoingUp({ going: { file, share }, label }: { going: Going; label: string }) {
  const id = useId();
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    const url = URL.createObjectURL(file);
    setShown(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return (
    <div class="stack tight" role="status">
      {shown && <img class="preview" src={shown} alt={`要上传的${label}`} />}
      <label for={id}>
        正在上传 {file.name}（{Math.max(1, Math.round(file.size / 1024))} KB）
      </label>
      <progress id={id} max={1} value={share} />
    </div>
  );
}
