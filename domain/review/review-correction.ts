import type { Application } from '#domain/application/application';
import { applicationFacts, formOf } from '#domain/application/form';
import { missingFields } from '#domain/application/form-check';
import { requiredDocuments } from '#domain/application/required-documents';
import { evaluate } from '#domain/eligibility/evaluate';
import type { Facts } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import type { Problem } from '#domain/problem';
import type { CorrectableChoice } from './review-reason.ts';

/**
 * Of what was returned (退回补正) only that may be changed which was returned: a reviewer who has seen the rest need not
 * look at it again. What the correction itself calls for comes with it, or it could never be handed in: an answer or a
 * scan that is needed only now, another class where the one chosen is cancelled, another agency where that one may no
 * longer recommend.
 */
export interface CorrectionContext {
  ruleSet: RuleSet;
  /** Asia/Shanghai. */
  today: string;
}

/** Ids of the answers that are not the same in both. */
export function differingFacts(before: Facts, after: Facts): string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]));
}

/** Answers that would be changed although they were not returned. */
export function factsNotReturned(application: Application, after: Facts, context: CorrectionContext): Problem[] {
  if (application.status !== 'RETURNED') return [];
  const returned = application.correction?.facts ?? [];
  const isReturned = (id: string) => returned.includes(id) || returned.includes(ruledBy(application, id) ?? id);
  const labels = new Map(applicationFacts(context.ruleSet).map(({ id, label }) => [id, label]));
  return differingFacts(application.facts, after)
    .filter((id) => !isReturned(id))
    .filter((id) => application.facts[id] !== undefined || !isNeeded(id, { ...application, facts: after }, context))
    .map((id) => notReturned(`answers.${id}`, labels.get(id) ?? id));
}

/** 专业技术职称 and 职业资格证书 name what another answer gives the level of: with that one they are returned. */
function ruledBy({ category }: Application, id: string): string | undefined {
  const cell = formOf(category).cells.find((each) => each.holds === 'fact' && each.fact === id);
  return cell?.holds === 'fact' ? cell.unless?.fact : undefined;
}

/** Whether the application could not be handed in without this answer. */
function isNeeded(id: string, { category, facts }: Application, { ruleSet, today }: CorrectionContext): boolean {
  const { [id]: _, ...without } = facts;
  return (
    evaluate(ruleSet, without).dependsOn.includes(id) ||
    missingFields(category, without, today).some(({ path }) => path === `answers.${id}`)
  );
}

/** A kind of scan that would be added although it was not returned. */
export function documentNotReturned(application: Application, kind: string, ruleSet: RuleSet): Problem | undefined {
  if (application.status !== 'RETURNED' || application.correction?.documents.includes(kind)) return undefined;
  const { category, facts, documents } = application;
  const required = requiredDocuments(category, facts, ruleSet).find((each) => each.kind === kind);
  const isPresent = documents.some((each) => each.kind === kind && each.status === 'CONFIRMED');
  if (required && !isPresent) return undefined;
  return notReturned('kind', required?.label ?? kind);
}

const choicePath: Record<CorrectableChoice, string> = { agency: 'agencyId', trainingClass: 'classId', route: 'route' };
const choiceLabel: Record<CorrectableChoice, string> = {
  agency: '评价机构',
  trainingClass: '培训班',
  route: '申报渠道',
};

/** Choices that would be made anew although they were not returned. */
export function choicesNotReturned(before: Application, after: Application): Problem[] {
  if (before.status !== 'RETURNED') return [];
  const returned = before.correction?.choices ?? [];
  const otherAgency = before.agency?.id !== after.agency?.id;
  const isOpen: Record<CorrectableChoice, boolean> = {
    agency: !otherAgency || before.agency?.active !== true,
    trainingClass: before.trainingClass?.id === after.trainingClass?.id || before.trainingClass?.status === 'CANCELLED',
    // Another agency has other routes.
    route: before.route === after.route || otherAgency,
  };
  const choices: readonly CorrectableChoice[] = ['agency', 'trainingClass', 'route'];
  return choices
    .filter((choice) => !isOpen[choice] && !returned.includes(choice))
    .map((choice) => notReturned(choicePath[choice], choiceLabel[choice]));
}

/** The class for which it was handed in and is to be handed in again: it is not registered for anew (一(四)). */
export function isClassOfCorrection({ status, liveIn }: Application, classId: string | undefined): boolean {
  return status === 'RETURNED' && liveIn !== undefined && liveIn === classId;
}

/**
 * A correction answers a reviewer and is no registration (报名): until the day that was set when it was returned it may be
 * handed in again although registration has closed, as long as the class has not begun.
 */
export function correctionProblem(application: Application, today: string): Problem | undefined {
  const { trainingClass, stage } = application;
  const hasBegun = trainingClass?.status !== 'PUBLISHED' && trainingClass?.status !== 'REGISTRATION_CLOSED';
  const dueOn = stage?.dueOn ?? '';
  if (!hasBegun && today <= dueOn) return undefined;
  const message = hasBegun
    ? '这个培训班已不再接收学员，请撤回后另报一期。'
    : `补正期限${dueOn}已过，培训班也已截止报名，请撤回后另报一期。`;
  return { code: 'CORRECTION_CLOSED', path: 'classId', clause: '一(四)', message };
}

function notReturned(path: string, label: string): Problem {
  return { code: 'NOT_RETURNED', path, message: `“${label}”没有被退回，不能修改；只能改退回补正的内容。` };
}
