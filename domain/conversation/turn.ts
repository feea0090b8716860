import * as z from 'zod';
import type { DraftContent } from '#domain/application/draft';
import { Category } from '#domain/category';
import { Verdict } from '#domain/eligibility/evaluation';
import { FactKind } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { Problem } from '#domain/problem';

export interface ConversationContext {
  /** Newest version first within a category; a state keeps the version it began under. */
  ruleSets: readonly RuleSet[];
  /** The day in Asia/Shanghai, `yyyy-mm-dd`. */
  today: string;
}

/** What a person sends: words, or the id of a choice offered by the last reply. */
export type Message = { text: string } | { choice: string };

/** One thing said to the person. Channels render `text` and, where they can, `choices`; nothing is only in the rest. */
export const Reply = z.object({
  kind: z.enum([
    'SAY',
    'ASK',
    'ASK_AGAIN',
    'UNDERSTOOD',
    'WHY',
    'VERDICT',
    'SUMMARY',
    'DRAFT_CREATED',
    'HANDED_OVER',
    'ENDED',
  ]),
  text: z.string(),
  choices: z.optional(z.array(z.object({ id: z.string(), label: z.string() }))),
  /** With ASK and ASK_AGAIN: what is asked; `fact` is absent for consent, category and confirmation. */
  ask: z.optional(
    z.object({
      step: z.enum(['CONSENT', 'CATEGORY', 'FACT', 'CONFIRM', 'CORRECT']),
      fact: z.optional(z.string()),
      kind: z.optional(FactKind),
      label: z.string(),
      clause: z.optional(z.string()),
    }),
  ),
  /** Questions left until the verdict or the end of the form: at least, at most. */
  progress: z.optional(z.object({ atLeast: z.number(), atMost: z.number() })),
  /** What was understood from the message, as it is said back. */
  understood: z.optional(z.array(z.object({ fact: z.string(), label: z.string(), said: z.string() }))),
  problems: z.optional(z.array(Problem)),
  verdict: z.optional(
    z.object({
      category: Category,
      verdict: Verdict,
      clauses: z.array(z.string()),
      nearestMiss: z.array(z.object({ fact: z.string(), words: z.string(), clause: z.string() })),
      otherCategories: z.array(Category),
    }),
  ),
});
export type Reply = z.infer<typeof Reply>;

/** `S` is the stored state; a turn with `draft` creates the application, exactly once in a conversation's life. */
export interface Turn<S> {
  state: S;
  replies: Reply[];
  draft?: DraftContent;
}
