import * as z from 'zod';
import type { Panel } from '#domain/card/panel';
import type { GrantedCall } from '#operations/mutation';
import { eventActor } from '#operations/person';
import type { Write } from '#store/commit';
import { chained, type NewEvent } from '#store/events';
import { type OpenPanel, panelRef, panelWrite } from '#store/panels';

/** A panel as it shall be, the operation that changes it, what changed of it, and under which clauses. */
export interface PanelChange extends Pick<NewEvent, 'action' | 'changed' | 'reasons'> {
  panel: Panel;
  /** Status before; absent for a new panel. */
  fromStatus?: Panel['status'];
  /** Words that a person wrote, to be sealed into the event. */
  words?: string;
}

/**
 * The panel's row and its audit event, on the panel's own chain (`PANEL#id`); for the caller's own transaction. What concerns
 * a member stands beside on the chain of the card, which is what its holder is told from.
 */
export function changedPanelRows(
  { deps, actor, grant, now }: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now'>,
  opened: Omit<OpenPanel, 'panel'>,
  { panel, fromStatus, words, ...event }: PanelChange,
): Write[] {
  const { write, head } = chained(opened.chain, {
    subject: panelRef(panel.id).pk,
    at: now.toISOString(),
    actor: eventActor(deps.seal, actor, grant),
    ...event,
    ...(fromStatus !== undefined && { fromStatus }),
    toStatus: panel.status,
    ...(words !== undefined && { sealedReason: sealedWords(opened, panel.id, words) }),
  });
  return [panelWrite({ panel, key: opened.key, chain: head }), write];
}

/** Bound to the number of the event, so that words cannot be moved to another. */
function sealedWords({ key, chain }: Omit<OpenPanel, 'panel'>, id: string, words: string): string {
  return Buffer.from(key.seal(wordsPlace(id, chain.count + 1), 'reason', words)).toString('base64');
}

/** The words of an event of a panel, as its history tells them. */
export function panelWords({ panel, key }: OpenPanel, sequence: number, sealed: Buffer): string {
  return key.open(wordsPlace(panel.id, sequence), 'reason', sealed, z.string());
}

/** Where the words of an event of a panel are bound to. */
function wordsPlace(id: string, sequence: number): { pk: string; sk: string } {
  return { pk: panelRef(id).pk, sk: `EVENT#${sequence}` };
}
