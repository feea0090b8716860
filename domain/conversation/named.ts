import { applicationFacts } from '#domain/application/form';
import type { FactDefinition, Facts, FactValue } from '#domain/eligibility/fact';
import { readAnswer } from '#domain/understanding/answer';
import { readCommand } from '#domain/understanding/command';
import { fitsQuestion } from './fits.ts';
import { type Conversing, findDefinition, findRuleSetOf } from './position.ts';

const naming =
  /^(?:我们?的?|本人的?)?(?<name>.{2,8}?)(?:不是[^，,]{1,40}[，,]\s*)?(?:应该|其实|现在)?(?:是|为|：|:|改成|改为|换成)[：:]?(?<rest>.{1,200})$/su;

export interface NamedAnswer {
  definition: FactDefinition;
  value: FactValue;
  /** The words after the name. */
  rest: string;
}

/** 单位是四川机电公司, 单位不是成都公司，是四川公司: an answer that says which cell it belongs to, whatever was asked. */
export function namedAnswer(here: Conversing, text: string): NamedAnswer | undefined {
  const { name, rest } = naming.exec(text)?.groups ?? {};
  if (!name || !rest) return undefined;
  const target = readCommand(`${name}填错了`)?.target;
  const definition = target ? findDefinition(here.context, here.state, target) : undefined;
  if (!definition || definition.kind === 'workSummary' || definition.kind === 'yesNo') return undefined;
  const words =
    definition.kind === 'text' && definition.id !== 'address' ? (rest.split(/[，,。；;\n]/u)[0] ?? rest) : rest;
  if (!fitsQuestion(definition, words)) return undefined;
  const read = readAnswer(definition, words.trim(), here.context);
  return 'value' in read ? { definition, value: read.value, rest: words.trim() } : undefined;
}

/** What the same words say of other facts under the same name. */
export function namesakes(here: Conversing, { id, label }: FactDefinition, words: string): Facts {
  const ruleSet = findRuleSetOf(here.context, here.state);
  const others = ruleSet ? applicationFacts(ruleSet).filter((each) => each.label === label && each.id !== id) : [];
  return Object.fromEntries(
    others.flatMap((other) => {
      const read = readAnswer(other, words, here.context);
      return 'value' in read ? [[other.id, read.value]] : [];
    }),
  );
}
