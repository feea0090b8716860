import { readCardNumber } from '#domain/card/card-number';
import { poolsFor } from '#domain/card/draw';
import { assignmentDayProblem, type Examination, sizeProblems } from '#domain/card/panel-check';
import type { Pool } from '#domain/card/pool';
import { shanghaiDay } from '#domain/day';
import { ok, type Problem, type Result, refuse, refuseAll } from '#domain/problem';
import { cityLabel, provinceCode } from '#domain/vocabulary/place';
import type { Deps } from '#operations/deps';
import type { Call } from '#operations/mutation';
import { grantOf, officeOf } from '#operations/permission';
import type { DrawPanelInput } from './draw-panel.ts';
import { readExamination } from './read-examination.ts';

/** What was asked, understood. */
export interface AskedDraw extends Examination {
  count: number;
  pools: Pool[];
  /** Codes of centres; empty: of the whole province. */
  centres: string[];
  /** Card numbers in their one form. */
  avoided: string[];
}

const mostAvoided = 50;

/** Everything that is wrong with what was typed, at once. */
export function readDraw(call: Call<DrawPanelInput>): Result<AskedDraw> {
  const { deps, input } = call;
  const examination = readExamination(input, deps);
  const day = examination.ok ? notPast(examination.value.on, shanghaiDay(call.now)) : ok(undefined);
  const count = sized(input.count, sizeProblems(input.count, input.task ?? 'ASSESS', deps.practice.panels));
  const centres = centresOf(call);
  const avoided = readAvoided(input.avoid);
  if (!examination.ok || !day.ok || !count.ok || !centres.ok || !avoided.ok) {
    return refuseAll([examination, day, count, centres, avoided]);
  }
  return ok({
    ...examination.value,
    count: count.value,
    pools: poolsFor(examination.value, deps.practice.panels),
    centres: centres.value,
    avoided: avoided.value,
  });
}

/** From whom it would be drawn: none where it is not understood what for. */
export function poolsAsked(input: DrawPanelInput, deps: Pick<Deps, 'now' | 'practice'>): Pool[] {
  const examination = readExamination(input, deps);
  return examination.ok ? poolsFor(examination.value, deps.practice.panels) : [];
}

function notPast(on: string, today: string): Result<undefined> {
  const problem = assignmentDayProblem(on, today);
  return problem ? refuse(problem) : ok(undefined);
}

function sized(count: number, [first, ...others]: Problem[]): Result<number> {
  const named = (problem: Problem): Problem => ({ ...problem, path: 'count' });
  return first ? refuse(named(first), ...others.map(named)) : ok(count);
}

/** A city draws from those whom it and the province reviewed; who is of another city the province sends (三(二)). */
function centresOf({ actor, input: { from } }: Call<DrawPanelInput>): Result<string[]> {
  const grant = grantOf(actor, 'drawPanel');
  const own = (grant && officeOf(grant)) ?? provinceCode;
  const reach = own === provinceCode ? [] : [own, provinceCode];
  if (from === undefined) return ok(reach);
  if (from !== provinceCode && !cityLabel.has(from)) {
    return refuse({ code: 'UNKNOWN_CENTRE', path: 'from', message: '没有这个职鉴中心，请选择省或市（州）职鉴中心。' });
  }
  if (reach.length === 0 || reach.includes(from)) return ok([from]);
  const message = '市（州）只能从本市（州）和省职鉴中心的人员中抽派；需要其他市（州）人员的，请报省职鉴中心抽派。';
  return refuse({ code: 'OTHER_CENTRE', path: 'from', message, clause: '三(二)' });
}

function readAvoided(typed: readonly string[]): Result<string[]> {
  if (typed.length > mostAvoided) {
    return refuse({ code: 'TOO_MANY_AVOIDED', path: 'avoid', message: `回避人员最多填${mostAvoided}人。` });
  }
  const read = typed.map((number, at) => readCardNumber(number, `avoid.${at}`));
  if (read.some((each) => !each.ok)) return refuseAll(read);
  return ok([...new Set(read.flatMap((each) => (each.ok ? [each.value] : [])))]);
}
