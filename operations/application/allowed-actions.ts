import type { Application } from '#domain/application/application';
import { type DecisionContext, editProblem, withdrawProblem } from '#domain/application/lifecycle';
import { checkSubmission } from '#domain/application/submission';
import { placelessProblem } from '#domain/card/renewal';
import { enrolmentProblems, leaveProblem, left, unknownClass } from '#domain/class/enrolment';
import type { Problem } from '#domain/problem';
import { appealDecisionProblem, appealProblem } from '#domain/review/appeal';
import { reviewProblem } from '#domain/review/review';
import type { Actor } from '#operations/actor';
import type { AllowedAction, ApplicationAction } from '#operations/answers';
import { targetInClass } from '#operations/class/class-place';
import { allows } from '#operations/permission';
import { targetOf } from '#operations/person';
import { possibleReviewer } from '#operations/review/reviewer';
import type { Seal } from '#store/seal';

/** Everything that this caller's role can ever do with it, and what stands in the way now: by the functions that decide. */
export function allowedActions(
  { deps, actor }: { deps: { seal: Seal }; actor: Actor },
  application: Application,
  context: DecisionContext,
): AllowedAction[] {
  const target = targetOf(deps.seal, actor, application);
  // A place in a class concerns whoever was found qualified, and lies with the centre that holds the class.
  const inClass = {
    target: targetInClass({ deps, actor }, application, application.trainingClass),
    actions: classPlace,
  };
  const lies = application.status === 'QUALIFIED' || application.status === 'ENROLLED' ? [inClass] : [];
  const problems = problemsOf({ deps, actor }, application, context);
  return [{ target, actions }, ...lies]
    .flatMap((each) => each.actions.filter((action) => allows(actor, action, each.target)))
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

const classPlace: readonly ApplicationAction[] = ['enrolApplication', 'leaveClass'];

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
    enrolApplication: () => {
      const { trainingClass } = application;
      const placeless = placelessProblem(application, context.renewalNeedsTraining);
      if (placeless) return [placeless];
      return trainingClass ? enrolmentProblems(application, trainingClass) : [unknownClass];
    },
    leaveClass: () => {
      const { trainingClass } = application;
      const place = left(application, trainingClass?.id ?? '', context.now);
      const by = targetOf(deps.seal, actor, application).own ? 'PERSON' : 'ORGANISER';
      return place.ok ? [trainingClass && leaveProblem(application, trainingClass, by)] : place.problems;
    },
  };
}
