import * as z from 'zod';
import { Category } from './category.ts';

/**
 * 培训考核合格人员名单 (一(七)): who of a class passed, as its centre signed it off. It is written once and never changed; how
 * far the numbering has come stands in a row beside it.
 */
export const PassList = z.object({
  id: z.string(),
  classId: z.string(),
  category: Category,
  /** The centre that held the class and signs. */
  organiser: z.string(),
  year: z.number(),
  /** In the order of the list, which is the order of the numbers. */
  entries: z.array(z.object({ applicationId: z.string() })),
  signedAt: z.string(),
  /** Keyed hash of who signed. */
  signedBy: z.string(),
  /** SHA-256, in hex, of the canonical JSON (RFC 8785) of everything above. */
  hash: z.string(),
});
export type PassList = z.infer<typeof PassList>;

/** How many entries of the list, from the first, have been settled: numbered, or passed over with the reason. */
export const Numbering = z.object({
  done: z.number(),
  skipped: z.array(z.object({ applicationId: z.string(), code: z.string() })),
});
export type Numbering = z.infer<typeof Numbering>;
