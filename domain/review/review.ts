import type { Application, ReviewRecord, ReviewStage } from '#domain/application/application';
import type { Change, DecisionContext } from '#domain/application/lifecycle';
import { documentProblems, eligibilityProblems } from '#domain/application/submission';
import { dayAfter, shanghaiDay } from '#domain/day';
import { evaluate } from '#domain/eligibility/evaluate';
import type { Evaluation } from '#domain/eligibility/evaluation';
import { type Problem, type Result, refuse } from '#domain/problem';
import { commandProblems, correctionOf, isJudgement, type ReviewCommand, reasonsOf } from './review-command.ts';
import type { ReviewPractice } from './review-practice.ts';
import type { ReviewReason } from './review-reason.ts';

/** Who reviews: a reference that names nobody, and the offices for which this person may act. */
export interface Reviewer {
  ref: string;
  /** Agencies' ids and centres' codes. */
  offices: readonly (string | undefined)[];
}

export const reviewStageLabel: Record<ReviewStage, string> = {
  AGENCY_REVIEW: '评价机构初审',
  CENTRE_REVIEW: '职鉴中心审核',
};

/** The stage that it waits in for a decision; undefined where it waits for none. */
export function reviewStageOf({ status }: Pick<Application, 'status'>): ReviewStage | undefined {
  return status === 'AGENCY_REVIEW' || status === 'CENTRE_REVIEW' ? status : undefined;
}

/** The office that decides a stage: 评价机构…进行初审, then the centre it was routed to (一(六)2). */
export function officeOfStage({ agency, routing }: Application, stage: ReviewStage): string | undefined {
  return stage === 'AGENCY_REVIEW' ? agency?.id : routing?.reviewCentre;
}

/** Everybody who has ever decided this stage of it. */
export function decidersOf({ reviews }: Pick<Application, 'reviews'>, stage: ReviewStage): string[] {
  const record = reviews?.[stage];
  return record ? [...(record.earlier ?? []), record.by] : [];
}

const notUnderReview: Problem = { code: 'NOT_UNDER_REVIEW', path: 'status', message: '这份申报现在不在审核环节。' };

/** Why this person may decide nothing about it now; undefined if they may. */
export function reviewProblem(application: Application, reviewer: Reviewer): Problem | undefined {
  const stage = reviewStageOf(application);
  if (!stage) return notUnderReview;
  if (!reviewer.offices.includes(officeOfStage(application, stage))) {
    const message = `这份申报现在由${reviewStageLabel[stage]}，不在您的单位。`;
    return { code: 'NOT_AT_YOUR_OFFICE', path: 'status', clause: '一(六)2', message };
  }
  return dutyProblem(application, reviewer.ref, [stage === 'AGENCY_REVIEW' ? 'CENTRE_REVIEW' : 'AGENCY_REVIEW']);
}

/** Nobody decides about themselves, nor twice on the way of one application. */
export function dutyProblem(
  application: Application,
  ref: string,
  stages: readonly ReviewStage[],
): Problem | undefined {
  if (application.owner === ref) {
    return { code: 'OWN_APPLICATION', path: 'applicationId', message: '不能审核自己的申报，请由其他人办理。' };
  }
  const stage = stages.find((each) => decidersOf(application, each).includes(ref));
  if (!stage) return undefined;
  const message = `您已经办理过这份申报的${reviewStageLabel[stage]}，这一环节须由另一人办理。`;
  return { code: 'DECIDED_BEFORE', path: 'applicationId', message };
}

/** What stands in the way of an approval: the verdict made again from the stored answers, and scans that are not there. */
export interface ApprovalCheck {
  evaluation: Evaluation;
  ineligible: Problem[];
  missing: Problem[];
}

/** Values that the rule set leaves to the reviewer are judged by approving. */
export function checkApproval(application: Application, { ruleSet }: Pick<DecisionContext, 'ruleSet'>): ApprovalCheck {
  const evaluation = evaluate(ruleSet, application.facts);
  return {
    evaluation,
    ineligible: evaluation.admissible ? [] : eligibilityProblems(application, { ruleSet }),
    missing: documentProblems(application, ruleSet),
  };
}

export interface ReviewContext extends DecisionContext {
  reviewer: Reviewer;
  practice: ReviewPractice;
}

