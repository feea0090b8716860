import * as z from 'zod';
import { AppealOutcome, appealDecided } from '#domain/review/appeal';
import { ApplicationAnswer } from '#operations/answers';
import { defineApplicationMutation } from '#operations/application/application-mutation';
import { releasedPlace } from '#operations/application/live-guard';
import { approvalRefusal } from './review-approval.ts';
import { refusedReview, reviewerOf, reviewTarget } from './reviewer.ts';

export const DecideAppealInput = z.object({
  applicationId: z.string(),
  expectedVersion: z.optional(z.number()),
  outcome: AppealOutcome,
  /** Why it is decided so; the applicant reads it. */
  words: z.string(),
});
export type DecideAppealInput = z.infer<typeof DecideAppealInput>;

/** Decides an appeal at the centre that reviews: the rejection stays, or what it kept back goes on. */
export const decideAppeal = defineApplicationMutation({
  name: 'decideAppeal',
  input: DecideAppealInput,
  answer: ApplicationAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  expectedVersion: ({ expectedVersion }) => expectedVersion,
  target: (call, application) => reviewTarget(call, 'decideAppeal', application),
  decide: async ({ deps, actor, grant, snapshot, application, context, input }) => {
    const reviewer = reviewerOf(deps.seal, actor, grant);
    const change = appealDecided(application, input, { ...context, reviewer });
    if (!change.ok) return refusedReview(change.problems);
    const isUpheld = input.outcome === 'UPHELD';
    const refusal = isUpheld ? undefined : approvalRefusal(application, context);
    if (refusal) return refusal;
    const writes = isUpheld ? releasedPlace(snapshot, application) : [];
    const reasons = change.value.reasons.map(({ code, clause }) => ({ code, clause }));
    return { ok: true, ...change.value, reason: input.words.trim(), reasons, writes };
  },
  answered: (_, application) => ({ application }),
});
