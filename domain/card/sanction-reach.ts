import type { Application } from '#domain/application/application';
import type { Change } from '#domain/application/lifecycle';
import type { Category } from '#domain/category';
import { dayAfter, shanghaiDay } from '#domain/day';
import type { Card } from './card.ts';
import { familyOf, type SanctionDecision } from './sanction.ts';

/** Under these the person can never apply again, and nothing that they applied for goes on. */
export function bannedCategories(card: Pick<Card, 'category'>, decision: SanctionDecision): readonly Category[] {
  if (decision.kind !== 'REVOKED_FOR_GOOD') return [];
  return decision.categories ?? familyOf(card.category);
}

const underWay: readonly Application['status'][] = [
  'AGENCY_REVIEW',
  'CENTRE_REVIEW',
  'RETURNED',
  'QUALIFIED',
  'ENROLLED',
  'PASSED',
];

/** Whether the sanction ends it: everything under way in a banned category, and the 复核 of a card that is revoked. */
export function isReached(application: Application, card: Card, decision: SanctionDecision): boolean {
  if (decision.kind === 'SUSPENDED') return false;
  const banned = bannedCategories(card, decision).includes(application.category);
  const renewal = application.kind === 'RENEWAL' && application.renews === card.number;
  return (banned || renewal) && (underWay.includes(application.status) || hasOpenAppeal(application));
}

function hasOpenAppeal({ status, appeal }: Application): boolean {
  return status === 'REJECTED' && appeal !== undefined && appeal.outcome === undefined;
}

/** The place in a class, or in its line, that ends with it. Who has sat the examination sits in it no more. */
export function placeLost({ status, enrolment }: Application): Application['enrolment'] {
  return status === 'ENROLLED' || status === 'QUALIFIED' ? enrolment : undefined;
}

/**
 * 三(三): ended by the province. It cannot be appealed as a review can, so the last day for that lies before it; an appeal
 * that was open comes to nothing. The place in a class goes with it.
 */
export function barred(application: Application, { now, words, by }: { now: Date; words: string; by: string }): Change {
  const at = now.toISOString();
  const { liveIn: _, enrolment, correction: _correction, before: _before, ...rest } = application;
  const leaves = placeLost(application) !== undefined;
  const open = hasOpenAppeal(application);
  const rejection = {
    ...({ stage: 'CENTRE_REVIEW', reason: 'BARRED_FOR_GOOD', clause: '三(三)', at } as const),
    appealUntil: dayAfter(shanghaiDay(now), -1),
  };
  const after: Application = {
    ...rest,
    ...(enrolment && !leaves && { enrolment }),
    status: 'REJECTED',
    rejection: open && application.rejection ? application.rejection : rejection,
    ...(open &&
      application.appeal && {
        appeal: { ...application.appeal, outcome: 'UPHELD' as const, decidedAt: at, decidedBy: by },
      }),
    words: { ...application.words, rejection: words },
    updatedAt: at,
  };
  const changed = ['status', 'rejection', ...(leaves ? ['enrolment'] : []), ...(open ? ['appeal'] : [])];
  return { application: after, changed };
}
