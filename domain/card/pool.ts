import * as z from 'zod';
import { codeOf } from '#domain/occupations';
import { findProject, otherProject } from '#domain/projects';
import { normalise } from '#domain/understanding/normalise';
import { everything } from './assessed.ts';
import { type Card, CardKind } from './card.ts';

/** One of the pools that centres draw from (抽派, 三(二)): the holders of one kind of card, for one occupation or project. */
export const Pool = z.object({
  kind: CardKind,
  /** Code of 职业分类大典, id of a 专项 project, `ZX-OTHER` for every project outside the list, or `ALL`, of those who supervise. */
  item: z.string(),
});
export type Pool = z.infer<typeof Pool>;

/** Whether such a card names 专项 projects; all others name occupations. */
export function holdsProjects(kind: CardKind): boolean {
  return kind === 'SPECIAL_ABILITY_ASSESSOR';
}

/** All 质量督导员 stand in one: their card is for no occupation. */
export const supervisors: Pool = { kind: 'QUALITY_SUPERVISOR', item: everything.code };

/** Where the holder of a card stands; `items` as in `CheckedCard`. */
export function poolsOf({
  kind,
  occupations,
  items,
}: Pick<Card, 'kind' | 'occupations'> & { items: readonly string[] }): Pool[] {
  if (kind === 'QUALITY_SUPERVISOR') return [supervisors];
  const all = holdsProjects(kind)
    ? items.map((item) => findProject(normalise(item))?.id ?? otherProject)
    : occupations.map(codeOf);
  return [...new Set(all)].map((item) => ({ kind, item }));
}
