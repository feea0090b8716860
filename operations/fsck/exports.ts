import { isDeepStrictEqual } from 'node:util';
import { exportRef, exportWrite, openExport } from '#store/exports';
import type { Seal } from '#store/seal';
import { checkChain, checkStatuses } from './chains.ts';
import { type Finding, finding } from './finding.ts';
import { checkIndex } from './indexes.ts';
import type { WholeTable } from './table.ts';

/** Every export: it opens, is told by its events, and the file that left is the one that its last event names. */
export async function checkExports(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of table.idsOf('EXPORT#', 'JOB')) {
    const ref = exportRef(id);
    const row = table.find(ref);
    const stored = table.stored(ref);
    if (!row || !stored) continue;
    findings.push(...checkChain(table, stored, row.chain), ...checkStatuses(table, stored, row.status));
    const opened = await openExport(seal, row).catch(() => undefined);
    if (!opened) findings.push(finding('SEAL', ref, 'does not open'));
    else findings.push(...checkIndex(exportWrite(opened), stored));
    const told = table.within(ref.pk, 'EVENT#').at(-1)?.file;
    const held = row.file && { sha256: row.file.sha256, rows: row.file.rows };
    if (!isDeepStrictEqual(told, held)) {
      findings.push(finding('RELATION', ref, 'has another file than its last event names'));
    }
  }
  return findings;
}
