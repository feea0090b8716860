import { needsClass } from '#domain/card/renewal';
import { shanghaiDay } from '#domain/day';
import { decidingEntries, evaluate } from '#domain/eligibility/evaluate';
import type { Evaluation } from '#domain/eligibility/evaluation';
import type { RuleSet } from '#domain/eligibility/rule-set';
import type { Problem, Result } from '#domain/problem';
import { correctionProblem, isClassOfCorrection } from '#domain/review/review-correction';
import { classProblem, type Routing, type RoutingPractice, routeApplication } from '#domain/review/routing';
import type { Application } from './application.ts';
import { entryProblems, missingFields } from './form-check.ts';
import { agencyProblems, type Change, classProblems, type DecisionContext, editProblem } from './lifecycle.ts';
import { isRequestGranted } from './requested-class.ts';
import { type RequiredDocument, requiredDocuments } from './required-documents.ts';

/** What stands between an application and its submission, everything at once. */
export interface SubmissionCheck {
  /** Whether the application may not be submitted in its state at all. */
  state?: Problem;
  /** The verdict from the stored answers under the version they were given under; not admissible → not eligible. */
  evaluation: Evaluation;
  ineligible: Problem[];
  /** Missing or wrong: fields, documents, agency, class. */
  incomplete: Problem[];
  /** Who reviews, trains, numbers and makes the card; undefined while that cannot be said. */
  routing?: Routing;
}

export function checkSubmission(application: Application, context: DecisionContext): SubmissionCheck {
  const { category, facts } = application;
  const today = shanghaiDay(context.now);
  const evaluation = evaluate(context.ruleSet, facts);
  const state = editProblem(application);
  const entry = entryProblems(context.ruleSet, facts);
  const said = new Set(entry.map(({ path }) => path));
  const fields = missingFields(category, facts, today).filter(({ path }) => !said.has(path));
  const routing = routed(application, context.routing);
  const { trainingClass } = application;
  const wrongCentre = routing.ok && trainingClass ? classProblem(routing.value, trainingClass.organiser) : undefined;
  return {
    ...(state && { state }),
    evaluation,
    ineligible: evaluation.admissible ? [] : eligibilityProblems(application, context, said),
    incomplete: [
      ...entry,
      ...fields,
      ...documentProblems(application, context.ruleSet),
      ...(application.agency ? agencyProblems(application.agency) : []),
      ...(routing.ok ? [] : routing.problems),
      ...registrationProblems(application, context),
      ...(wrongCentre ? [wrongCentre] : []),
    ],
    ...(routing.ok && { routing: routing.value }),
  };
}

/** The window of registration, or for what was returned that of its correction. */
function registrationProblems(application: Application, { now, renewalNeedsTraining }: DecisionContext): Problem[] {
  const { trainingClass, category } = application;
  const today = shanghaiDay(now);
  if (!trainingClass) return needsClass(application, renewalNeedsTraining) ? [missingClass] : [];
  const problems = classProblems(trainingClass, category, today);
  if (!isClassOfCorrection(application, trainingClass.id)) return problems;
  const others = problems.filter(({ code }) => code !== 'REGISTRATION_CLOSED');
  const late = others.length < problems.length ? correctionProblem(application, today) : undefined;
  return late ? [...others, late] : others;
}

/** The conditions that made the verdict, with their clauses: broken ones, or those still open. */
export function eligibilityProblems(
  application: Application,
  { ruleSet }: Pick<DecisionContext, 'ruleSet'>,
  said: ReadonlySet<string | undefined> = new Set(),
): Problem[] {
  return decidingEntries(ruleSet, application.facts)
    .map(({ fact, clause, words, verdict }) => ({
      code: verdict === 'NOT_MET' ? 'CONDITION_NOT_MET' : 'CONDITION_OPEN',
      path: `answers.${fact}`,
      message: verdict === 'NOT_MET' ? `不符合条件：${words}。` : `还不能确定是否符合：${words}。`,
      clause,
    }))
    .filter(({ path }) => !said.has(path));
}

/** Every scan that the category and the answers call for, and whether it lies there confirmed. */
export function documentsOf(application: Application, ruleSet: RuleSet): (RequiredDocument & { present: boolean })[] {
  const confirmed = new Set(
    application.documents.filter(({ status }) => status === 'CONFIRMED').map(({ kind }) => kind),
  );
  return requiredDocuments(application.category, application.facts, ruleSet).map((each) => ({
    ...each,
    present: confirmed.has(each.kind),
  }));
}

export function documentProblems(application: Application, ruleSet: RuleSet): Problem[] {
  return documentsOf(application, ruleSet)
    .filter(({ present }) => !present)
    .map(({ kind, label, clause }) => ({
      code: 'DOCUMENT_MISSING',
      path: `documents.${kind}`,
      message: `还没有上传${label}。`,
      clause,
    }));
}

const missingClass: Problem = {
  code: 'CLASS_MISSING',
  path: 'classId',
  clause: '一(四)',
  message: '还没有选择培训班。',
};

/** 二(一)1: staff of an HR department stand under no agency; everybody else names the one that checks first. */
function routed(application: Application, practice: RoutingPractice): Result<Routing> {
  const { category, facts, agency, route } = application;
  if (needsNoAgency({ category, facts })) {
    const city = typeof facts.city === 'string' ? facts.city : '';
    return routeApplication({ category, applicant: { hrDepartment: { city } } }, practice);
  }
  const requestGranted = isRequestGranted(application, practice);
  if (agency) return routeApplication({ category, applicant: { agency }, route, requestGranted }, practice);
  const message = '还没有选择初审的评价机构。';
  return { ok: false, problems: [{ code: 'AGENCY_MISSING', path: 'agencyId', clause: '一(六)1', message }] };
}

function needsNoAgency({ category, facts }: Pick<Application, 'category' | 'facts'>): boolean {
  return category === 'QUALITY_SUPERVISOR' && facts.supervisorSource === 'HR_DEPARTMENT';
}

/** The application handed in: to its agency for the first check, or back to the stage that returned it. */
export function submitted(application: Application, check: SubmissionCheck, now: Date): Change {
  const at = now.toISOString();
  const { returnedFrom, ...rest } = application;
  const status = needsNoAgency(application) ? 'CENTRE_REVIEW' : (returnedFrom ?? 'AGENCY_REVIEW');
  const after = {
    ...rest,
    status,
    evaluation: check.evaluation,
    submittedAt: application.submittedAt ?? at,
    updatedAt: at,
  };
  return {
    application: { ...after, ...(check.routing && { routing: check.routing }) },
    changed: ['status', 'routing'],
  };
}
