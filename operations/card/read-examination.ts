import { type Examination, readLevel } from '#domain/card/panel-check';
import { readAssessed, readOn } from '#domain/card/typed-assessed';
import { shanghaiDay } from '#domain/day';
import { ok, type Result, refuseAll } from '#domain/problem';
import type { SkillLevel } from '#domain/vocabulary/skill-level';
import type { Deps } from '#operations/deps';
import type { PanelInput } from './check-panel.ts';

/** An examination as it was typed: everything that is wrong with it at once. */
export function readExamination(
  input: Pick<PanelInput, 'on' | 'occupation' | 'level'>,
  { now }: Pick<Deps, 'now'>,
): Result<Examination> {
  const on = readOn(input.on, shanghaiDay(now()));
  const assessed = readAssessed(input.occupation);
  const level = assessed.ok ? readLevel(assessed.value, input.level) : ok<SkillLevel>('NONE');
  if (!on.ok || !assessed.ok || !level.ok) return refuseAll([on, assessed, level]);
  return ok({ on: on.value, assessed: assessed.value, level: level.value });
}
