import * as z from 'zod';
import { Category } from '#domain/category';
import { FactDefinition, FactValue } from './fact.ts';

/** One comparison over one fact; `clause` says where the notice demands it, `words` how a person is told. */
export const Leaf = z.object({
  fact: z.string(),
  clause: z.string(),
  /** What is demanded, as a noun phrase: 高级工（三级）及以上职业资格. */
  words: z.string(),
  test: z.discriminatedUnion('op', [
    z.object({ op: z.literal('is'), value: FactValue }),
    /** Numbers compare as numbers; levels by their ladder. 以上 and 不少于 include the bound itself. */
    z.object({ op: z.literal('min'), value: z.union([z.number(), z.string()]) }),
    /** `reviewer`: values that a machine may neither accept nor refuse; the leaf stays UNKNOWN for them. */
    z.object({ op: z.literal('oneOf'), values: z.array(z.string()), reviewer: z.optional(z.array(z.string())) }),
    /** Every occupation's major class (first digit of its code) is among these. */
    z.object({ op: z.literal('majorClassIn'), values: z.array(z.string()) }),
    z.object({ op: z.literal('maxItems'), value: z.number() }),
    /** All share their first `parts` code parts (同类型: 2 = the 中类); `reviewer`: what does not is left to the reviewer. */
    z.object({ op: z.literal('sameType'), parts: z.number(), reviewer: z.optional(z.boolean()) }),
    /** Characters without white space, repetition not counted: 200 passes, 199 fails. */
    z.object({ op: z.literal('minCharacters'), value: z.number() }),
  ]),
});
export type Leaf = z.infer<typeof Leaf>;

export type Condition = Leaf | { all: Condition[] } | { any: Condition[] } | { atLeast: number; of: Condition[] };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Leaf,
    z.strictObject({ all: z.array(Condition) }),
    z.strictObject({ any: z.array(Condition) }),
    z.strictObject({ atLeast: z.number(), of: z.array(Condition) }),
  ]),
);

/**
 * The conditions of one category under one notice or class document; immutable once published.
 * `eligibility` is what a person must be; `entry` is what the filled form must satisfy (附件1 说明1 and 2). An entry
 * condition that is not yet answered never holds the verdict open; one that is broken makes it NOT_MET.
 */
export const RuleSet = z.object({
  /** `assessor@2024-11`; the part after @ is the version. */
  id: z.string(),
  category: Category,
  version: z.string(),
  source: z.string(),
  facts: z.array(FactDefinition),
  eligibility: Condition,
  entry: Condition,
});
export type RuleSet = z.infer<typeof RuleSet>;
