import { PanelStatus } from '#domain/card/panel';
import { provinceCode } from '#domain/vocabulary/place';
import type { Actor } from '#operations/actor';
import type { AuditEntry, Page } from '#operations/answers';
import { eventPage, told } from '#operations/audit-trail';
import type { Deps } from '#operations/deps';
import type { PageInput } from '#operations/inputs';
import type { Outcome } from '#operations/outcome';
import { pageOf } from '#operations/page';
import { allows, grantOf, officeOf } from '#operations/permission';
import { personRef } from '#operations/person';
import { forbidden, notFound, unauthenticated } from '#operations/refusal';
import { openPanel, panelRef } from '#store/panels';
import { read } from '#store/read';
import { listKey } from '#store/table';
import { panelWords } from './panel-change.ts';
import { type PanelView, panelTarget, panelView, withoutWords } from './panel-view.ts';

/** In the order asked; undefined for what does not exist and for what another office sends, alike. At most 100 ids. */
export async function findPanels(deps: Deps, actor: Actor, ids: readonly string[]): Promise<(PanelView | undefined)[]> {
  if (ids.length === 0 || !allows(actor, 'findPanel')) return ids.map(() => undefined);
  const snapshot = await read(deps.store, ids.map(panelRef));
  const now = deps.now();
  return Promise.all(
    ids.map(async (id) => {
      const row = snapshot.find(panelRef(id));
      if (!row || !allows(actor, 'findPanel', panelTarget(row))) return undefined;
      const { panel } = await openPanel(deps.seal, row);
      const view = panelView({ ...deps, now }, panel);
      return allows(actor, 'readPanelWords', panelTarget(row)) ? view : withoutWords(view);
    }),
  );
}

/** Panels that an office sends, the latest day first: the caller's own, or any for the province and auditors. */
export async function listPanels(
  deps: Deps,
  actor: Actor,
  { office, ...page }: PageInput & { office?: string },
): Promise<Outcome<Page<PanelView>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  const grant = grantOf(actor, 'listPanels');
  const of = office ?? (grant && (grant.role === 'auditor' ? provinceCode : officeOf(grant)));
  if (!grant || of === undefined) return forbidden;
  if (!allows(actor, 'listPanels', { agency: of, centres: [of] })) return notFound;
  return pageOf(deps, { ...page, from: { gsi1: listKey.panelsOf(of) }, newestFirst: true }, (keys) =>
    findPanels(
      deps,
      actor,
      keys.map(({ pk }) => pk.slice('PANEL#'.length)),
    ),
  );
}

/**
 * What happened to a panel, oldest first, for the office that sends it and those who supervise. Why it was cancelled is read
 * by the office and the province.
 */
export async function listPanelHistory(
  deps: Deps,
  actor: Actor,
  { panelId, ...page }: PageInput & { panelId: string },
): Promise<Outcome<Page<AuditEntry<PanelStatus>>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listPanelHistory')) return forbidden;
  const ref = panelRef(panelId);
  const row = (await read(deps.store, [ref])).find(ref);
  const target = row && panelTarget(row);
  if (!row || !target || !allows(actor, 'listPanelHistory', target)) return notFound;
  const self = personRef(deps.seal, actor.subject);
  const canRead = allows(actor, 'readPanelWords', target);
  return eventPage(deps, { ...page, partition: ref.pk }, async () => {
    const opened = canRead ? await openPanel(deps.seal, row) : undefined;
    const open = opened && ((sequence: number, sealed: Buffer) => panelWords(opened, sequence, sealed));
    return (event) => told(event, { statuses: PanelStatus, self, open });
  });
}
