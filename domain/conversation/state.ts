import * as z from 'zod';
import { Category } from '#domain/category';
import { Facts, type FactValue } from '#domain/eligibility/fact';

/**
 * What is stored of a conversation: the answers. Where it stands is computed from them (`position.ts`), so the same
 * answers give the same verdict, next question and draft whatever the order in which they came.
 */
export const State = z.object({
  format: z.literal(1),
  /** Answers by fact, keys sorted, so that equal answers are equal bytes. */
  answers: Facts,
  /** Facts answered with 不知道, sorted: that too is an answer. */
  deferred: z.array(z.string()),
  category: z.optional(Category),
  /** The rule set that the conversation began under; a newer one does not replace it. */
  ruleSetId: z.optional(z.string()),
  consent: z.optional(z.object({ version: z.string(), on: z.string() })),
  /** The fact that is being changed; its old answer stands until a new one is valid. */
  correcting: z.optional(z.string()),
  /** The person wants to change something and has not said what. */
  choosingCorrection: z.optional(z.boolean()),
  /** What was said against an earlier answer and waits for 用新的 or 保留原来的. */
  proposed: z.optional(Facts),
  /** A step that cannot be undone and waits for a yes. */
  confirming: z.optional(z.enum(['RESTART', 'CANCEL'])),
  ended: z.optional(z.enum(['REFUSED', 'CANCELLED', 'DRAFTED'])),
  /** A person of the centre was asked for; 继续 brings the machine back. */
  handedOver: z.optional(z.boolean()),
  /** Words for the person who takes over, masked and bounded. */
  notes: z.array(z.string()),
  /** Facts in the order they were last answered; only 返回 looks at it. */
  recent: z.array(z.string()),
});
export type State = z.infer<typeof State>;

export const emptyState: State = { format: 1, answers: {}, deferred: [], notes: [], recent: [] };

const recentKept = 30;

export function sortedFacts(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

export function answerOf(state: State, fact: string): FactValue | undefined {
  return Object.hasOwn(state.answers, fact) ? state.answers[fact] : undefined;
}

export function without(facts: Facts, fact: string): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([id]) => id !== fact));
}

/** Writes an answer: it is no longer deferred, being corrected or in dispute. */
export function withAnswer(state: State, fact: string, value: FactValue): State {
  const { correcting, proposed, ...rest } = state;
  const left = proposed ? without(proposed, fact) : {};
  return {
    ...rest,
    answers: sortedFacts({ ...state.answers, [fact]: value }),
    deferred: state.deferred.filter((id) => id !== fact),
    recent: [...state.recent.filter((id) => id !== fact), fact].slice(-recentKept),
    ...(correcting !== undefined && correcting !== fact ? { correcting } : {}),
    ...(Object.keys(left).length > 0 ? { proposed: left } : {}),
  };
}

export function withDeferred(state: State, fact: string): State {
  return { ...state, deferred: [...new Set([...state.deferred, fact])].sort() };
}

export function sameValue(a: FactValue | undefined, b: FactValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
