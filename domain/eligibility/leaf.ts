import { isOccupation, majorClassOf, typeOf } from '#domain/occupations';
import { findProject } from '#domain/projects';
import { Education } from '#domain/vocabulary/education';
import { ethnicityLabel } from '#domain/vocabulary/ethnicity';
import { cityLabel } from '#domain/vocabulary/place';
import { PoliticalStatus } from '#domain/vocabulary/political-status';
import { SkillLevel } from '#domain/vocabulary/skill-level';
import { TitleLevel } from '#domain/vocabulary/title-level';
import type { Verdict } from './evaluation.ts';
import type { FactDefinition, FactKind, FactValue } from './fact.ts';
import type { Leaf } from './rule-set.ts';
import { summaryCharacters } from './work-summary.ts';

/** Kinds whose values stand on a ladder from low to high; `min` compares by the rung. */
const ladders: Partial<Record<FactKind, readonly string[]>> = {
  skillLevel: SkillLevel.options,
  titleLevel: TitleLevel.options,
};

/** Every code that a closed kind knows; undefined for open kinds. 文化程度 is closed but no ladder: nothing ranks 技师学院. */
export function codesOf(definition: Pick<FactDefinition, 'kind' | 'choices'>): readonly string[] | undefined {
  if (definition.kind === 'choice') return definition.choices?.map((choice) => choice.value) ?? [];
  if (definition.kind === 'education') return Education.options;
  if (definition.kind === 'politicalStatus') return PoliticalStatus.options;
  if (definition.kind === 'ethnicity') return [...ethnicityLabel.keys()];
  if (definition.kind === 'city') return [...cityLabel.keys()];
  return ladders[definition.kind];
}

/**
 * Whether a stored value is an answer to this question at all. What is not (an unknown code, a text where years
 * belong, an empty list) counts as not answered: it is asked again, and never decides anything.
 */
export function isAnswer(definition: FactDefinition, value: FactValue | undefined): value is FactValue {
  switch (definition.kind) {
    case 'yesNo':
      return typeof value === 'boolean';
    case 'years':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0;
    case 'count':
      return Number.isInteger(value) && Number(value) >= 0;
    case 'occupations':
      return Array.isArray(value) && value.length > 0 && value.every(isOccupation);
    case 'projects':
      return Array.isArray(value) && value.length > 0 && value.every((item) => item.trim() !== '');
    default:
      return typeof value === 'string' && isCode(definition, value);
  }
}

function isCode(definition: FactDefinition, value: string): boolean {
  const known = codesOf(definition);
  if (known) return known.includes(value);
  return definition.kind === 'date' ? /^\d{4}-\d{2}-\d{2}$/.test(value) : value.trim() !== '';
}

/** UNKNOWN while the fact is not answered, or for a value that the rule leaves to the reviewer. */
export function decideLeaf(leaf: Leaf, definition: FactDefinition | undefined, value: FactValue | undefined): Verdict {
  if (!definition || !isAnswer(definition, value)) return 'UNKNOWN';
  const { test } = leaf;
  if (test.op === 'oneOf' && typeof value === 'string' && test.reviewer?.includes(value)) return 'UNKNOWN';
  const holds = test.op === 'sameType' ? isSameType(definition, value, test) : passes(test, definition, value);
  return holds === undefined ? 'UNKNOWN' : holds ? 'MET' : 'NOT_MET';
}

type OtherTest = Exclude<Leaf['test'], { op: 'sameType' }>;

/** Undefined where the test does not fit the value: such a rule set is refused by the linter. */
function passes(test: OtherTest, definition: FactDefinition, value: FactValue): boolean | undefined {
  switch (test.op) {
    case 'is':
      return value === test.value;
    case 'min':
      return reaches(definition.kind, value, test.value);
    case 'oneOf':
      return typeof value === 'string' ? test.values.includes(value) : undefined;
    case 'majorClassIn':
      return Array.isArray(value) ? value.every((item) => test.values.includes(majorClassOf(item))) : undefined;
    case 'maxItems':
      return Array.isArray(value) ? new Set(value).size <= test.value : undefined;
    case 'minCharacters':
      return typeof value === 'string' ? charactersOf(value) >= test.value : undefined;
  }
}

let counted = { text: '', characters: 0 };

/** One turn judges the same summary many times over; counting it is the dearest thing here. */
function charactersOf(text: string): number {
  if (counted.text !== text) counted = { text, characters: summaryCharacters(text) };
  return counted.characters;
}

function reaches(kind: FactKind, value: FactValue, bound: number | string): boolean | undefined {
  if (typeof value === 'number' && typeof bound === 'number') return value >= bound;
  if (typeof value !== 'string' || typeof bound !== 'string') return undefined;
  const ladder = ladders[kind];
  if (ladder) return ladder.includes(bound) ? ladder.indexOf(value) >= ladder.indexOf(bound) : undefined;
  return kind === 'date' ? value >= bound : undefined;
}

/**
 * 同类型 (附件1 说明1): occupations by the first parts of their codes; projects by the occupation each is related to.
 * A project outside the list has none, so that only a reviewer can say.
 */
function isSameType(
  definition: FactDefinition,
  value: FactValue,
  { parts, reviewer }: { parts: number; reviewer?: boolean | undefined },
): boolean | undefined {
  if (!Array.isArray(value)) return undefined;
  const codes = definition.kind === 'projects' ? value.map((item) => findProject(item)?.occupation) : value;
  const types = new Set(codes.map((code) => (code === undefined ? undefined : typeOf(code, parts))));
  const known = [...types].filter((type) => type !== undefined);
  if (known.length > 1) return reviewer ? undefined : false;
  return types.has(undefined) && new Set(value).size > 1 ? undefined : true;
}
