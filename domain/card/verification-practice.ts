import * as z from 'zod';

/**
 * How often cards may be checked, in each hour by the clock. The notice says nothing of it; these keep a number from being
 * tried with name after name, and leave room for an office behind one address.
 */
export const VerificationPractice = z.object({
  /** By one person who is signed in, or from one address. */
  callerChecksPerHour: z._default(z.number(), 60),
  /** Of one number, by anyone. */
  numberChecksPerHour: z._default(z.number(), 30),
  /**
   * The page that checks a card, to which the code on a card leads; the number is added to it. Without it no cards are printed, for
   * a wrong address could not be mended on them any more.
   */
  page: z.optional(z.string().check(z.regex(/^https?:\/\//))),
  /** People that one member of staff may have checked for panels; these do not count against the numbers. */
  panelMembersPerHour: z._default(z.number(), 300),
});
export type VerificationPractice = z.infer<typeof VerificationPractice>;
