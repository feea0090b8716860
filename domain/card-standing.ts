import type { Card, Sanction } from './card.ts';

/** What a card is on a day. A revocation outweighs a suspension, and both outweigh the days printed on it. */
export type CardStanding = 'VALID' | 'NOT_YET_VALID' | 'EXPIRED' | 'SUSPENDED' | 'REVOKED' | 'REVOKED_FOR_GOOD';

export const cardStandingLabel: Record<CardStanding, string> = {
  VALID: '有效',
  NOT_YET_VALID: '尚未生效',
  EXPIRED: '已过期',
  SUSPENDED: '暂停使用',
  REVOKED: '已取消资格',
  REVOKED_FOR_GOOD: '已永久取消资格',
};

type Judged = Pick<Card, 'periods' | 'sanctions'>;

/** The revocation, whenever it takes effect: the one for good, where there are both. */
export function revocationOf({ sanctions }: Pick<Card, 'sanctions'>): Sanction | undefined {
  return sanctions.find(({ kind }) => kind === 'REVOKED_FOR_GOOD') ?? sanctions.find(({ kind }) => kind === 'REVOKED');
}

/** Suspensions that hold on this day, both of their days included; one without an end holds until it is lifted. */
export function suspendedOn({ sanctions }: Pick<Card, 'sanctions'>, day: string): Sanction | undefined {
  return sanctions.find(({ kind, from, until }) => kind === 'SUSPENDED' && from <= day && day <= (until ?? '9999'));
}

export function standingOn(card: Judged, day: string): CardStanding {
  const revoked = card.sanctions.filter(({ kind, from }) => kind !== 'SUSPENDED' && from <= day);
  if (revoked.some(({ kind }) => kind === 'REVOKED_FOR_GOOD')) return 'REVOKED_FOR_GOOD';
  if (revoked.length > 0) return 'REVOKED';
  if (suspendedOn(card, day)) return 'SUSPENDED';
  if (card.periods.some(({ from, until }) => from <= day && day <= until)) return 'VALID';
  const begun = card.periods.some(({ from }) => from <= day);
  return begun ? 'EXPIRED' : 'NOT_YET_VALID';
}
