import * as z from 'zod';
import { ExportJob } from '#domain/export/export-job';

const { requestedBy, role, leaseUntil, attempt, file, ...shown } = ExportJob.shape;

/** A job as whoever asked sees it; the file is fetched under an address of its own, which is not kept. */
export const ExportView = z.object({
  ...shown,
  file: z.optional(
    z.object({ name: z.string(), contentType: z.string(), sha256: z.string(), bytes: z.number(), rows: z.number() }),
  ),
});
export type ExportView = z.infer<typeof ExportView>;

export const ExportAnswer = z.object({ job: ExportView });
export type ExportAnswer = z.infer<typeof ExportAnswer>;

export function exportView(job: ExportJob): ExportView {
  return ExportView.parse(job);
}
