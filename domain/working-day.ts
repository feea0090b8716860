import { holidays } from './holidays.ts';

const day = 86_400_000;

/** A day `yyyy-mm-dd` of Asia/Shanghai on which offices work: 调休 counted. Of a year that is not known, Monday to Friday. */
export function isWorkingDay(on: string): boolean {
  const year = holidays[on.slice(0, 4)];
  const monthAndDay = on.slice(5);
  if (year?.worked.includes(monthAndDay)) return true;
  if (year?.off.some(([first, last]) => first <= monthAndDay && monthAndDay <= last)) return false;
  const weekday = new Date(on).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The last of so many working days, counted from the day after `from`; with none, `from` itself. `uncertain`: a day was
 * counted whose year's arrangement is not known, so the State Council may yet move it.
 */
export function dueDay(from: string, workingDays: number): { day: string; uncertain: boolean } {
  let at = from;
  let uncertain = false;
  for (let left = workingDays; left > 0; ) {
    at = new Date(Date.parse(at) + day).toISOString().slice(0, 10);
    uncertain ||= holidays[at.slice(0, 4)] === undefined;
    if (isWorkingDay(at)) left -= 1;
  }
  return { day: at, uncertain };
}
