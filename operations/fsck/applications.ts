import { applicationRef, applicationWrite, openApplication } from '#store/applications';
import { personAttribute, personRef, personValue } from '#store/people';
import type { Seal } from '#store/seal';
import { checkChain, checkStatuses } from './chains.ts';
import { type Finding, finding } from './finding.ts';
import { checkIndex } from './indexes.ts';
import type { WholeTable } from './table.ts';

/** Every application: it parses, opens, stands in the lists it should, and is told by its events. */
export async function checkApplications(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of table.idsOf('APP#', 'APP')) {
    const ref = applicationRef(id);
    const row = table.find(ref);
    const stored = table.stored(ref);
    if (!row || !stored) continue;
    findings.push(...checkChain(table, stored, row.chain), ...checkStatuses(table, stored, row.status));
    if (row.version !== row.chain.count) {
      findings.push(finding('RELATION', ref, `is at version ${row.version} after ${row.chain.count} events`));
    }
    if (row.status === 'RETURNED' && row.returnedFrom === undefined) {
      findings.push(finding('RELATION', ref, 'was returned by no stage'));
    }
    const opened = await openApplication(seal, id, row).catch(() => undefined);
    if (!opened) {
      findings.push(finding('SEAL', ref, 'does not open'));
      continue;
    }
    findings.push(...checkIndex(applicationWrite(opened), stored));
  }
  return findings;
}

/** What a person's row says is live, sits or waits, and what the applications say of themselves, are the same. */
export function checkPeople(table: WholeTable): Finding[] {
  const findings: Finding[] = [];
  const expected = new Map<string, Map<string, string>>();
  const expect = (hash: string, attribute: string, id: string) => {
    const known = expected.get(hash) ?? new Map<string, string>();
    const other = known.get(attribute);
    if (other !== undefined) findings.push(finding('RELATION', applicationRef(id), `and ${other} are both live`));
    expected.set(hash, known.set(attribute, id));
  };
  for (const id of table.idsOf('APP#', 'APP')) {
    const row = table.find(applicationRef(id));
    if (!row?.person) continue;
    const { person, liveIn, category, enrolment, status } = row;
    if (liveIn !== undefined) expect(person.hash, personAttribute.live(category, liveIn), id);
    // Whoever has been examined is in no class any more.
    const inClass = status === 'QUALIFIED' || status === 'ENROLLED';
    if (enrolment && inClass) expect(person.hash, personAttribute.seat(category), id);
  }
  for (const hash of new Set([...expected.keys(), ...table.idsOf('PERSON#', 'PERSON')])) {
    const ref = personRef(hash);
    const row = table.find(ref);
    const wanted = expected.get(hash) ?? new Map<string, string>();
    const held = Object.keys(row ?? {}).filter((name) => /^(live|seat) /.test(name));
    for (const name of new Set([...wanted.keys(), ...held])) {
      const [is, should] = [personValue(row, name), wanted.get(name)];
      if (is !== should)
        findings.push(finding('RELATION', ref, `${name}: ${is ?? 'nobody'} instead of ${should ?? 'nobody'}`));
    }
  }
  return findings;
}
