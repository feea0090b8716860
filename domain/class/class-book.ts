import * as z from 'zod';
import { Outcome, Scores } from '#domain/application/application';
import { type Problem, type Result, refuse } from '#domain/problem';
import { readDay } from '#domain/understanding/day';
import { mostPlaces, type TrainingClass } from './training-class.ts';

/** What a class wrote down of one person. */
export const BookEntry = z.object({
  /** By day, `yyyy-mm-dd`: there or not. A day that is missing was not taken for this person, and does not count. */
  attendance: z.record(z.string(), z.boolean()),
  first: z.optional(Scores),
  resit: z.optional(Scores),
  /** As the person was told; settled when every part is there. */
  outcome: z.optional(Outcome),
});
export type BookEntry = z.infer<typeof BookEntry>;

/** 考勤与成绩: everything that a class wrote down, by application, so that its list is signed as a whole. */
export const ClassBook = z.object({ entries: z.record(z.string(), BookEntry) });
export type ClassBook = z.infer<typeof ClassBook>;

export const emptyBook: ClassBook = { entries: {} };

/** One book is one row of at most 400 KB: the largest class with so many days fits, whatever is written of it. */
export const mostDays = 31;
export const longestReason = 500;

/** Days on which attendance was taken of anybody. */
export function daysOf({ entries }: ClassBook): string[] {
  return [...new Set(Object.values(entries).flatMap(({ attendance }) => Object.keys(attendance)))].sort();
}

export function daysAttended({ attendance }: BookEntry): number {
  return Object.values(attendance).filter(Boolean).length;
}

/** Why nothing can be written into the book; undefined if it can: from the first day of training until the list is signed. */
export function bookProblem(trainingClass: TrainingClass, today: string): Problem | undefined {
  const { status, training, passListId } = trainingClass;
  if (passListId !== undefined || status === 'FINISHED') {
    const message = '本班培训考核合格人员名单已经签发，考勤、成绩和名单都不能再改。';
    return { code: 'LIST_CLOSED', path: 'classId', clause: '一(七)', message };
  }
  if (status === 'RUNNING') return undefined;
  if (status === 'CANCELLED') {
    return { code: 'CLASS_CANCELLED', path: 'classId', message: '这个培训班已经取消。' };
  }
  if (status === 'REGISTRATION_CLOSED' && training && training.startsOn <= today) return undefined;
  const message = '培训班还没有开班，不能登记考勤和成绩，也不能签发名单。';
  return { code: 'CLASS_NOT_BEGUN', path: 'classId', clause: '一(四)', message };
}

/** Who was there on one day and who was not, as it was sent. */
export interface AttendanceSheet {
  day: string;
  present: readonly string[];
  absent: readonly string[];
  reason?: string | undefined;
}

interface Class {
  trainingClass: TrainingClass;
  /** Applications that hold a seat. */
  seated: ReadonlySet<string>;
  /** Those of them that are the recorder's own. */
  own: ReadonlySet<string>;
  today: string;
}

export interface AttendanceChange {
  book: ClassBook;
  day: string;
  /** Of how many it said something else before. */
  corrected: number;
}

