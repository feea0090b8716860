import type { ClassContext } from '#domain/class-check';
import type { Deps } from './deps.ts';

/** With what a class of this centre is judged. */
export function classContext(
  { ruleSets, practice }: Pick<Deps, 'ruleSets' | 'practice'>,
  { organiser, now }: { organiser: string; now: Date },
): ClassContext & { now: Date } {
  return { organiser, now, ruleSets, cityClasses: practice.routing.cityClasses };
}
