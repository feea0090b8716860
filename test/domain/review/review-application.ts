import type { Application } from '#domain/application/application';
import { requiredDocuments } from '#domain/application/required-documents';
import type { Category } from '#domain/category';
import { evaluate } from '#domain/eligibility/evaluate';
import { findRuleSet } from '#domain/rules/shipped';
import { truths } from '#test/conversation/answers';
import { agency, openClass } from '#test/operations/world';

export const now = new Date('2026-11-23T02:00:00Z');

/** An application handed in with everything, as a review begins. */
export function handedIn(more: Partial<Application> = {}, category: Category = 'ASSESSOR'): Application {
  const ruleSet = findRuleSet(category)!;
  const facts = truths[category];
  const documents = requiredDocuments(category, facts).map(({ kind }) => ({
    ...{ id: `scan of ${kind}`, kind, status: 'CONFIRMED' as const, contentType: 'image/png' as const },
    ...{ size: 1, sha256: 'a'.repeat(64), requestedAt: now.toISOString(), confirmedAt: now.toISOString() },
  }));
  return {
    ...{ id: 'a', version: 3, kind: 'NEW', category, status: 'CENTRE_REVIEW', ruleSetId: ruleSet.id, facts, documents },
    ...{ evaluation: evaluate(ruleSet, facts), consent: { version: '2024-11', on: '2026-11-23' } },
    ...{ createdAt: now.toISOString(), updatedAt: now.toISOString(), owner: 'li', liveIn: openClass(category).id },
    agency: { ...agency, version: 1 },
    trainingClass: { ...openClass(category), version: 1 },
    routing: { reviewCentre: '510100', trainingOrganiser: '510100', numberIssuer: '510000', cardMaker: '510100' },
    ...more,
  };
}