/** The attendance of one day; everything wrong with the sheet is said at once. */
export function attended(book: ClassBook, sheet: AttendanceSheet, of: Class): Result<AttendanceChange> {
  const day = dayTaken(sheet.day, of);
  const marks = [
    ...sheet.present.map((applicationId, at) => ({ applicationId, there: true, path: `present.${at}` })),
    ...sheet.absent.map((applicationId, at) => ({ applicationId, there: false, path: `absent.${at}` })),
  ];
  const earlier = (id: string) => (day.ok ? book.entries[id]?.attendance[day.value] : undefined);
  const corrected = marks.filter(({ applicationId: id, there }) => (earlier(id) ?? there) !== there).length;
  const problems = [
    ...(day.ok ? [] : day.problems),
    ...sheetProblems(marks, of),
    ...reasonProblems(sheet.reason, corrected > 0 && `有${corrected}人当天的考勤登记过`),
  ];
  if (day.ok && !daysOf(book).includes(day.value) && daysOf(book).length >= mostDays) {
    problems.push({ code: 'TOO_MANY_DAYS', path: 'day', message: `一个培训班最多登记${mostDays}天的考勤。` });
  }
  const [first, ...others] = problems;
  if (first) return refuse(first, ...others);
  if (!day.ok) return day;
  const entries = { ...book.entries };
  for (const { applicationId, there } of marks) {
    const entry = entries[applicationId] ?? { attendance: {} };
    entries[applicationId] = { ...entry, attendance: { ...entry.attendance, [day.value]: there } };
  }
  if (Object.keys(entries).length > mostPlaces) return refuse(tooManyPeople('present'));
  return { ok: true, value: { book: { entries }, day: day.value, corrected } };
}

function dayTaken(typed: string, { trainingClass: { training }, today }: Class): Result<string> {
  const path = 'day';
  // Longer than any way to write a day.
  const read = typed.length > 40 ? undefined : readDay(typed, { today });
  if (read === undefined || !('value' in read)) {
    return refuse({ code: 'DAY_UNREADABLE', path, message: '请写明考勤的年、月、日，例如2024-10-08。' });
  }
  const day = read.value;
  if (!training) {
    const message = '培训班还没有确定培训时间，不能登记考勤。';
    return refuse({ code: 'TRAINING_DAYS_UNKNOWN', path, clause: '一(四)', message });
  }
  const { startsOn, endsOn } = training;
  if (day < startsOn || day > endsOn) {
    const message = `培训时间是${startsOn}至${endsOn}，${day}不在其中。`;
    return refuse({ code: 'DAY_OUTSIDE_TRAINING', path, clause: '一(四)', message });
  }
  if (day > today) return refuse({ code: 'DAY_IN_FUTURE', path, message: `${day}还没有到，不能登记考勤。` });
  return { ok: true, value: day };
}

function sheetProblems(
  marks: readonly { applicationId: string; path: string }[],
  { trainingClass, seated, own }: Class,
): Problem[] {
  if (marks.length === 0) return [{ code: 'NOBODY_NAMED', path: 'present', message: '没有列出任何人的考勤。' }];
  if (marks.length > mostPlaces) return [tooManyPeople('present')];
  const named = new Set<string>();
  return marks.flatMap(({ applicationId, path }) => {
    if (!seated.has(applicationId)) return [notInClass(path, trainingClass)];
    if (named.has(applicationId)) return [namedTwice(path)];
    if (own.has(applicationId)) return [ownApplication(path, '登记自己的考勤')];
    named.add(applicationId);
    return [];
  });
}

export function tooManyPeople(path: string): Problem {
  return { code: 'TOO_MANY_PEOPLE', path, message: `一个培训班最多登记${mostPlaces}人，请分班。` };
}

export function namedTwice(path: string): Problem {
  return { code: 'NAMED_TWICE', path, message: '同一个人列了两次。' };
}

/** Nobody decides about themselves: neither writes it down nor signs it. */
export function ownApplication(path: string, what: string): Problem {
  return { code: 'OWN_APPLICATION', path, message: `不能${what}，请由他人办理。` };
}

export function notInClass(path: string, { title }: TrainingClass): Problem {
  return { code: 'NOT_IN_CLASS', path, message: `这份申报没有编入${title}。` };
}

/** `corrects`: what is said otherwise than before, in words, where anything is. */
export function reasonProblems(reason: string | undefined, corrects: string | false): Problem[] {
  const path = 'reason';
  const length = [...(reason ?? '').trim()].length;
  if (length > longestReason) return [{ code: 'TOO_LONG', path, message: `原因最多${longestReason}字。` }];
  if (!corrects || length > 0) return [];
  return [{ code: 'REASON_NEEDED', path, message: `${corrects}，更正须写明原因。` }];
}
