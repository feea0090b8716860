import { formFacts } from '#domain/application/form-facts';
import { findClause } from '#domain/notice';
import type { Problem } from '#domain/problem';
import { shippedRuleSets } from '#domain/rules/shipped';
import { childrenOf, groupOf, leavesOf } from './cells.ts';
import type { FactDefinition, FactKind } from './fact.ts';
import { codesOf } from './leaf.ts';
import { residualOf } from './residual.ts';
import { type Condition, type Leaf, RuleSet } from './rule-set.ts';

type Op = Leaf['test']['op'];

/** Which comparison fits which kind of fact. */
const fitting: Readonly<Record<Op, readonly FactKind[]>> = {
  is: ['yesNo', 'choice', 'skillLevel', 'titleLevel', 'education', 'politicalStatus', 'ethnicity', 'city', 'count'],
  min: ['skillLevel', 'titleLevel', 'years', 'count', 'date'],
  oneOf: ['choice', 'skillLevel', 'titleLevel', 'education', 'politicalStatus', 'ethnicity', 'city'],
  majorClassIn: ['occupations'],
  maxItems: ['occupations', 'projects'],
  sameType: ['occupations', 'projects'],
  minCharacters: ['workSummary', 'text'],
};

/** Beyond these a rule set is no condition of a notice but an attack on whoever evaluates it. */
export const limits = { facts: 40, leaves: 120, depth: 8, nodes: 300, text: 500 } as const;

/**
 * Everything that keeps a rule set from being published: what is malformed, cites no clause, asks what cannot be answered,
 * contradicts itself, or can never be met. `clauses`: further clauses that a class's own document adds (一(三)5).
 */
export function lintRuleSet(input: unknown, clauses: ReadonlySet<string> = new Set()): Problem[] {
  if (isTooDeep(input)) return [{ code: 'TOO_LARGE', message: '规则集嵌套过深。' }];
  const parsed = RuleSet.safeParse(input);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({
      code: 'RULE_SET_MALFORMED',
      path: issue.path.map(String).join('.'),
      message: `规则集格式不对：${issue.message}`,
    }));
  }
  const ruleSet = parsed.data;
  const tooLarge = sizeProblems(ruleSet);
  if (tooLarge.length > 0) return tooLarge;
  const placed = [...placedLeaves(ruleSet.eligibility, 'eligibility'), ...placedLeaves(ruleSet.entry, 'entry')];
  const problems = [
    ...identityProblems(ruleSet),
    ...definitionProblems(ruleSet, placed, clauses),
    ...structureProblems(ruleSet.eligibility, 'eligibility'),
    ...structureProblems(ruleSet.entry, 'entry', true),
    ...placed.flatMap((one) => leafProblems(one, ruleSet, clauses)),
    ...duplicateProblems(placed),
  ];
  return problems.length > 0 ? problems : outcomeProblems(ruleSet);
}

/** Before anything recurses into it. */
function isTooDeep(input: unknown): boolean {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 3 * limits.depth) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

interface Placed {
  leaf: Leaf;
  path: string;
}

function placedLeaves(condition: Condition, path: string): Placed[] {
  if ('fact' in condition) return [{ leaf: condition, path }];
  return childrenOf(condition).flatMap((child, at) => placedLeaves(child, `${path}.${groupOf(condition)}.${at}`));
}

function depthOf(condition: Condition): number {
  return 'fact' in condition ? 1 : 1 + Math.max(0, ...childrenOf(condition).map(depthOf));
}

function sizeProblems(ruleSet: RuleSet): Problem[] {
  const leaves = leavesOf(ruleSet.eligibility).length + leavesOf(ruleSet.entry).length;
  const depth = Math.max(depthOf(ruleSet.eligibility), depthOf(ruleSet.entry));
  const too = (what: string, is: number, most: number): Problem[] =>
    is <= most ? [] : [{ code: 'TOO_LARGE', message: `${what}不能超过${most}，现有${is}。` }];
  return [
    ...too('事实数', ruleSet.facts.length, limits.facts),
    ...too('条件数', leaves, limits.leaves),
    ...too('条件嵌套层数', depth, limits.depth),
  ];
}

