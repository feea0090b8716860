import { isSingle } from './deeds.ts';
import type { Dice } from './dice.ts';
import type { Model } from './model.ts';
import { type Fresh, type Proposal, proposedDraft, proposedFor } from './propose.ts';
import { proposedBeside, proposedOf } from './propose-card.ts';
import { proposedClass, proposedOn } from './propose-class.ts';
import type { Run } from './run.ts';
import type { Step } from './step.ts';
import { wildStep } from './wild.ts';

/** How far a run has come in its steps, and on which of its days it should be by then. */
const calendar: readonly (readonly [part: number, day: number])[] = [
  [0, 0],
  [0.62, 110],
  [0.7, 330],
  [1, 400],
];
const day = 86_400_000;

/** Draws each next step: mostly one that leads somewhere, sometimes anything by anybody, an earlier one again, or several at once. */
export class Chooser implements Fresh {
  readonly #dice: Dice;
  readonly #began: number;
  readonly #most: number;
  #keys = 0;
  #names = 0;

  constructor(dice: Dice, { began, most }: { began: number; most: number }) {
    this.#dice = dice;
    this.#began = began;
    this.#most = most;
  }

  key(): string {
    this.#keys += 1;
    return `step-key-${this.#keys}`;
  }

  name(kind: 'a' | 'c' | 'x'): string {
    this.#names += 1;
    return kind + this.#names;
  }

  next(run: Run): Step {
    const dice = this.#dice;
    const { model, steps } = run;
    const lag = this.#dueDay(steps.length / this.#most) - (model.now - this.#began) / day;
    if (lag > 1 && dice.happens(0.5))
      return { do: 'wait', days: dice.from(1, Math.max(1, Math.min(10, Math.floor(lag)))) };
    const draw = dice.roll();
    if (draw < 0.14) return wildStep(model, dice, this) ?? { do: 'wait', days: 1 };
    const again = dice.one(run.repeatable().slice(-40));
    if (draw < 0.2 && again !== undefined) return { do: 'repeat', of: again, other: dice.happens(0.3) };
    const proposals = this.#proposals(model);
    if (draw < 0.25) return { do: 'atOnce', steps: this.#several(proposals) };
    return dice.weighed(proposals) ?? { do: 'wait', days: 1 };
  }

  #dueDay(part: number): number {
    const next = Math.max(
      1,
      calendar.findIndex(([until]) => part <= until),
    );
    const [[from, fromDay], [to, toDay]] = [calendar[next - 1]!, calendar[next]!];
    return fromDay + ((part - from) / (to - from)) * (toDay - fromDay);
  }

  #proposals(model: Model): Proposal[] {
    const dice = this.#dice;
    return [
      ...proposedDraft(model, dice, this),
      ...proposedClass(model, dice, this),
      ...Object.values(model.lives).flatMap((life) => proposedFor(model, life, dice, this)),
      ...Object.values(model.classes).flatMap((each) => proposedOn(model, each, dice, this)),
      ...Object.values(model.cards).flatMap((card) => proposedOf(model, card, dice, this)),
      ...proposedBeside(model, dice, this),
    ];
  }

  /** Two or three that meet, on the same application or class if that can be. */
  #several(proposals: readonly Proposal[]): Step[] {
    const dice = this.#dice;
    const single = proposals.filter(([, step]) => isSingle(step) && step.do !== 'startRenewal');
    const first = dice.weighed(single);
    if (!first) return [];
    const meets = single.filter(
      ([, step]) => step !== first && touching(step).some((name) => touching(first).includes(name)),
    );
    const [second, third] = [dice.weighed(meets) ?? dice.weighed(single), dice.weighed(single)];
    const all = [first, second, ...(dice.happens(0.3) ? [third] : [])].filter((step) => step !== undefined);
    const distinct = [...new Set(all)];
    // The same caller with the same key would be one request.
    return distinct.map((step) => ('key' in step ? { ...step, key: this.key() } : step));
  }
}

function touching(step: Step): string[] {
  return JSON.stringify(step).match(/(?<=")[acx]\d+(?=")/g) ?? [];
}
