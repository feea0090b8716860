import * as z from 'zod';
import type { Application, Outcome, Scores } from '#domain/application/application';
import type { Change } from '#domain/application/lifecycle';
import { numeralPattern, readNumeral } from '#domain/understanding/numeral';
import { type BookEntry, type ClassBook, daysAttended, daysOf } from './class-book.ts';
import type { ExaminationPractice } from './examination-practice.ts';
import type { ExaminationPart, TrainingClass } from './training-class.ts';

/** 首次考核, 补考. */
export const Sitting = z.enum(['FIRST', 'RESIT']);
export type Sitting = z.infer<typeof Sitting>;

export const sittingLabel: Record<Sitting, string> = { FIRST: '首次考核', RESIT: '补考' };

export const outcomeLabel: Record<Outcome, string> = { PASSED: '培训考核合格', FAILED: '培训考核不合格' };

/** What decides an outcome: the class's own pass rule, and on how many days it took attendance. */
export interface PassRule {
  examination: TrainingClass['examination'];
  daysTaken: number;
  resitCovers: ExaminationPractice['resitCovers'];
}

export function passRuleOf(
  { examination }: TrainingClass,
  book: ClassBook,
  { resitCovers }: ExaminationPractice,
): PassRule {
  return { examination, daysTaken: daysOf(book).length, resitCovers };
}

/** Longer than any way to write what is asked for. */
const longestTyped = 40;
const numeral = new RegExp(`^${numeralPattern}$`, 'u');

/** Points as people type them (`85`, `８５．５分`, `八十五`), at most two decimals; undefined for what is no number of points. */
export function readPoints(typed: string): number | undefined {
  if (typed.length > longestTyped) return undefined;
  const text = typed.normalize('NFKC').replace(/\s/gu, '').replace(/分$/u, '');
  if (!numeral.test(text) || /\.\d{3}/u.test(text)) return undefined;
  const read = readNumeral(text);
  return read?.exact ? read.value : undefined;
}

/** Points that count, part by part: a resit replaces what it covers, once it is whole. */
export function countedScores({ first = {}, resit }: Pick<BookEntry, 'first' | 'resit'>, rule: PassRule): Scores {
  if (resit === undefined) return first;
  const whole = rule.examination.parts.every((part) => resit[part] !== undefined);
  if (rule.resitCovers === 'ALL_PARTS') return whole ? resit : first;
  return { ...first, ...resit };
}

export function isPassed(part: ExaminationPart, scores: Scores, { examination }: PassRule): boolean {
  const points = scores[part];
  const mark = examination.passMarks?.[part];
  return points !== undefined && mark !== undefined && points >= mark;
}

/**
 * Whether the person passed; undefined while a part is missing, or while the class has not taken attendance on as many days
 * as it demands. A day on which a person was not marked does not count as attended.
 */
export function outcomeOf(entry: BookEntry, rule: PassRule): Outcome | undefined {
  const { parts, leastDays = 0 } = rule.examination;
  const scores = countedScores(entry, rule);
  if (parts.some((part) => scores[part] === undefined)) return undefined;
  if (!parts.every((part) => isPassed(part, scores, rule))) return 'FAILED';
  if (daysAttended(entry) >= leastDays) return 'PASSED';
  return rule.daysTaken < leastDays ? undefined : 'FAILED';
}

/**
 * An application with what its class wrote down of it. Without an outcome it stays where it is: what was told once is only
 * ever replaced by another outcome.
 */
export function withResults(
  application: Application,
  classId: string,
  { entry, now }: { entry: BookEntry; now: Date },
) {
  const { first, resit, outcome } = entry;
  const status: Application['status'] = outcome ?? application.status;
  const after: Application = {
    ...application,
    status,
    updatedAt: now.toISOString(),
    results: {
      classId,
      ...(first && { first }),
      ...(resit && { resit }),
      daysAttended: daysAttended(entry),
      ...(outcome && { outcome }),
    },
  };
  const changed = ['results', ...(status === application.status ? [] : ['status'])];
  return { application: after, changed } satisfies Change;
}