function identityProblems({ id, version }: RuleSet): Problem[] {
  if (id.endsWith(`@${version}`) && id.length > version.length + 1) return [];
  return [{ code: 'ID_WITHOUT_VERSION', path: 'id', message: `编号须以“@${version}”结尾，与版本一致。` }];
}

function definitionProblems(ruleSet: RuleSet, placed: readonly Placed[], clauses: ReadonlySet<string>): Problem[] {
  const used = new Set(placed.map(({ leaf }) => leaf.fact));
  return ruleSet.facts.flatMap((definition, at) => {
    const { id, label, question, clause, choices } = definition;
    const path = `facts.${at}`;
    const values = choices?.map((choice) => choice.value) ?? [];
    const problems: Problem[] = [];
    const say = (code: string, message: string) => problems.push({ code, path, message });
    if (ruleSet.facts.findIndex((one) => one.id === id) < at) say('FACT_TWICE', `事实“${id}”定义了两次。`);
    if (!used.has(id)) say('FACT_UNUSED', `没有条件用到事实“${id}”，不应询问。`);
    if (label.trim() === '') say('LABEL_MISSING', `事实“${id}”没有名称。`);
    if (question.trim() === '') say('QUESTION_MISSING', `事实“${id}”没有提问的话。`);
    if (question.length > limits.text) say('TOO_LARGE', `“${id}”的提问超过${limits.text}字。`);
    if (!isCited(clause, clauses)) say('CLAUSE_UNKNOWN', `事实“${id}”引用的条款“${clause}”不存在。`);
    if (definition.kind === 'choice' && values.length < 2) say('CHOICES_MISSING', `“${id}”至少要有两个选项。`);
    if (new Set(values).size < values.length) say('CHOICE_TWICE', `“${id}”有重复的选项。`);
    const kind = kindElsewhere(id);
    if (kind !== undefined && kind !== definition.kind) say('KIND_CONFLICT', `“${id}”在申报表和其他条件里是 ${kind}。`);
    if (definition.kind !== 'choice' && choices) say('CHOICES_UNUSED', `“${id}”不是选择题，不应带选项。`);
    return problems;
  });
}

/** Conditions, forms and the chat share one namespace: an answer given there must be readable here. */
function kindElsewhere(id: string): FactKind | undefined {
  return [...formFacts, ...shippedRuleSets.flatMap((one) => one.facts)].find((one) => one.id === id)?.kind;
}

function isCited(clause: string, clauses: ReadonlySet<string>): boolean {
  return clauses.has(clause) || findClause(clause) !== undefined;
}

/** `mayBeEmpty`: a rule set may demand nothing of the form. */
function structureProblems(condition: Condition, path: string, mayBeEmpty = false): Problem[] {
  if ('fact' in condition) return [];
  const children = childrenOf(condition);
  const inner = children.flatMap((child, at) => structureProblems(child, `${path}.${groupOf(condition)}.${at}`));
  if (children.length === 0 && !mayBeEmpty) return [{ code: 'EMPTY_CONDITION', path, message: '条件组不能为空。' }];
  if (!('atLeast' in condition)) return inner;
  const { atLeast } = condition;
  if (Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= children.length) return inner;
  return [
    { code: 'AT_LEAST_OUT_OF_RANGE', path, message: `“至少${atLeast}项”须在1到${children.length}之间。` },
    ...inner,
  ];
}

