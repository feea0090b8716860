import { type Category, categoryLabel } from '#domain/category';
import type { FactDefinition } from '#domain/eligibility/fact';
import { educations } from '#domain/vocabulary/education';
import { cities } from '#domain/vocabulary/place';
import { politicalStatuses } from '#domain/vocabulary/political-status';
import { skillLevels } from '#domain/vocabulary/skill-level';
import { titleLevels } from '#domain/vocabulary/title-level';
import type { ConversationContext } from './turn.ts';

export interface Choice {
  id: string;
  label: string;
}

const terms = {
  skillLevel: skillLevels,
  titleLevel: titleLevels,
  education: educations,
  politicalStatus: politicalStatuses,
};

/** The closed list behind a question, where it is short enough to be offered. */
function values(definition: FactDefinition): { value: string; label: string }[] {
  switch (definition.kind) {
    case 'choice':
      return definition.choices ?? [];
    case 'skillLevel':
    case 'titleLevel':
    case 'education':
    case 'politicalStatus':
      return terms[definition.kind].map((term) => ({ value: term.code, label: term.label }));
    case 'city':
      return cities.map((city) => ({ value: city.code, label: city.name }));
    default:
      return [];
  }
}

/**
 * What may be chosen for a question. The ids carry the fact, so that a button of an older question that is pressed late
 * or twice is never taken as the answer to another one.
 */
export function answerChoices(definition: FactDefinition, optional: boolean): Choice[] {
  const { id } = definition;
  const answers =
    definition.kind === 'yesNo'
      ? [
          { id: `yes@${id}`, label: '是' },
          { id: `no@${id}`, label: '否' },
        ]
      : values(definition).map(({ value, label }) => ({ id: `value:${value}@${id}`, label }));
  const none = optional ? { id: `skip@${id}`, label: '没有，留空' } : { id: `unknown@${id}`, label: '还不清楚' };
  return [...answers, none];
}

export type ChosenAnswer = { says: 'yes' | 'no' | 'unknown' | 'skip' } | { says: 'value'; value: string };

const answerId = /^(?:(yes|no|unknown|skip)|value:([^@]{1,80}))(?:@(.{1,60}))?$/su;

/** An answer by choice to this fact; `yes` without a fact is taken too, another fact's button is not. */
export function readAnswerChoice(id: string, fact: string): ChosenAnswer | undefined {
  const [, word, value, of] = answerId.exec(id) ?? [];
  if (of !== undefined && of !== fact) return undefined;
  if (value !== undefined) return { says: 'value', value };
  return word === 'yes' || word === 'no' || word === 'unknown' || word === 'skip' ? { says: word } : undefined;
}

export function categoriesOf(context: ConversationContext): Category[] {
  return [...new Set(context.ruleSets.map((each) => each.category))];
}

export function categoryChoices(context: ConversationContext): Choice[] {
  return categoriesOf(context).map((category) => ({ id: `category:${category}`, label: categoryLabel[category] }));
}

export function switchChoices(categories: readonly Category[]): Choice[] {
  return categories.map((category) => ({ id: `switch:${category}`, label: `改报${categoryLabel[category]}` }));
}

export function correctChoice(definition: FactDefinition): Choice {
  return { id: `correct:${definition.id}`, label: `修改“${definition.label}”` };
}
