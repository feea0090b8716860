import type { FactValue } from '#domain/eligibility/fact';
import type { Leaf, RuleSet, Condition as Tree } from '#domain/eligibility/rule-set';
import { builder } from '#schema/builder';
import { closedList } from '#schema/vocabulary';
import { definitionsOf } from './evaluation.ts';
import { said } from './said.ts';

const kindLabel = {
  ALL: '全部满足',
  ANY: '满足任一',
  AT_LEAST: '至少满足若干项',
  IS: '等于',
  MIN: '不低于',
  ONE_OF: '属于其中之一',
  MAJOR_CLASS_IN: '职业大类属于',
  MAX_ITEMS: '不超过（项）',
  SAME_TYPE: '同类型',
  MIN_CHARACTERS: '不少于（字）',
} as const;
type ConditionKind = keyof typeof kindLabel;

const ConditionKindEnum = closedList(
  'ConditionKind',
  'How a condition is decided: by the conditions beneath it, or by one fact (判定方式).',
  kindLabel,
);

interface Node {
  ruleSet: RuleSet;
  path: string;
  parent: string | undefined;
  condition: Tree;
}

const leafKinds: Record<Leaf['test']['op'], ConditionKind> = {
  is: 'IS',
  min: 'MIN',
  oneOf: 'ONE_OF',
  majorClassIn: 'MAJOR_CLASS_IN',
  maxItems: 'MAX_ITEMS',
  sameType: 'SAME_TYPE',
  minCharacters: 'MIN_CHARACTERS',
};

function kindOf(condition: Tree): ConditionKind {
  if ('fact' in condition) return leafKinds[condition.test.op];
  if ('all' in condition) return 'ALL';
  return 'any' in condition ? 'ANY' : 'AT_LEAST';
}

function leafOf({ condition }: Node): Leaf | undefined {
  return 'fact' in condition ? condition : undefined;
}

/** What a leaf compares with, each value on its own. */
function boundsOf({ test }: Leaf): FactValue[] {
  switch (test.op) {
    case 'oneOf':
    case 'majorClassIn':
      return test.values;
    case 'sameType':
      return [test.parts];
    default:
      return [test.value];
  }
}

export const ConditionType = builder.objectRef<Node>('Condition').implement({
  description: 'One condition of the tree (条件), with its clause and words when it looks at a fact.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Its place: `eligibility.all.2.any.0`; the same in every trace.' }),
    parent: t.exposeString('parent', {
      nullable: true,
      description: 'Path of the condition above; null for the two roots.',
    }),
    kind: t.field({
      type: ConditionKindEnum,
      description: 'How it is decided.',
      resolve: (node) => kindOf(node.condition),
    }),
    kindLabel: t.string({
      description: 'The kind in Chinese (判定方式).',
      resolve: (node) => kindLabel[kindOf(node.condition)],
    }),
    atLeast: t.int({
      nullable: true,
      description: 'For AT_LEAST: how many of those beneath must hold.',
      resolve: ({ condition }) => ('atLeast' in condition ? condition.atLeast : undefined),
    }),
    fact: t.string({
      nullable: true,
      description: 'Id of the fact it looks at.',
      resolve: (node) => leafOf(node)?.fact,
    }),
    label: t.string({
      nullable: true,
      description: 'Name of the fact (项目名称).',
      resolve: (node) => definitionsOf(node.ruleSet).get(leafOf(node)?.fact ?? '')?.label,
    }),
    clause: t.string({
      nullable: true,
      description: 'The clause that demands it (条款).',
      resolve: (node) => leafOf(node)?.clause,
    }),
    words: t.string({
      nullable: true,
      description: 'What is demanded (要求).',
      resolve: (node) => leafOf(node)?.words,
    }),
    bounds: t.stringList({
      nullable: true,
      description: 'What the fact is compared with, in words (比较值).',
      resolve: (node) => {
        const leaf = leafOf(node);
        const definition = definitionsOf(node.ruleSet).get(leaf?.fact ?? '');
        const plain = leaf !== undefined && !['is', 'min', 'oneOf'].includes(leaf.test.op);
        return leaf && boundsOf(leaf).map((bound) => (plain ? String(bound) : said(definition, bound)));
      },
    }),
  }),
});

export function conditionsOf(ruleSet: RuleSet): Node[] {
  const flatten = (condition: Tree, path: string, parent: string | undefined): Node[] => [
    { ruleSet, path, parent, condition },
    ...beneath(condition).flatMap(([step, child]) => flatten(child, `${path}.${step}`, path)),
  ];
  return [...flatten(ruleSet.eligibility, 'eligibility', undefined), ...flatten(ruleSet.entry, 'entry', undefined)];
}

/** The conditions beneath one, each with its step of the path. */
function beneath(condition: Tree): [string, Tree][] {
  if ('fact' in condition) return [];
  if ('all' in condition) return condition.all.map((child, at) => [`all.${at}`, child]);
  if ('any' in condition) return condition.any.map((child, at) => [`any.${at}`, child]);
  return condition.of.map((child, at) => [`of.${at}`, child]);
}
