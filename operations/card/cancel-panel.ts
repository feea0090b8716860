import * as z from 'zod';
import type { Assignment } from '#domain/card/card';
import type { Panel } from '#domain/card/panel';
import { cancelled } from '#domain/card/panel-check';
import { shanghaiDay } from '#domain/day';
import { defineMutation, type GrantedCall } from '#operations/mutation';
import { refused } from '#operations/refusal';
import { cardRef, openCard } from '#store/cards';
import type { Write } from '#store/commit';
import { type OpenPanel, openPanel, panelRef } from '#store/panels';
import { changedCardRows } from './card-change.ts';
import { changedPanelRows } from './panel-change.ts';
import { panelTarget, panelView } from './panel-view.ts';
import { PanelAnswer } from './sent-panel.ts';

export const CancelPanelInput = z.object({ panelId: z.string(), reason: z.string() });
export type CancelPanelInput = z.infer<typeof CancelPanelInput>;

const longestReason = 500;

/** Takes a panel back before its day, and the assignments with it: on the panel and on every card in one transaction. */
export const cancelPanel = defineMutation<CancelPanelInput, PanelAnswer, OpenPanel>({
  name: 'cancelPanel',
  input: CancelPanelInput,
  answer: PanelAnswer,
  reads: (_, { panelId }) => [panelRef(panelId)],
  alsoReads: ({ snapshot, input }) => (snapshot.find(panelRef(input.panelId))?.members ?? []).flatMap(sitting),
  subject: async ({ deps, input, snapshot }) => {
    const row = snapshot.find(panelRef(input.panelId));
    return row && openPanel(deps.seal, row);
  },
  target: (_, { panel }) => panelTarget(panel),
  decide: async (call, opened) => {
    const { deps, input, now } = call;
    const reason = input.reason.trim();
    if (reason === '' || [...reason].length > longestReason) {
      const message = `请填写取消派遣的原因（最多${longestReason}字）。`;
      return refused('VALIDATION', { code: 'REASON', path: 'reason', message });
    }
    const change = cancelled(opened.panel, { today: shanghaiDay(now), at: now.toISOString(), reason });
    if (!change.ok) return refused('CONFLICT', ...change.problems);
    const panel = { ...change.value, version: opened.panel.version + 1 };
    return { ok: true, writes: await rows(call, opened, panel), answer: { panel: panelView({ ...deps, now }, panel) } };
  },
});

/** Those who were taken off already have nothing more to lose. */
function sitting({ cardNumber, status }: Panel['members'][number]) {
  return status === 'ASSIGNED' ? [cardRef(cardNumber)] : [];
}

async function rows(call: GrantedCall<CancelPanelInput>, before: OpenPanel, panel: Panel): Promise<Write[]> {
  const cards = await Promise.all(
    panel.members.flatMap(sitting).map(async (ref) => {
      const row = call.snapshot.find(ref);
      if (!row) throw new Error('a card on a panel is missing');
      const opened = await openCard(call.deps.seal, row);
      const assignments = opened.card.assignments.map(
        (each): Assignment => (each.panelId === panel.id ? { ...each, status: 'CANCELLED' } : each),
      );
      const card = { ...opened.card, assignments };
      return changedCardRows(call, opened, { action: 'cancelPanel', card, changed: ['assignments'] });
    }),
  );
  // The reason is the office's, about the panel, and may name others: it does not go onto the members' cards.
  const { status: fromStatus } = before.panel;
  const { cancellation: words } = panel.words;
  const change = {
    panel,
    action: 'cancelPanel',
    changed: ['status'],
    fromStatus,
    ...(words !== undefined && { words }),
  };
  return [...changedPanelRows(call, before, change), ...cards.flat()];
}
