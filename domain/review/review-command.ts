import * as z from 'zod';
import type { Application, ReviewStage } from '#domain/application/application';
import { applicationFacts } from '#domain/application/form';
import { DocumentKind } from '#domain/application/required-documents';
import { leavesOf } from '#domain/eligibility/cells';
import { decideLeaf, isAnswer } from '#domain/eligibility/leaf';
import type { Leaf, RuleSet } from '#domain/eligibility/rule-set';
import type { Problem } from '#domain/problem';
import { type CorrectableChoice, findReviewReason, type ReviewReason, reviewReasons } from './review-reason.ts';

/** 通过, 退回补正, 不予通过. */
export const ReviewDecision = z.enum(['APPROVE', 'RETURN', 'REJECT']);
export type ReviewDecision = z.infer<typeof ReviewDecision>;

export const ReviewCommand = z.object({
  decision: ReviewDecision,
  /**
   * Codes of the closed list (domain/review/review-reason.ts); with a rejection the first is the one that decides, with an
   * approval what the rules leave to the reviewer.
   */
  reasons: z.optional(z.array(z.string())),
  /** With RETURN, what may be edited; without any, what the reasons concern. */
  facts: z.optional(z.array(z.string())),
  documents: z.optional(z.array(z.string())),
  choices: z.optional(z.array(z.enum(['agency', 'trainingClass', 'route']))),
  /** To the applicant; kept sealed. */
  words: z.optional(z.string()),
});
export type ReviewCommand = z.infer<typeof ReviewCommand>;

export const mostWords = 500;
const mostReasons = 20;
const mostReturned = 100;

const fitting = { APPROVE: 'JUDGEMENT', RETURN: 'MENDABLE', REJECT: 'FINAL' } as const;

/** Everything wrong with what a reviewer asks for, at once. */
export function commandProblems(
  application: Application,
  stage: ReviewStage,
  command: ReviewCommand,
  ruleSet: RuleSet,
): Problem[] {
  return [
    ...wordsProblems(command.words, { needed: command.decision === 'RETURN' || isJudgement(command) }),
    ...reasonProblems(application, stage, command),
    ...openTypeProblems(application, command, ruleSet),
    ...(command.decision === 'RETURN' ? correctionProblems(application, command, ruleSet) : strayProblems(command)),
  ];
}

export function wordsProblems(words: string | undefined, { needed }: { needed: boolean }): Problem[] {
  const length = [...(words ?? '').trim()].length;
  if (length > mostWords) {
    return [{ code: 'TOO_LONG', path: 'words', message: `说明现在是${length}字，最多${mostWords}字。` }];
  }
  return needed && length === 0 ? [{ code: 'WORDS_MISSING', path: 'words', message: '请写明说明。' }] : [];
}

function reasonProblems(application: Application, stage: ReviewStage, { decision, reasons = [] }: ReviewCommand) {
  if (decision === 'APPROVE' && reasons.some((code) => findReviewReason(code)?.kind !== 'JUDGEMENT')) {
    return [{ code: 'REASON_UNFITTING', path: 'reasons', message: '审核通过不需要原因。' }];
  }
  if (decision === 'APPROVE' && reasons.length === 0) return [];
  if (reasons.length === 0) return [{ code: 'REASON_MISSING', path: 'reasons', message: '请选择原因。' }];
  if (reasons.length > mostReasons) {
    return [{ code: 'TOO_MANY', path: 'reasons', message: `原因最多${mostReasons}条。` }];
  }
  return reasons.flatMap((code, at) => reasonProblem(application, stage, { decision, code, path: `reasons.${at}` }));
}

function reasonProblem(
  { category }: Application,
  stage: ReviewStage,
  { decision, code, path }: Pick<ReviewCommand, 'decision'> & { code: string; path: string },
): Problem[] {
  const reason = findReviewReason(code);
  if (!reason) return [{ code: 'UNKNOWN_REASON', path, message: '没有这一条原因，请从列表中选择。' }];
  const { label, clause, kind, categories, stages } = reason;
  if (kind !== fitting[decision]) {
    return [{ code: 'REASON_UNFITTING', path, message: `“${label}”${unfitting[kind]}`, clause }];
  }
  if (!categories.includes(category)) {
    return [{ code: 'REASON_OF_OTHER_CATEGORY', path, message: `“${label}”不适用于这一申报类别。`, clause }];
  }
  if (stages.includes(stage)) return [];
  return [{ code: 'REASON_OF_OTHER_STAGE', path, message: `“${label}”不由这一环节认定。`, clause }];
}

const unfitting = {
  FINAL: '无法补正，应作不予通过处理。',
  MENDABLE: '可以补正，应退回补正，不能直接不予通过。',
  JUDGEMENT: '是审核通过时的认定。',
} as const;

/** With an approval: what the rules left open is decided for the applicant. */
export function isJudgement({ decision, reasons = [] }: ReviewCommand): boolean {
  return decision === 'APPROVE' && reasons.some((code) => findReviewReason(code)?.kind === 'JUDGEMENT');
}

