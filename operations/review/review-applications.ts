import * as z from 'zod';
import { defineBatch } from '#operations/batch';
import { ReviewApplicationInput, reviewApplication } from './review-application.ts';

export const ReviewApplicationsInput = z.object({ reviews: z.array(ReviewApplicationInput) });
export type ReviewApplicationsInput = z.infer<typeof ReviewApplicationsInput>;

const nothing: ReviewApplicationInput = { applicationId: '', decision: 'APPROVE' };

/** Decides up to a hundred, each as it is asked for and as it alone would be decided. */
export const reviewApplications = defineBatch({
  name: 'reviewApplications',
  input: ReviewApplicationsInput,
  path: 'reviews',
  ids: ({ reviews }) => reviews.map(({ applicationId }) => applicationId),
  each: reviewApplication,
  asked: ({ reviews }: ReviewApplicationsInput, at) => reviews[at] ?? nothing,
});
