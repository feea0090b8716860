import * as z from 'zod';
import { AccessPractice } from './access.ts';
import { CardPractice } from './card/card-practice.ts';
import { PanelPractice } from './card/panel-practice.ts';
import { VerificationPractice } from './card/verification-practice.ts';
import { ExaminationPractice } from './class/examination-practice.ts';
import { ReviewPractice } from './review/review-practice.ts';
import { RoutingPractice } from './review/routing.ts';

/**
 * What neither the notice nor anything we could read says, and an operator may settle otherwise: each part is defined, with
 * its default and why it is that, where it is used. Read from configuration as JSON; what is not given has its default.
 */
export const Practice = z.object({
  access: z.prefault(AccessPractice, {}),
  cards: z.prefault(CardPractice, {}),
  examination: z.prefault(ExaminationPractice, {}),
  panels: z.prefault(PanelPractice, {}),
  reviews: z.prefault(ReviewPractice, {}),
  routing: z.prefault(RoutingPractice, {}),
  verification: z.prefault(VerificationPractice, {}),
});
export type Practice = z.infer<typeof Practice>;

export const defaultPractice: Practice = Practice.parse({});
