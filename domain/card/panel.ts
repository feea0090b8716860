import * as z from 'zod';
import { SkillLevel } from '#domain/vocabulary/skill-level';
import { PanelTask } from './card.ts';

/** As many as one transaction takes: for each a card and an event, beside the panel's own. */
export const mostMembers = 15;

export const PanelMember = z.object({
  cardNumber: z.string(),
  status: z.enum(['ASSIGNED', 'TAKEN_OFF']),
  /** With TAKEN_OFF: the clause under which the card was suspended or revoked. */
  clause: z.optional(z.string()),
});
export type PanelMember = z.infer<typeof PanelMember>;

export const PanelStatus = z.enum(['ASSIGNED', 'CANCELLED']);
export type PanelStatus = z.infer<typeof PanelStatus>;

export const panelStatusLabel: Record<PanelStatus, string> = { ASSIGNED: '已派遣', CANCELLED: '已取消' };

export const memberStatusLabel: Record<PanelMember['status'], string> = { ASSIGNED: '已派遣', TAKEN_OFF: '已撤下' };

/** How a panel was drawn: from whom, out of how many places, and who had been left out beforehand. */
export const PanelDraw = z.object({
  /** Codes of the centres whose people were in it; empty for those of the whole province. */
  centres: z.array(z.string()),
  places: z.number(),
  /** Numbers of the cards that the office named to be avoided (回避). */
  avoided: z.array(z.string()),
});
export type PanelDraw = z.infer<typeof PanelDraw>;

/** Those sent to one examination (派遣): an office, a day in Asia/Shanghai, what is assessed, who assesses or supervises it. */
export const Panel = z.object({
  id: z.string(),
  version: z.number(),
  /** The agency's id, or the centre's code: `510000` the province, else a city's. */
  office: z.string(),
  role: z.enum(['agency', 'city', 'province']),
  task: PanelTask,
  on: z.string(),
  /** Code of 职业分类大典, id of a 专项 project, `ZX-OTHER` for a project outside the list, or `ALL` for whatever is examined that day. */
  occupation: z.string(),
  /** NONE of 专项 projects, which have no levels, and of whatever is examined. */
  level: SkillLevel,
  members: z.array(PanelMember),
  /** Of those who were drawn by lot (抽派) instead of named. */
  drawn: z.optional(PanelDraw),
  status: PanelStatus,
  assignedAt: z.string(),
  /** Keyed hash of who assigned. */
  assignedBy: z.string(),
  cancelledAt: z.optional(z.string()),
  /**
   * Sealed: the occupation with its 工种 or the project's name, and why it was cancelled, as somebody typed them; the names that
   * stand on the members' cards, by card number. Of whatever is examined the item is empty.
   */
  words: z.object({
    item: z.string(),
    cancellation: z.optional(z.string()),
    names: z.optional(z.record(z.string(), z.string())),
  }),
});
export type Panel = z.infer<typeof Panel>;

/**
 * What a sanction does to a panel: the member is taken off under its clause. The same panel where there is nothing to take
 * off: not a member, taken off before, or the panel was cancelled. Fewer may then be left than an examination needs; that
 * is for the office to see and to mend.
 */
export function withoutMember(panel: Panel, cardNumber: string, clause: string): Panel {
  const sits = panel.members.some((member) => member.cardNumber === cardNumber && member.status === 'ASSIGNED');
  if (panel.status === 'CANCELLED' || !sits) return panel;
  const members = panel.members.map(
    (member): PanelMember => (member.cardNumber === cardNumber ? { cardNumber, status: 'TAKEN_OFF', clause } : member),
  );
  return { ...panel, members };
}
