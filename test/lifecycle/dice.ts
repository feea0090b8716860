/** Chance that is the same for the same seed (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  from(least: number, most: number): number {
    return least + Math.floor(this.roll() * (most - least + 1));
  }

  one<T>(of: readonly T[]): T | undefined {
    return of[Math.floor(this.roll() * of.length)];
  }

  happens(probability: number): boolean {
    return this.roll() < probability;
  }

  /** One of them, each as likely as it weighs. */
  weighed<T>(of: readonly (readonly [weight: number, T])[]): T | undefined {
    let left = this.roll() * of.reduce((sum, [weight]) => sum + weight, 0);
    return of.find(([weight]) => {
      left -= weight;
      return left < 0;
    })?.[1];
  }

  some<T>(of: readonly T[], most: number): T[] {
    const rest = [...of];
    const taken: T[] = [];
    while (rest.length > 0 && taken.length < most) taken.push(...rest.splice(this.from(0, rest.length - 1), 1));
    return taken;
  }
}
