import { isCalendarDay } from '#domain/id-number';

const day = 86_400_000;

export function daysAfter(from: string, days: number): string {
  return new Date(Date.parse(from) + days * day).toISOString().slice(0, 10);
}

/**
 * The last day of a card that is good from this day on: the day before the anniversary, for both days are included, and
 * with the anniversary itself it would be good a day longer than its years. From 29 February the anniversary of a common
 * year is 1 March, so that the card ends with February.
 */
export function lastDay(from: string, years: number): string {
  const year = String(Number(from.slice(0, 4)) + years).padStart(4, '0');
  const same = year + from.slice(4);
  return daysAfter(isCalendarDay(same) ? same : `${year}-03-01`, -1);
}
