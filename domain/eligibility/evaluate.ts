import { ranks } from './cells.ts';
import type { Evaluation, TraceEntry, Verdict } from './evaluation.ts';
import type { Facts } from './fact.ts';
import { isAnswer } from './leaf.ts';
import { orderOfQuestions } from './next-question.ts';
import { residualOf } from './residual.ts';
import type { RuleSet } from './rule-set.ts';
import { claimed, decide, deciding, leavesIn } from './trace.ts';

/**
 * Kleene's logic over the conditions, sharpened by what the open facts can still do: a verdict is reached as soon as no
 * answer can change it. A broken entry condition makes it NOT_MET; an unanswered one waits for the form.
 */
export function evaluate(ruleSet: RuleSet, facts: Facts): Evaluation {
  const eligibility = decide(ruleSet, 'eligibility', facts);
  const entry = leavesIn(decide(ruleSet, 'entry', facts));
  const { root } = residualOf(ruleSet, facts);
  const verdict = named(root);
  const undecided = verdict === 'UNKNOWN' ? deciding(eligibility) : [];
  const forReviewer = [...undecided, ...entry.filter((one) => one.verdict === 'UNKNOWN')];
  return {
    ruleSetId: ruleSet.id,
    verdict,
    admissible: root === ranks.MET || root === ranks.UNKNOWN,
    trace: [...leavesIn(eligibility), ...entry],
    dependsOn: orderOfQuestions(ruleSet, facts, []).map((definition) => definition.id),
    reviewerDecides: [...new Set(forReviewer.filter((one) => isAnswered(ruleSet, facts, one)).map((one) => one.fact))],
  };
}

/** The verdict alone. */
export function verdictOf(ruleSet: RuleSet, facts: Facts): Verdict {
  return named(residualOf(ruleSet, facts).root);
}

/**
 * The conditions that made the verdict: for NOT_MET the broken ones, of the form too; for MET those that carry it; for
 * UNKNOWN the open ones. Never empty for a rule set that the linter accepts, so that no refusal goes without its clause.
 */
export function decidingEntries(ruleSet: RuleSet, facts: Facts): TraceEntry[] {
  const eligibility = decide(ruleSet, 'eligibility', facts);
  const entry = decide(ruleSet, 'entry', facts);
  if (entry.verdict !== 'NOT_MET') return deciding(eligibility);
  return [...(eligibility.verdict === 'NOT_MET' ? deciding(eligibility) : []), ...deciding(entry)];
}

/** The answers that an application rests on: those that carry the verdict or that a reviewer is left to judge. */
export function claimedEntries(ruleSet: RuleSet, facts: Facts): TraceEntry[] {
  return claimed(decide(ruleSet, 'eligibility', facts)).filter((entry) => isAnswered(ruleSet, facts, entry));
}

function named(root: number): Verdict {
  if (root === ranks.MET) return 'MET';
  return root === ranks.NOT_MET ? 'NOT_MET' : 'UNKNOWN';
}

function isAnswered(ruleSet: RuleSet, facts: Facts, entry: TraceEntry): boolean {
  const definition = ruleSet.facts.find((one) => one.id === entry.fact);
  return definition !== undefined && isAnswer(definition, facts[entry.fact]);
}
