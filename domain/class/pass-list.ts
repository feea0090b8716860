import * as z from 'zod';
import { Category } from '#domain/category';
import type { Problem } from '#domain/problem';
import type { ClassBook } from './class-book.ts';
import type { Seats } from './enrolment.ts';
import { outcomeOf, type PassRule } from './examination.ts';

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

/** Who holds a seat, in the order in which they got it: the order of the list. */
export function seatedInOrder({ seated }: Pick<Seats, 'seated'>): string[] {
  const earlier = ([a, since]: [string, string], [b, other]: [string, string]) =>
    `${since} ${a}` < `${other} ${b}` ? -1 : 1;
  return Object.entries(seated)
    .sort(earlier)
    .map(([applicationId]) => applicationId);
}

/** How a class stands before its list is signed: everybody who holds a seat is in exactly one of these. */
export interface Standing {
  passed: string[];
  failed: string[];
  /** Without an outcome. */
  open: string[];
  /** Told an outcome that does not follow any more from what was written down since. */
  outdated: string[];
}

/** `seated` in the order of the list. */
export function standingOf(book: ClassBook, seated: readonly string[], rule: PassRule): Standing {
  const standing: Standing = { passed: [], failed: [], open: [], outdated: [] };
  for (const applicationId of seated) {
    const entry = book.entries[applicationId];
    const told = entry?.outcome;
    if (!entry || told === undefined) standing.open.push(applicationId);
    else if (outcomeOf(entry, rule) !== told) standing.outdated.push(applicationId);
    else standing[told === 'PASSED' ? 'passed' : 'failed'].push(applicationId);
  }
  return standing;
}

/** 一(七): the list is of those who passed training and examination, so of everybody it must be known. Each is named. */
export function standingProblems({ open, outdated }: Standing, named: (applicationId: string) => string): Problem[] {
  const clause = '一(七)';
  const path = (applicationId: string) => `entries.${named(applicationId)}`;
  const missing = '这个人还没有培训考核结论，补登成绩后才能签发名单。';
  const moved = '这个人的考核结论与现在的考勤或合格标准不符，重新登记成绩后才能签发名单。';
  return [
    ...open.map((id) => ({ code: 'OUTCOME_MISSING', path: path(id), clause, message: missing })),
    ...outdated.map((id) => ({ code: 'OUTCOME_OUTDATED', path: path(id), clause, message: moved })),
  ];
}
