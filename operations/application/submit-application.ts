import { applicationFacts } from '#domain/application/form';
import { checkSubmission, submitted } from '#domain/application/submission';
import { handingInProblem } from '#domain/card/renewal';
import type { Problem } from '#domain/problem';
import { ApplicationAnswer } from '#operations/answers';
import { SubmitApplicationInput } from '#operations/inputs';
import { refused } from '#operations/refusal';
import { defineApplicationMutation } from './application-mutation.ts';
import { withChoices } from './choices.ts';
import { type Barred, takenPlace } from './live-guard.ts';
import { maskedEvaluation } from './view.ts';

const anotherIsLive: Problem = {
  code: 'ANOTHER_IS_LIVE',
  path: 'classId',
  message: '您在这个培训班已有一份同类别的申报正在办理；撤回那一份之后才能提交这一份。',
};

/** Why the person's place cannot be taken. */
export function barredProblem(barred: Barred, anotherIsLive: Problem): Problem {
  if ('heldBy' in barred) return anotherIsLive;
  if ('cardRevokedUnder' in barred) {
    const message = '这张证卡的资格已被取消，不能复核。';
    return { code: 'CARD_REVOKED', path: 'answers.idNumber', clause: barred.cardRevokedUnder, message };
  }
  const message = '您的考评或督导资格已被永久取消，不能再申报这一类别。';
  return { code: 'BARRED_FOR_GOOD', path: 'answers.idNumber', clause: barred.bannedUnder, message };
}

/**
 * Hands an application in. The verdict is computed again from the stored answers under the rule set they were given
 * under; everything missing is said at once; a person has one live application for a category and class.
 */
export const submitApplication = defineApplicationMutation({
  name: 'submitApplication',
  input: SubmitApplicationInput,
  answer: ApplicationAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  expectedVersion: ({ expectedVersion }) => expectedVersion,
  decide: async ({ deps, snapshot, context, now, application: stored }) => {
    const application = withChoices(snapshot, stored, context.routing);
    const check = checkSubmission(application, context);
    if (check.state) return refused('CONFLICT', check.state);
    const closed = handingInProblem(application, { now, practice: deps.practice.cards.renewal });
    if (closed) return refused('CONFLICT', closed);
    const [first, ...others] = [...check.ineligible, ...check.incomplete];
    if (first) {
      if (check.ineligible.length === 0) return refused('VALIDATION', first, ...others);
      const evaluation = maskedEvaluation(check.evaluation, applicationFacts(context.ruleSet));
      return { ok: false, refusal: { kind: 'NOT_ELIGIBLE', problems: [first, ...others], evaluation } };
    }
    const taken = takenPlace(deps.seal, snapshot, application, now);
    if ('barred' in taken) return refused('CONFLICT', barredProblem(taken.barred, anotherIsLive));
    const { writes, ...held } = taken;
    return { ok: true, ...submitted({ ...application, ...held }, check, now), writes };
  },
  answered: (_, application) => ({ application }),
});