/** The change, with the reasons for the record. */
export interface Reviewed extends Change {
  reasons: ReviewReason[];
}

/** 通过, 退回补正 or 不予通过 of the stage it stands in. Whether it may be approved is `checkApproval`. */
export function reviewed(application: Application, command: ReviewCommand, context: ReviewContext): Result<Reviewed> {
  const stage = reviewStageOf(application);
  if (!stage) return refuse(notUnderReview);
  const problem = reviewProblem(application, context.reviewer);
  if (problem) return refuse(problem);
  const [first, ...others] = commandProblems(application, stage, command, context.ruleSet);
  if (first) return refuse(first, ...others);
  const reasons = reasonsOf(command);
  const after = decided(application, stage, { command, reasons, context });
  const { reviewer, now } = context;
  const outcome = ({ APPROVE: 'APPROVED', RETURN: 'RETURNED', REJECT: 'REJECTED' } as const)[command.decision];
  const office = officeOfStage(application, stage) ?? '';
  const codes = reasons.map(({ code }) => code);
  const record = { outcome, by: reviewer.ref, office, at: now.toISOString(), reasons: codes };
  const changed = { APPROVE: [], RETURN: ['correction'], REJECT: ['rejection'] }[command.decision];
  return {
    ok: true,
    value: {
      application: { ...recorded(withJudgement(after, stage, command), stage, record), updatedAt: now.toISOString() },
      changed: ['status', ...changed],
      reasons,
    },
  };
}

/** The words of a judgement stand as long as the decision that it was made with. */
function withJudgement(application: Application, stage: ReviewStage, command: ReviewCommand): Application {
  const { [stage]: _, ...others } = application.words?.judgements ?? {};
  const judgements = isJudgement(command) ? { ...others, [stage]: command.words?.trim() } : others;
  if (application.words?.judgements === undefined && Object.keys(judgements).length === 0) return application;
  return { ...application, words: { ...application.words, judgements } };
}

/** What was decided last about a stage, by whom, and who did so before. */
export function recorded(
  application: Application,
  stage: ReviewStage,
  record: Omit<ReviewRecord, 'earlier'>,
): Application {
  const earlier = [...new Set(decidersOf(application, stage))].filter((by) => by !== record.by);
  const review = { ...record, ...(earlier.length > 0 && { earlier }) };
  return { ...application, reviews: { ...application.reviews, [stage]: review } };
}

interface Decided {
  command: ReviewCommand;
  reasons: ReviewReason[];
  context: ReviewContext;
}

function decided(application: Application, stage: ReviewStage, { command, reasons, context }: Decided): Application {
  const words = command.words?.trim();
  if (command.decision === 'RETURN') {
    const { facts, documents } = application;
    const seen = {
      facts,
      documents: documents.filter(({ status }) => status === 'CONFIRMED').map(({ id }) => id),
    };
    return {
      ...application,
      status: 'RETURNED',
      returnedFrom: stage,
      correction: correctionOf(command, application, context.ruleSet),
      // What the centre saw stays, until the centre has seen what became of it.
      before: (isReturnedByCentre(application) && application.before) || seen,
      words: { ...application.words, correction: words },
    };
  }
  if (command.decision === 'APPROVE') return approved(application, stage);
  const [first] = reasons;
  const { liveIn: _, correction: _correction, before: _before, ...rest } = application;
  const today = shanghaiDay(context.now);
  return {
    ...rest,
    status: 'REJECTED',
    rejection: {
      ...{ stage, reason: first?.code ?? '', clause: first?.clause ?? '', at: context.now.toISOString() },
      appealUntil: dayAfter(today, context.practice.appealDays),
    },
    words: { ...application.words, rejection: words },
  };
}

/** On to the centre, or found qualified (在“信息管理系统”中确认审核合格人员, 一(六)2(2)). */
export function approved(application: Application, stage: ReviewStage): Application {
  const { correction: _, before, rejection: _rejection, ...rest } = application;
  if (stage === 'CENTRE_REVIEW') return { ...rest, status: 'QUALIFIED' };
  return { ...rest, status: 'CENTRE_REVIEW', ...(isReturnedByCentre(application) && before && { before }) };
}

/** The centre has returned it and not decided again since. */
function isReturnedByCentre({ reviews }: Application): boolean {
  return reviews?.CENTRE_REVIEW?.outcome === 'RETURNED';
}
