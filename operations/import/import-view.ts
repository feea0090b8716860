import * as z from 'zod';
import { ImportJob } from '#domain/import/import-job';

const { requestedBy, leaseUntil, attempt, marked, created, ...shown } = ImportJob.shape;

/** A job as whoever asked sees it; files are fetched under addresses of their own, which are not kept. */
export const ImportView = z.object({
  ...shown,
  marked: z.optional(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
});
export type ImportView = z.infer<typeof ImportView>;

export const ImportAnswer = z.object({ job: ImportView });
export type ImportAnswer = z.infer<typeof ImportAnswer>;

export const RosterUploadAnswer = z.object({
  job: ImportView,
  /** Where to PUT the file, once, with exactly these headers. */
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()), expiresAt: z.string() }),
});
export type RosterUploadAnswer = z.infer<typeof RosterUploadAnswer>;

export function importView(job: ImportJob): ImportView {
  return ImportView.parse(job);
}
