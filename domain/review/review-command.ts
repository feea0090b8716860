import * as z from 'zod';
import type { Application, ReviewStage } from '#domain/application/application';
import { applicationFacts } from '#domain/application/form';
import { DocumentKind } from '#domain/application/required-documents';
import type { RuleSet } from '#domain/eligibility/rule-set';
import type { Problem } from '#domain/problem';
import { type CorrectableChoice, findReviewReason, type ReviewReason } from './review-reason.ts';

/** 通过, 退回补正, 不予通过. */
export const ReviewDecision = z.enum(['APPROVE', 'RETURN', 'REJECT']);
export type ReviewDecision = z.infer<typeof ReviewDecision>;

export const ReviewCommand = z.object({
  decision: ReviewDecision,
  /** Codes of the closed list (domain/review/review-reason.ts); with a rejection the first is the one that decides. */
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

const fitting = { RETURN: 'MENDABLE', REJECT: 'FINAL' } as const;

/** Everything wrong with what a reviewer asks for, at once. */
export function commandProblems(
  application: Application,
  stage: ReviewStage,
  command: ReviewCommand,
  ruleSet: RuleSet,
): Problem[] {
  return [
    ...wordsProblems(command.words, { needed: command.decision === 'RETURN' }),
    ...reasonProblems(application, stage, command),
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
  if (decision === 'APPROVE') {
    if (reasons.length === 0) return [];
    return [{ code: 'REASON_UNFITTING', path: 'reasons', message: '审核通过不需要原因。' }];
  }
  if (reasons.length === 0) return [{ code: 'REASON_MISSING', path: 'reasons', message: '请选择原因。' }];
  if (reasons.length > mostReasons) {
    return [{ code: 'TOO_MANY', path: 'reasons', message: `原因最多${mostReasons}条。` }];
  }
  return reasons.flatMap((code, at) => reasonProblem(application, stage, { decision, code, path: `reasons.${at}` }));
}

function reasonProblem(
  { category }: Application,
  stage: ReviewStage,
  { decision, code, path }: { decision: 'RETURN' | 'REJECT'; code: string; path: string },
): Problem[] {
  const reason = findReviewReason(code);
  if (!reason) return [{ code: 'UNKNOWN_REASON', path, message: '没有这一条原因，请从列表中选择。' }];
  const { label, clause, kind, categories, stages } = reason;
  if (kind !== fitting[decision]) {
    const message =
      kind === 'FINAL'
        ? `“${label}”无法补正，应作不予通过处理。`
        : `“${label}”可以补正，应退回补正，不能直接不予通过。`;
    return [{ code: 'REASON_UNFITTING', path, message, clause }];
  }
  if (!categories.includes(category)) {
    return [{ code: 'REASON_OF_OTHER_CATEGORY', path, message: `“${label}”不适用于这一申报类别。`, clause }];
  }
  if (stages.includes(stage)) return [];
  return [{ code: 'REASON_OF_OTHER_STAGE', path, message: `“${label}”不由这一环节认定。`, clause }];
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
