import * as z from 'zod';
import { Category } from './category.ts';

/**
 * One class (培训班) of a published plan (培训计划). Whoever organises it is a centre: `510000` the province, else a
 * city's GB/T 2260 code. Days are Asia/Shanghai; both days of the registration window are included.
 */
export const TrainingClass = z.object({
  id: z.string(),
  category: Category,
  title: z.string(),
  organiser: z.string(),
  /** 报名: first and last day, `yyyy-mm-dd`. */
  registration: z.object({ opensOn: z.string(), closesOn: z.string() }),
  /** 培训: first and last day, once they are set by the class's own document (一(四)). */
  training: z.optional(z.object({ startsOn: z.string(), endsOn: z.string() })),
  place: z.optional(z.string()),
  /** Without a plan published in the system nobody can register (一(四)). */
  published: z.boolean(),
});
export type TrainingClass = z.infer<typeof TrainingClass>;
