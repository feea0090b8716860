import { applicationIdOf, claimCodeOfRow } from '#operations/chat/claim-code';
import { applicationRef } from '#store/applications';
import { eventRef } from '#store/events';
import { type ImportRow, importRef, importWrite, openImport } from '#store/imports';
import { personRef, personValue } from '#store/people';
import type { Seal } from '#store/seal';
import { checkChain, checkStatuses } from './chains.ts';
import { type Finding, finding } from './finding.ts';
import { checkIndex } from './indexes.ts';
import type { WholeTable } from './table.ts';

/** Every import: it opens, is told by its events, and the drafts that it says it made were made. */
export async function checkImports(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of table.idsOf('IMPORT#', 'JOB')) {
    const ref = importRef(id);
    const row = table.find(ref);
    const stored = table.stored(ref);
    if (!row || !stored) continue;
    findings.push(...checkChain(table, stored, row.chain), ...checkStatuses(table, stored, row.status));
    const opened = await openImport(seal, row).catch(() => undefined);
    if (!opened) findings.push(finding('SEAL', ref, 'does not open'));
    else findings.push(...checkIndex(importWrite(opened), stored));
    findings.push(...checkFile(table, row), ...checkCreated(table, seal, row));
  }
  return [...findings, ...checkDrafts(table)];
}

/** The file that came in is the one that its events name, with as many rows, for the agency in whose name it was handed in. */
function checkFile(table: WholeTable, row: ImportRow): Finding[] {
  const { id, upload, agencyId, checked, written, status } = row;
  const ref = importRef(id);
  const events = table.within(ref.pk, 'EVENT#');
  const told = events.flatMap(({ sequence }) => table.find(eventRef(ref.pk, Number(sequence))) ?? []);
  const last = told.at(-1);
  const findings: Finding[] = [];
  const says = (words: string) => findings.push(finding('RELATION', ref, words));
  if (told.some(({ file }) => file && file.sha256 !== upload.sha256)) says('is of another file than its events name');
  if (last?.action === 'endImport' && last.file?.rows !== (written ?? checked)?.NEW) says('counts other rows');
  if (told.some(({ actor }) => actor.organisation !== agencyId)) says('is of another agency than its events');
  const isConfirmed = status === 'WRITING' || status === 'DONE';
  if (isConfirmed && !(row.aim && row.consent && checked)) says('was confirmed without a check or a declaration');
  return findings;
}

/** A draft that nobody claimed is erased; that it was there its events go on saying. */
function checkCreated(table: WholeTable, seal: Seal, { id, created, written }: ImportRow): Finding[] {
  const ref = importRef(id);
  const findings: Finding[] = [];
  if ((written?.NEW ?? 0) !== created.length)
    findings.push(finding('RELATION', ref, 'counts other drafts than it names'));
  for (const row of created) {
    const draft = applicationRef(applicationIdOf(seal, claimCodeOfRow(seal, id, row)));
    const began = table.find(eventRef(draft.pk, 1));
    if (began?.action !== 'confirmRosterImport')
      findings.push(finding('RELATION', ref, `never made a draft of row ${row}`));
  }
  return findings;
}

/** What stands in a person's row as the draft of a roster began as one, for that category. */
function checkDrafts(table: WholeTable): Finding[] {
  return table.idsOf('PERSON#', 'PERSON').flatMap((hash) => {
    const ref = personRef(hash);
    const row = table.find(ref);
    return Object.keys(row ?? {}).flatMap((name) => {
      const [, category] = /^draft (\S+) /.exec(name) ?? [];
      if (category === undefined) return [];
      const began = table.find(eventRef(applicationRef(personValue(row, name) ?? '').pk, 1));
      const isDraft = began?.action === 'confirmRosterImport' && began.counted?.category === category;
      return isDraft ? [] : [finding('RELATION', ref, `${name} was never made of a roster`)];
    });
  });
}
