import { expect, test } from 'vitest';
import type { Scores } from '#domain/application/application';
import { attended, type BookEntry, type ClassBook, emptyBook } from '#domain/class/class-book';
import { outcomeOf, type PassRule, readPoints } from '#domain/class/examination';
import { begunClass } from '#test/operations/class/running-class';

test.each<[string, number | undefined]>([
  ['0', 0],
  ['100', 100],
  ['101', 101],
  ['60.0', 60],
  ['59.99', 59.99],
  ['59.999', undefined],
  ['８５．５', 85.5],
  [' 85 分', 85],
  ['八十五', 85],
  ['八十五分', 85],
  ['一百', 100],
  ['零', 0],
  ['七八', undefined],
  ['几十', undefined],
  ['-1', undefined],
  ['+5', undefined],
  ['1e2', undefined],
  ['0x10', undefined],
  ['85.', undefined],
  ['.5', undefined],
  ['1.2.3', undefined],
  ['缺考', undefined],
  ['优秀', undefined],
  ['', undefined],
  ['NaN', undefined],
  ['9'.repeat(41), undefined],
])('points written as %s are %s', (typed, points) => {
  expect(readPoints(typed)).toBe(points);
});

const marks = { THEORY: 60, PRACTICE: 70 };
const rule = (more: Partial<PassRule['examination']> = {}, rest: Partial<PassRule> = {}): PassRule => ({
  examination: { parts: ['THEORY', 'PRACTICE'], passMarks: marks, resit: true, ...more },
  daysTaken: 3,
  resitCovers: 'FAILED_PARTS',
  ...rest,
});
const sat = (first: Scores, more: Partial<BookEntry> = {}): BookEntry => ({ attendance: {}, first, ...more });
const there = (days: number, of = 3) =>
  Object.fromEntries(Array.from({ length: of }, (_, at) => [`2026-11-2${at}`, at < days]));
const good = { THEORY: 60, PRACTICE: 70 };

test.each<[string, BookEntry, PassRule, ReturnType<typeof outcomeOf>]>([
  ['both parts at their marks', sat(good), rule(), 'PASSED'],
  ['theory a hundredth below', sat({ ...good, THEORY: 59.99 }), rule(), 'FAILED'],
  ['practice a hundredth below', sat({ ...good, PRACTICE: 69.99 }), rule(), 'FAILED'],
  ['practice missing', sat({ THEORY: 100 }), rule(), undefined],
  ['nothing at all', sat({}), rule(), undefined],
  ['a part that is not examined missing', sat({ THEORY: 60 }), rule({ parts: ['THEORY'] }), 'PASSED'],
  ['a resit of the failed part at its mark', sat({ ...good, THEORY: 0 }, { resit: { THEORY: 60 } }), rule(), 'PASSED'],
  ['a resit below', sat({ ...good, THEORY: 0 }, { resit: { THEORY: 59 } }), rule(), 'FAILED'],
  [
    'a resit of everything, half of it',
    sat({ ...good, THEORY: 0 }, { resit: { THEORY: 60 } }),
    rule({}, { resitCovers: 'ALL_PARTS' }),
    'FAILED',
  ],
  [
    'a resit of everything that loses what was passed',
    sat({ ...good, THEORY: 0 }, { resit: { THEORY: 60, PRACTICE: 69 } }),
    rule({}, { resitCovers: 'ALL_PARTS' }),
    'FAILED',
  ],
  ['attendance on the least days', sat(good, { attendance: there(2) }), rule({ leastDays: 2 }), 'PASSED'],
  ['attendance on one day less', sat(good, { attendance: there(1) }), rule({ leastDays: 2 }), 'FAILED'],
  ['attendance not taken of the person', sat(good), rule({ leastDays: 2 }), 'FAILED'],
  [
    'attendance taken on too few days yet',
    sat(good, { attendance: there(1, 1) }),
    rule({ leastDays: 2 }, { daysTaken: 1 }),
    undefined,
  ],
  [
    'failed marks before attendance is taken',
    sat({ ...good, THEORY: 0 }),
    rule({ leastDays: 2 }, { daysTaken: 0 }),
    'FAILED',
  ],
  ['a class that demands no days', sat(good), rule({}, { daysTaken: 0 }), 'PASSED'],
])('with %s', (_, entry, of, outcome) => {
  expect(outcomeOf(entry, of)).toBe(outcome);
});

