import * as z from 'zod';
import { formFacts } from '#domain/application/form-facts';
import { Category } from '#domain/category';
import type { FactDefinition, Facts, FactValue } from '#domain/eligibility/fact';
import { codesOf, isAnswer } from '#domain/eligibility/leaf';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { isOccupation, occupations } from '#domain/occupations';
import { type Problem, type Result, refuse } from '#domain/problem';
import { findRuleSet, shippedRuleSets } from '#domain/rules/shipped';
import { readAnswer, readCategory } from '#domain/understanding/answer';
import { readCommand } from '#domain/understanding/command';
import { labelOf } from '#domain/understanding/label';

/** One line: whom to assess for what, each fact as a code, a Chinese label, or words as typed in a chat. */
const Line = z.object({
  category: z.string(),
  facts: z.optional(z.record(z.string(), z.unknown())),
  deferred: z.optional(z.array(z.string())),
});

export interface Assessed {
  category: Category;
  ruleSet: RuleSet;
  facts: Facts;
  /** Facts that the person does not know yet. */
  deferred: string[];
  /** What could not be read; the rest is assessed all the same. */
  problems: Problem[];
}

export function readLine(line: string, today: string): Result<Assessed> {
  const parsed = Line.safeParse(parseJson(line));
  if (!parsed.success) {
    const message = '每行须是一个 JSON 对象，如 {"category":"考评员","facts":{"skillLevel":"高级技师"}}。';
    return refuse({ code: 'MALFORMED_LINE', message });
  }
  const category = categoryOf(parsed.data.category);
  const ruleSet = category ? findRuleSet(category) : undefined;
  if (!category || !ruleSet) {
    const known = shippedRuleSets.map((one) => one.category).join('、');
    return refuse({
      code: 'CATEGORY_UNKNOWN',
      path: 'category',
      message: `没有“${parsed.data.category}”这个类别；可用：${known}。`,
    });
  }
  const read = readGiven(parsed.data.facts ?? {}, ruleSet, today);
  const left = readDeferred(parsed.data.deferred ?? [], ruleSet);
  const deferred = [...new Set([...left.deferred, ...read.deferred])];
  const problems = [...read.problems, ...left.problems];
  return { ok: true, value: { facts: read.facts, deferred, problems, category, ruleSet } };
}

function readDeferred(names: readonly string[], ruleSet: RuleSet) {
  const found = names.map((name) => ({ name, definition: definitionOf(name, ruleSet) }));
  return {
    deferred: found.flatMap(({ definition }) => definition?.id ?? []),
    problems: found.flatMap(({ name, definition }) =>
      definition ? [] : [{ ...unknownFact(name, ruleSet), path: `deferred.${name}` }],
    ),
  };
}

function categoryOf(text: string): Category | undefined {
  const code = Category.safeParse(text.trim().toUpperCase().replaceAll('-', '_'));
  if (code.success) return code.data;
  const read = readCategory(text);
  return 'value' in read ? read.value : undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The facts of this category first; those of other categories and of the forms are known, too. */
function definitionsFor(ruleSet: RuleSet): FactDefinition[] {
  return [...ruleSet.facts, ...shippedRuleSets.flatMap((one) => one.facts), ...formFacts];
}

function definitionOf(name: string, ruleSet: RuleSet): FactDefinition | undefined {
  return definitionsFor(ruleSet).find((one) => one.id === name || one.label === name);
}

function readGiven(given: Record<string, unknown>, ruleSet: RuleSet, today: string) {
  const facts: [string, FactValue][] = [];
  const deferred: string[] = [];
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const definition = definitionOf(name, ruleSet);
    if (!definition) problems.push(unknownFact(name, ruleSet));
    else if (value === null || value === undefined) continue;
    else if (typeof value === 'string' && readCommand(value)?.command === 'UNKNOWN') deferred.push(definition.id);
    else {
      const read = readValue(definition, value, today);
      if (read.ok) facts.push([definition.id, read.value]);
      else problems.push(...read.problems);
    }
  }
  return { facts: Object.fromEntries(facts), deferred, problems };
}

function unknownFact(name: string, ruleSet: RuleSet): Problem {
  const known = ruleSet.facts.map((one) => `${one.id}（${one.label}）`).join('、');
  return { code: 'FACT_UNKNOWN', path: `facts.${name}`, message: `没有“${name}”这个事实；可用：${known}。` };
}

function readValue(definition: FactDefinition, value: unknown, today: string): Result<FactValue> {
  const plain = plainValue(definition, value);
  if (plain !== undefined && isAnswer(definition, plain)) return { ok: true, value: plain };
  const text = Array.isArray(value) ? value.join('、') : String(value);
  const read = typeof value === 'object' && !Array.isArray(value) ? undefined : readAnswer(definition, text, { today });
  if (read && 'value' in read) return { ok: true, value: read.value };
  return refuse({
    code: 'VALUE_UNREADABLE',
    path: `facts.${definition.id}`,
    message: `“${text}”不能作为${definition.label}（${definition.kind}）：${read?.ask ?? '须是文字、数字或是否。'}可用：${acceptedValues(definition)}。`,
    clause: definition.clause,
  });
}

/** The value as it stands, or by an exact label, name or spelling; before any reading of free words. */
function plainValue(definition: FactDefinition, value: unknown): FactValue | undefined {
  if (Array.isArray(value)) return value.map((item) => occupationCode(definition, String(item)));
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (definition.kind === 'yesNo') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (/^\d+(\.\d+)?$/.test(text) && (definition.kind === 'years' || definition.kind === 'count')) return Number(text);
  if (definition.kind === 'occupations') {
    const codes = text.split(/[、，,；;\s]+/).map((item) => occupationCode(definition, item));
    return codes.every(isOccupation) ? codes : undefined;
  }
  const named = (code: string) => code === text.toUpperCase() || labelOf(definition, code) === text;
  return codesOf(definition)?.find(named) ?? text;
}

function occupationCode(definition: FactDefinition, item: string): string {
  if (definition.kind !== 'occupations' || isOccupation(item)) return item;
  return occupations.byName(item)?.code ?? item;
}

/** What a fact takes, for the answer to `--facts` and for problems. */
export function acceptedValues(definition: FactDefinition): string {
  const codes = codesOf(definition);
  if (codes) return codes.map((code) => `${code}（${labelOf(definition, code)}）`).join('、');
  return byKind[definition.kind] ?? '文字';
}

const byKind: Partial<Record<FactDefinition['kind'], string>> = {
  yesNo: 'true（是）、false（否）',
  years: '年数，可以有小数，如 1.5 或“一年半”',
  count: '次数，如 3 或“三次”',
  date: '日期，如 2024-04-12',
  occupations: '职业代码或名称的列表，工种写在冒号后，如 ["6-31-01-03","6-18-01-01:数控车工"]',
  projects: '项目名称的列表，如 ["川味火锅调味"]',
  workSummary: '工作简介全文',
};
