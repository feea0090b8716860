import { codeOf, isOccupation, occupationLabel } from '#domain/occupations';
import { findProject, otherProject } from '#domain/projects';
import { normalise } from '#domain/understanding/normalise';
import type { Card } from './card.ts';

/** What an examination is about: an occupation of 职业分类大典 with or without a 工种, a 专项 project, or all that is examined there. */
export interface Assessed {
  kind: 'OCCUPATION' | 'PROJECT' | 'ALL';
  /** `6-18-01-01`, `6-18-01-01:数控车工`, or the project's name; of ALL empty. */
  item: string;
  /** The occupation's code, the project's id, `ZX-OTHER` for a project outside the list, or `ALL`. */
  code: string;
  /** As a person reads it. */
  label: string;
}

/** Only who supervises is sent to whatever is examined: a 质量督导员 is one for no occupation (附件4). */
export const everything: Assessed = { kind: 'ALL', item: '', code: 'ALL', label: '当日各职业（工种）、项目' };

/** 职业相符: the occupation by its code, whatever the 工种; a project by its name as it stands on the card. */
export function isOnCard(card: Pick<Card, 'occupations'> & { items: readonly string[] }, assessed: Assessed): boolean {
  if (assessed.kind === 'ALL') return false;
  if (assessed.kind === 'OCCUPATION') return card.occupations.some((item) => codeOf(item) === assessed.code);
  const wanted = normalise(assessed.item);
  return card.items.some((item) => normalise(item) === wanted);
}

/** An item in words again: what `readAssessed` made of a text. */
export function assessedLabel(item: string): string {
  if (item === everything.item) return everything.label;
  return isOccupation(item) ? occupationLabel(item) : projectLabel(item);
}

/** What is assessed by its code alone, as the cards of those who are sent say it: without the 工种, and of projects outside the list without the name. */
export function codeLabel(code: string): string {
  if (code === everything.code) return everything.label;
  if (code === otherProject) return '专项职业能力项目';
  const project = findProject(code);
  return project ? projectLabel(project.name) : occupationLabel(code);
}

export function projectLabel(name: string): string {
  return `专项职业能力“${name}”`;
}
