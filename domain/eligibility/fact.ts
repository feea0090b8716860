import * as z from 'zod';

/**
 * A fact is anything the notice's conditions or its forms need to know about a person. Conditions, form cells and
 * the conversation share one namespace of facts, so that nothing is asked twice.
 *
 * Values by kind: yesNo → boolean; years → years as a number (1.5 = one year and a half); count → whole number;
 * date → `yyyy-mm-dd`; city → six-digit GB/T 2260 code; occupations → codes, each optionally followed by `:工种`;
 * projects → names of 专项职业能力 projects; choice and the closed vocabularies → their code; the rest → text.
 */
export const FactKind = z.enum([
  'yesNo',
  'choice',
  'skillLevel',
  'titleLevel',
  'education',
  'politicalStatus',
  'ethnicity',
  'years',
  'count',
  'date',
  'city',
  'occupations',
  'projects',
  'personName',
  'idNumber',
  'phone',
  'email',
  'cardNumber',
  'text',
  'workSummary',
]);
export type FactKind = z.infer<typeof FactKind>;

export const FactValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);
export type FactValue = z.infer<typeof FactValue>;

export const Facts = z.record(z.string(), FactValue);
export type Facts = z.infer<typeof Facts>;

/** One fact: its type, the question that asks for it, and the clause that makes it necessary. */
export const FactDefinition = z.object({
  id: z.string().check(z.regex(/^[a-z][A-Za-z0-9]{1,40}$/)),
  kind: FactKind,
  /** The name on the official form or in the notice: 文化程度. */
  label: z.string(),
  question: z.string(),
  help: z.optional(z.string()),
  /** The clause whose words answer 为什么问这个. */
  clause: z.string(),
  /** Only for kind `choice`: the closed list, with further words people use for each. */
  choices: z.optional(
    z.array(z.object({ value: z.string(), label: z.string(), aliases: z.optional(z.array(z.string())) })),
  ),
  /** Only for kind `occupations`: a list of several types is taken as it is said, for the reviewer to judge. */
  ofAnyType: z.optional(z.boolean()),
  /** May be left empty (备注, 原质量督导员证卡号); the reader then accepts 无. */
  optional: z.optional(z.boolean()),
  /** Longest text in characters; only for text kinds. */
  maxLength: z.optional(z.number()),
  /** Personal data: never asked before consent, never shown unmasked. */
  personal: z.optional(z.boolean()),
});
export type FactDefinition = z.infer<typeof FactDefinition>;
