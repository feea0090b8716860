/** A word that looks like the thing and is not sure to be it, with the reason to ask. */
export type Doubt = { doubt: string };
/** A level as understood; `several` when more than one was named and the highest taken. */
export type Level<L> = { value: L; several?: boolean } | Doubt;

export function doubt(code: string): Doubt {
  return { doubt: code };
}

export function highest<L extends string>(values: readonly L[], rank: (level: L) => number): L | undefined {
  return values.toSorted((one, other) => rank(other) - rank(one))[0];
}

export function isLevel<L extends string>(value: L | Doubt): value is L {
  return typeof value === 'string';
}
