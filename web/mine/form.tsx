import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '#web/api/graphql';
import { failure, useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { Notice, Refused } from '#web/parts/notice.tsx';
import type { Own } from './own.ts';
import { formAddress } from './queries/form-address.ts';
import { formJob } from './queries/form-job.ts';
import { makeForm } from './queries/make-form.ts';

type Format = 'DOCX' | 'PDF';

/** The official form, filled in, to be printed, signed, stamped and scanned. */
export function Form({ own }: { own: Own }) {
  const making = useChange(makeForm);
  const [format, setFormat] = useState<Format>();
  const [url, setUrl] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const link = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (url) link.current?.querySelector('a')?.focus();
  }, [url]);
  const make = async (wanted: Format) => {
    setFormat(wanted);
    setUrl(undefined);
    setWrong(undefined);
    const done = await making.run({ kind: 'FORM', applicationId: own.id, format: wanted });
    if (!done) return;
    try {
      setUrl(await addressOf(done.job.id));
    } catch (error) {
      setWrong(failure(error).message);
    }
  };
  const busy = making.busy || (format !== undefined && !url && !wrong && !making.trouble);
  return (
    <div class="stack tight">
      <p>下载申报表，打印、签字，按要求盖章，再扫描或拍照上传到下面的“申报表”一项。</p>
      <div class="row">
        <Button busy={busy && format === 'PDF'} onClick={() => void make('PDF')}>
          生成申报表（PDF）
        </Button>
        <Button busy={busy && format === 'DOCX'} onClick={() => void make('DOCX')}>
          生成申报表（Word）
        </Button>
      </div>
      <Refused refusal={making.trouble} />
      {wrong && (
        <Notice tone="bad" live>
          <p>{wrong}</p>
        </Notice>
      )}
      {url && (
        <div class="row" ref={link}>
          <Button look="main" href={url} download>
            下载申报表
          </Button>
          <span class="soft small">在微信里打不开时，请用浏览器打开本页再下载。</span>
        </div>
      )}
    </div>
  );
}

const pauseMilliseconds = 700;
const longestTries = 90;

/** Small ones are made at once; of others it is asked how far they have come. */
async function addressOf(id: string): Promise<string> {
  for (let tries = 0; tries < longestTries; tries += 1) {
    const { exportJob } = await ask(formJob, { id });
    if (exportJob?.status === 'DONE') {
      const { exportDownload } = await ask(formAddress, { id });
      if (exportDownload) return exportDownload.url;
    }
    if (exportJob?.status === 'FAILED' || exportJob?.status === 'PROBLEMS')
      throw new Error(exportJob.failureMessage ?? '没有生成成功，请稍后再试。');
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
  throw new Error('生成得太久了，请稍后再试。');
}
