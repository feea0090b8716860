import { childrenOf, groupOf } from './cells.ts';
import type { TraceEntry, Verdict } from './evaluation.ts';
import type { Facts } from './fact.ts';
import { decideLeaf } from './leaf.ts';
import type { Condition, Leaf, RuleSet } from './rule-set.ts';

/** A condition with the verdict it has by Kleene's logic, down to every leaf. */
export type Decided = { verdict: Verdict } & ({ leaf: TraceEntry } | { parts: readonly Decided[] });

export function decide(ruleSet: RuleSet, part: 'eligibility' | 'entry', facts: Facts): Decided {
  return decideAt({ ruleSet, facts }, ruleSet[part], part);
}

interface Known {
  ruleSet: RuleSet;
  facts: Facts;
}

function decideAt(known: Known, condition: Condition, path: string): Decided {
  if ('fact' in condition) return decideOne(known, condition, path);
  const group = groupOf(condition);
  const parts = childrenOf(condition).map((child, at) => decideAt(known, child, `${path}.${group}.${at}`));
  const wanted = 'all' in condition ? parts.length : 'any' in condition ? 1 : condition.atLeast;
  const met = parts.filter((part) => part.verdict === 'MET').length;
  const possible = parts.filter((part) => part.verdict !== 'NOT_MET').length;
  return { verdict: met >= wanted ? 'MET' : possible < wanted ? 'NOT_MET' : 'UNKNOWN', parts };
}

function decideOne({ ruleSet, facts }: Known, leaf: Leaf, path: string): Decided {
  const { fact, clause, words } = leaf;
  const value = facts[fact];
  const definition = ruleSet.facts.find((one) => one.id === fact);
  const verdict = decideLeaf(leaf, definition, value);
  return { verdict, leaf: { path, fact, clause, words, verdict, ...(value === undefined ? {} : { value }) } };
}

export function leavesIn(decided: Decided): TraceEntry[] {
  return 'leaf' in decided ? [decided.leaf] : decided.parts.flatMap(leavesIn);
}

/** The leaves that carry a verdict upwards: of each condition, the parts that were decided as it was. */
export function deciding(decided: Decided): TraceEntry[] {
  if ('leaf' in decided) return [decided.leaf];
  return decided.parts.filter((part) => part.verdict === decided.verdict).flatMap(deciding);
}

/** Of alternatives, those met; where none is, those not yet refused. */
export function claimed(decided: Decided): TraceEntry[] {
  if ('leaf' in decided) return decided.verdict === 'NOT_MET' ? [] : [decided.leaf];
  const parts = decided.verdict === 'MET' ? decided.parts.filter((part) => part.verdict === 'MET') : decided.parts;
  return parts.filter((part) => part.verdict !== 'NOT_MET').flatMap(claimed);
}
