import * as z from 'zod';
import type { Problem } from '#domain/problem';
import { appealed } from '#domain/review/appeal';
import { ApplicationAnswer } from '#operations/answers';
import { defineApplicationMutation } from '#operations/application/application-mutation';
import { takenPlace } from '#operations/application/live-guard';
import { barredProblem } from '#operations/application/submit-application';
import { refused } from '#operations/refusal';
import { refusedReview } from './reviewer.ts';

export const AppealRejectionInput = z.object({
  applicationId: z.string(),
  expectedVersion: z.optional(z.number()),
  /** Why the decision is wrong. */
  words: z.string(),
});
export type AppealRejectionInput = z.infer<typeof AppealRejectionInput>;

const anotherIsLive: Problem = {
  code: 'ANOTHER_IS_LIVE',
  path: 'applicationId',
  message: '您在这个培训班已另有一份同类别的申报正在办理；撤回那一份之后才能对这一份申诉。',
};

/** Brings a rejection before the centre once more; it takes the person's place in the class again while it is decided. */
export const appealRejection = defineApplicationMutation({
  name: 'appealRejection',
  input: AppealRejectionInput,
  answer: ApplicationAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  expectedVersion: ({ expectedVersion }) => expectedVersion,
  decide: async ({ deps, snapshot, application, input, now }) => {
    const change = appealed(application, input.words, now);
    if (!change.ok) return refusedReview(change.problems);
    const taken = takenPlace(deps.seal, snapshot, application, now);
    if ('barred' in taken) {
      return refused('CONFLICT', barredProblem(taken.barred, anotherIsLive));
    }
    const { writes, ...held } = taken;
    return {
      ok: true,
      application: { ...change.value.application, ...held },
      changed: change.value.changed,
      reason: input.words.trim(),
      writes,
    };
  },
  answered: (_, application) => ({ application }),
});
