import type { Diagram } from './diagram.ts';

export interface Search {
  diagram: Diagram;
  /** The result to be made certain. */
  target: number;
  /** What fixing each variable costs. */
  costs: readonly number[];
  /** Memory between searches for the same target at the same costs. */
  known: Map<string, number>;
}

/**
 * The least cost of fixing variables so that all these functions are certainly the target, whatever the rest is; Infinity
 * when there is no such way. A variable not fixed may take any value: then all its children must reach the target.
 */
export function fewest(search: Search, nodes: readonly number[]): number {
  const { diagram, target, costs, known } = search;
  const open = [...new Set(nodes)].filter((node) => node !== target).sort((one, other) => one - other);
  const [first] = open;
  if (first === undefined) return 0;
  if (first <= 2) return Number.POSITIVE_INFINITY;
  const key = open.join();
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size > mostSearched) return 1;
  const level = Math.min(...open.map((node) => diagram.level(node)));
  const here = open.filter((node) => diagram.level(node) === level);
  const below = open.filter((node) => diagram.level(node) !== level);
  const width = diagram.children(here[0] ?? 0).length;
  const fixed = Array.from({ length: width }, (_, value) =>
    fewest(search, [...below, ...here.map((node) => diagram.children(node)[value] ?? node)]),
  );
  const left = fewest(search, [...below, ...here.flatMap((node) => diagram.children(node))]);
  const least = Math.min(left, (costs[level] ?? 1) + Math.min(...fixed));
  known.set(key, least);
  return least;
}

/** Beyond this the order of the questions is a guess; which questions are asked stays exact. */
const mostSearched = 5000;
