import { type Problem, type Result, refuse } from '#domain/problem';
import type { Card } from './card.ts';
import { lastDayOf } from './renewal.ts';
import { revocationOf } from './sanction.ts';

/** As many cards as one transaction takes: each with its event. */
export const mostAnnounced = 30;

/** `2026-11`, also as `2026年11月`, `2026/11` or `202611`. */
export function readMonth(typed: string, path: string): Result<string> {
  const text = typed.toWellFormed().normalize('NFKC').replace(/\s/gu, '');
  const { year = '', month = '' } = /^(?<year>\d{4})[-/.年]?(?<month>\d{1,2})月?$/u.exec(text)?.groups ?? {};
  const number = Number(month);
  if (year >= '2000' && number >= 1 && number <= 12) {
    return { ok: true, value: `${year}-${month.padStart(2, '0')}` };
  }
  return refuse({ code: 'NOT_A_MONTH', path, message: '月份请写成年月，如2026-11。' });
}

/** Where a card stands among those that end in a month. */
export function expiryPlace(card: Pick<Card, 'number' | 'periods'>): string {
  return `${lastDayOf(card)}#${card.number}`;
}

/** Whether somebody may go on from there: what `expiryPlace` said of a card. */
export function beyondProblem(beyond: string | undefined): Problem | undefined {
  if (!beyond || /^\d{4}-\d{2}-\d{2}#[\dA-Z]{1,60}$/.test(beyond)) return undefined;
  return { code: 'NOT_A_PLACE', path: 'beyond', message: '请原样填写上一次返回的接续位置，或从头开始。' };
}

/** The card with its holder told that it ends; undefined where there is nothing to tell, or it was told already. */
export function announced(card: Card, month: string): Card | undefined {
  const until = lastDayOf(card);
  if (!until.startsWith(`${month}-`) || card.expiryAnnounced === until || revocationOf(card)) return undefined;
  return { ...card, expiryAnnounced: until };
}
