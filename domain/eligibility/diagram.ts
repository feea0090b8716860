/**
 * A reduced ordered decision diagram over many-valued variables with three results. Nodes are numbers: 0, 1 and 2 are
 * the results NOT_MET, UNKNOWN and MET, in that order, so that Kleene's `all` is the minimum and `any` the maximum.
 * Equal functions are the same node; therefore a function depends on a variable if and only if the variable occurs in it.
 */
export class Diagram {
  readonly #levels: number[] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  readonly #children: (readonly number[])[] = [[], [], []];
  readonly #unique = new Map<string, number>();
  readonly #combined = new Map<string, number>();

  /** Set once a function has grown beyond all measure: then nothing here means anything, and the linter refuses it. */
  overflowed = false;
  /** Bounds what is built from conditions; what is then explored of it has bounds of its own. */
  mostNodes = 100_000;

  /** How many nodes a function has: the measure of a condition's complexity. */
  weight(root: number): number {
    return this.#reach(root).size;
  }

  level(node: number): number {
    return this.#levels[node] ?? Number.POSITIVE_INFINITY;
  }

  children(node: number): readonly number[] {
    return this.#children[node] ?? [];
  }

  /** The function that reads variable `level` and goes on with the child of its value. */
  node(level: number, children: readonly number[]): number {
    const [first = 0] = children;
    if (children.every((child) => child === first)) return first;
    const key = `${level}:${children.join()}`;
    const known = this.#unique.get(key);
    if (known !== undefined) return known;
    if (this.#levels.length >= this.mostNodes) {
      this.overflowed = true;
      return 1;
    }
    const made = this.#levels.push(level) - 1;
    this.#children.push(children);
    this.#unique.set(key, made);
    return made;
  }

  min(one: number, other: number): number {
    return this.#combine(one, other, 0);
  }

  max(one: number, other: number): number {
    return this.#combine(one, other, 2);
  }

  /** The k-th largest: MET once k are met, NOT_MET once k no longer can be. */
  atLeast(wanted: number, nodes: readonly number[]): number {
    let counts: number[] = Array.from({ length: wanted }, () => 0);
    for (const node of nodes) {
      counts = counts.map((count, at) => this.max(count, this.min(node, at === 0 ? 2 : (counts[at - 1] ?? 0))));
    }
    return counts[wanted - 1] ?? 2;
  }

  /** The function that is left once variable `level` has this value. */
  restrict(node: number, level: number, value: number, done = new Map<number, number>()): number {
    if (this.level(node) > level) return node;
    if (this.level(node) === level) return this.children(node)[value] ?? node;
    const known = done.get(node);
    if (known !== undefined) return known;
    const children = this.children(node).map((child) => this.restrict(child, level, value, done));
    const made = this.node(this.level(node), children);
    done.set(node, made);
    return made;
  }

  /** The variables that can still change the result, in their order. */
  variables(root: number): number[] {
    const levels = new Set([...this.#reach(root)].map((node) => this.level(node)));
    levels.delete(Number.POSITIVE_INFINITY);
    return [...levels].sort((one, other) => one - other);
  }

  /** The results that are still possible. */
  results(root: number): Set<number> {
    return new Set([...this.#reach(root)].filter((node) => node <= 2));
  }

  #reach(root: number): Set<number> {
    const seen = new Set([root]);
    for (const node of seen) for (const child of this.children(node)) seen.add(child);
    return seen;
  }

  /** Minimum (`absorbing` 0) or maximum (2) of two functions, value by value. */
  #combine(one: number, other: number, absorbing: 0 | 2): number {
    if (one === other || other === absorbing) return other;
    if (one === absorbing || other === 2 - absorbing) return one;
    if (one === 2 - absorbing) return other;
    const key = one < other ? `${absorbing}:${one}:${other}` : `${absorbing}:${other}:${one}`;
    const known = this.#combined.get(key);
    if (known !== undefined) return known;
    const level = Math.min(this.level(one), this.level(other));
    const width = this.level(one) === level ? this.children(one).length : this.children(other).length;
    const children = Array.from({ length: width }, (_, value) =>
      this.#combine(this.#at(one, level, value), this.#at(other, level, value), absorbing),
    );
    const made = this.node(level, children);
    this.#combined.set(key, made);
    return made;
  }

  #at(node: number, level: number, value: number): number {
    return this.level(node) === level ? (this.children(node)[value] ?? node) : node;
  }
}
