import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import * as z from 'zod';

/** Days as the package names them: `2026-02-14` → the holiday on whose account it is off or worked. */
const Days = z.record(z.string(), z.string());
const ChineseDays = z.object({ holidays: Days, workdays: Days });

/** The year of the notice: nothing earlier is ever counted. */
const firstYear = 2024;
const day = 86_400_000;

const head = `/**
 * The State Council's 节假日安排, year by year, as \`mm-dd\`: first and last day of each time off, and the days worked in
 * exchange (调休).
 * Written by \`node local/holidays.ts\` from the package chinese-days; a test keeps it so. A year is added by updating that
 * package once its arrangement is published, usually in November of the year before.
 */
export const holidays: Readonly<Record<string, { off: readonly [string, string][]; worked: readonly string[] }>> = {`;

/** The file as it must stand in domain/holidays.ts, but for its layout. */
export function holidaysFile(): string {
  const { holidays, workdays } = ChineseDays.parse(published);
  const years = [...new Set(Object.keys(holidays).map((day) => day.slice(0, 4)))].sort();
  const rows = years.filter((year) => Number(year) >= firstYear).map((year) => row(year, holidays, workdays));
  return `${[head, ...rows, '};'].join('\n')}\n`;
}

function row(year: string, holidays: Record<string, string>, workdays: Record<string, string>): string {
  const of = (days: object) => Object.keys(days).filter((day) => day.startsWith(year));
  const spans: [string, string][] = [];
  for (const each of of(holidays)) {
    const last = spans.at(-1);
    if (last && Date.parse(each) - Date.parse(last[1]) === day) last[1] = each;
    else spans.push([each, each]);
  }
  const off = spans.map(([first, last]) => `['${first.slice(5)}', '${last.slice(5)}']`);
  const worked = of(workdays).map((each) => `'${each.slice(5)}'`);
  return `  ${year}: { off: [${off.join(', ')}], worked: [${worked.join(', ')}] },`;
}

if (import.meta.main) writeFileSync(resolve(import.meta.dirname, '../domain/holidays.ts'), holidaysFile());
