import type { Category } from '#domain/category';
import { shippedRuleSets } from '#domain/rules/shipped';
import { leavesOf, ranks } from './cells.ts';
import { decidingEntries, verdictOf } from './evaluate.ts';
import type { Verdict } from './evaluation.ts';
import type { Facts } from './fact.ts';
import { orderOfQuestions } from './next-question.ts';
import { residualOf } from './residual.ts';
import type { RuleSet } from './rule-set.ts';

/** A single answer that, had it been another, would have left the verdict MET or open; and what would be demanded of it. */
export interface NearestMiss {
  fact: string;
  clause: string;
  words: string;
}

/** For NOT_MET: every fact that alone stands in the way. Empty when two or more do, and when nothing does. */
export function nearestMiss(ruleSet: RuleSet, facts: Facts): NearestMiss[] {
  if (verdictOf(ruleSet, facts) !== 'NOT_MET') return [];
  const broken = decidingEntries(ruleSet, facts);
  return ruleSet.facts.flatMap(({ id, kind }) => {
    const { [id]: answer, ...others } = facts;
    if (answer === undefined || verdictOf(ruleSet, others) === 'NOT_MET') return [];
    const own = broken.filter((entry) => entry.fact === id);
    // Where conditions contradict each other, no single one of them is broken by this answer.
    const demands = own.length > 0 ? own : leavesOf(ruleSet.eligibility).filter((leaf) => leaf.fact === id);
    const [first] = demands;
    // One choice can only meet one of the demands on it: they are alternatives.
    const words = demands.map((each) => each.words).join(kind === 'choice' ? '，或者' : '；');
    return first ? [{ fact: id, clause: first.clause, words }] : [];
  });
}

/** The categories that the answers so far do not rule out, in the rule sets' order. */
export function otherCategories(facts: Facts, ruleSets: readonly RuleSet[] = shippedRuleSets): Category[] {
  const open = ruleSets.filter((ruleSet) => verdictOf(ruleSet, facts) !== 'NOT_MET');
  return [...new Set(open.map((ruleSet) => ruleSet.category))];
}

/** While the verdict is open: what it would be at best and at worst, and on which demands that depends. */
export interface Outlook {
  atBest: Verdict;
  atWorst: Verdict;
  dependsOn: NearestMiss[];
}

export function outlook(ruleSet: RuleSet, facts: Facts): Outlook {
  const verdict = verdictOf(ruleSet, facts);
  if (verdict !== 'UNKNOWN') return { atBest: verdict, atWorst: verdict, dependsOn: [] };
  const { diagram, root } = residualOf(ruleSet, facts);
  const results = diagram.results(root);
  const open = decidingEntries(ruleSet, facts);
  return {
    atBest: results.has(ranks.MET) ? 'MET' : 'UNKNOWN',
    atWorst: results.has(ranks.NOT_MET) ? 'NOT_MET' : 'UNKNOWN',
    dependsOn: orderOfQuestions(ruleSet, facts, []).flatMap(({ id }) =>
      open.filter((entry) => entry.fact === id).map(({ fact, clause, words }) => ({ fact, clause, words })),
    ),
  };
}
