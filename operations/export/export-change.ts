import type { ExportJob } from '#domain/export/export-job';
import type { Write } from '#store/commit';
import { chained, type EventActor, type NewEvent } from '#store/events';
import { exportRef, exportWrite, type OpenExport } from '#store/exports';

export interface ExportChange extends Pick<NewEvent, 'action' | 'file'> {
  job: ExportJob;
  by: EventActor;
  at: Date;
  /** Absent for a new job. */
  fromStatus?: ExportJob['status'];
}

/** The job's row and its audit event, on the job's own chain (`EXPORT#id`); the event is what the stream hands on to be worked. */
export function changedExportRows(
  opened: Omit<OpenExport, 'job'>,
  { job, by, at, action, file, fromStatus }: ExportChange,
): Write[] {
  const { write, head } = chained(opened.chain, {
    subject: exportRef(job.id).pk,
    ...{ action, at: at.toISOString(), actor: by },
    changed: ['status', ...(file ? ['file'] : [])],
    ...(fromStatus !== undefined && { fromStatus }),
    toStatus: job.status,
    ...(file && { file }),
  });
  return [exportWrite({ ...opened, job, chain: head }), write];
}
