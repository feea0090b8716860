import { type Problem, type Result, refuse } from '#domain/problem';
import { type SkillLevel, skillLevelLabel } from '#domain/vocabulary/skill-level';
import type { Assessed } from './assessed.ts';
import type { Assignment, Card, PanelTask } from './card.ts';
import { mostMembers, type Panel } from './panel.ts';
import type { PanelPractice } from './panel-practice.ts';
import { type CheckedCard, verify } from './verification.ts';

/** Said with every check: what no register can know (亲友、师徒、本人培训的学员). */
export const avoidanceNote =
  '系统不掌握亲属、师徒、培训关系：考评人员与考生有亲友、师徒关系或曾培训过该考生的，应当回避，请派遣单位自行核实。';

/** The examination: its day in Asia/Shanghai, what is assessed, at which level, and for what people are sent to it. */
export interface Examination {
  task: PanelTask;
  on: string;
  assessed: Assessed;
  level: SkillLevel;
}

/** Somebody named for it; without a card where none has this number and this name. */
export interface Candidate {
  cardNumber: string;
  card: (CheckedCard & Pick<Card, 'kind' | 'personHash' | 'assignments'>) | undefined;
}

/** What stands in the way: of the panel as a whole, and of each member in the order asked. */
export interface PanelJudgement {
  problems: Problem[];
  members: { cardNumber: string; problems: Problem[] }[];
}

/** More would not fit into the card's row beside everything else; some decades of weekly assessing. */
const mostAssignments = 1000;
const levelClause = '劳社培就司〔2003〕117号 第三条';

export function judgePanel(
  examination: Examination,
  candidates: readonly Candidate[],
  practice: PanelPractice,
): PanelJudgement {
  const seen = new Set<string>();
  // 职业相符 is asked of those who assess; the card of a 质量督导员 names no occupation.
  const asked = examination.task === 'ASSESS' ? examination : { on: examination.on };
  const members = candidates.map(({ cardNumber, card }) => {
    const { problems } = verify(card, asked);
    if (!card) return { cardNumber, problems };
    const twice = seen.has(card.personHash);
    seen.add(card.personHash);
    return {
      cardNumber,
      problems: [
        ...problems,
        ...kindProblems(card.kind, examination, practice),
        ...(twice ? [samePersonTwice] : []),
        ...(card.assignments.length >= mostAssignments ? [recordFull] : []),
      ],
    };
  });
  return { problems: sizeProblems(candidates.length, examination.task, practice), members };
}

/** 三人以上单数 of those who assess, and no more than can be recorded at once. */
export function sizeProblems(count: number, task: PanelTask, practice: PanelPractice): Problem[] {
  const of = (code: string, message: string): Problem => ({ code, path: 'members', message });
  const { least, odd, name } =
    task === 'ASSESS'
      ? { least: practice.leastMembers, odd: practice.odd, name: '考评小组' }
      : { least: practice.leastSupervisors, odd: false, name: '质量督导员' };
  return [
    ...(count < least ? [of('PANEL_TOO_SMALL', `${name}至少${least}人，现有${count}人。`)] : []),
    ...(odd && count % 2 === 0 ? [of('PANEL_NOT_ODD', `${name}人数须为单数，现有${count}人。`)] : []),
    ...tooLarge(count),
  ];
}

/** More than can be recorded at once. */
export function tooLarge(count: number): Problem[] {
  if (count <= mostMembers) return [];
  return [{ code: 'PANEL_TOO_LARGE', path: 'members', message: `一次最多派遣${mostMembers}人，现有${count}人。` }];
}

