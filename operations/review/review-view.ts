import * as z from 'zod';
import { type Application, ReviewStage } from '#domain/application/application';
import type { DecisionContext } from '#domain/application/lifecycle';
import { type FactDefinition, FactValue } from '#domain/eligibility/fact';
import { Problem } from '#domain/problem';
import { AppealOutcome } from '#domain/review/appeal';
import { checkApproval, reviewStageOf } from '#domain/review/review';
import { judgementProblems } from '#domain/review/review-command';
import { deadlineOf } from '#domain/review/review-deadline';
import { differencesOf } from '#domain/review/review-difference';
import { masked } from '#operations/masked';

const words = z.optional(z.string());

/** What applicant and offices see of the reviews: decided by which office, never by which person. */
export const ReviewView = z.object({
  /** Of the stage it stands in. */
  deadline: z.optional(z.object({ dueOn: z.string(), overdue: z.boolean(), warning: z.optional(z.string()) })),
  /** The last decision of each stage; `reasons` are codes of the closed list. */
  decisions: z.array(
    z.object({
      stage: ReviewStage,
      outcome: z.enum(['APPROVED', 'RETURNED', 'REJECTED']),
      at: z.string(),
      office: z.string(),
      reasons: z.array(z.string()),
      /** With an approval: why what the rules leave open was judged so. */
      words,
    }),
  ),
  /** What was returned and not approved since. */
  correction: z.optional(
    z.object({
      facts: z.array(z.string()),
      documents: z.array(z.string()),
      choices: z.array(z.enum(['agency', 'trainingClass', 'route'])),
      words,
    }),
  ),
  /** What became of it since it was returned; identity numbers masked. */
  differences: z.optional(
    z.object({
      facts: z.array(z.object({ fact: z.string(), before: z.optional(FactValue), after: z.optional(FactValue) })),
      documents: z.array(z.object({ kind: z.string(), before: z.array(z.string()), after: z.array(z.string()) })),
    }),
  ),
  rejection: z.optional(
    z.object({
      stage: ReviewStage,
      reason: z.string(),
      clause: z.string(),
      at: z.string(),
      appealUntil: z.string(),
      words,
    }),
  ),
  appeal: z.optional(
    z.object({
      filedAt: z.string(),
      words,
      outcome: z.optional(AppealOutcome),
      decidedAt: z.optional(z.string()),
      decisionWords: words,
    }),
  ),
  /** While it is under review: what an approval would be refused for. */
  notApprovable: z.array(Problem),
  /** While it is under review: what an approval has to judge, with words, beside that. */
  toJudge: z.array(Problem),
});
export type ReviewView = z.infer<typeof ReviewView>;

export function reviewViewOf(
  application: Application,
  context: DecisionContext,
  definitions: readonly FactDefinition[],
): ReviewView {
  const { correction, rejection, appeal, words: said } = application;
  const check = reviewStageOf(application) && checkApproval(application, context);
  return {
    deadline: deadlineOf(application, context.now),
    decisions: ReviewStage.options.flatMap((stage) => {
      const record = application.reviews?.[stage];
      if (!record) return [];
      const { outcome, at, office, reasons } = record;
      return { stage, outcome, at, office, reasons, words: said?.judgements?.[stage] };
    }),
    correction: correction && { ...correction, words: said?.correction },
    differences: maskedDifferences(application, definitions),
    rejection: rejection && { ...rejection, words: said?.rejection },
    appeal: appeal && {
      ...{ filedAt: appeal.filedAt, words: said?.appeal, outcome: appeal.outcome },
      ...{ decidedAt: appeal.decidedAt, decisionWords: said?.appealDecision },
    },
    notApprovable: check ? [...check.ineligible, ...check.missing] : [],
    toJudge: check ? judgementProblems(application, context.ruleSet) : [],
  };
}

function maskedDifferences(
  application: Application,
  definitions: readonly FactDefinition[],
): ReviewView['differences'] {
  const differences = differencesOf(application);
  if (!differences) return undefined;
  const hide = (fact: string, value: FactValue | undefined) =>
    value === undefined
      ? undefined
      : masked(
          definitions.find(({ id }) => id === fact),
          value,
        );
  const facts = differences.facts.map(({ fact, before, after }) => ({
    ...{ fact, before: hide(fact, before), after: hide(fact, after) },
  }));
  return { ...differences, facts };
}