const of = (more: Parameters<typeof begunClass>[1] = {}, today = '2026-11-23') => ({
  trainingClass: begunClass('ASSESSOR', more),
  seated: new Set(['a', 'b', 'c']),
  own: new Set<string>(),
  today,
});
const sheet = { day: '2026-11-22', present: ['a'], absent: ['b'] };
const codes = (result: ReturnType<typeof attended>) =>
  result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);

test.each<[string, object, ReturnType<typeof of>, string[]]>([
  ['the first day of training', { day: '2026-11-21' }, of(), []],
  ['the day before it', { day: '2026-11-20' }, of(), ['day DAY_OUTSIDE_TRAINING']],
  ['today', { day: '2026-11-23' }, of(), []],
  ['tomorrow', { day: '2026-11-24' }, of(), ['day DAY_IN_FUTURE']],
  ['the last day of training', { day: '2026-11-25' }, of({}, '2026-12-01'), []],
  ['the day after it', { day: '2026-11-26' }, of({}, '2026-12-01'), ['day DAY_OUTSIDE_TRAINING']],
  ['words', { day: '昨天' }, of(), []],
  ['another notation', { day: '２０２６年11月22日' }, of(), []],
  ['no day', { day: '开班那天' }, of(), ['day DAY_UNREADABLE']],
  ['a day that never ends', { day: '2026年'.repeat(20) }, of(), ['day DAY_UNREADABLE']],
  ['a day that does not exist', { day: '2026-11-31' }, of(), ['day DAY_UNREADABLE']],
  ['a class whose days are not known', {}, of({ training: undefined }), ['day TRAINING_DAYS_UNKNOWN']],
  ['nobody', { present: [], absent: [] }, of(), ['present NOBODY_NAMED']],
  ['one person twice', { present: ['a', 'a'] }, of(), ['present.1 NAMED_TWICE']],
  ['one person there and not', { absent: ['b', 'a'] }, of(), ['absent.1 NAMED_TWICE']],
  ['somebody of another class', { present: ['a', 'x'] }, of(), ['present.1 NOT_IN_CLASS']],
  [
    'a wrong day, a stranger and a reason too long',
    { day: '?', absent: ['x'], reason: '长'.repeat(501) },
    of(),
    ['day DAY_UNREADABLE', 'absent.0 NOT_IN_CLASS', 'reason TOO_LONG'],
  ],
])('attendance with %s', (_, more, on, expected) => {
  expect(codes(attended(emptyBook, { ...sheet, ...more }, on))).toEqual(expected);
});

function bookAfter(book: ClassBook, more: object, on = of()): ClassBook {
  const result = attended(book, { ...sheet, ...more }, on);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.book;
}

test('a day is corrected with a reason only; the same again needs none', () => {
  const book = bookAfter(emptyBook, {});
  expect(bookAfter(book, {})).toEqual(book);
  expect(codes(attended(book, { ...sheet, present: ['a', 'b'], absent: [] }, of()))).toEqual(['reason REASON_NEEDED']);
  const after = bookAfter(book, { present: ['b'], absent: [], reason: '补交了签到表' });
  expect(after.entries).toEqual({
    a: { attendance: { '2026-11-22': true } },
    b: { attendance: { '2026-11-22': true } },
  });
});

test('of a class attendance is taken on 31 days and no more', () => {
  const on = of({ training: { startsOn: '2026-10-01', endsOn: '2026-11-23' } });
  let book = emptyBook;
  for (let day = 1; day <= 31; day += 1) book = bookAfter(book, { day: `2026-10-${String(day).padStart(2, '0')}` }, on);
  expect(codes(attended(book, sheet, on))).toEqual(['day TOO_MANY_DAYS']);
  expect(bookAfter(book, { day: '2026-10-31' }, on)).toEqual(book);
});

test('600 people are one sheet; one more is refused', () => {
  const people = Array.from({ length: 601 }, (_, at) => `p${at}`);
  const on = { ...of(), seated: new Set(people) };
  expect(codes(attended(emptyBook, { ...sheet, present: people.slice(0, 600), absent: [] }, on))).toEqual([]);
  expect(codes(attended(emptyBook, { ...sheet, present: people, absent: [] }, on))).toEqual([
    'present TOO_MANY_PEOPLE',
  ]);
  const first = bookAfter(emptyBook, { present: people.slice(0, 600), absent: [] }, on);
  expect(codes(attended(first, { ...sheet, present: people.slice(600), absent: [] }, on))).toEqual([
    'present TOO_MANY_PEOPLE',
  ]);
});
