import type { Outcome } from '#operations/outcome';
import type { Model } from './model.ts';

/** What runs must have come through at least once, or they prove little. */
export const milestones = [
  'a card handed out',
  'a renewal certified and handed out',
  'revoked for good',
  'suspended and lifted',
  'an appeal overturned',
  'an appeal upheld',
  'moved up from the waiting list',
  'let go from a cancelled class',
  'failed and passed at the resit',
  'returned and handed in again',
  'withdrawn',
  'trained by the province at the request of a city',
  'barred while under way',
  'a panel lost a member to a sanction',
  'a number passed over',
] as const;
type Milestone = (typeof milestones)[number];

/** What several runs have come through. */
export class Report {
  runs = 0;
  steps = 0;
  lives = 0;
  requests = 0;
  repeated = 0;
  atOnce = 0;
  unavailable = 0;
  deaths = 0;
  done = 0;
  events = 0;
  readonly refusals = new Map<string, number>();
  readonly pairs = new Set<string>();
  readonly statuses = new Map<string, number>();
  readonly reached = new Map<Milestone, number>();

  saw(action: string, before: readonly string[], { outcome }: { outcome: Outcome<unknown>; model: Model }): void {
    for (const status of before) this.pairs.add(`${status} ${action}${outcome.ok ? '' : ' refused'}`);
    if (outcome.ok) this.done += 1;
    else for (const { code } of outcome.refusal.problems) this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  reach(milestone: Milestone, times = 1): void {
    if (times > 0) this.reached.set(milestone, (this.reached.get(milestone) ?? 0) + times);
  }

  /** A run has ended like this. */
  ended(model: Model, steps: number): void {
    this.runs += 1;
    this.steps += steps;
    for (const { status } of Object.values(model.lives))
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }

  missing(): string[] {
    return milestones.filter((milestone) => !this.reached.has(milestone));
  }

  lines(): string[] {
    const sorted = (of: ReadonlyMap<string, number>) =>
      [...of]
        .toSorted(([, a], [, b]) => b - a)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ');
    return [
      `lives: ${this.lives} in ${this.runs} runs, ${this.steps} steps, ${this.requests} requests (${this.done} done)`,
      `asked again: ${this.repeated}; at once: ${this.atOnce}; verified events: ${this.events}`,
      `statuses at the end: ${sorted(this.statuses)}`,
      `(status, action) pairs: ${this.pairs.size}`,
      `came through: ${sorted(this.reached)}`,
      `refusals by ${this.refusals.size} codes: ${sorted(this.refusals)}`,
    ];
  }
}
