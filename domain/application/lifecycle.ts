import type { Agency } from '#domain/agency';
import type { CardPractice } from '#domain/card/card-practice';
import { isPublished, type TrainingClass } from '#domain/class/training-class';
import { shanghaiDay } from '#domain/day';
import { evaluate } from '#domain/eligibility/evaluate';
import type { FactDefinition, Facts, FactValue } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { type Problem, type Result, refuse } from '#domain/problem';
import { choicesNotReturned, factsNotReturned, isClassOfCorrection } from '#domain/review/review-correction';
import type { RoutingPractice } from '#domain/review/routing';
import type { Application, ApplicationKind, ApplicationStatus, Route } from './application.ts';
import { applicationFacts } from './form.ts';
import { checkField } from './form-check.ts';

/** With what a decision is made: when, under which version of the rules, and in which practice. */
export interface DecisionContext {
  now: Date;
  ruleSet: RuleSet;
  /** Who reviews, trains and makes cards, where the notice leaves it unsaid. */
  routing: RoutingPractice;
  /** Whether for 复核, too, a class must be attended. */
  renewalNeedsTraining?: boolean;
}

/** The rule set version that the application began under; it keeps it for life. */
export function contextOf(
  application: Application,
  {
    ruleSets,
    practice,
  }: { ruleSets: readonly RuleSet[]; practice: { routing: RoutingPractice; cards: Pick<CardPractice, 'renewal'> } },
  now: Date,
): DecisionContext {
  const ruleSet = ruleSets.find(({ id }) => id === application.ruleSetId);
  if (!ruleSet) throw new Error(`rule set ${application.ruleSetId} is not known here`);
  const { routing, cards } = practice;
  return { now, ruleSet, routing, renewalNeedsTraining: cards.renewal.needsTraining };
}

/** An application as it shall be, and the names of what changed. */
export interface Change {
  application: Application;
  changed: string[];
}

export const statusLabel: Record<ApplicationStatus, string> = {
  DRAFT: '草稿',
  AGENCY_REVIEW: '评价机构初审中',
  CENTRE_REVIEW: '职鉴中心审核中',
  RETURNED: '退回补正',
  QUALIFIED: '审核合格',
  ENROLLED: '已编班',
  PASSED: '培训考核合格',
  CERTIFIED: '已发证',
  FAILED: '培训考核不合格',
  REJECTED: '审核不合格',
  WITHDRAWN: '已撤回',
};

/** 附件3 has a list of 培训 and one of 复核; what a person hands in for the first is not called 培训. */
export const applicationKindLabel: Record<ApplicationKind, string> = { NEW: '新申报', RENEWAL: '复核申报' };

/** In these states an applicant may still change what is in the application. */
const editable: readonly ApplicationStatus[] = ['DRAFT', 'RETURNED'];
/** Until a seat is taken an application may be taken back. */
const withdrawable: readonly ApplicationStatus[] = ['DRAFT', 'AGENCY_REVIEW', 'CENTRE_REVIEW', 'RETURNED', 'QUALIFIED'];

/** Why nothing in it may be changed; undefined if it may. */
export function editProblem(application: Application): Problem | undefined {
  if (editable.includes(application.status)) return undefined;
  return { code: 'NOT_EDITABLE', path: 'status', message: `${statusLabel[application.status]}的申报不能再修改。` };
}

export function withdrawProblem(application: Application): Problem | undefined {
  const { status, enrolment } = application;
  if (enrolment && (status === 'ENROLLED' || status === 'QUALIFIED')) {
    const message = '您在培训班有名额或正在候补，请先退出培训班，再撤回申报。';
    return { code: 'LEAVE_CLASS_FIRST', path: 'enrolment', message };
  }
  if (withdrawable.includes(application.status)) return undefined;
  return { code: 'NOT_WITHDRAWABLE', path: 'status', message: `${statusLabel[application.status]}的申报不能撤回。` };
}

/** Takes an application back; it stays readable. */
export function withdrawn(application: Application, now: Date): Result<Change> {
  const problem = withdrawProblem(application);
  if (problem) return refuse(problem);
  const { liveIn: _, ...rest } = application;
  const at = now.toISOString();
  const after: Application = { ...rest, status: 'WITHDRAWN', updatedAt: at, withdrawnAt: at };
  return { ok: true, value: { application: after, changed: ['status'] } };
}

/** Gives an anonymous draft its owner: once, and only within the days that the code is good for. */
export function claimed(application: Application, owner: string, now: Date): Result<Change> {
  const { claim } = application;
  if (application.owner === owner) {
    return refuse({ code: 'ALREADY_YOURS', path: 'code', message: '这份申报已经在您名下。' });
  }
  if (!claim || claim.claimedAt !== undefined || application.owner !== undefined) {
    return refuse({ code: 'CLAIM_CODE_USED', path: 'code', message: '这个领取码已经用过。' });
  }
  const at = now.toISOString();
  if (at > claim.expiresAt) {
    return refuse({ code: 'CLAIM_CODE_EXPIRED', path: 'code', message: '这个领取码已过期（有效期7天），请重新填报。' });
  }
  const after = { ...application, owner, claim: { ...claim, claimedAt: at }, updatedAt: at };
  return { ok: true, value: { application: after, changed: ['owner'] } };
}

/** What an applicant changes; what is not given stays. An agency or a class that was not found is `null`. */
export interface DraftChange {
  facts?: Facts | undefined;
  /** Of what was typed: what could not be understood. */
  misread?: readonly Problem[];
  removeFacts?: readonly string[] | undefined;
  agency?: NonNullable<Application['agency']> | null | undefined;
  trainingClass?: NonNullable<Application['trainingClass']> | null | undefined;
  route?: Route | undefined;
}

