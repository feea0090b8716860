import type { Application } from '#domain/application/application';
import { dayAfter, shanghaiDay } from '#domain/day';
import { dueDay } from '#domain/working-day';
import type { ReviewPractice } from './review-practice.ts';

type Stage = NonNullable<Application['stage']>;

/**
 * The stage that an application has just come into: since now, and by when it must be decided. 规定时间节点 (一(六)2) are
 * the class's own document's where it sets them, unless they have passed already; else so many working days.
 */
export function stageEntered(application: Application, practice: ReviewPractice, now: Date): Stage {
  const since = now.toISOString();
  const today = shanghaiDay(now);
  const { status, trainingClass } = application;
  if (status === 'RETURNED') return { since, dueOn: lastDayOfCorrection(application, practice, today) };
  if (status !== 'AGENCY_REVIEW' && status !== 'CENTRE_REVIEW') return { since };
  const isAgency = status === 'AGENCY_REVIEW';
  const own = isAgency ? trainingClass?.reviewBy?.agency : trainingClass?.reviewBy?.centre;
  if (own !== undefined && own >= today) return { since, dueOn: own };
  const { day, uncertain } = dueDay(today, isAgency ? practice.agencyDays : practice.centreDays);
  return { since, dueOn: day, ...(uncertain && { dueIsUncertain: true }) };
}

/** While registration is open, and for some days after the return in any case. */
function lastDayOfCorrection({ trainingClass }: Application, practice: ReviewPractice, today: string): string {
  const days = dayAfter(today, practice.correctionDays);
  const closesOn = trainingClass?.registration.closesOn ?? days;
  return closesOn > days ? closesOn : days;
}

export interface Deadline {
  /** The last day, Asia/Shanghai. */
  dueOn: string;
  overdue: boolean;
  warning?: string;
}

/** Until when the stage it stands in must be decided, or what was returned be handed in again. */
export function deadlineOf({ stage }: Pick<Application, 'stage'>, now: Date): Deadline | undefined {
  if (stage?.dueOn === undefined) return undefined;
  const { dueOn, dueIsUncertain } = stage;
  const warning = `${dueOn.slice(0, 4)}年的节假日和调休安排尚未录入，这个期限按周一至周五推算，可能与实际工作日不符。`;
  return { dueOn, overdue: shanghaiDay(now) > dueOn, ...(dueIsUncertain && { warning }) };
}
