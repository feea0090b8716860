import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { holidays } from '#domain/holidays';
import { dueDay, isWorkingDay } from '#domain/working-day';
import { holidaysFile } from '#local/holidays';

describe('a day', () => {
  it.each([
    // 2024: 春节, 清明, 劳动节, 中秋, 国庆
    ['2024-02-04', true],
    ['2024-02-09', true],
    ['2024-02-10', false],
    ['2024-02-17', false],
    ['2024-02-18', true],
    ['2024-02-24', false],
    ['2024-04-04', false],
    ['2024-04-07', true],
    ['2024-04-28', true],
    ['2024-05-03', false],
    ['2024-05-11', true],
    ['2024-06-10', false],
    ['2024-09-14', true],
    ['2024-09-16', false],
    ['2024-09-29', true],
    ['2024-10-07', false],
    ['2024-10-08', true],
    ['2024-10-12', true],
    // 2025
    ['2025-01-26', true],
    ['2025-01-27', true],
    ['2025-01-28', false],
    ['2025-02-04', false],
    ['2025-02-05', true],
    ['2025-02-08', true],
    ['2025-02-09', false],
    ['2025-04-27', true],
    ['2025-05-05', false],
    ['2025-09-28', true],
    ['2025-10-08', false],
    ['2025-10-09', true],
    ['2025-10-11', true],
    // 2026
    ['2026-01-02', false],
    ['2026-01-04', true],
    ['2026-02-13', true],
    ['2026-02-14', true],
    ['2026-02-15', false],
    ['2026-02-23', false],
    ['2026-02-24', true],
    ['2026-02-28', true],
    ['2026-03-01', false],
    ['2026-05-09', true],
    ['2026-09-20', true],
    ['2026-10-07', false],
    ['2026-10-10', true],
    // An ordinary week
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-11-23', true],
    // No arrangement is known: Monday to Friday
    ['2099-10-01', true],
    ['2099-10-03', false],
  ] as const)('%s is worked: %s', (day, worked) => {
    expect(isWorkingDay(day)).toBe(worked);
  });
});

test.each([
  ['none', '2026-11-23', 0, '2026-11-23', false],
  ['one', '2026-11-23', 1, '2026-11-24', false],
  ['over a weekend', '2026-11-20', 1, '2026-11-23', false],
  ['begun on a day off', '2026-11-21', 1, '2026-11-23', false],
  ['over 国庆 2026, the Saturday after it worked', '2026-09-30', 3, '2026-10-10', false],
  ['over 春节 2024, whose Sunday before and after are worked', '2024-02-02', 7, '2024-02-18', false],
  ['ten in a plain fortnight', '2026-11-23', 10, '2026-12-07', false],
  ['up to the last day that is known', '2026-12-30', 1, '2026-12-31', false],
  ['into a year that is not known', '2026-12-31', 1, '2027-01-01', true],
] as const)('the last of so many working days: %s', (_, from, count, day, uncertain) => {
  expect(dueDay(from, count)).toEqual({ day, uncertain });
});

test('the days are those that the package chinese-days publishes', () => {
  const root = resolve(import.meta.dirname, '../..');
  const plain = (text: string) => text.replace(/[\s,]/g, '');
  expect(plain(readFileSync(resolve(root, 'domain/holidays.ts'), 'utf8'))).toBe(plain(holidaysFile()));
});

test('each known year has its seven holidays, some together, and what is worked in exchange is a Saturday or a Sunday', () => {
  for (const [year, { off, worked }] of Object.entries(holidays)) {
    expect([year, [6, 7].includes(off.length)]).toEqual([year, true]);
    expect(worked.every((day) => [0, 6].includes(new Date(`${year}-${day}`).getUTCDay()))).toBe(true);
  }
});
