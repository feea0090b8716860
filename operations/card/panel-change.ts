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
}

/**
 * The panel's row and its audit event, on the panel's own chain (`PANEL#id`); for the caller's own transaction. What concerns
 * a member stands beside on the chain of the card, which is what its holder is told from.
 */
export function changedPanelRows(
  { deps, actor, grant, now }: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now'>,
  opened: Omit<OpenPanel, 'panel'>,
  { panel, fromStatus, ...event }: PanelChange,
): Write[] {
  const { write, head } = chained(opened.chain, {
    subject: panelRef(panel.id).pk,
    at: now.toISOString(),
    actor: eventActor(deps.seal, actor, grant),
    ...event,
    ...(fromStatus !== undefined && { fromStatus }),
    toStatus: panel.status,
  });
  return [panelWrite({ panel, key: opened.key, chain: head }), write];
}
