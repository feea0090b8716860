import * as z from 'zod';
import { dayAfter } from '#domain/day';
import type { Problem } from '#domain/problem';
import { type Assessed, isOnCard } from './assessed.ts';
import type { Card, Sanction } from './card.ts';

/** Cancelled for good or not are two words: the one may apply again, the other never (三(三)). */
export const Verdict = z.enum([
  'VALID',
  'NOT_YET_VALID',
  'EXPIRED',
  'SUSPENDED',
  'REVOKED',
  'REVOKED_FOR_GOOD',
  'NO_MATCH',
]);
export type Verdict = z.infer<typeof Verdict>;

export const verdictLabel: Record<Verdict, string> = {
  VALID: '有效',
  NOT_YET_VALID: '尚未生效',
  EXPIRED: '已过期',
  SUSPENDED: '暂停使用',
  REVOKED: '资格已取消',
  REVOKED_FOR_GOOD: '资格已永久取消',
  NO_MATCH: '查无相符证卡',
};

export const OccupationVerdict = z.enum(['ON_CARD', 'NOT_ON_CARD', 'NOT_ASKED']);
export type OccupationVerdict = z.infer<typeof OccupationVerdict>;

export const occupationVerdictLabel: Record<OccupationVerdict, string> = {
  ON_CARD: '职业相符',
  NOT_ON_CARD: '职业不符',
  NOT_ASKED: '未查询职业',
};

/** Of a card what decides: `items` are its occupations and projects as its holder wrote them. */
export type CheckedCard = Pick<Card, 'periods' | 'sanctions' | 'occupations'> & { items: readonly string[] };

/** The three checks of 三(二): 证卡过期, 人证不符, 职业不符, and whether the card was suspended or revoked (三(三)). */
export interface Verification {
  verdict: Verdict;
  /** The first day on which it was so without a break; absent where it never was otherwise. */
  since?: string;
  occupation: OccupationVerdict;
  /** Everything for which the holder may not be used; empty where nothing is in the way. */
  problems: Problem[];
}

/** No card and a card of another name are the same to whoever asks: both come as undefined. */
export function verify(card: CheckedCard | undefined, asked: { on: string; assessed?: Assessed }): Verification {
  const { on, assessed } = asked;
  const verdict = card ? verdictOn(card, on) : 'NO_MATCH';
  const since = card && sinceWhen(card, on);
  const occupation = assessed ? (card && isOnCard(card, assessed) ? 'ON_CARD' : 'NOT_ON_CARD') : 'NOT_ASKED';
  const problems = [
    ...(verdict === 'VALID' ? [] : [verdictProblem({ verdict, since, on, card })]),
    ...(assessed && card && occupation === 'NOT_ON_CARD' ? [notOnCard(assessed)] : []),
  ];
  return { verdict, ...(since !== undefined && { since }), occupation, problems };
}

/** Cancelled outranks everything, then whether it is good for the day at all, then whether it was suspended. */
function verdictOn(card: CheckedCard, day: string): Exclude<Verdict, 'NO_MATCH'> {
  if (inForce(card, 'REVOKED_FOR_GOOD', day)) return 'REVOKED_FOR_GOOD';
  if (inForce(card, 'REVOKED', day)) return 'REVOKED';
  if (!card.periods.some(({ from, until }) => from <= day && day <= until)) {
    return card.periods.some(({ until }) => until < day) ? 'EXPIRED' : 'NOT_YET_VALID';
  }
  return inForce(card, 'SUSPENDED', day) ? 'SUSPENDED' : 'VALID';
}

/** Both days of a suspension count; without a last day it goes on. What was cancelled stays so. */
function inForce({ sanctions }: CheckedCard, kind: Sanction['kind'], day: string): Sanction | undefined {
  return sanctions.find(
    (sanction) =>
      sanction.kind === kind &&
      sanction.from <= day &&
      (kind !== 'SUSPENDED' || sanction.until === undefined || day <= sanction.until),
  );
}

/** Back from the day over every day on which anything began or ended, until the day before says something else. */
function sinceWhen(card: CheckedCard, day: string): string | undefined {
  const verdict = verdictOn(card, day);
  const begins = [...card.periods, ...card.sanctions].flatMap(({ from, until }) => [
    from,
    ...(until === undefined ? [] : [dayAfter(until)]),
  ]);
  return begins
    .filter((begin) => begin <= day)
    .toSorted()
    .findLast((begin) => verdictOn(card, dayAfter(begin, -1)) !== verdict);
}

interface Found {
  verdict: Exclude<Verdict, 'VALID'>;
  since: string | undefined;
  on: string;
  card: CheckedCard | undefined;
}

function verdictProblem({ verdict, since, on, card }: Found): Problem {
  const words: Record<Found['verdict'], string> = {
    NO_MATCH: '没有查到证卡号与姓名都相符的证卡，请核对证卡号和姓名（人证不符）。',
    NOT_YET_VALID: `${on}这张证卡尚未生效。`,
    EXPIRED: `${on}这张证卡已过期，自${since ?? on}起失效（证卡过期）。`,
    SUSPENDED: `${on}这张证卡处于暂停使用期，自${since ?? on}起暂停。`,
    REVOKED: `这张证卡的资格已自${since ?? on}起取消。`,
    REVOKED_FOR_GOOD: `这张证卡的资格已自${since ?? on}起永久取消。`,
  };
  return { code: codes[verdict], message: words[verdict], clause: clauseOf(verdict, on, card) };
}

const codes: Record<Found['verdict'], string> = {
  NO_MATCH: 'CARD_NO_MATCH',
  NOT_YET_VALID: 'CARD_NOT_YET_VALID',
  EXPIRED: 'CARD_EXPIRED',
  SUSPENDED: 'CARD_SUSPENDED',
  REVOKED: 'CARD_REVOKED',
  REVOKED_FOR_GOOD: 'CARD_REVOKED_FOR_GOOD',
};

function clauseOf(verdict: Found['verdict'], on: string, card: CheckedCard | undefined): string {
  if (verdict !== 'SUSPENDED' && verdict !== 'REVOKED' && verdict !== 'REVOKED_FOR_GOOD') return '三(二)';
  return (card && inForce(card, verdict, on)?.clause) ?? '三(三)';
}

function notOnCard({ label }: Assessed): Problem {
  return {
    code: 'OCCUPATION_NOT_ON_CARD',
    path: 'occupation',
    message: `${label}不在这张证卡的考评范围内（职业不符）。`,
    clause: '三(二)',
  };
}
