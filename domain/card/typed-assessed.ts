import { isCalendarDay } from '#domain/id-number';
import { codeOf, occupationLabel } from '#domain/occupations';
import { ok, type Problem, type Result, refuse } from '#domain/problem';
import { findProject, otherProject } from '#domain/projects';
import { readDay } from '#domain/understanding/day';
import { normalise } from '#domain/understanding/normalise';
import { readOccupations } from '#domain/understanding/trade';
import { type Assessed, projectLabel } from './assessed.ts';

const longestText = 60;
const longestDay = 40;
/** 专项：剪纸制作. The list of projects is not the whole of the province's, so any other is taken when it is called one. */
const calledProject =
  /^专项(?:职业)?(?:能力)?(?:考核)?(?:项目)?\s*[:：]\s*(\p{Script=Han}[\p{Script=Han}\p{L}\p{N}]{1,29})$/u;

/** A code or a word, however it was typed; what is neither a known word nor a code is refused, never guessed. */
export function readAssessed(text: string, path = 'occupation'): Result<Assessed> {
  if ([...text].length > longestText) {
    return refuse({ code: 'TOO_LONG', path, message: `职业（工种）或专项项目最多${longestText}字。` });
  }
  const normal = normalise(text);
  const called = calledProject.exec(normal)?.[1];
  const project = findProject((called ?? normal).toUpperCase()) ?? findProject(called ?? normal);
  if (project) return assessedProject(project.name, project.id);
  if (called !== undefined) return assessedProject(called, otherProject);
  const read = readOccupations(text);
  if ('doubt' in read) return refuse(doubtful(read.doubt, read.message, path));
  const [item, ...others] = read.value;
  if (item === undefined || others.length > 0) {
    return refuse({ code: 'ONE_OCCUPATION', path, message: '一次只能查一个职业（工种）或专项项目。' });
  }
  return { ok: true, value: { kind: 'OCCUPATION', item, code: codeOf(item), label: occupationLabel(item) } };
}

function assessedProject(name: string, code: string): Result<Assessed> {
  return { ok: true, value: { kind: 'PROJECT', item: name, code, label: projectLabel(name) } };
}

function doubtful(code: string, message: string | undefined, path: string): Problem {
  const known = code === 'NOT_UNDERSTOOD' ? 'UNKNOWN_OCCUPATION' : code;
  const ask =
    message ?? '没有看懂是哪个职业（工种），请填全称或职业代码，如 6-31-01-03；专项项目请写成“专项：项目名称”。';
  return { code: known, path, message: ask, ...(code === 'CLASS_NOT_OPEN' && { clause: '一(一)' }) };
}

/** A day in any usual form, 昨天 and 明天 too. */
export function readOn(text: string, today: string): Result<string> {
  const exact = text.trim();
  if (isCalendarDay(exact)) return ok(exact);
  const read = exact.length <= longestDay ? readDay(exact, { today }) : { doubt: 'NOT_UNDERSTOOD' };
  if ('value' in read) return ok(read.value);
  return refuse({ code: 'DAY', path: 'on', message: '没有看懂日期，请写成 2026-11-23 或 2026年11月23日。' });
}
