import * as z from 'zod';
import { Category } from '#domain/category';
import { Evaluation } from '#domain/eligibility/evaluation';
import { Facts } from '#domain/eligibility/fact';

/** What a finished conversation hands over: the content of one draft application. */
export const DraftContent = z.object({
  category: Category,
  ruleSetId: z.string(),
  /** Every fact, those of the conditions and those of the form. */
  facts: Facts,
  evaluation: Evaluation,
  /** Which consent to the handling of personal data was given, and the day. */
  consent: z.object({ version: z.string(), on: z.string() }),
});
export type DraftContent = z.infer<typeof DraftContent>;
