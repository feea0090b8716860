import type { Category } from '#domain/category';
import { childrenOf, leavesOf } from '#domain/eligibility/cells';
import { evaluate } from '#domain/eligibility/evaluate';
import type { FactDefinition, Facts, FactValue } from '#domain/eligibility/fact';
import { decideLeaf, isAnswer } from '#domain/eligibility/leaf';
import type { Condition, RuleSet } from '#domain/eligibility/rule-set';
import { judgeSummary } from '#domain/eligibility/work-summary';
import { ageOn, isCalendarDay, readIdNumber } from '#domain/id-number';
import { readMobile } from '#domain/phone';
import type { Problem } from '#domain/problem';
import { askedFields, type DerivedFact, staysEmpty } from './form.ts';

/** No text of an answer is longer than this, whatever its definition says. */
const longestText = 4000;
const mostYears = 80;
const mostItems = 20;

function problemOf(definition: FactDefinition, code: string, message: string): Problem {
  return {
    code,
    path: `answers.${definition.id}`,
    message: `${definition.label}：${message}`,
    clause: definition.clause,
  };
}

/**
 * Whether a stored value is valid data for its fact: a code of the closed list, an ID number whose check digit holds, a
 * text within its length. Undefined when it is. `today` is the day in Asia/Shanghai. Conditions are not judged here.
 */
export function checkField(definition: FactDefinition, value: FactValue, today: string): Problem | undefined {
  if (value === '' && definition.optional) return undefined;
  if (!isAnswer(definition, value))
    return problemOf(definition, 'INVALID_VALUE', '填的内容不是有效的答案，请重新填写。');
  if (Array.isArray(value)) return checkItems(definition, value);
  if (typeof value === 'number') {
    const most = definition.kind === 'years' ? mostYears : 100_000;
    return value <= most ? undefined : problemOf(definition, 'OUT_OF_RANGE', `最多${most}，请核对。`);
  }
  return typeof value === 'string' ? checkText(definition, value, today) : undefined;
}

function checkItems(definition: FactDefinition, items: string[]): Problem | undefined {
  if (items.length <= mostItems && items.every((item) => [...item].length <= 60)) return undefined;
  return problemOf(definition, 'TOO_LONG', `最多${mostItems}项，每项不超过60个字。`);
}

function checkText(definition: FactDefinition, value: string, today: string): Problem | undefined {
  const length = [...value].length;
  const longest = definition.maxLength ?? longestText;
  if (length > longest) return problemOf(definition, 'TOO_LONG', `现在是${length}字，最多${longest}字。`);
  const found = textProblem(definition, value, today);
  return found && { ...found, path: `answers.${definition.id}`, clause: definition.clause };
}

function textProblem(definition: FactDefinition, value: string, today: string): Problem | undefined {
  switch (definition.kind) {
    case 'idNumber': {
      const read = readIdNumber(value, today);
      return read.ok ? undefined : read.problems[0];
    }
    case 'phone': {
      const read = readMobile(value);
      return read.ok ? undefined : read.problems[0];
    }
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value)
        ? undefined
        : problemOf(definition, 'NOT_AN_EMAIL', '不像是邮箱地址，请核对。');
    case 'date':
      return isCalendarDay(value) ? undefined : problemOf(definition, 'IMPOSSIBLE_DATE', '没有这一天，请核对。');
    case 'workSummary':
      return judgeSummary(value)[0];
    default:
      return undefined;
  }
}

/** Everything that is missing or invalid in the category's form, all at once, under the form's own labels. */
export function missingFields(category: Category, facts: Facts, today: string): Problem[] {
  return askedFields(category).flatMap(({ definition, optional }) => {
    const value = Object.hasOwn(facts, definition.id) ? facts[definition.id] : undefined;
    if (value !== undefined) return checkField({ ...definition, optional }, value, today) ?? [];
    if (optional || staysEmpty(category, definition.id, facts)) return [];
    return problemOf(definition, 'MISSING', '还没有填。');
  });
}

/** What breaks the conditions on the filled form (附件1 说明1 and 2): a fourth occupation, 199 characters. */
export function entryProblems(ruleSet: RuleSet, facts: Facts): Problem[] {
  return leavesOf(ruleSet.entry).flatMap((leaf) => {
    const definition = ruleSet.facts.find((each) => each.id === leaf.fact);
    const value = Object.hasOwn(facts, leaf.fact) ? facts[leaf.fact] : undefined;
    if (decideLeaf(leaf, definition, value) !== 'NOT_MET') return [];
    if (leaf.test.op === 'minCharacters' && typeof value === 'string') {
      const told = judgeSummary(value, leaf.test.value, leaf.clause);
      if (told.length > 0) return told.map((each) => ({ ...each, path: `answers.${leaf.fact}` }));
    }
    const message = `${definition?.label ?? leaf.fact}不符合${leaf.clause}的要求：${leaf.words}。`;
    return { code: 'ENTRY_CONDITION', path: `answers.${leaf.fact}`, message, clause: leaf.clause };
  });
}

/** Sex, age and birth date as the ID number says them; age in whole years on `day`, Asia/Shanghai. */
export function derivedFacts(facts: Facts, day: string): Record<DerivedFact, string> | undefined {
  const number = facts.idNumber;
  const read = typeof number === 'string' ? readIdNumber(number, day) : undefined;
  if (!read?.ok) return undefined;
  return { sex: read.value.sex, age: String(ageOn(read.value.birthDate, day)), birthDate: read.value.birthDate };
}

export interface TickBox {
  /** `附件2 申报条件1` */
  clause: string;
  words: string;
  ticked: boolean;
}

/**
 * The tick boxes of 附件2: those of the rule set's conditions that the answers meet; several may be ticked. Where none is
 * met for certain, those that only a reviewer can judge, for the application rests on them.
 */
export function tickBoxes(ruleSet: RuleSet, facts: Facts): TickBox[] {
  const boxes = [1, 2, 3, 4, 5].flatMap((number) => {
    const clause = `附件2 申报条件${number}`;
    const part = partUnder(ruleSet.eligibility, clause);
    if (!part) return [];
    const { verdict, admissible } = evaluate({ ...ruleSet, eligibility: part, entry: { all: [] } }, facts);
    const words = [...new Set(leavesOf(part).map((leaf) => leaf.words))].join('、');
    return { clause, words, verdict, admissible };
  });
  const isAnyMet = boxes.some(({ verdict }) => verdict === 'MET');
  return boxes.map(({ clause, words, verdict, admissible }) => ({
    clause,
    words,
    ticked: isAnyMet ? verdict === 'MET' : admissible,
  }));
}

/** The largest part of a tree whose every leaf cites this clause. */
function partUnder(condition: Condition, clause: string): Condition | undefined {
  const leaves = leavesOf(condition);
  if (leaves.length > 0 && leaves.every((leaf) => leaf.clause === clause)) return condition;
  for (const part of 'fact' in condition ? [] : childrenOf(condition)) {
    const found = partUnder(part, clause);
    if (found) return found;
  }
  return undefined;
}
