import type { Verdict } from '#domain/eligibility/evaluation';
import type { FactDefinition, Facts, FactValue } from '#domain/eligibility/fact';
import { decideLeaf } from '#domain/eligibility/leaf';
import type { Condition, RuleSet } from '#domain/eligibility/rule-set';

/**
 * What the conditions mean, by trying every answer: a second, slow way to every result, that shares nothing with the
 * decision diagrams but the judgement of one answer by one condition.
 */
export interface Variable {
  definition: FactDefinition;
  values: readonly FactValue[];
}

/** Kleene's logic, spelt out. */
export function kleene(condition: Condition, facts: Facts, ruleSet: RuleSet): Verdict {
  if ('fact' in condition) {
    const definition = ruleSet.facts.find((one) => one.id === condition.fact);
    return decideLeaf(condition, definition, facts[condition.fact]);
  }
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : condition.of;
  const wanted = 'all' in condition ? parts.length : 'any' in condition ? 1 : condition.atLeast;
  const verdicts = parts.map((part) => kleene(part, facts, ruleSet));
  if (verdicts.filter((verdict) => verdict === 'MET').length >= wanted) return 'MET';
  return verdicts.filter((verdict) => verdict !== 'NOT_MET').length < wanted ? 'NOT_MET' : 'UNKNOWN';
}

/**
 * Every partial assignment as one number in mixed radix: digit 0 of a fact is "not answered", digit d its d-th value.
 * `reached[p]` holds the verdicts (bits) that completions of p reach; `flips[f][p]` whether some completion of the
 * others makes fact f flip the verdict; `soonest(p)` the first fact on a shortest way to the best verdict p can still reach.
 */
export interface Lattice {
  variables: readonly Variable[];
  size: number;
  digit(state: number, variable: number): number;
  facts(state: number): Facts;
  reached: Uint8Array;
  flips: readonly Uint8Array[];
  soonest(state: number): number | undefined;
}

export const bit: Record<Verdict, number> = { NOT_MET: 1, UNKNOWN: 2, MET: 4 };

export function latticeOf(ruleSet: RuleSet, variables: readonly Variable[]): Lattice {
  const radices = variables.map(({ values }) => values.length + 1);
  const weights = radices.map((_, at) => radices.slice(0, at).reduce((product, radix) => product * radix, 1));
  const size = radices.reduce((product, radix) => product * radix, 1);
  const digit = (state: number, at: number) => Math.floor(state / weights[at]!) % radices[at]!;
  const facts = (state: number): Facts =>
    Object.fromEntries(
      variables.flatMap(({ definition, values }, at) => {
        const which = digit(state, at);
        return which === 0 ? [] : [[definition.id, values[which - 1]!]];
      }),
    );
  const reached = new Uint8Array(size);
  const flips = variables.map(() => new Uint8Array(size));
  // A state with an open fact comes before its completions, which are larger numbers.
  for (let state = size - 1; state >= 0; state -= 1) {
    const open = variables.flatMap((_, at) => (digit(state, at) === 0 ? [at] : []));
    const [first] = open;
    if (first === undefined) {
      reached[state] = bit[kleene(ruleSet.eligibility, facts(state), ruleSet)];
      continue;
    }
    reached[state] = valuesOf(first).reduce((all, value) => all | reached[state + value * weights[first]!]!, 0);
    for (const at of open) flips[at]![state] = flipsIt(state, at, open) ? 1 : 0;
  }
  const toMet = stepsTo(bit.MET);
  const toUnknown = stepsTo(bit.UNKNOWN);
  return { variables, size, digit, facts, reached, flips, soonest };

  /** How many answers at least make a verdict certain, whatever the rest is; 99 for never. */
  function stepsTo(verdict: number): Uint8Array {
    const steps = new Uint8Array(size).fill(99);
    for (let state = size - 1; state >= 0; state -= 1) {
      if (reached[state] === verdict) steps[state] = 0;
      else if (reached[state]! & verdict) steps[state] = Math.min(...ways(state).map(({ to }) => 1 + steps[to]!));
    }
    return steps;
  }

  function ways(state: number): { at: number; to: number }[] {
    const open = variables.flatMap((_, at) => (digit(state, at) === 0 ? [at] : []));
    return open.flatMap((at) => valuesOf(at).map((value) => ({ at, to: state + value * weights[at]! })));
  }

  function soonest(state: number): number | undefined {
    const steps = reached[state]! & bit.MET ? toMet : toUnknown;
    if ([1, 2, 4].includes(reached[state]!)) return undefined;
    return ways(state).find(({ to }) => 1 + steps[to]! === steps[state])?.at;
  }

  function valuesOf(at: number): number[] {
    return Array.from({ length: radices[at]! - 1 }, (_, value) => value + 1);
  }

  function flipsIt(state: number, at: number, open: readonly number[]): boolean {
    const other = open.find((one) => one !== at);
    if (other !== undefined) return valuesOf(other).some((value) => flips[at]![state + value * weights[other]!] === 1);
    return new Set(valuesOf(at).map((value) => reached[state + value * weights[at]!])).size > 1;
  }
}
