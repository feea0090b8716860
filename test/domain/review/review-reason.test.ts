import { expect, test } from 'vitest';
import { applicationFacts } from '#domain/application/form';
import { DocumentKind } from '#domain/application/required-documents';
import { Category } from '#domain/category';
import { leavesOf } from '#domain/eligibility/cells';
import { findClause } from '#domain/notice';
import { findReviewReason, reviewReasons } from '#domain/review/review-reason';
import { shippedRuleSets } from '#domain/rules/shipped';

test('every reason stands under a clause of the notice, and under a code of its own', () => {
  expect(reviewReasons.filter(({ clause }) => !findClause(clause)).map(({ code }) => code)).toEqual([]);
  expect(new Set(reviewReasons.map(({ code }) => code)).size).toBe(reviewReasons.length);
  expect(reviewReasons.every(({ code }) => findReviewReason(code)?.code === code)).toBe(true);
  expect(findReviewReason('NO_SUCH_REASON')).toBeUndefined();
});

test.each(shippedRuleSets.map((ruleSet) => [ruleSet.id, ruleSet] as const))(
  'whatever condition of %s is not met, there is a final reason under its clause',
  (_, ruleSet) => {
    const final = reviewReasons.filter(
      ({ kind, categories }) => kind === 'FINAL' && categories.includes(ruleSet.category),
    );
    const leaves = [...leavesOf(ruleSet.eligibility), ...leavesOf(ruleSet.entry)];
    expect(leaves.length).toBeGreaterThan(5);
    for (const { fact, clause } of leaves) {
      const covered = final.some((reason) => reason.clause === clause && reason.facts.includes(fact));
      expect(covered, `${fact} ${clause}`).toBe(true);
    }
  },
);

test('a reason points to facts and scans that an application of its categories can have', () => {
  for (const { code, categories, facts, documents } of reviewReasons) {
    for (const category of categories) {
      const ruleSet = shippedRuleSets.find((each) => each.category === category)!;
      const known = applicationFacts(ruleSet).map(({ id }) => id);
      expect(
        facts.filter((fact) => !known.includes(fact)),
        `${code} ${category}`,
      ).toEqual([]);
    }
    expect(documents.filter((kind) => !DocumentKind.safeParse(kind).success)).toEqual([]);
  }
});

test.each(Category.options)('%s can be returned and rejected at both stages', (category) => {
  for (const stage of ['AGENCY_REVIEW', 'CENTRE_REVIEW'] as const) {
    const own = reviewReasons.filter(
      ({ categories, stages }) => categories.includes(category) && stages.includes(stage),
    );
    const kinds = category === 'QUALITY_SUPERVISOR' ? ['MENDABLE', 'FINAL'] : ['MENDABLE', 'FINAL', 'JUDGEMENT'];
    expect(new Set(own.map(({ kind }) => kind))).toEqual(new Set(kinds));
  }
});

test.each([
  ['BARRED_FOR_GOOD', ['CENTRE_REVIEW']],
  ['AGENCY_WRONG', ['AGENCY_REVIEW']],
  ['SCAN_ILLEGIBLE', ['AGENCY_REVIEW', 'CENTRE_REVIEW']],
])('%s is for %j to say', (code, stages) => {
  expect(findReviewReason(code)?.stages).toEqual(stages);
});
