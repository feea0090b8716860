import type { Category } from '#domain/category';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { assessorRuleSet, newOccupationRuleSet } from './assessor.ts';
import { qualitySupervisorRuleSet } from './quality-supervisor.ts';
import { seniorAssessorRuleSet } from './senior-assessor.ts';
import { specialAbilityRuleSet } from './special-ability-assessor.ts';

/** The five categories under the notice, with the default parameters. */
export const shippedRuleSets: readonly RuleSet[] = [
  assessorRuleSet(),
  seniorAssessorRuleSet(),
  specialAbilityRuleSet(),
  newOccupationRuleSet(),
  qualitySupervisorRuleSet(),
];

/** The rule set of a category: the named version, or the first there is. */
export function findRuleSet(
  category: Category,
  version?: string,
  ruleSets: readonly RuleSet[] = shippedRuleSets,
): RuleSet | undefined {
  return ruleSets.find((one) => one.category === category && (version === undefined || one.version === version));
}
