import { childrenOf, groupOf, ranks } from './cells.ts';
import type { Evaluation, TraceEntry, Verdict } from './evaluation.ts';
import type { Facts } from './fact.ts';
import { decideLeaf, isAnswer } from './leaf.ts';
import { orderOfQuestions } from './next-question.ts';
import { residualOf } from './residual.ts';
import type { Condition, Leaf, RuleSet } from './rule-set.ts';

/**
 * Kleene's logic over the conditions, sharpened by what the open facts can still do: a verdict is reached as soon as no
 * answer can change it. A broken entry condition makes it NOT_MET; an unanswered one waits for the form.
 */
export function evaluate(ruleSet: RuleSet, facts: Facts): Evaluation {
  const eligibility = decide(ruleSet, ruleSet.eligibility, facts, 'eligibility');
  const entry = decide(ruleSet, ruleSet.entry, facts, 'entry');
  const broken = entry.verdict === 'NOT_MET';
  const { root } = residualOf(ruleSet, facts);
  const verdict = broken ? 'NOT_MET' : named(root);
  const undecided = verdict === 'UNKNOWN' ? deciding(eligibility) : [];
  const forReviewer = [...undecided, ...leavesIn(entry).filter((one) => one.verdict === 'UNKNOWN')];
  return {
    ruleSetId: ruleSet.id,
    verdict,
    admissible: !broken && (root === ranks.MET || root === ranks.UNKNOWN),
    trace: [...leavesIn(eligibility), ...leavesIn(entry)],
    dependsOn: broken ? [] : orderOfQuestions(ruleSet, facts, []).map((definition) => definition.id),
    reviewerDecides: [...new Set(forReviewer.filter((one) => isAnswered(ruleSet, facts, one)).map((one) => one.fact))],
  };
}

/** The verdict alone. */
export function verdictOf(ruleSet: RuleSet, facts: Facts): Verdict {
  const broken = decide(ruleSet, ruleSet.entry, facts, 'entry').verdict === 'NOT_MET';
  return broken ? 'NOT_MET' : named(residualOf(ruleSet, facts).root);
}

/**
 * The conditions that made the verdict: for NOT_MET the broken ones, for MET those that carry it, for UNKNOWN the open
 * ones. Never empty for a rule set that the linter accepts, so that no refusal goes without its clause.
 */
export function decidingEntries(ruleSet: RuleSet, facts: Facts): TraceEntry[] {
  const eligibility = decide(ruleSet, ruleSet.eligibility, facts, 'eligibility');
  const entry = decide(ruleSet, ruleSet.entry, facts, 'entry');
  const { root } = residualOf(ruleSet, facts);
  const ofEntry = entry.verdict === 'NOT_MET' ? deciding(entry) : [];
  if (ofEntry.length > 0 && root !== ranks.NOT_MET) return ofEntry;
  return [...deciding(eligibility), ...ofEntry];
}

/** The answers that an application rests on: those that carry the verdict or that a reviewer is left to judge. */
export function claimedEntries(ruleSet: RuleSet, facts: Facts): TraceEntry[] {
  const claimed = claimedIn(decide(ruleSet, ruleSet.eligibility, facts, 'eligibility'));
  return claimed.filter((entry) => isAnswered(ruleSet, facts, entry));
}

/** Of alternatives, those met; where none is, those not yet refused. */
function claimedIn(decided: Decided): TraceEntry[] {
  if ('leaf' in decided) return decided.verdict === 'NOT_MET' ? [] : [decided.leaf];
  const parts = decided.verdict === 'MET' ? decided.parts.filter((part) => part.verdict === 'MET') : decided.parts;
  return parts.filter((part) => part.verdict !== 'NOT_MET').flatMap(claimedIn);
}

function named(root: number): Verdict {
  if (root === ranks.MET) return 'MET';
  return root === ranks.NOT_MET ? 'NOT_MET' : 'UNKNOWN';
}

/** A condition with the verdict it has by Kleene's logic. */
type Decided = { verdict: Verdict } & ({ leaf: TraceEntry } | { parts: readonly Decided[] });

function decide(ruleSet: RuleSet, condition: Condition, facts: Facts, path: string): Decided {
  if ('fact' in condition) return decideOne(ruleSet, condition, facts, path);
  const parts = childrenOf(condition).map((child, at) =>
    decide(ruleSet, child, facts, `${path}.${groupOf(condition)}.${at}`),
  );
  const wanted = 'all' in condition ? parts.length : 'any' in condition ? 1 : condition.atLeast;
  const met = parts.filter((part) => part.verdict === 'MET').length;
  const possible = parts.filter((part) => part.verdict !== 'NOT_MET').length;
  return { verdict: met >= wanted ? 'MET' : possible < wanted ? 'NOT_MET' : 'UNKNOWN', parts };
}

function decideOne(ruleSet: RuleSet, leaf: Leaf, facts: Facts, path: string): Decided {
  const { fact, clause, words } = leaf;
  const value = facts[fact];
  const definition = ruleSet.facts.find((one) => one.id === fact);
  const verdict = decideLeaf(leaf, definition, value);
  return { verdict, leaf: { path, fact, clause, words, verdict, ...(value === undefined ? {} : { value }) } };
}

function leavesIn(decided: Decided): TraceEntry[] {
  return 'leaf' in decided ? [decided.leaf] : decided.parts.flatMap(leavesIn);
}

/** The leaves that carry a verdict upwards: of each condition, the parts that were decided as it was. */
function deciding(decided: Decided): TraceEntry[] {
  if ('leaf' in decided) return [decided.leaf];
  return decided.parts.filter((part) => part.verdict === decided.verdict).flatMap(deciding);
}

function isAnswered(ruleSet: RuleSet, facts: Facts, entry: TraceEntry): boolean {
  const definition = ruleSet.facts.find((one) => one.id === entry.fact);
  return definition !== undefined && isAnswer(definition, facts[entry.fact]);
}
