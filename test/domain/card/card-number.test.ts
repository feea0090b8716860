import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CardKind } from '#domain/card/card';
import { readMonth } from '#domain/card/card-expiry';
import {
  CardNumbering,
  cardNumber,
  checkDigit,
  checkDigitFits,
  readCardNumber,
  registerName,
  seriesName,
} from '#domain/card/card-number';
import { lastDay } from '#domain/card/card-period';
import { CardPractice } from '#domain/card/card-practice';
import { readDay } from '#domain/eligibility/typed-day';
import { cities, provinceCode } from '#domain/vocabulary/place';

const ours = CardNumbering.parse({});
const series = { kind: 'ASSESSOR', centre: '513400', year: 2026 } as const;

test.each([
  [{}, 1, 'K51342026', 'K5134202600001'],
  [{}, 99_999, 'K51342026', 'K5134202699999'],
  [{ pattern: '{kind}{province}{city4}{yy}{serial4}' }, 7, '', 'K515134260007'],
  [{ pattern: 'SC{yyyy}{serial6}' }, 42, '', 'SC2026000042'],
  [{ pattern: '{serial3}{kind}' }, 9, '', '009K'],
  [{ pattern: '{kind}{yy}{serial4}{check}', check: 'MOD11_10' }, 12, '', `K260012${checkDigit('K260012')}`],
])('%j gives serial %i', (numbering, serial, _, expected) => {
  expect(cardNumber(CardNumbering.parse(numbering), series, serial)).toEqual({ ok: true, value: expected });
});

test.each([
  [99_999, []],
  [100_000, ['SERIES_FULL']],
])('serial %i of a series of five digits: %j', (serial, codes) => {
  const number = cardNumber(ours, series, serial);
  expect(number.ok ? [] : number.problems.map(({ code }) => code)).toEqual(codes);
});

test('a series is everything but serial and check digit; all cities of a kind and year are counted in one row', () => {
  expect(seriesName(ours, series)).toBe('K51342026{serial5}');
  expect(registerName(ours, series)).toBe('K51{city2}2026{serial5}');
});

test.each<[string, object]>([
  ['no serial', { pattern: '{kind}{yyyy}' }],
  ['two serials', { pattern: '{serial2}{serial3}' }],
  ['an unknown part', { pattern: '{kind}{county}{serial5}' }],
  ['small letters', { pattern: 'k{serial5}' }],
  ['a blank', { pattern: 'K {serial5}' }],
  ['a serial without width', { pattern: 'K{serial}' }],
  ['a check digit that nobody makes', { pattern: 'K{serial5}{check}' }],
  ['a check digit that has no place', { pattern: 'K{serial5}', check: 'MOD11_10' }],
  ['a check digit before its end', { pattern: '{check}{serial5}', check: 'MOD11_10' }],
  ['letters of two lengths', { letters: { ASSESSOR: 'KK' } }],
  ['no letter', { letters: { ASSESSOR: '' } }],
])('a pattern with %s is refused', (_, numbering) => {
  expect(CardNumbering.safeParse(numbering).success).toBe(false);
});

/** ISO 7064 MOD 11,10: 0794 has the check digit 5. */
test.each([
  ['0794', '5'],
  ['1', '9'],
  ['', '1'],
])('the check digit of %j is %s', (text, expected) => {
  expect(checkDigit(text)).toBe(expected);
});

test('any digit typed wrong is found by the check digit', () => {
  const checked = CardNumbering.parse({ pattern: '{kind}{city2}{yyyy}{serial5}{check}', check: 'MOD11_10' });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.nat(11), fc.integer({ min: 1, max: 9 }), (serial, at, by) => {
      const made = cardNumber(checked, series, serial);
      const number = made.ok ? made.value : '';
      expect(checkDigitFits(checked, number)).toBe(true);
      const digit = (Number(number[at + 1]) + by) % 10;
      expect(checkDigitFits(checked, number.slice(0, at + 1) + digit + number.slice(at + 2))).toBe(false);
    }),
  );
});

test('no two cards of different kind, centre, year or serial have the same number', () => {
  const numbers = CardKind.options.flatMap((kind) =>
    [provinceCode, ...cities.map(({ code }) => code)].flatMap((centre) =>
      [2026, 2027].flatMap((year) => [1, 2].map((serial) => cardNumber(ours, { kind, centre, year }, serial))),
    ),
  );
  expect(new Set(numbers.map((number) => number.ok && number.value)).size).toBe(4 * 22 * 2 * 2);
});

test.each([
  ['K5101202600001', 'K5101202600001'],
  [' k5101-2026 00001 ', 'K5101202600001'],
  ['Ｋ５１０１２０２６００００１', 'K5101202600001'],
  ['K51·01—2026−00001', 'K5101202600001'],
  ['', undefined],
  ['K5101号', undefined],
  ['K'.repeat(61), undefined],
  ['\ud800', undefined],
])('%j is read as %j', (typed, expected) => {
  const read = readCardNumber(typed, 'number');
  expect(read.ok ? read.value : undefined).toBe(expected);
});

test.each([
  ['2026-11-23', 3, '2029-11-22'],
  ['2026-01-01', 3, '2028-12-31'],
  ['2024-02-29', 3, '2027-02-28'],
  ['2024-02-29', 4, '2028-02-28'],
  ['2025-03-01', 3, '2028-02-29'],
  ['2025-02-28', 3, '2028-02-27'],
])('a card that is good from %s for %i years ends on %s', (from, years, until) => {
  expect(lastDay(from, years)).toBe(until);
});

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026/1/3', '2026-01-03'],
  ['2026.01.03', '2026-01-03'],
  ['２０２６年１１月２３日', '2026-11-23'],
  ['20261123', '2026-11-23'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['26-11-23', undefined],
  ['昨天', undefined],
  ['', undefined],
])('the day %j is read as %j', (typed, expected) => {
  const read = readDay(typed, 'on');
  expect(read.ok ? read.value : undefined).toBe(expected);
});

test.each([
  ['2026-11', '2026-11'],
  ['2026年1月', '2026-01'],
  ['202611', '2026-11'],
  ['2026-00', undefined],
  ['2026-13', undefined],
  ['1999-12', undefined],
  ['11月', undefined],
])('the month %j is read as %j', (typed, expected) => {
  const read = readMonth(typed, 'month');
  expect(read.ok ? read.value : undefined).toBe(expected);
});

test('what an operator does not say has its default', () => {
  expect(CardPractice.parse({ years: { ASSESSOR: 5 } })).toMatchObject({
    years: { ASSESSOR: 5, SENIOR_ASSESSOR: 3, SPECIAL_ABILITY_ASSESSOR: 3, QUALITY_SUPERVISOR: 3 },
    numbering: { pattern: '{kind}51{city2}{yyyy}{serial5}', check: 'NONE' },
    renewal: { opensDaysBefore: 90, closesDaysAfter: 365, needsTraining: false },
  });
  expect(CardPractice.safeParse({ years: { ASSESSOR: 0 } }).success).toBe(false);
});
