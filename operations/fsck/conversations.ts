import * as z from 'zod';
import { conversationRef, turnRef } from '#store/conversations';
import { deadLetterRef } from '#store/dead-letters';
import type { OpenKey, Seal } from '#store/seal';
import { type Finding, finding } from './finding.ts';
import type { WholeTable } from './table.ts';

/** Every conversation that has not been erased, with every answer that it gave: all of it opens, and none is missing. */
export async function checkConversations(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of table.idsOf('CONV#', 'STATE')) {
    const ref = conversationRef(id);
    const row = table.find(ref);
    if (!row) continue;
    const key = await seal.openKey(id, row.dataKey).catch(() => undefined);
    const opens = (attribute: 'state' | 'opening') => key && isOpened(key, ref, attribute, row[attribute]);
    if (!opens('state') || !opens('opening')) findings.push(finding('SEAL', ref, 'does not open'));
    const turns = table.within(ref.pk, 'MSG#').map(({ sk }) => turnRef(id, sk.slice('MSG#'.length)));
    for (const each of turns) {
      const turn = table.find(each);
      if (turn && !(key && isOpened(key, each, 'reply', turn.reply))) {
        findings.push(finding('SEAL', each, 'does not open'));
      }
    }
    // What an earlier one under the same key has left is older.
    const own = turns.filter((each) => (table.find(each)?.at ?? '') >= row.createdAt).length;
    const isBegunByStart = row.version === row.turns + 1;
    if (own !== row.turns || !isBegunByStart) {
      findings.push(
        finding('RELATION', ref, `is at version ${row.version} after ${row.turns} turns, ${own} of them kept`),
      );
    }
  }
  return findings;
}

/** What was put aside opens again, or names the row that stands for it. */
export async function checkDeadLetters(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { sk } of table.within('DEAD', 'DEAD#')) {
    const id = sk.slice('DEAD#'.length);
    const ref = deadLetterRef(id);
    const row = table.find(ref);
    if (!row) continue;
    const { record } = row;
    if (row.of && `${row.of.pk}#${row.of.sk}` !== id) findings.push(finding('RELATION', ref, 'names another row'));
    const key = record && (await seal.openKey(id, record.dataKey).catch(() => undefined));
    if (record && !(key && isOpened(key, ref, 'record', record.sealed))) {
      findings.push(finding('SEAL', ref, 'does not open'));
    }
  }
  return findings;
}

function isOpened(key: OpenKey, place: { pk: string; sk: string }, attribute: string, sealed: Uint8Array): boolean {
  try {
    key.open(place, attribute, sealed, z.unknown());
    return true;
  } catch {
    return false;
  }
}
