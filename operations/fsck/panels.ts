import type { Assignment } from '#domain/card/card';
import type { Panel } from '#domain/card/panel';
import { cardRef } from '#store/cards';
import { openPanel, panelRef, panelWrite } from '#store/panels';
import type { Seal } from '#store/seal';
import { checkChain, checkStatuses } from './chains.ts';
import { type Finding, finding } from './finding.ts';
import { checkIndex } from './indexes.ts';
import type { WholeTable } from './table.ts';

/** Every panel: it opens, is told by its events, and says the same of its members as their cards do of it. */
export async function checkPanels(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of table.idsOf('PANEL#', 'PANEL')) {
    const ref = panelRef(id);
    const row = table.find(ref);
    const stored = table.stored(ref);
    if (!row || !stored) continue;
    findings.push(...checkChain(table, stored, row.chain), ...checkStatuses(table, stored, row.status));
    if (row.version !== row.chain.count) {
      findings.push(finding('RELATION', ref, `is at version ${row.version} after ${row.chain.count} events`));
    }
    const opened = await openPanel(seal, row).catch(() => undefined);
    if (!opened) findings.push(finding('SEAL', ref, 'does not open'));
    else findings.push(...checkIndex(panelWrite(opened), stored));
    if (new Set(row.members.map(({ cardNumber }) => cardNumber)).size < row.members.length) {
      findings.push(finding('RELATION', ref, 'has a member twice'));
    }
    for (const member of row.members) findings.push(...checkMember(table, row, member));
  }
  return [...findings, ...checkAssignments(table)];
}

/** What the panel and the cards of its members both say. */
const said = ['task', 'office', 'on', 'occupation', 'level'] as const;

function checkMember(table: WholeTable, panel: Omit<Panel, 'words'>, member: Panel['members'][number]): Finding[] {
  const ref = cardRef(member.cardNumber);
  const assignments = table.find(ref)?.assignments.filter(({ panelId }) => panelId === panel.id) ?? [];
  const goes = panel.status === 'ASSIGNED' && member.status === 'ASSIGNED';
  const should: Assignment['status'] = goes ? 'ASSIGNED' : 'CANCELLED';
  const [assignment] = assignments;
  if (assignments.length !== 1 || !assignment) {
    return [finding('RELATION', ref, `has ${assignments.length} assignments to panel ${panel.id} instead of one`)];
  }
  const same = said.every((name) => assignment[name] === panel[name]);
  if (assignment.status === should && same) return [];
  return [finding('RELATION', ref, `says otherwise of panel ${panel.id} than that itself`)];
}

/** An assignment without a panel that names the card was never made by anybody. */
function checkAssignments(table: WholeTable): Finding[] {
  return table.idsOf('CARD#', 'CARD').flatMap((number) => {
    const ref = cardRef(number);
    return (table.find(ref)?.assignments ?? []).flatMap(({ panelId }) => {
      const members = table.find(panelRef(panelId))?.members ?? [];
      const isMember = members.some(({ cardNumber }) => cardNumber === number);
      return isMember ? [] : [finding('RELATION', ref, `is on no panel ${panelId}`)];
    });
  });
}
