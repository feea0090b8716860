import { typeOf } from '#domain/occupations';
import { projects } from '#domain/projects';
import type { FactDefinition, FactValue } from './fact.ts';
import { codesOf, decideLeaf } from './leaf.ts';
import type { Condition, Leaf, RuleSet } from './rule-set.ts';

/**
 * The answers to one question as the conditions see them: values that every condition judges alike are one cell, and
 * `probe` is one value of it. Two cells of 工龄 under "10年以上" are 9.9 and 10.
 */
export interface Cell {
  probe: FactValue;
  /** NOT_MET 0, UNKNOWN 1, MET 2: one for each of the fact's leaves, in the order of `FactCells.leaves`. */
  ranks: readonly number[];
}

export interface FactCells {
  definition: FactDefinition;
  leaves: readonly Leaf[];
  cells: readonly Cell[];
}

export const ranks = { NOT_MET: 0, UNKNOWN: 1, MET: 2 } as const;

export function leavesOf(condition: Condition): Leaf[] {
  if ('fact' in condition) return [condition];
  return childrenOf(condition).flatMap(leavesOf);
}

export function childrenOf(condition: Exclude<Condition, Leaf>): readonly Condition[] {
  if ('all' in condition) return condition.all;
  return 'any' in condition ? condition.any : condition.of;
}

/** The name of a group's list, which is part of a condition's path: `eligibility.all.2.any.0`. */
export function groupOf(condition: Exclude<Condition, Leaf>): 'all' | 'any' | 'of' {
  return 'all' in condition ? 'all' : 'any' in condition ? 'any' : 'of';
}

/** The facts that decide eligibility, in the rule set's order, each with its cells. */
export function cellsOf(ruleSet: RuleSet): FactCells[] {
  const leaves = leavesOf(ruleSet.eligibility);
  return ruleSet.facts.flatMap((definition) => {
    const own = leaves.filter((leaf) => leaf.fact === definition.id);
    return own.length === 0 ? [] : [{ definition, leaves: own, cells: distinctCells(definition, own) }];
  });
}

function distinctCells(definition: FactDefinition, leaves: readonly Leaf[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const probe of probesOf(definition, leaves)) {
    const verdicts = leaves.map((leaf) => ranks[decideLeaf(leaf, definition, probe)]);
    if (!cells.has(verdicts.join())) cells.set(verdicts.join(), { probe, ranks: verdicts });
  }
  return [...cells.values()];
}

/** Values that between them take every course the leaves can take. */
function probesOf(definition: FactDefinition, leaves: readonly Leaf[]): FactValue[] {
  const codes = codesOf(definition);
  if (codes) return [...codes];
  switch (definition.kind) {
    case 'yesNo':
      return [true, false];
    case 'years':
      return around(numbersIn(leaves), 0.1);
    case 'count':
      return around(numbersIn(leaves), 1);
    case 'date':
      return datesAround(textsIn(leaves));
    case 'occupations':
      return lengthsOfLists(leaves).flatMap(occupationLists);
    case 'projects':
      return lengthsOfLists(leaves).flatMap(projectLists);
    default:
      return [...textsIn(leaves), '其他', ...lengthsIn(leaves).flatMap((length) => [prose(length), prose(length - 1)])];
  }
}

/** Each bound, just below, just above, and between: what lies between two bounds is judged alike. */
function around(bounds: readonly number[], step: number): number[] {
  const near = bounds.flatMap((bound) => [bound - step, bound, bound + step]);
  const sorted = [...bounds].sort((one, other) => one - other);
  const between = sorted.slice(1).map((bound, at) => (bound + (sorted[at] ?? bound)) / 2);
  const all = [0, ...near, ...between].filter((value) => value >= 0);
  return step === 1 ? all.map((value) => Math.ceil(value)) : all;
}

function datesAround(dates: readonly string[]): string[] {
  const day = 86_400_000;
  const near = dates.flatMap((date) =>
    [-day, 0, day].map((shift) => new Date(Date.parse(date) + shift).toISOString().slice(0, 10)),
  );
  return ['1900-01-01', ...near];
}

function lengthsOfLists(leaves: readonly Leaf[]): number[] {
  const longest = leaves.flatMap(({ test }) => (test.op === 'maxItems' ? [test.value, test.value + 1] : []));
  return [...new Set([1, 2, 3, ...longest])].filter((length) => length > 0);
}

/** Lists of this length: of one class and alike up to each part of the code, or of two classes. */
function occupationLists(length: number): string[][] {
  return [...'12345678'].flatMap((first) => [
    ...[1, 2, 3, 4].map((part) =>
      Array.from({ length }, (_, at) => {
        const parts = ['01', '01', '01'].map((same, index) =>
          index + 1 === part ? String(at + 1).padStart(2, '0') : same,
        );
        return [first, ...parts].join('-') + (part === 4 ? `:工种${at}` : '');
      }),
    ),
    ...[...'12345678'].map((second) =>
      Array.from({ length }, (_, at) => `${at === 0 ? first : second}-01-01-${String(at + 1).padStart(2, '0')}`),
    ),
  ]);
}

/** Lists of this length: outside our list, from all over it, and of one type as far as there are so many. */
function projectLists(length: number): string[][] {
  const types = Object.values(Object.groupBy(projects, (project) => typeOf(project.occupation)));
  return [
    Array.from({ length }, (_, at) => `项目${at + 1}`),
    projects.slice(0, length).map((project) => project.name),
    projects.slice(-length).map((project) => project.name),
    ...types.map((alike = []) => alike.slice(0, length).map((project) => project.name)),
  ];
}

function numbersIn(leaves: readonly Leaf[]): number[] {
  return leaves.flatMap(({ test }) =>
    (test.op === 'min' || test.op === 'is') && typeof test.value === 'number' ? [test.value] : [],
  );
}

function textsIn(leaves: readonly Leaf[]): string[] {
  return leaves.flatMap(({ test }) => {
    if (test.op === 'oneOf') return [...test.values, ...(test.reviewer ?? [])];
    return (test.op === 'min' || test.op === 'is') && typeof test.value === 'string' ? [test.value] : [];
  });
}

function lengthsIn(leaves: readonly Leaf[]): number[] {
  return leaves.flatMap(({ test }) => (test.op === 'minCharacters' ? [test.value] : []));
}

/** So many different characters. */
function prose(length: number): string {
  return Array.from({ length: Math.max(1, length) }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
}
