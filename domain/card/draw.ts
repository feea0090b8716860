import { CardKind } from './card.ts';
import { type Candidate, type Examination, judgePanel, kindProblems } from './panel-check.ts';
import type { PanelPractice } from './panel-practice.ts';
import { holdsProjects, type Pool, supervisors } from './pool.ts';

/** Where those stand who may be sent there at all: for assessing, by the kinds of card that the rule for panels lets pass. */
export function poolsFor(examination: Omit<Examination, 'on'>, practice: PanelPractice): Pool[] {
  if (examination.task === 'SUPERVISE') return [supervisors];
  const { kind: assessedKind, code } = examination.assessed;
  return CardKind.options
    .filter((kind) => holdsProjects(kind) === (assessedKind === 'PROJECT'))
    .filter((kind) => kindProblems(kind, examination, practice).length === 0)
    .map((kind) => ({ kind, item: code }));
}

/** Whoever was named by somebody could be checked and sent; and nobody is drawn who is sent elsewhere that day. */
export function mayBeDrawn(examination: Examination, candidate: Candidate, practice: PanelPractice): boolean {
  const [judged] = judgePanel(examination, [candidate], practice).members;
  const isFree = !candidate.card?.assignments.some(({ on, status }) => on === examination.on && status === 'ASSIGNED');
  return judged?.problems.length === 0 && isFree;
}

/**
 * The whole numbers under `count` in an order of which every one is equally likely, as long as anybody asks: k of them cost
 * k steps, whatever the count. `below` gives a random whole number under its argument.
 */
export function* inRandomOrder(count: number, below: (limit: number) => number): Generator<number, void> {
  // A shuffle that keeps only what it has moved.
  const moved = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const other = at + below(count - at);
    const drawn = moved.get(other) ?? other;
    moved.set(other, moved.get(at) ?? at);
    moved.delete(at);
    yield drawn;
  }
}

/** `bytes` gives as many random ones; every number under the limit, which is at most 2³², is equally likely. */
export function randomBelow(bytes: (count: number) => Uint8Array): (limit: number) => number {
  const all = 2 ** 32;
  return (limit) => {
    for (;;) {
      const drawn = Buffer.from(bytes(4)).readUInt32BE();
      // What is left over at the end would make the first numbers likelier.
      if (drawn < all - (all % limit)) return drawn % limit;
    }
  };
}
