import * as z from 'zod';
import { CardNumbering } from './card-number.ts';

const years = z.int().check(z.gte(1), z.lte(50));
const days = z.int().check(z.gte(0), z.lte(3650));

/** What the notice leaves unsaid of cards; it only shows that they expire (三(二)) and are extended (附件3: 复核). */
export const CardPractice = z.object({
  numbering: z.prefault(CardNumbering, {}),
  /** For how many years a card is good: 3 is usual elsewhere, also for supervisors; Sichuan's own term was not found. */
  years: z.prefault(
    z.object({
      ASSESSOR: z._default(years, 3),
      SENIOR_ASSESSOR: z._default(years, 3),
      SPECIAL_ABILITY_ASSESSOR: z._default(years, 3),
      QUALITY_SUPERVISOR: z._default(years, 3),
    }),
    {},
  ),
  /** 复核, of which the notice has only the name. The window and that no class is needed are ours. */
  renewal: z.prefault(
    z.object({
      /** Days before the last day of the card from which on its holder may apply. */
      opensDaysBefore: z._default(days, 90),
      /** Days after it until which they still may; later they apply anew. */
      closesDaysAfter: z._default(days, 365),
      needsTraining: z._default(z.boolean(), false),
    }),
    {},
  ),
});
export type CardPractice = z.infer<typeof CardPractice>;
