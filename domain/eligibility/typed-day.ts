import { isCalendarDay } from '#domain/id-number';
import { type Result, refuse } from '#domain/problem';

const written = /^(?<year>\d{4})(?:[-/.年](?<month>\d{1,2})[-/.月](?<date>\d{1,2})日?|(?<packed>\d{4}))$/u;

/**
 * A day that staff type into a field of its own: `2026-11-23`, `2026/11/23`, `2026.11.23`, `2026年11月23日`, `20261123`, full
 * width too. What people say in a conversation is read elsewhere (understanding/day.ts).
 */
export function readDay(typed: string, path: string): Result<string> {
  const text = typed.toWellFormed().normalize('NFKC').replace(/\s/gu, '');
  const { year = '', month = '', date = '', packed = '' } = written.exec(text)?.groups ?? {};
  const [m, d] = packed === '' ? [month, date] : [packed.slice(0, 2), packed.slice(2)];
  const day = `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  if (isCalendarDay(day)) return { ok: true, value: day };
  return refuse({ code: 'NOT_A_DAY', path, message: '日期请写成年月日，如2026-11-23，并且要是日历上有的日子。' });
}
