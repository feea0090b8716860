import * as z from 'zod';
import type { Application } from '#domain/application/application';
import type { Change } from '#domain/application/lifecycle';
import { shanghaiDay } from '#domain/day';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { type Problem, type Result, refuse } from '#domain/problem';
import { approved, dutyProblem, type Reviewed, type Reviewer, recorded } from './review.ts';
import { oneTypeReasons, wordsProblems } from './review-command.ts';

/** 维持, or 撤销: it goes on as if the stage that rejected it had approved. */
export const AppealOutcome = z.enum(['UPHELD', 'OVERTURNED']);
export type AppealOutcome = z.infer<typeof AppealOutcome>;

export const appealOutcomeLabel: Record<AppealOutcome, string> = {
  UPHELD: '维持原审核结论',
  OVERTURNED: '撤销原审核结论',
};

/** Why its owner may not appeal now; undefined if they may: once, until the day that was told, the day included. */
export function appealProblem({ status, rejection, appeal }: Application, now: Date): Problem | undefined {
  const path = 'status';
  if (appeal) return { code: 'APPEALED_BEFORE', path, message: '每份申报只能申诉一次，您已经申诉过。' };
  if (status !== 'REJECTED' || !rejection) {
    return { code: 'NOT_REJECTED', path, message: '只有审核不合格的申报才能申诉。' };
  }
  if (shanghaiDay(now) <= rejection.appealUntil) return undefined;
  return { code: 'APPEAL_TOO_LATE', path, message: `申诉期限${rejection.appealUntil}已过。` };
}

/** Takes the rejection before the centre once more. */
export function appealed(application: Application, words: string, now: Date): Result<Change> {
  const problem = appealProblem(application, now);
  if (problem) return refuse(problem);
  const [first, ...others] = wordsProblems(words, { needed: true });
  if (first) return refuse(first, ...others);
  const at = now.toISOString();
  const after: Application = {
    ...application,
    appeal: { filedAt: at },
    words: { ...application.words, appeal: words.trim() },
    updatedAt: at,
  };
  return { ok: true, value: { application: after, changed: ['appeal'] } };
}

/** Why this person may not decide the appeal; undefined if they may: at the centre, and nobody who decided it before. */
export function appealDecisionProblem(application: Application, reviewer: Reviewer): Problem | undefined {
  const { status, appeal, routing } = application;
  if (status !== 'REJECTED' || !appeal || appeal.outcome !== undefined) {
    return { code: 'NO_OPEN_APPEAL', path: 'status', message: '这份申报没有待处理的申诉。' };
  }
  if (!reviewer.offices.includes(routing?.reviewCentre)) {
    const message = '申诉由负责资格审核的职鉴中心处理。';
    return { code: 'NOT_AT_YOUR_OFFICE', path: 'status', clause: '一(六)2', message };
  }
  return dutyProblem(application, reviewer.ref, ['AGENCY_REVIEW', 'CENTRE_REVIEW']);
}

export interface AppealCommand {
  outcome: AppealOutcome;
  words: string;
}

/** Whether what is overturned may be approved is `checkApproval`. */
export function appealDecided(
  application: Application,
  { outcome, words }: AppealCommand,
  { reviewer, now, ruleSet }: { reviewer: Reviewer; now: Date; ruleSet: RuleSet },
): Result<Reviewed> {
  const problem = appealDecisionProblem(application, reviewer);
  if (problem) return refuse(problem);
  const [first, ...others] = wordsProblems(words, { needed: true });
  if (first) return refuse(first, ...others);
  const at = now.toISOString();
  const { rejection, appeal } = application;
  const decided: Application = {
    ...application,
    appeal: { filedAt: appeal?.filedAt ?? at, outcome, decidedAt: at, decidedBy: reviewer.ref },
    words: { ...application.words, appealDecision: words.trim() },
    updatedAt: at,
  };
  if (outcome === 'UPHELD' || !rejection) {
    const { liveIn: _, ...upheld } = decided;
    return { ok: true, value: { application: upheld, changed: ['appeal'], reasons: [] } };
  }
  const { stage } = rejection;
  // Its words say why: whoever overturns judges what the rules leave open as an approval would have to.
  const reasons = oneTypeReasons(application, ruleSet);
  const office = application.routing?.reviewCentre ?? '';
  const overturned = recorded(approved(decided, stage), stage, {
    ...{ outcome: 'APPROVED', at, by: reviewer.ref, office, reasons: reasons.map(({ code }) => code) },
  });
  return { ok: true, value: { application: overturned, changed: ['status', 'appeal'], reasons } };
}
