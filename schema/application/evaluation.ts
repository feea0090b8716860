import { applicationFacts } from '#domain/application/form';
import type { Evaluation, TraceEntry, Verdict } from '#domain/eligibility/evaluation';
import type { FactDefinition } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { findRuleSets } from '#operations/application/reads';
import { builder } from '#schema/builder';
import type { Context } from '#schema/context';
import { closedList } from '#schema/vocabulary';
import { FactValueUnion, typedValue } from './fact-value.ts';
import { said } from './said.ts';

const verdictLabel: Record<Verdict, string> = { MET: '符合', NOT_MET: '不符合', UNKNOWN: '尚不能确定' };

const VerdictEnum = closedList(
  'Verdict',
  'Three-valued (判定结果): UNKNOWN while facts are missing or a value is left to the reviewer.',
  verdictLabel,
);

/** The rule set that an application or a verdict was made under. */
export function ruleSetOf({ deps }: Context, id: string): RuleSet | undefined {
  return findRuleSets(deps).find((ruleSet) => ruleSet.id === id);
}

const definitions = new WeakMap<RuleSet, ReadonlyMap<string, FactDefinition>>();

/** Every fact of a rule set and of its form, by id; worked out once for each rule set. */
export function definitionsOf(ruleSet: RuleSet | undefined): ReadonlyMap<string, FactDefinition> {
  if (ruleSet === undefined) return new Map();
  const known = definitions.get(ruleSet) ?? new Map(applicationFacts(ruleSet).map((fact) => [fact.id, fact]));
  definitions.set(ruleSet, known);
  return known;
}

/** A condition with the definition of its fact, so that its value can be said. */
interface Decided extends TraceEntry {
  definition: FactDefinition | undefined;
}

export const DecidedCondition = builder.objectRef<Decided>('DecidedCondition').implement({
  description: 'One condition as it was decided (逐条判定): an entry of the checklist (审核清单).',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where it stands in the tree: `eligibility.all.2.any.0`.' }),
    fact: t.exposeString('fact', { description: 'Id of the fact it looks at.' }),
    label: t.string({
      description: 'Name of the fact (项目名称).',
      resolve: ({ definition, fact }) => definition?.label ?? fact,
    }),
    clause: t.exposeString('clause', { description: 'The clause that demands it (条款).' }),
    words: t.exposeString('words', { description: 'What is demanded (要求).' }),
    verdict: t.expose('verdict', { type: VerdictEnum, description: 'How it was decided.' }),
    verdictLabel: t.string({
      description: 'The verdict in Chinese (判定结果).',
      resolve: ({ verdict }) => verdictLabel[verdict],
    }),
    value: t.field({
      type: FactValueUnion,
      nullable: true,
      description: 'The answer that decided; null where there is none.',
      resolve: ({ definition, value }) => (value === undefined ? undefined : typedValue(definition, value)),
    }),
    said: t.string({
      nullable: true,
      description: 'The answer in words (填写内容).',
      resolve: ({ definition, value }) => (value === undefined ? undefined : said(definition, value)),
    }),
  }),
});

export const EvaluationType = builder.objectRef<Evaluation>('Evaluation').implement({
  description: 'The verdict under a rule set with every condition (资格判定).',
  fields: (t) => ({
    ruleSetName: t.exposeString('ruleSetId', { description: 'Name and version of the rule set: `assessor@2024-11`.' }),
    verdict: t.expose('verdict', { type: VerdictEnum, description: 'Of the whole tree.' }),
    verdictLabel: t.string({
      description: 'The verdict in Chinese (判定结果).',
      resolve: ({ verdict }) => verdictLabel[verdict],
    }),
    admissible: t.exposeBoolean('admissible', {
      description: 'An application may be made: MET, or open only through values left to the reviewer.',
    }),
    trace: t.field({
      type: [DecidedCondition],
      description: 'Every condition, in the order of the rule set.',
      resolve: ({ trace, ruleSetId }, _, context) => {
        const facts = definitionsOf(ruleSetOf(context, ruleSetId));
        return trace.map((entry) => ({ ...entry, definition: facts.get(entry.fact) }));
      },
    }),
    dependsOn: t.exposeStringList('dependsOn', { description: 'Ids of the facts that can still change the verdict.' }),
    reviewerDecides: t.exposeStringList('reviewerDecides', {
      description: 'Ids of the facts whose value only a reviewer can judge (由审核人员判断).',
    }),
  }),
});
