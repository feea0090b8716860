import { codeOf, isOccupation, occupationLabel } from '#domain/occupations';
import { normalise } from '#domain/understanding/normalise';
import type { Card } from './card.ts';

/** What an examination is about: an occupation of 职业分类大典 with or without a 工种, or a 专项 project. */
export interface Assessed {
  kind: 'OCCUPATION' | 'PROJECT';
  /** `6-18-01-01`, `6-18-01-01:数控车工`, or the project's name. */
  item: string;
  /** The occupation's code, the project's id, or `ZX-OTHER` for a project outside the list. */
  code: string;
  /** As a person reads it. */
  label: string;
}

/** 职业相符: the occupation by its code, whatever the 工种; a project by its name as it stands on the card. */
export function isOnCard(card: Pick<Card, 'occupations'> & { items: readonly string[] }, assessed: Assessed): boolean {
  if (assessed.kind === 'OCCUPATION') return card.occupations.some((item) => codeOf(item) === assessed.code);
  const wanted = normalise(assessed.item);
  return card.items.some((item) => normalise(item) === wanted);
}

/** An item in words again: what `readAssessed` made of a text. */
export function assessedLabel(item: string): string {
  return isOccupation(item) ? occupationLabel(item) : projectLabel(item);
}

export function projectLabel(name: string): string {
  return `专项职业能力“${name}”`;
}
