import { appealDecisionProblem, appealProblem } from '#domain/appeal';
import type { Application } from '#domain/application';
import { type DecisionContext, editProblem, withdrawProblem } from '#domain/lifecycle';
import type { Problem } from '#domain/problem';
import { reviewProblem } from '#domain/review';
import { checkSubmission } from '#domain/submission';
import type { Seal } from '#store/seal';
import type { Actor } from './actor.ts';
import type { AllowedAction, ApplicationAction } from './answers.ts';
import { allows } from './permission.ts';
import { targetOf } from './person.ts';
import { possibleReviewer } from './reviewer.ts';

/** Everything that this caller's role can ever do with it, and what stands in the way now: by the functions that decide. */
export function allowedActions(
  { deps, actor }: { deps: { seal: Seal }; actor: Actor },
  application: Application,
  context: DecisionContext,
): AllowedAction[] {
  const target = targetOf(deps.seal, actor, application);
  const problems = problemsOf({ deps, actor }, application, context);
  return actions
    .filter((action) => allows(actor, action, target))
    .map((action) => {
      const because = problems[action]().filter((problem) => problem !== undefined);
      return { action, enabled: because.length === 0, because };
    });
}

const actions: readonly ApplicationAction[] = [
  'updateApplicationDraft',
  'requestDocumentUpload',
  'submitApplication',
  'withdrawApplication',
  'appealRejection',
  'reviewApplication',
  'decideAppeal',
];

function problemsOf(
  { deps, actor }: { deps: { seal: Seal }; actor: Actor },
  application: Application,
  context: DecisionContext,
): Record<ApplicationAction, () => (Problem | undefined)[]> {
  return {
    updateApplicationDraft: () => [editProblem(application)],
    requestDocumentUpload: () => [editProblem(application)],
    submitApplication: () => {
      const check = checkSubmission(application, context);
      return check.state ? [check.state] : [...check.ineligible, ...check.incomplete];
    },
    withdrawApplication: () => [withdrawProblem(application)],
    appealRejection: () => [appealProblem(application, context.now)],
    reviewApplication: () => [reviewProblem(application, possibleReviewer(deps.seal, actor, 'reviewApplication'))],
    decideAppeal: () => [appealDecisionProblem(application, possibleReviewer(deps.seal, actor, 'decideAppeal'))],
  };
}
