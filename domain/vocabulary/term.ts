/** One word of a closed list: its code in answers and in the API, its official name, and what else people call it. */
export interface Term<Code extends string = string> {
  code: Code;
  label: string;
  aliases: readonly string[];
}

/** The terms of a list as a lookup by code; the list itself keeps the official order. */
export function labelsOf<Code extends string>(terms: readonly Term<Code>[]): ReadonlyMap<string, string> {
  return new Map(terms.map((term) => [term.code, term.label]));
}
