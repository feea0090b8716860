import { expect, test } from 'vitest';
import type { Card } from '#domain/card/card';
import { familyOf, lifted, sanctioned, sanctionGrounds, suspensionOn } from '#domain/card/sanction';
import { Category } from '#domain/category';
import { findClause } from '#domain/notice';

test('every ground cites a clause of the notice and bears at least one decision', () => {
  for (const { clause, kinds } of Object.values(sanctionGrounds)) {
    expect(findClause(clause)?.text).toBeTruthy();
    expect(kinds.length).toBeGreaterThan(0);
  }
});

test('for good is for all that assess, or for those who supervise (永久取消考评或督导资格)', () => {
  expect(familyOf('QUALITY_SUPERVISOR')).toEqual(['QUALITY_SUPERVISOR']);
  for (const category of Category.options.filter((each) => each !== 'QUALITY_SUPERVISOR'))
    expect(familyOf(category)).toHaveLength(4);
});

const card: Card = {
  ...{ number: 'K1', version: 1, kind: 'ASSESSOR', category: 'ASSESSOR', reviewCentre: '510100', maker: '510100' },
  ...{ applicationId: 'a', passListId: 'l', personHash: 'p', nameHash: 'n', occupations: [], issuedAt: '' },
  periods: [{ from: '2026-01-01', until: '2028-12-31', applicationId: 'a' }],
  ...{ sanctions: [], assignments: [] },
};
const by = { at: '', by: '' };

test.each([
  ['2026-11-30', false],
  ['2026-12-01', true],
  ['2026-12-10', true],
  ['2026-12-11', false],
])('a suspension from 2026-12-01 until 2026-12-10 holds on %s: %j', (day, holds) => {
  const decision = { kind: 'SUSPENDED', ground: 'CARD_LENT', from: '2026-12-01', until: '2026-12-10' } as const;
  expect(suspensionOn(sanctioned(card, decision, by), day) !== undefined).toBe(holds);
});

test('one without a last day holds until it is lifted, and one lifted before it began never holds', () => {
  const open = sanctioned(card, { kind: 'SUSPENDED', ground: 'CARD_LENT', from: '2026-12-01' }, by);
  expect(suspensionOn(open, '9000-01-01')).toBeDefined();
  const never = lifted(open, '2026-12-01', '2026-11-23');
  expect(never.ok && ['2026-11-30', '2026-12-01'].map((day) => suspensionOn(never.value, day))).toEqual([
    undefined,
    undefined,
  ]);
});
