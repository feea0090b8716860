import { everything } from '#domain/card/assessed';
import { type Examination, readLevel } from '#domain/card/panel-check';
import { readAssessed, readOn } from '#domain/card/typed-assessed';
import { shanghaiDay } from '#domain/day';
import { ok, type Result, refuseAll } from '#domain/problem';
import type { SkillLevel } from '#domain/vocabulary/skill-level';
import type { Deps } from '#operations/deps';
import type { PanelInput } from './check-panel.ts';

/** An examination as it was typed: everything that is wrong with it at once. */
export function readExamination(
  { task = 'ASSESS', ...input }: Pick<PanelInput, 'task' | 'on' | 'occupation' | 'level'>,
  { now }: Pick<Deps, 'now'>,
): Result<Examination> {
  const on = readOn(input.on, shanghaiDay(now()));
  const isAnything = task === 'SUPERVISE' && (input.occupation ?? '').trim() === '';
  const assessed = isAnything ? ok(everything) : readAssessed(input.occupation ?? '');
  const level = assessed.ok ? readLevel(assessed.value, input.level, task) : ok<SkillLevel>('NONE');
  if (!on.ok || !assessed.ok || !level.ok) return refuseAll([on, assessed, level]);
  return ok({ task, on: on.value, assessed: assessed.value, level: level.value });
}
