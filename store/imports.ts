import * as z from 'zod';
import { ImportJob } from '#domain/import/import-job';
import { put, type Write } from './commit.ts';
import { ChainHead } from './events.ts';
import { Asker } from './exports.ts';
import type { Ref } from './read.ts';
import { Bytes, DataKey, type OpenKey, type Seal } from './seal.ts';
import { key, listKey } from './table.ts';

const { told, notes, refusal, ...open } = ImportJob.shape;

/** What is told of the file: it may name sheets and headers as they stand there, and rows are of persons. */
const Told = z.object({ told, notes, refusal });

export const ImportRow = z.object({
  ...open,
  dataKey: DataKey,
  sealedAsker: Bytes,
  sealedTold: Bytes,
  chain: ChainHead,
});
export type ImportRow = z.infer<typeof ImportRow>;

export function importRef(id: string): Ref<ImportRow> {
  return { ...key.importJob(id), schema: ImportRow };
}

/** A job with what its next change needs. */
export interface OpenImport {
  job: ImportJob;
  asker: Asker;
  key: OpenKey;
  chain: ChainHead;
}

export async function openImport(seal: Seal, row: ImportRow): Promise<OpenImport> {
  const opened = await seal.openKey(recordId(row.id), row.dataKey);
  const ref = importRef(row.id);
  const asker = opened.open(ref, 'sealedAsker', row.sealedAsker, Asker);
  const said = opened.open(ref, 'sealedTold', row.sealedTold, Told);
  return { job: ImportJob.parse({ ...row, ...said }), asker, key: opened, chain: row.chain };
}

/** A key of its own for a new job. */
export function newImportKey(seal: Seal, id: string): Promise<OpenKey> {
  return seal.newKey(recordId(id));
}

export function importWrite({ job, asker, key: dataKey, chain }: OpenImport): Write {
  const { version: _, told, notes, refusal, ...row } = job;
  const ref = importRef(job.id);
  return put(ref, {
    ...row,
    dataKey: dataKey.stored,
    sealedAsker: dataKey.seal(ref, 'sealedAsker', asker),
    sealedTold: dataKey.seal(ref, 'sealedTold', { told, notes, refusal }),
    chain,
    gsi1pk: listKey.importsOf(job.requestedBy),
    gsi1sk: `${job.requestedAt}#${job.id}`,
  });
}

function recordId(id: string): string {
  return `import ${id}`;
}
