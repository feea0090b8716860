import { ranks } from './cells.ts';
import { fewest } from './certificate.ts';
import type { FactDefinition, Facts } from './fact.ts';
import { type Residual, residualOf } from './residual.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * The fact to ask for next, or undefined when nothing more is to be asked: a fact is asked if and only if some completion
 * of the other open facts makes it flip the verdict. `deferred` facts (我还不清楚) stay open and are not asked again.
 */
export function nextQuestion(
  ruleSet: RuleSet,
  facts: Facts,
  deferred: readonly string[] = [],
): FactDefinition | undefined {
  return orderOfQuestions(ruleSet, facts, deferred).find((definition) => !deferred.includes(definition.id));
}

/**
 * Every open fact that can still change the verdict, the one that decides soonest first: on the shortest way to the best
 * verdict that is still possible. Ties keep the rule set's order, which is how a person would be asked.
 */
export function orderOfQuestions(ruleSet: RuleSet, facts: Facts, deferred: readonly string[]): FactDefinition[] {
  const residual = residualOf(ruleSet, facts);
  const costs = residual.facts.map(({ definition }) => (deferred.includes(definition.id) ? outOfReach : 1));
  return rank(residual, residual.root, costs).flatMap((level) => residual.facts[level]?.definition ?? []);
}

/** A deferred fact may be fixed in thought only, when no way avoids it. */
const outOfReach = 1000;

function rank({ diagram, facts }: Residual, root: number, costs: readonly number[]): number[] {
  const levels = diagram.variables(root);
  const results = diagram.results(root);
  const target = results.has(ranks.MET) ? ranks.MET : ranks.UNKNOWN;
  const known = new Map<string, number>();
  const distance = (level: number) => {
    const ways = (facts[level]?.cells ?? []).map((_, value) =>
      fewest({ diagram, target, costs, known }, [diagram.restrict(root, level, value)]),
    );
    return (costs[level] ?? 1) + Math.min(...ways);
  };
  const distances = new Map(levels.map((level) => [level, distance(level)]));
  return levels.sort((one, other) => (distances.get(one) ?? 0) - (distances.get(other) ?? 0));
}
