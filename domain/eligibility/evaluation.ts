import * as z from 'zod';
import { FactValue } from './fact.ts';

/** MET, NOT_MET, or UNKNOWN while facts are missing or a value is left to the reviewer (Kleene logic). */
export const Verdict = z.enum(['MET', 'NOT_MET', 'UNKNOWN']);
export type Verdict = z.infer<typeof Verdict>;

/** One condition as it was decided: the reviewer's checklist and the words of a refusal come out of these. */
export const TraceEntry = z.object({
  /** Position in the tree, `eligibility.all.2.any.0`. */
  path: z.string(),
  fact: z.string(),
  clause: z.string(),
  words: z.string(),
  verdict: Verdict,
  value: z.optional(FactValue),
});
export type TraceEntry = z.infer<typeof TraceEntry>;

export const Evaluation = z.object({
  ruleSetId: z.string(),
  verdict: Verdict,
  /** An application may be made: MET, or UNKNOWN only through values that the rule set leaves to the reviewer. */
  admissible: z.boolean(),
  trace: z.array(TraceEntry),
  /** Facts that can still change the verdict, in the order they would be asked. */
  dependsOn: z.array(z.string()),
  /** Facts whose value only a reviewer can judge. */
  reviewerDecides: z.array(z.string()),
});
export type Evaluation = z.infer<typeof Evaluation>;
