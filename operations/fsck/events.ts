import * as z from 'zod';
import { agencyRef, agencyWrite } from '#store/agencies';
import { applicationRef, openApplication } from '#store/applications';
import { cardRef, openCard } from '#store/cards';
import { cityRequestsRef, openCityRequests } from '#store/city-requests';
import { classBookRef, openBookKey } from '#store/class-book';
import { openPanel, panelRef } from '#store/panels';
import type { OpenKey, Seal } from '#store/seal';
import { type Finding, finding } from './finding.ts';
import { checkIndex } from './indexes.ts';
import type { Stored, WholeTable } from './table.ts';

/** What keeps the head of each kind of history. */
const heads: Readonly<Record<string, string>> = {
  ...{ APP: 'APP', CLASS: 'CLASS', CARD: 'CARD', LIST: 'NUMBERING', PLAN: 'PLAN' },
  ...{ REQUEST: 'REQUESTS', PANEL: 'PANEL', EXPORT: 'JOB', IMPORT: 'JOB' },
};

/** Every event: what it happened to is there, and the words in it open. */
export async function checkEvents(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  const keys = new Map<string, Promise<OpenKey | undefined>>();
  const last = new Map<string, Stored>();
  for (const event of table.rows.filter(({ sk }) => sk.startsWith('EVENT#'))) {
    const { pk, sealedReason } = event;
    const before = last.get(pk);
    if (!before || before.sk < event.sk) last.set(pk, event);
    if (typeof sealedReason !== 'string') continue;
    const key = keys.get(pk) ?? keyOf(table, seal, pk).catch(() => undefined);
    keys.set(pk, key);
    if (!opens(await key, event, sealedReason)) findings.push(finding('SEAL', event, 'has words that do not open'));
  }
  for (const [pk, event] of last) {
    const [kind = ''] = pk.split('#');
    // A draft that nobody claimed is erased, and with it all that was personal; that there was one may be known.
    if (table.stored({ pk, sk: heads[kind] ?? '' }) || (kind === 'APP' && event.toStatus === 'DRAFT')) continue;
    findings.push(finding('CHAIN', event, 'happened to what is not there'));
  }
  return findings;
}

/** The key that seals the words of a history: that of what it happened to, and of a class that of its book. */
async function keyOf(table: WholeTable, seal: Seal, pk: string): Promise<OpenKey | undefined> {
  const [kind, id = '', year] = pk.split('#');
  if (kind === 'APP') {
    const row = table.find(applicationRef(id));
    return row && (await openApplication(seal, id, row)).key;
  }
  if (kind === 'CARD') {
    const row = table.find(cardRef(id));
    return row && (await openCard(seal, row)).key;
  }
  if (kind === 'PANEL') {
    const row = table.find(panelRef(id));
    return row && (await openPanel(seal, row)).key;
  }
  if (kind === 'REQUEST') {
    const row = table.find(cityRequestsRef(id, Number(year)));
    return row && (await openCityRequests(seal, row)).key;
  }
  const book = kind === 'CLASS' ? table.find(classBookRef(id)) : undefined;
  return book?.dataKey && openBookKey(seal, id, book);
}

function opens(key: OpenKey | undefined, { pk, sk }: Stored, sealedReason: string): boolean {
  try {
    const place = { pk, sk: `EVENT#${Number(sk.slice('EVENT#'.length))}` };
    key?.open(place, 'reason', Buffer.from(sealedReason, 'base64'), z.string());
    return key !== undefined;
  } catch {
    return false;
  }
}

/** What hangs on a class is of one that is there; and every agency stands in the list of its city. */
export function checkBelonging(table: WholeTable): Finding[] {
  return table.rows.flatMap((row) => {
    if (row.sk === 'AGENCY') return checkAgency(table, row);
    const isOfClass = row.pk.startsWith('CLASS#') && (row.sk === 'BOOK' || row.sk === 'SEATS');
    if (!isOfClass || table.stored({ pk: row.pk, sk: 'CLASS' })) return [];
    return [finding('RELATION', row, 'is of no class')];
  });
}

function checkAgency(table: WholeTable, stored: Stored): Finding[] {
  const row = table.find(agencyRef(stored.pk.slice('AGENCY#'.length)));
  if (!row) return [];
  const { version: _, ...agency } = row;
  return checkIndex(agencyWrite(agency), stored);
}
