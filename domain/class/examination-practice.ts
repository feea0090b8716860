import * as z from 'zod';

/** The notice says nothing of a resit at all; a class may allow one, and then it must be said what it covers. */
export const ExaminationPractice = z.object({
  /** FAILED_PARTS: what was passed the first time stays passed, and only the rest is sat again. ALL_PARTS: everything is. */
  resitCovers: z._default(z.enum(['FAILED_PARTS', 'ALL_PARTS']), 'FAILED_PARTS'),
});
export type ExaminationPractice = z.infer<typeof ExaminationPractice>;
