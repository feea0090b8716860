import * as z from 'zod';
import { retried } from '#domain/export/export-life';
import { defineMutation, type Subject } from '#operations/mutation';
import { eventActor, personRef } from '#operations/person';
import { refused } from '#operations/refusal';
import { exportRef, type OpenExport, openExport } from '#store/exports';
import { changedExportRows } from './export-change.ts';
import { ExportAnswer, exportView } from './export-view.ts';

export const RetryExportInput = z.object({ exportId: z.string() });
export type RetryExportInput = z.infer<typeof RetryExportInput>;

interface Asked extends Subject {
  opened: OpenExport;
}

/** Makes what failed once more, under the same id. */
export const retryExport = defineMutation<RetryExportInput, ExportAnswer, Asked>({
  name: 'retryExport',
  input: RetryExportInput,
  answer: ExportAnswer,
  reads: (_, { exportId }) => [exportRef(exportId)],
  subject: async ({ deps, input, snapshot }) => {
    const row = snapshot.find(exportRef(input.exportId));
    return row && { opened: await openExport(deps.seal, row) };
  },
  target: ({ deps, actor }, { opened }) => ({
    own: actor.kind === 'person' && opened.job.requestedBy === personRef(deps.seal, actor.subject),
  }),
  decide: async ({ deps, actor, grant, now }, { opened }) => {
    const again = retried(opened.job, now);
    if (!again.ok) return refused('CONFLICT', ...again.problems);
    const job = again.value;
    const by = eventActor(deps.seal, actor, grant);
    const change = { job, by, at: now, action: 'retryExport', fromStatus: opened.job.status };
    return { ok: true, writes: changedExportRows(opened, change), answer: { job: exportView(job) } };
  },
});
