import * as z from 'zod';
import { assessedLabel, codeLabel } from '#domain/card/assessed';
import { Panel } from '#domain/card/panel';
import { cancelProblem, sizeProblems } from '#domain/card/panel-check';
import { shanghaiDay } from '#domain/day';
import { Problem } from '#domain/problem';
import type { Deps } from '#operations/deps';
import type { Target } from '#operations/permission';

const { words: _words, assignedBy: _assignedBy, ...open } = Panel.shape;

/** A panel as its office sees it. */
export const PanelView = z.object({
  ...open,
  /** What is assessed, as a person reads it. */
  item: z.string(),
  /** Who its members are, by card number: the office that sends them has to know whom it expects. */
  names: z.optional(z.record(z.string(), z.string())),
  /** Why it was cancelled. */
  cancellation: z.optional(z.string()),
  /** What a panel of those who are left does not satisfy any more: a sanction may have taken some off. */
  shortfalls: z.array(Problem),
  /** Why it cannot be cancelled now; empty where it can. */
  cannotCancel: z.array(Problem),
});
export type PanelView = z.infer<typeof PanelView>;

export function panelView({ now, practice }: Pick<Deps, 'practice'> & { now: Date }, panel: Panel): PanelView {
  const left = panel.members.filter(({ status }) => status === 'ASSIGNED').length;
  const cannot = cancelProblem(panel, shanghaiDay(now));
  return PanelView.parse({
    ...panel,
    item: assessedLabel(panel.words.item),
    ...(panel.words.names && { names: panel.words.names }),
    ...(panel.words.cancellation !== undefined && { cancellation: panel.words.cancellation }),
    shortfalls: panel.status === 'CANCELLED' ? [] : sizeProblems(left, panel.task, practice.panels),
    cannotCancel: cannot ? [cannot] : [],
  });
}

/** For whoever may know that people were sent, but neither their names nor what anybody wrote. */
export function withoutWords({ names: _names, cancellation: _cancellation, ...panel }: PanelView): PanelView {
  return { ...panel, item: codeLabel(panel.occupation) };
}

/** A panel lies with the office that sends it. */
export function panelTarget({ role, office }: Pick<Panel, 'role' | 'office'>): Target {
  return role === 'agency' ? { agency: office } : { centres: [office] };
}