function leafProblems({ leaf, path }: Placed, ruleSet: RuleSet, clauses: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const say = (code: string, message: string) => problems.push({ code, path, message, clause: leaf.clause });
  if (!isCited(leaf.clause, clauses)) say('CLAUSE_UNKNOWN', `条件引用的条款“${leaf.clause}”不存在。`);
  if (leaf.words.trim() === '') say('WORDS_MISSING', '条件没有说明文字，无法告知申报人。');
  if (leaf.words.length > limits.text) say('TOO_LARGE', `条件的说明超过${limits.text}字。`);
  const definition = ruleSet.facts.find((one) => one.id === leaf.fact);
  if (!definition) say('FACT_UNDEFINED', `条件用到的事实“${leaf.fact}”没有定义，无从提问。`);
  else if (!fitting[leaf.test.op].includes(definition.kind)) {
    say('OP_DOES_NOT_FIT', `“${leaf.fact}”（${definition.kind}）不能用 ${leaf.test.op} 比较。`);
  } else {
    for (const value of wrongValues(leaf.test, definition)) {
      say('VALUE_UNKNOWN', `“${leaf.fact}”没有“${value}”这个取值。`);
    }
    const both = leaf.test.op === 'oneOf' ? leaf.test.values.filter((value) => reviewerOf(leaf).includes(value)) : [];
    for (const value of both) say('VALUE_TWICE', `“${value}”不能既算符合，又留给审核人员。`);
  }
  return problems;
}

function reviewerOf({ test }: Leaf): readonly string[] {
  return test.op === 'oneOf' ? (test.reviewer ?? []) : [];
}

/** The values of a test that no answer can have. */
function wrongValues(test: Leaf['test'], definition: FactDefinition): unknown[] {
  switch (test.op) {
    case 'is':
      return isValueOf(definition, test.value) ? [] : [test.value];
    case 'min':
      return isValueOf(definition, test.value) ? [] : [test.value];
    case 'oneOf':
      return test.values.length === 0
        ? ['（空）']
        : [...test.values, ...(test.reviewer ?? [])].filter((value) => !isValueOf(definition, value));
    case 'majorClassIn':
      return test.values.length === 0 ? ['（空）'] : test.values.filter((value) => !/^[1-8]$/.test(value));
    case 'sameType':
      return Number.isInteger(test.parts) && test.parts >= 1 && test.parts <= 4 ? [] : [test.parts];
    case 'maxItems':
      return Number.isInteger(test.value) && test.value >= 1 && test.value <= 20 ? [] : [test.value];
    case 'minCharacters':
      return Number.isInteger(test.value) && test.value >= 1 && test.value <= 2000 ? [] : [test.value];
  }
}

function isValueOf(definition: FactDefinition, value: unknown): boolean {
  const codes = codesOf(definition);
  if (codes) return typeof value === 'string' && codes.includes(value);
  if (definition.kind === 'yesNo') return typeof value === 'boolean';
  if (definition.kind === 'years') return typeof value === 'number' && value >= 0 && value <= 100;
  if (definition.kind === 'count') return typeof value === 'number' && Number.isInteger(value) && value >= 0;
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function duplicateProblems(placed: readonly Placed[]): Problem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ leaf, path }) => {
    const key = `${path.split('.').slice(0, -1).join('.')} ${leaf.fact} ${JSON.stringify(leaf.test)}`;
    const twice = seen.has(key);
    seen.add(key);
    return twice ? [{ code: 'CONDITION_TWICE', path, message: `“${leaf.words}”在同一组里出现了两次。` }] : [];
  });
}

/** Whether the whole can come out either way, and every question can matter. */
function outcomeProblems(ruleSet: RuleSet): Problem[] {
  const { diagram, root, facts } = residualOf(ruleSet, {});
  if (diagram.overflowed || diagram.weight(root) > limits.nodes)
    return [{ code: 'TOO_LARGE', path: 'eligibility', message: '条件的组合过于复杂。' }];
  const results = diagram.results(root);
  const problems: Problem[] = [];
  const say = (code: string, message: string) => problems.push({ code, path: 'eligibility', message });
  if (!results.has(2)) say('NEVER_MET', '这些条件自相矛盾，任何人都不可能符合。');
  if (!results.has(0)) say('NEVER_FAILED', '这些条件任何人都符合，等于没有条件。');
  const matters = new Set(diagram.variables(root));
  for (const [level, { definition }] of facts.entries()) {
    if (!matters.has(level)) say('FACT_NEVER_MATTERS', `“${definition.label}”怎么回答都不影响结论，不应询问。`);
  }
  return problems;
}
