import * as z from 'zod';
import { reviewed } from '#domain/review/review';
import { ReviewCommand } from '#domain/review/review-command';
import { ApplicationAnswer } from '#operations/answers';
import { defineApplicationMutation } from '#operations/application/application-mutation';
import { releasedPlace } from '#operations/application/live-guard';
import { approvalRefusal } from './review-approval.ts';
import { refusedReview, reviewerOf, reviewTarget } from './reviewer.ts';

export const ReviewApplicationInput = z.object({
  applicationId: z.string(),
  expectedVersion: z.optional(z.number()),
  ...ReviewCommand.shape,
});
export type ReviewApplicationInput = z.infer<typeof ReviewApplicationInput>;

/**
 * Decides the stage that an application stands in: approved it goes on, returned it waits for its owner, rejected it ends
 * and the person may apply for the class again. The verdict is made again from the stored answers under its own rules.
 */
export const reviewApplication = defineApplicationMutation({
  name: 'reviewApplication',
  input: ReviewApplicationInput,
  answer: ApplicationAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  expectedVersion: ({ expectedVersion }) => expectedVersion,
  target: (call, application) => reviewTarget(call, 'reviewApplication', application),
  decide: async ({ deps, actor, grant, snapshot, application, context, input }) => {
    const reviewer = reviewerOf(deps.seal, actor, grant);
    const change = reviewed(application, input, { ...context, reviewer, practice: deps.practice.reviews });
    if (!change.ok) return refusedReview(change.problems);
    const refusal = input.decision === 'APPROVE' ? approvalRefusal(application, context) : undefined;
    if (refusal) return refusal;
    return {
      ok: true,
      ...change.value,
      reason: input.words?.trim() || undefined,
      reasons: change.value.reasons.map(({ code, clause }) => ({ code, clause })),
      writes: input.decision === 'REJECT' ? releasedPlace(snapshot, application) : [],
    };
  },
  answered: (_, application) => ({ application }),
});
