import * as z from 'zod';
import { ExportJob } from '#domain/export/export-job';
import { put, type Write } from './commit.ts';
import { ChainHead } from './events.ts';
import type { Ref } from './read.ts';
import { Bytes, DataKey, type OpenKey, type Seal } from './seal.ts';
import { key, listKey } from './table.ts';

/** Who asked, as the export or import will act: sealed, for the subject of a token may be a phone number. */
export const Asker = z.object({
  subject: z.string(),
  roles: z.array(
    z.object({
      role: z.enum(['applicant', 'agency', 'city', 'province', 'auditor']),
      organisation: z.optional(z.string()),
      city: z.optional(z.string()),
    }),
  ),
});
export type Asker = z.infer<typeof Asker>;

export const ExportRow = z.object({ ...ExportJob.shape, dataKey: DataKey, sealedAsker: Bytes, chain: ChainHead });
export type ExportRow = z.infer<typeof ExportRow>;

export function exportRef(id: string): Ref<ExportRow> {
  return { ...key.exportJob(id), schema: ExportRow };
}

/** A job with what its next change needs. */
export interface OpenExport {
  job: ExportJob;
  asker: Asker;
  key: OpenKey;
  chain: ChainHead;
}

export async function openExport(seal: Seal, row: ExportRow): Promise<OpenExport> {
  const opened = await seal.openKey(recordId(row.id), row.dataKey);
  const asker = opened.open(exportRef(row.id), 'sealedAsker', row.sealedAsker, Asker);
  return { job: ExportJob.parse(row), asker, key: opened, chain: row.chain };
}

/** A key of its own for a new job. */
export function newExportKey(seal: Seal, id: string): Promise<OpenKey> {
  return seal.newKey(recordId(id));
}

export function exportWrite({ job, asker, key: dataKey, chain }: OpenExport): Write {
  const { version: _, ...open } = job;
  const ref = exportRef(job.id);
  return put(ref, {
    ...open,
    dataKey: dataKey.stored,
    sealedAsker: dataKey.seal(ref, 'sealedAsker', asker),
    chain,
    gsi1pk: listKey.exportsOf(job.requestedBy),
    gsi1sk: `${job.requestedAt}#${job.id}`,
  });
}

function recordId(id: string): string {
  return `export ${id}`;
}
