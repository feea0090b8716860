import type { Application } from '#domain/application/application';
import { applicationFacts } from '#domain/application/form';
import type { DecisionContext } from '#domain/application/lifecycle';
import { checkApproval } from '#domain/review/review';
import { maskedEvaluation } from '#operations/application/view';
import { type Refused, refused } from '#operations/refusal';

/** Why it cannot be approved, with the trace where the conditions are not met; undefined if it can. */
export function approvalRefusal(application: Application, context: DecisionContext): Refused | undefined {
  const { evaluation, ineligible, missing } = checkApproval(application, context);
  const [first, ...others] = [...ineligible, ...missing];
  if (!first) return undefined;
  if (ineligible.length === 0) return refused('VALIDATION', first, ...others);
  const shown = maskedEvaluation(evaluation, applicationFacts(context.ruleSet));
  return { ok: false, refusal: { kind: 'NOT_ELIGIBLE', problems: [first, ...others], evaluation: shown } };
}