/** What such a card can assess or supervise at all, whatever stands on it. */
export function kindProblems(
  kind: Card['kind'],
  { task, assessed, level }: Omit<Examination, 'on'>,
  practice: PanelPractice,
): Problem[] {
  if (task === 'SUPERVISE') {
    if (kind === 'QUALITY_SUPERVISOR') return [];
    return [{ code: 'NOT_A_SUPERVISOR', message: '考评员证卡不能用于督导，督导须派遣质量督导员。', clause: '三(二)' }];
  }
  if (kind === 'QUALITY_SUPERVISOR') {
    return [{ code: 'NOT_AN_ASSESSOR', message: '质量督导员证卡不能用于考评，只能用于督导。', clause: '三(二)' }];
  }
  if (assessed.kind === 'PROJECT') return [];
  if (kind === 'SPECIAL_ABILITY_ASSESSOR') {
    return [{ code: 'ONLY_PROJECTS', message: '专项职业能力考核考评员只能考评专项职业能力项目。', clause: '附件2' }];
  }
  if (kind === 'SENIOR_ASSESSOR' || practice.assessorLevels.includes(level)) return [];
  const message = `考评员不能考评${skillLevelLabel.get(level) ?? level}，须由高级考评员考评。`;
  return [{ code: 'LEVEL_ABOVE_CARD', path: 'level', message, clause: levelClause }];
}

const samePersonTwice: Problem = {
  code: 'SAME_PERSON_TWICE',
  message: '同一个人在这次派遣里出现了两次。',
};

const recordFull: Problem = {
  code: 'ASSIGNMENTS_FULL',
  message: `这张证卡的派遣记录已满${mostAssignments}条，请联系省职鉴中心。`,
};

/**
 * 专项 projects have no levels; an occupation is always assessed at one. Who supervises need not be told at which, and of
 * whatever is examined there is none.
 */
export function readLevel({ kind }: Assessed, level: SkillLevel | undefined, task: PanelTask): Result<SkillLevel> {
  const given = level !== undefined && level !== 'NONE';
  if (task === 'SUPERVISE' && !given) return { ok: true, value: 'NONE' };
  if (kind === 'ALL') {
    return refuse({ code: 'LEVEL_OF_ALL', path: 'level', message: '没有指定职业（工种）时，请不要填等级。' });
  }
  if (kind === 'PROJECT') {
    if (!given) return { ok: true, value: 'NONE' };
    return refuse({ code: 'LEVEL_OF_PROJECT', path: 'level', message: '专项职业能力项目不分等级，请不要填等级。' });
  }
  if (given) return { ok: true, value: level };
  return refuse({ code: 'LEVEL_MISSING', path: 'level', message: '请选择考评的职业技能等级。' });
}

/** The record is made before the examination, so that nobody's experience is written up afterwards. */
export function assignmentDayProblem(on: string, today: string): Problem | undefined {
  if (on >= today) return undefined;
  return { code: 'DAY_PAST', path: 'on', message: `考评日期${on}已过，派遣须在考评之前登记。` };
}

/** Takes a panel back (取消派遣), until the day before. */
export function cancelled(
  panel: Panel,
  { today, at, reason }: { today: string; at: string; reason: string },
): Result<Panel> {
  const problem = cancelProblem(panel, today);
  if (problem) return refuse(problem);
  return {
    ok: true,
    value: { ...panel, status: 'CANCELLED', cancelledAt: at, words: { ...panel.words, cancellation: reason } },
  };
}

/** Why it cannot be taken back; undefined if it can. */
export function cancelProblem({ status, on }: Pick<Panel, 'status' | 'on'>, today: string): Problem | undefined {
  if (status === 'CANCELLED') return { code: 'ALREADY_CANCELLED', path: 'status', message: '这次派遣已经取消。' };
  if (today < on) return undefined;
  return { code: 'TOO_LATE_TO_CANCEL', path: 'on', message: `只能在考评日期（${on}）之前取消派遣。` };
}

/** 考评经历 or 督导经历 on record: examinations that the holder was sent to for that and whose day has passed. */
export function timesOnRecord(assignments: readonly Assignment[], today: string, task: PanelTask): number {
  return assignments.filter((each) => each.task === task && each.status === 'ASSIGNED' && each.on < today).length;
}
