import type { Problem } from '#domain/problem';
import { readAnswer } from '#domain/understanding/answer';
import { ethnicityLabel } from '#domain/vocabulary/ethnicity';
import { cityLabel } from '#domain/vocabulary/place';
import { politicalStatusLabel } from '#domain/vocabulary/political-status';
import type { FactDefinition, Facts, FactValue } from './fact.ts';
import { isAnswer } from './leaf.ts';

/** One answer as a person types it (`高级技师`, `十二年`) or as a program knows it (`SENIOR_TECHNICIAN`, `12`). */
export interface TypedAnswer {
  fact: string;
  texts: readonly string[];
}

/**
 * What was typed, as facts; and, all at once, everything that could not be understood. Some words mean another thing
 * on another day (从去年三月起): `today` is the day in Asia/Shanghai. Of a fact that has no definition the words remain, so
 * that whoever takes the facts says that there is no such fact.
 */
export function readTyped(
  answers: readonly TypedAnswer[],
  definitions: ReadonlyMap<string, FactDefinition>,
  today: string,
): { facts: Facts; problems: Problem[] } {
  const facts = new Map<string, FactValue>();
  const problems: Problem[] = [];
  for (const { fact, texts } of answers) {
    const definition = definitions.get(fact);
    const value = definition ? valueOfCode(definition, texts) : texts.join('、');
    const read = value === undefined && definition ? readAnswer(definition, texts.join('、'), { today }) : undefined;
    if (read && 'ask' in read) {
      const { ask, code } = read;
      problems.push({ code, path: `answers.${fact}`, message: ask, ...(definition && { clause: definition.clause }) });
    } else facts.set(fact, value ?? read?.value ?? '');
  }
  return { facts: Object.fromEntries(facts), problems };
}

const codes: Partial<Record<FactDefinition['kind'], ReadonlyMap<string, string>>> = {
  city: cityLabel,
  ethnicity: ethnicityLabel,
  politicalStatus: politicalStatusLabel,
};

/** What a program sends: codes, numbers and yes or no in their own notation. Undefined for words. */
function valueOfCode(definition: FactDefinition, texts: readonly string[]): FactValue | undefined {
  const [text = ''] = texts;
  switch (definition.kind) {
    case 'yesNo':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'years':
    case 'count':
      return /^\d{1,4}(\.\d{1,4})?$/.test(text) ? Number(text) : undefined;
    case 'occupations':
      return isAnswer(definition, [...texts]) ? [...texts] : undefined;
    case 'projects':
      return texts.length > 1 ? [...texts] : undefined;
    case 'choice':
    case 'skillLevel':
    case 'titleLevel':
    case 'education':
      return isAnswer(definition, text) ? text : undefined;
    default:
      return codes[definition.kind]?.has(text) ? text : undefined;
  }
}
