import { requiredDocuments } from '#domain/application/required-documents';
import { categoryLabel } from '#domain/category';
import { decidingEntries, evaluate } from '#domain/eligibility/evaluate';
import type { FactDefinition } from '#domain/eligibility/fact';
import { codesOf } from '#domain/eligibility/leaf';
import { nearestMiss, otherCategories, outlook } from '#domain/eligibility/nearest-miss';
import { nextQuestion, progress } from '#domain/eligibility/next-question';
import { shippedRuleSets } from '#domain/rules/shipped';
import { labelOf } from '#domain/understanding/label';
import { type Assessed, acceptedValues, readLine } from './assess-input.ts';

/** What the rules make of one line of input: an assessment, or the problems that keep it from being one. */
export function assessLine(line: string, today: string) {
  const read = readLine(line, today);
  return read.ok ? assess(read.value) : { problems: read.problems };
}

function assess({ category, ruleSet, facts, deferred, problems }: Assessed) {
  const evaluation = evaluate(ruleSet, facts);
  const asked = nextQuestion(ruleSet, facts, deferred);
  return {
    category,
    ruleSet: ruleSet.id,
    verdict: evaluation.verdict,
    admissible: evaluation.admissible,
    clauses: [...new Set(decidingEntries(ruleSet, facts).map((entry) => entry.clause))],
    nextQuestion: asked ? question(asked) : null,
    progress: progress(ruleSet, facts, deferred),
    nearestMiss: nearestMiss(ruleSet, facts),
    otherCategories: otherCategories(facts).filter((other) => other !== category),
    dependsOn: evaluation.dependsOn,
    reviewerDecides: evaluation.reviewerDecides,
    outlook: outlook(ruleSet, facts),
    documents: requiredDocuments(category, facts, ruleSet),
    trace: evaluation.trace,
    problems,
  };
}

function question(definition: FactDefinition) {
  const { id: fact, kind, label, question: words, clause } = definition;
  const choices = choicesOf(definition);
  return { fact, kind, label, question: words, clause, ...(choices ? { choices } : {}) };
}

function choicesOf(definition: FactDefinition) {
  return codesOf(definition)?.map((value) => ({ value, label: labelOf(definition, value) }));
}

/** What may be given for each category, and how. */
export function factsOfEachCategory() {
  return shippedRuleSets.map((ruleSet) => ({
    category: ruleSet.category,
    label: categoryLabel[ruleSet.category],
    ruleSet: ruleSet.id,
    facts: ruleSet.facts.map((definition) => ({ ...question(definition), accepts: acceptedValues(definition) })),
  }));
}