/** 同类型 is not defined (附件1 说明1, 附件2 说明1): the conditions by which this list is left to the reviewer. */
function openTypes({ facts }: Pick<Application, 'facts'>, ruleSet: RuleSet): Leaf[] {
  return [...leavesOf(ruleSet.eligibility), ...leavesOf(ruleSet.entry)].filter((leaf) => {
    const definition = ruleSet.facts.find(({ id }) => id === leaf.fact);
    const value = facts[leaf.fact];
    if (leaf.test.op !== 'sameType' || !definition || !isAnswer(definition, value)) return false;
    return decideLeaf(leaf, definition, value) === 'UNKNOWN';
  });
}

/** That this application's list is of one type, as far as its rules leave that to the reviewer. */
export function oneTypeReasons(application: Application, ruleSet: RuleSet): ReviewReason[] {
  const open = new Set(openTypes(application, ruleSet).map(({ fact }) => fact));
  return reviewReasons.filter(
    ({ kind, isOfOpenType, categories, facts }) =>
      kind === 'JUDGEMENT' &&
      isOfOpenType &&
      categories.includes(application.category) &&
      facts.some((fact) => open.has(fact)),
  );
}

/** What an approval has to say of what the rules leave open: nothing where they have decided, or where `reasons` say it. */
export function judgementProblems(
  application: Application,
  ruleSet: RuleSet,
  reasons: readonly string[] = [],
): Problem[] {
  const missing = oneTypeReasons(application, ruleSet).filter(({ code }) => !reasons.includes(code));
  return missing.map(({ label, clause }): Problem => {
    const message = `是否同类型由审核人认定：要通过，请选择“${label}”，并写明理由。`;
    return { code: 'JUDGEMENT_MISSING', path: 'reasons', message, clause };
  });
}

/** Where the rules leave it open nobody approves without having said so; where they do not, nobody says otherwise. */
function openTypeProblems(application: Application, { decision, reasons = [] }: ReviewCommand, ruleSet: RuleSet) {
  const needed = oneTypeReasons(application, ruleSet);
  const problems = reasons.flatMap((code, at): Problem[] => {
    const reason = findReviewReason(code);
    if (!reason?.isOfOpenType || needed.length > 0) return [];
    const message = '是否同类型已按规则判定，不由审核人另行认定。';
    return [{ code: 'TYPE_DECIDED_BY_RULE', path: `reasons.${at}`, message, clause: reason.clause }];
  });
  return decision === 'APPROVE' ? [...problems, ...judgementProblems(application, ruleSet, reasons)] : problems;
}

function correctionProblems(application: Application, command: ReviewCommand, ruleSet: RuleSet): Problem[] {
  const known = new Set(applicationFacts(ruleSet).map(({ id }) => id));
  const { facts = [], documents = [] } = command;
  if (facts.length + documents.length > mostReturned) {
    return [{ code: 'TOO_MANY', path: 'facts', message: `退回的内容最多${mostReturned}项。` }];
  }
  const problems = [
    ...facts.flatMap((id, at) =>
      known.has(id) ? [] : { code: 'UNKNOWN_FACT', path: `facts.${at}`, message: '这份申报表里没有这一项。' },
    ),
    ...documents.flatMap((kind, at) =>
      DocumentKind.safeParse(kind).success
        ? []
        : { code: 'UNKNOWN_DOCUMENT_KIND', path: `documents.${at}`, message: '没有这一种材料。' },
    ),
  ];
  if (problems.length > 0 || !isEmpty(correctionOf(command, application, ruleSet))) return problems;
  return [{ code: 'NOTHING_TO_CORRECT', path: 'facts', message: '请指明退回补正哪些栏目、材料或选择。' }];
}

function strayProblems({ facts = [], documents = [], choices = [] }: ReviewCommand): Problem[] {
  if (isEmpty({ facts, documents, choices })) return [];
  return [{ code: 'NOTHING_IS_RETURNED', path: 'facts', message: '只有退回补正才能指定要补正的内容。' }];
}

type Correction = NonNullable<Application['correction']>;

function isEmpty({ facts, documents, choices }: Correction): boolean {
  return facts.length + documents.length + choices.length === 0;
}

/** What alone may be edited: what the reviewer named, or else what the reasons concern, as far as this application has it. */
export function correctionOf(
  command: ReviewCommand,
  { category }: Pick<Application, 'category'>,
  ruleSet: RuleSet,
): Correction {
  const { facts = [], documents = [], choices = [] } = command;
  const named: Correction = { facts: distinct(facts), documents: distinct(documents), choices: distinct(choices) };
  if (!isEmpty(named)) return named;
  const known = new Set(applicationFacts(ruleSet).map(({ id }) => id));
  const reasons = reasonsOf(command).filter(({ categories }) => categories.includes(category));
  return {
    facts: distinct(reasons.flatMap((reason) => reason.facts)).filter((id) => known.has(id)),
    documents: distinct(reasons.flatMap((reason) => reason.documents)),
    choices: distinct<CorrectableChoice>(reasons.flatMap((reason) => reason.choices)),
  };
}

/** Each once, in the order given. */
export function reasonsOf({ reasons = [] }: ReviewCommand): ReviewReason[] {
  return distinct(reasons).flatMap((code) => findReviewReason(code) ?? []);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
