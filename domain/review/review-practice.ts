import * as z from 'zod';

const days = z.int().check(z.gte(1), z.lte(366));

/**
 * 一(六)2 has reviews finished 严格按照规定时间节点 and names none; of returning and appealing the notice says nothing. Where a
 * class's own document sets the last days (`reviewBy`), those count instead of the first two.
 */
export const ReviewPractice = z.object({
  /** Working days for an agency's first check (初审): a week of work. Ours. */
  agencyDays: z._default(days, 5),
  /** Working days for a centre's review, which has the applicants of many agencies: two weeks of work. Ours. */
  centreDays: z._default(days, 10),
  /**
   * Calendar days within which what was returned may be handed in again although registration has closed meanwhile: the
   * window of 一(四) is for registering (报名), and a correction answers a reviewer. Ours; a person needs a weekend for it.
   */
  correctionDays: z._default(days, 7),
  /** Calendar days within which a rejection may be appealed. Ours: the notice knows no appeal. */
  appealDays: z._default(days, 15),
});
export type ReviewPractice = z.infer<typeof ReviewPractice>;
