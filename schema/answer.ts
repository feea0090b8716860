import { shanghaiDay } from '#domain/day';
import type { FactDefinition, Facts, FactValue } from '#domain/fact';
import { isAnswer } from '#domain/leaf';
import type { Problem } from '#domain/problem';
import { readAnswer } from '#domain/understanding/answer';
import { ethnicityLabel } from '#domain/vocabulary/ethnicity';
import { cityLabel } from '#domain/vocabulary/place';
import { politicalStatusLabel } from '#domain/vocabulary/political-status';
import { findRuleSets } from '#operations/reads';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { definitionsOf } from './evaluation.ts';

export const AnswerInput = builder.inputType('AnswerInput', {
  description: 'One answer (填写内容), as a person types it or as a program knows it.',
  fields: (t) => ({
    fact: t.string({ required: true, description: 'Id of the fact: `skillLevel`.' }),
    texts: t.stringList({
      required: true,
      description:
        'What was typed (`高级技师`, `十二年`, `成都`) or a code of its list (`SENIOR_TECHNICIAN`, `510100`); several for occupations and projects.',
    }),
  }),
});

export interface Typed {
  fact: string;
  texts: readonly string[];
}

/** Every fact has one definition wherever it occurs; the newest rule set that knows it says which. */
function definitionOf({ deps }: Context, fact: string): FactDefinition | undefined {
  return findRuleSets(deps)
    .map((ruleSet) => definitionsOf(ruleSet).get(fact))
    .find((definition) => definition !== undefined);
}

/** What people typed, as facts; and, all at once, everything that could not be understood. */
export function readTyped(context: Context, answers: readonly Typed[]): { facts: Facts; problems: Problem[] } {
  const today = shanghaiDay(context.deps.now());
  const facts = new Map<string, FactValue>();
  const problems: Problem[] = [];
  for (const { fact, texts } of answers) {
    const definition = definitionOf(context, fact);
    // The operation says that there is no such fact.
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
