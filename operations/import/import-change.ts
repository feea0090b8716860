import type { ImportJob } from '#domain/import/import-job';
import type { Write } from '#store/commit';
import { chained, type EventActor, type NewEvent } from '#store/events';
import { importRef, importWrite, type OpenImport } from '#store/imports';

export interface ImportChange extends Pick<NewEvent, 'action' | 'file'> {
  job: ImportJob;
  by: EventActor;
  at: Date;
  /** Absent for a new job. */
  fromStatus?: ImportJob['status'];
  /** Beside the status. */
  changed?: readonly string[];
}

/** The job's row and its audit event, on the job's own chain (`IMPORT#id`); the event is what the stream hands on to be worked. */
export function changedImportRows(
  opened: Omit<OpenImport, 'job'>,
  { job, by, at, action, file, fromStatus, changed = [] }: ImportChange,
): Write[] {
  const { write, head } = chained(opened.chain, {
    subject: importRef(job.id).pk,
    ...{ action, at: at.toISOString(), actor: by },
    changed: ['status', ...changed],
    ...(fromStatus !== undefined && { fromStatus }),
    toStatus: job.status,
    ...(file && { file }),
  });
  return [importWrite({ ...opened, job, chain: head }), write];
}

/** In whose name the function acts. */
export function clerk({ requestedBy, agencyId }: ImportJob): EventActor {
  return { role: 'agency', ref: requestedBy, organisation: agencyId };
}

/** Of these bytes and no others the rows were read. */
export function uploadKey(importId: string): string {
  return `imports/${importId}/upload`;
}
