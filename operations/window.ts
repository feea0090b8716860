import type { Page } from './answers.ts';
import type { PageInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { noSuchCursor, pageSizeProblem } from './page.ts';
import { refused } from './refusal.ts';

interface Window<T> extends PageInput {
  /** What names an entry, and so where a page ends. */
  keyOf: (entry: T) => string;
  now: Date;
}

/** A page of what was read as a whole. */
export function windowOf<T>(all: readonly T[], { first, after, keyOf, now }: Window<T>): Outcome<Page<T>> {
  const wrongSize = pageSizeProblem(first);
  if (wrongSize) return refused('VALIDATION', wrongSize);
  const cursorOf = (entry: T) => Buffer.from(keyOf(entry)).toString('base64url');
  const before = after === undefined ? -1 : all.findIndex((entry) => cursorOf(entry) === after);
  if (after !== undefined && before === -1) return refused('VALIDATION', noSuchCursor);
  const end = before + 1 + first;
  const entries = all.slice(before + 1, end).map((value) => ({ cursor: cursorOf(value), value }));
  return { ok: true, value: { entries, hasNext: end < all.length, asOf: now.toISOString() } };
}