/** Everything wrong with any part of the change is said at once, and then nothing changes. */
export function updated(application: Application, change: DraftChange, context: DecisionContext): Result<Change> {
  const today = shanghaiDay(context.now);
  const definitions = new Map(applicationFacts(context.ruleSet).map((each) => [each.id, each]));
  const facts = factsAfter(application.facts, change, definitions, today);
  const status = editProblem(application);
  const after = changedDraft(application, change, facts.facts, context);
  const problems = [
    ...(status ? [status] : []),
    ...(change.misread ?? []),
    ...facts.problems,
    ...factsNotReturned(application, facts.facts, { ruleSet: context.ruleSet, today }),
    ...choicesNotReturned(application, after),
    ...(change.agency === undefined ? [] : agencyProblems(change.agency ?? undefined)),
    ...(change.trainingClass === undefined || isClassOfCorrection(application, change.trainingClass?.id)
      ? []
      : classProblems(change.trainingClass ?? undefined, application.category, today)),
  ];
  const [first, ...others] = problems;
  if (first) return refuse(first, ...others);
  return {
    ok: true,
    value: { application: after, changed: [...facts.changed, ...choicesChanged(application, after)] },
  };
}

function changedDraft(
  application: Application,
  change: DraftChange,
  facts: Facts,
  { ruleSet, now }: DecisionContext,
): Application {
  const agency = change.agency ?? application.agency;
  const otherAgency = agency?.id !== application.agency?.id;
  // Another agency has other routes.
  const route = change.route ?? (otherAgency ? undefined : application.route);
  const { route: _, ...rest } = application;
  return {
    ...rest,
    // Whoever is recommended by another agency is checked by that agency first (一(六)1), wherever it was returned from.
    ...(rest.returnedFrom && otherAgency && { returnedFrom: 'AGENCY_REVIEW' }),
    facts,
    evaluation: evaluate(ruleSet, facts),
    ...(agency && { agency }),
    ...(change.trainingClass && { trainingClass: change.trainingClass }),
    ...(route && { route }),
    updatedAt: now.toISOString(),
  };
}

function choicesChanged(before: Application, after: Application): string[] {
  return [
    ...(before.agency?.id === after.agency?.id ? [] : ['agency']),
    ...(before.trainingClass?.id === after.trainingClass?.id ? [] : ['trainingClass']),
    ...(before.route === after.route ? [] : ['route']),
  ];
}

function factsAfter(
  before: Facts,
  change: DraftChange,
  definitions: ReadonlyMap<string, FactDefinition>,
  today: string,
): { facts: Facts; changed: string[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const given: [string, FactValue][] = [];
  for (const [id, value] of Object.entries(change.facts ?? {})) {
    const definition = definitions.get(id);
    if (!definition) {
      problems.push(unknownFact(id));
      continue;
    }
    const problem = checkField(definition, value, today);
    if (problem) problems.push(problem);
    else given.push([id, value]);
  }
  const removed = new Set(change.removeFacts ?? []);
  // What changed stands unsealed in the audit trail: names of facts only, whatever a caller sends for one.
  for (const id of removed) if (!definitions.has(id)) problems.push(unknownFact(id));
  const kept = Object.entries(before).filter(([id]) => !removed.has(id));
  const gone = Object.keys(before).filter((id) => removed.has(id));
  const changed = [...new Set([...given.map(([id]) => id), ...gone])].map((id) => `facts.${id}`);
  return { facts: Object.fromEntries([...kept, ...given]), changed, problems };
}

function unknownFact(id: string): Problem {
  return { code: 'UNKNOWN_FACT', path: `answers.${id}`, message: '这份申报表里没有这一项。' };
}

/** The agency recommends and stamps (一(六)1); without one nobody makes the first check. */
export function agencyProblems(agency: Agency | undefined): Problem[] {
  const path = 'agencyId';
  const clause = '一(六)1';
  if (!agency) return [{ code: 'UNKNOWN_AGENCY', path, clause, message: '没有这家评价机构。' }];
  if (agency.active) return [];
  return [{ code: 'INACTIVE_AGENCY', path, clause, message: '这家评价机构目前不能推荐申报。' }];
}

/** 一(四): only a class of the published plan, of this category, while its registration is open, closing day included. */
export function classProblems(
  trainingClass: TrainingClass | undefined,
  category: Application['category'],
  today: string,
): Problem[] {
  const path = 'classId';
  const clause = '一(四)';
  if (!trainingClass || !isPublished(trainingClass)) {
    return [{ code: 'UNKNOWN_CLASS', path, clause, message: '没有这个培训班，或者培训计划还没有发布。' }];
  }
  const problems: Problem[] = [];
  if (trainingClass.category !== category) {
    problems.push({ code: 'CLASS_OF_OTHER_CATEGORY', path, clause, message: '这个培训班不培训您申报的类别。' });
  }
  const { opensOn, closesOn } = trainingClass.registration;
  if (today < opensOn) {
    problems.push({ code: 'REGISTRATION_NOT_OPEN', path, clause, message: `这个培训班${opensOn}起才能报名。` });
  }
  if (trainingClass.status === 'CANCELLED') {
    problems.push({ code: 'CLASS_CANCELLED', path, clause, message: '这个培训班已经取消，请另选一期。' });
  } else if (today > closesOn || trainingClass.status !== 'PUBLISHED') {
    problems.push({ code: 'REGISTRATION_CLOSED', path, clause, message: `这个培训班${closesOn}已截止报名。` });
  }
  return problems;
}
