import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask, type Refusal } from '#web/api/graphql';
import { failure, useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { Clause, Notice, Refused } from '#web/parts/notice.tsx';
import { type DeskExportQuery, deskExport } from './queries/desk-export.ts';
import { deskExportFile } from './queries/desk-export-file.ts';
import { type DeskRequestExportMutationVariables, deskRequestExport } from './queries/desk-request-export.ts';
import { linkTo } from './route.ts';
import { nameOf } from './words.ts';

export type ExportInput = Omit<DeskRequestExportMutationVariables['input'], 'idempotencyKey'>;
type Job = NonNullable<DeskExportQuery['exportJob']>;

const everySecond = 1000;

/** How far a job has come, asked until it is over. */
export function useJob(id: string | undefined): { job: Job | undefined; error: Refusal | undefined } {
  const [job, setJob] = useState<Job>();
  const [error, setError] = useState<Refusal>();
  useEffect(() => {
    setJob(undefined);
    setError(undefined);
    if (id === undefined) return;
    let over = false;
    const look = async () => {
      while (!over) {
        const { exportJob } = await ask(deskExport, { id });
        if (over) return;
        setJob(exportJob ?? undefined);
        if (exportJob?.status !== 'WAITING' && exportJob?.status !== 'RUNNING') return;
        await new Promise((resolve) => setTimeout(resolve, everySecond));
      }
    };
    look().catch((reason: unknown) => setError(failure(reason)));
    return () => {
      over = true;
    };
  }, [id]);
  return { job, error };
}

/** Has a file made, shows how far it is, and gives it where it stands. */
export function ExportButton({ input, children }: { input: ExportInput; children: ComponentChildren }) {
  const request = useChange(deskRequestExport);
  const [id, setId] = useState<string>();
  const { job, error } = useJob(id);
  const isMaking = id !== undefined && !error && (!job || job.status === 'WAITING' || job.status === 'RUNNING');
  const start = async (leaveOutProblems?: boolean) => {
    setId(undefined);
    const done = await request.run({ ...input, ...(leaveOutProblems && { leaveOutProblems }) });
    if (done) setId(done.job.id);
  };
  return (
    <div class="export">
      <Button busy={request.busy || isMaking} onClick={() => void start()}>
        {children}
      </Button>
      <Refused refusal={request.trouble ?? error} />
      <div role="status">{job && <Made job={job} />}</div>
      {job?.status === 'PROBLEMS' && (
        <Button onClick={() => void start(true)}>去掉有问题的 {job.leftOutCount} 人，照样导出</Button>
      )}
    </div>
  );
}

/** What a job came to. */
export function Made({ job }: { job: Job }) {
  if (job.status === 'WAITING' || job.status === 'RUNNING') {
    return (
      <p class="small">
        {job.statusLabel}
        {job.rowsTotal ? ` ${job.rowsDone}/${job.rowsTotal}` : ''}
        {job.rowsTotal ? <progress max={job.rowsTotal} value={job.rowsDone} aria-label="进度" /> : null}
      </p>
    );
  }
  return (
    <div class="stack tight">
      {job.file && <Fetch id={job.id} name={job.file.name} />}
      {!job.file && (
        <Notice tone="bad">
          <p>{job.failureMessage ?? job.statusLabel}</p>
        </Notice>
      )}
      {job.leftOut.length > 0 && (
        <ul class="small plain-list">
          {job.leftOut.map(({ application, problems }, at) => (
            <li key={application?.id ?? at}>
              {application ? <a href={linkTo('application', application.id)}>{nameOf(application.facts)}</a> : '某人'}：
              {problems.map(({ message, clause }) => (
                <span key={message}>
                  {message} <Clause clause={clause} />
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The address is asked for when it is pressed: it lasts for some minutes only. */
export function Fetch({ id, name }: { id: string; name: string }) {
  const [wrong, setWrong] = useState<Refusal>();
  const fetchFile = () => {
    setWrong(undefined);
    ask(deskExportFile, { id }).then(
      ({ exportDownload }) => {
        if (exportDownload) location.assign(exportDownload.url);
        else setWrong({ code: 'GONE', message: '文件已经不在了，请重新导出。', problems: [] });
      },
      (reason: unknown) => setWrong(failure(reason)),
    );
  };
  return (
    <>
      <Button look="plain" onClick={fetchFile}>
        下载 {name}
      </Button>
      <Refused refusal={wrong} />
    </>
  );
}
