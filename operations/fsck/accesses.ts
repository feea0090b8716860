import { accessRef, openPurpose } from '#store/access-log';
import { applicationRef, openApplication } from '#store/applications';
import type { Seal } from '#store/seal';
import { type Finding, finding } from './finding.ts';
import type { WholeTable } from './table.ts';

/** Every entry of an access log: it is of an application that is there, and its purpose opens. */
export async function checkAccesses(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { pk, sk } of table.rows.filter((row) => row.pk.startsWith('APP#') && row.sk.startsWith('READ#'))) {
    const id = pk.slice('APP#'.length);
    const application = table.find(applicationRef(id));
    const row = table.find(accessRef({ pk, sk }));
    if (row && row.version !== 1) findings.push(finding('ROW', { pk, sk }, 'was written again'));
    if (!application) findings.push(finding('RELATION', { pk, sk }, 'is of no application'));
    if (!application || !row?.purpose) continue;
    const opened = await openApplication(seal, id, application)
      .then(({ key }) => openPurpose({ pk, sk }, row, key))
      .catch(() => undefined);
    if (opened === undefined) findings.push(finding('SEAL', { pk, sk }, 'does not open'));
  }
  return findings;
}
