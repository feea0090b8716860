import type { ClassContext } from '#domain/class/class-check';
import type { Deps } from '#operations/deps';

/** With what a class of this centre is judged. */
export function classContext(
  { ruleSets, practice }: Pick<Deps, 'ruleSets' | 'practice'>,
  { organiser, now }: { organiser: string; now: Date },
): ClassContext & { now: Date } {
  return { organiser, now, ruleSets, cityClasses: practice.routing.cityClasses };
}
