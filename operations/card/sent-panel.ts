import * as z from 'zod';
import { everything } from '#domain/card/assessed';
import type { Panel } from '#domain/card/panel';
import type { Examination } from '#domain/card/panel-check';
import type { GrantedCall } from '#operations/mutation';
import { officeOf } from '#operations/permission';
import { personRef } from '#operations/person';
import { cardRef, openCard } from '#store/cards';
import type { Write } from '#store/commit';
import { emptyChain } from '#store/events';
import { newPanelKey } from '#store/panels';
import { changedCardRows } from './card-change.ts';
import type { PanelInput } from './check-panel.ts';
import { changedPanelRows } from './panel-change.ts';
import { PanelView } from './panel-view.ts';

export const PanelAnswer = z.object({ panel: PanelView });
export type PanelAnswer = z.infer<typeof PanelAnswer>;

/** Without what is sealed: of a new panel there is no key yet under which the stored answer could be. */
const { item: _item, names: _names, ...storedView } = PanelView.shape;
export const StoredPanelAnswer = z.object({ panel: z.object(storedView) });
export type StoredPanelAnswer = z.infer<typeof StoredPanelAnswer>;

/** The same input, the same words: a replay answers the same. */
export async function withItem(
  { panel }: StoredPanelAnswer,
  { occupation }: Pick<PanelInput, 'occupation'>,
): Promise<PanelAnswer> {
  if (panel.occupation === everything.code) return { panel: { ...panel, item: everything.label } };
  const { readAssessed } = await import('#domain/card/typed-assessed');
  const assessed = readAssessed(occupation ?? '');
  return { panel: { ...panel, item: assessed.ok ? assessed.value.label : panel.occupation } };
}

/** The office that sends; undefined for whoever is in none that may. */
export function senderOf({ grant }: Pick<GrantedCall<unknown>, 'grant'>): Pick<Panel, 'office' | 'role'> | undefined {
  const office = grant && officeOf(grant);
  return office !== undefined && isSender(grant?.role) ? { office, role: grant.role } : undefined;
}

function isSender(role: string | undefined): role is Panel['role'] {
  return role === 'agency' || role === 'city' || role === 'province';
}

const idBytes = 12;

export function newPanel(
  { deps, actor, now }: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'now'>,
  { task, on, assessed, level }: Examination,
  sent: Pick<Panel, 'office' | 'role' | 'drawn'> & { numbers: readonly string[] },
): Panel {
  const { numbers, ...sender } = sent;
  return {
    id: Buffer.from(deps.randomBytes(idBytes)).toString('base64url'),
    version: 1,
    ...sender,
    ...{ task, on, occupation: assessed.code, level, status: 'ASSIGNED' },
    members: numbers.map((cardNumber) => ({ cardNumber, status: 'ASSIGNED' })),
    assignedAt: now.toISOString(),
    assignedBy: actor.kind === 'person' ? personRef(deps.seal, actor.subject) : '',
    words: { item: assessed.item },
  };
}

/** The panel, and on the card of every member the assignment to it. */
export async function sentRows(
  call: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now' | 'snapshot'>,
  panel: Panel,
  action: 'assignPanel' | 'drawPanel',
): Promise<Write[]> {
  const { seal } = call.deps;
  const { id: panelId, task, office, on, occupation, level } = panel;
  const members = await Promise.all(
    panel.members.map(({ cardNumber }) => {
      const row = call.snapshot.find(cardRef(cardNumber));
      if (!row) throw new Error('a member was allowed without a card');
      return openCard(seal, row);
    }),
  );
  const cards = members.flatMap((opened) => {
    const sent = { panelId, task, office, on, occupation, level, status: 'ASSIGNED' as const };
    const assignments = [...opened.card.assignments, sent];
    return changedCardRows(call, opened, { action, card: { ...opened.card, assignments }, changed: ['assignments'] });
  });
  const names = Object.fromEntries(members.map(({ card, holder }) => [card.number, holder.name]));
  const named = { ...panel, words: { ...panel.words, names } };
  const fresh = { key: await newPanelKey(seal, panelId), chain: emptyChain };
  return [...changedPanelRows(call, fresh, { panel: named, action, changed: ['members', 'status'] }), ...cards];
}
