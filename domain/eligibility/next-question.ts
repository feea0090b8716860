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

/**
 * How many more questions at least and at most, whichever way they are answered, 我还不清楚 included. At most is every fact
 * that can still matter: an answer only ever takes questions away. At least is the shortest way through the questions as
 * they are asked; where looking further costs too much, the length up to which no way ends.
 */
export function progress(ruleSet: RuleSet, facts: Facts, deferred: readonly string[] = []): Progress {
  const residual = residualOf(ruleSet, facts);
  const before = counted.get(residual) ?? new Map<string, Progress>();
  counted.set(residual, before);
  const key = residual.facts
    .filter(({ definition }) => deferred.includes(definition.id))
    .map((one) => one.definition.id);
  const progressed = before.get(key.join()) ?? count(residual, deferred);
  before.set(key.join(), progressed);
  return progressed;
}

export interface Progress {
  atLeast: number;
  atMost: number;
}

const counted = new WeakMap<Residual, Map<string, Progress>>();

function count(residual: Residual, deferred: readonly string[]): Progress {
  const closed = residual.facts.map(({ definition }) => deferred.includes(definition.id));
  const atMost = residual.diagram.variables(residual.root).filter((level) => !closed[level]).length;
  const positions = Math.floor(effort / (residual.diagram.weight(residual.root) * (atMost + 1)));
  const ways: Ways = { residual, asked: new Map(), left: Math.max(4, Math.min(400, positions)) };
  let atLeast = 0;
  while (atLeast < atMost && !endsWithin(ways, { root: residual.root, closed }, atLeast)) {
    if (ways.left <= 0) return { atLeast, atMost };
    atLeast += 1;
  }
  return { atLeast, atMost };
}

/** How much is looked at for `atLeast`: the positions of a shipped rule set all fit in. */
const effort = 40_000;

interface Ways {
  residual: Residual;
  /** The question asked in each position, for positions are met again and again. */
  asked: Map<string, number | undefined>;
  /** How many more positions may be looked at. */
  left: number;
}

interface Standing {
  root: number;
  /** Which facts are deferred. */
  closed: readonly boolean[];
}

/** Whether some answers end the questions after so many. */
function endsWithin(ways: Ways, standing: Standing, questions: number): boolean {
  const asked = askedIn(ways, standing);
  if (asked === undefined) return true;
  if (questions === 0 || ways.left <= 0) return false;
  const { diagram, facts } = ways.residual;
  const answers = (facts[asked]?.cells ?? []).map((_, value) => diagram.restrict(standing.root, asked, value));
  const answered = [...new Set(answers)].map((root) => ({ root, closed: standing.closed }));
  const unknown = { root: standing.root, closed: standing.closed.map((is, level) => is || level === asked) };
  return [...answered, unknown].some((next) => endsWithin(ways, next, questions - 1));
}

function askedIn(ways: Ways, { root, closed }: Standing): number | undefined {
  const key = `${root}:${closed.map(Number).join('')}`;
  if (ways.asked.has(key)) return ways.asked.get(key);
  ways.left -= 1;
  const costs = closed.map((is) => (is ? outOfReach : 1));
  const asked = rank(ways.residual, root, costs).find((level) => !closed[level]);
  ways.asked.set(key, asked);
  return asked;
}
