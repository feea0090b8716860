import { type Cell, cellsOf, childrenOf, type FactCells, ranks } from './cells.ts';
import { Diagram } from './diagram.ts';
import type { Facts } from './fact.ts';
import { decideLeaf, isAnswer } from './leaf.ts';
import type { Condition, Leaf, RuleSet } from './rule-set.ts';
import { decide } from './trace.ts';

/**
 * What is left of a rule set's eligibility once the known facts are in: a decision diagram over the facts still open.
 * Variable n of the diagram is `facts[n]`, in the rule set's order. Where the form breaks an entry condition, nothing is
 * left but NOT_MET.
 */
export interface Residual {
  diagram: Diagram;
  root: number;
  facts: readonly FactCells[];
}

interface Prepared {
  facts: readonly FactCells[];
  residuals: Map<string, Residual>;
  refused: Residual;
}

const prepared = new WeakMap<RuleSet, Prepared>();

/** Conversations walk through few residuals of a rule set; beyond this many the oldest go. */
const remembered = 256;

export function residualOf(ruleSet: RuleSet, facts: Facts): Residual {
  const { facts: variables, residuals, refused } = prepare(ruleSet);
  if (decide(ruleSet, 'entry', facts).verdict === 'NOT_MET') return refused;
  const known = variables.map((variable) => knownRanks(variable, facts));
  const key = known.map((one) => one?.join('') ?? '').join();
  const remembersIt = residuals.get(key);
  if (remembersIt) return remembersIt;
  const diagram = new Diagram();
  const root = build(ruleSet.eligibility, { diagram, variables, known });
  diagram.mostNodes = Number.POSITIVE_INFINITY;
  const made = { diagram, root, facts: variables };
  const [oldest] = residuals.keys();
  if (residuals.size >= remembered && oldest !== undefined) residuals.delete(oldest);
  residuals.set(key, made);
  return made;
}

function prepare(ruleSet: RuleSet): Prepared {
  const known = prepared.get(ruleSet);
  if (known) return known;
  const facts = cellsOf(ruleSet);
  const refused = { diagram: new Diagram(), root: ranks.NOT_MET, facts };
  const made = { facts, residuals: new Map<string, Residual>(), refused };
  prepared.set(ruleSet, made);
  return made;
}

/** How each of the fact's leaves judges the answer; undefined while there is none. */
function knownRanks({ definition, leaves }: FactCells, facts: Facts): Cell['ranks'] | undefined {
  const value = facts[definition.id];
  if (!isAnswer(definition, value)) return undefined;
  return leaves.map((leaf) => ranks[decideLeaf(leaf, definition, value)]);
}

interface Building {
  diagram: Diagram;
  variables: readonly FactCells[];
  known: readonly (Cell['ranks'] | undefined)[];
}

function build(condition: Condition, building: Building): number {
  if ('fact' in condition) return buildLeaf(condition, building);
  const nodes = childrenOf(condition).map((child) => build(child, building));
  const { diagram } = building;
  if ('all' in condition) return nodes.reduce((one, other) => diagram.min(one, other), ranks.MET);
  if ('any' in condition) return nodes.reduce((one, other) => diagram.max(one, other), ranks.NOT_MET);
  return diagram.atLeast(condition.atLeast, nodes);
}

/** A leaf over a fact that the rule set does not define can never be decided; the linter refuses it. */
function buildLeaf(leaf: Leaf, { diagram, variables, known }: Building): number {
  const level = variables.findIndex((variable) => variable.leaves.includes(leaf));
  const at = variables[level]?.leaves.indexOf(leaf) ?? 0;
  const answered = known[level]?.[at];
  if (answered !== undefined) return answered;
  const cells = variables[level]?.cells ?? [];
  return cells.length === 0
    ? ranks.UNKNOWN
    : diagram.node(
        level,
        cells.map((cell) => cell.ranks[at] ?? ranks.UNKNOWN),
      );
}
