import { describe, expect, test } from 'vitest';
import { type PlanEntry, planSaved, type TrainingPlan } from '#domain/class/training-plan';

const cityClasses = ['ASSESSOR'] as const;
const entry = (more: Partial<PlanEntry> = {}): PlanEntry => ({ category: 'ASSESSOR', month: 3, count: 1, ...more });

function plan(entries: PlanEntry[], more: Partial<TrainingPlan> = {}): TrainingPlan {
  return { organiser: '510000', year: 2024, status: 'PUBLISHED', entries, ...more };
}

const codes = (of: TrainingPlan, before?: TrainingPlan) => {
  const saved = planSaved(before, of, cityClasses);
  return saved.ok ? [] : saved.problems.map(({ code, path }) => `${code} ${path}`);
};

describe('a plan', () => {
  test.each<[string, TrainingPlan, string[]]>([
    ['of months that lie before the notice', plan([entry({ month: 1 })]), []],
    ['of the month 0', plan([entry({ month: 0 })]), ['NOT_A_MONTH entries.0.month']],
    ['of the month 12', plan([entry({ month: 12 })]), []],
    ['of two classes in one month', plan([entry({ count: 2 })]), []],
    ['of no class in a month', plan([entry({ count: 0 })]), ['COUNT entries.0.count']],
    ['of a hundred', plan([entry({ count: 100 })]), ['COUNT entries.0.count']],
    ['that names a month twice', plan([entry(), entry()]), ['ENTRY_TWICE entries.1.month']],
    ['of nothing, as a draft', plan([], { status: 'DRAFT' }), []],
    ['of nothing, to be published', plan([]), ['PLAN_IS_EMPTY entries']],
    ['of the year 2101', plan([entry()], { year: 2101 }), ['NOT_A_YEAR year']],
    ['of a city for assessors', plan([entry()], { organiser: '510100' }), []],
    [
      'of a city for seniors (一(二)2)',
      plan([entry({ category: 'SENIOR_ASSESSOR' })], { organiser: '510100' }),
      ['PROVINCE_ONLY entries.0.category'],
    ],
    ['of the province for seniors', plan([entry({ category: 'SENIOR_ASSESSOR' })]), []],
    [
      'of 61 rows',
      plan(Array.from({ length: 61 }, (_, at) => entry({ month: 1 + (at % 12), category: 'ASSESSOR' }))),
      expect.arrayContaining(['TOO_MANY_ENTRIES entries']),
    ],
  ])('%s', (_, of, expected) => {
    expect(codes(of)).toEqual(expected);
  });

  test('that was published may change and not be hidden', () => {
    const before = plan([entry()]);
    expect(codes(plan([entry({ count: 3 })]), before)).toEqual([]);
    expect(codes(plan([entry()], { status: 'DRAFT' }), before)).toEqual(['PLAN_IS_PUBLISHED status']);
  });

  test('stands in the order of its months and says what changed', () => {
    const before = plan([entry()], { status: 'DRAFT' });
    const saved = planSaved(before, plan([entry({ month: 10 }), entry()]), cityClasses);
    expect(saved.ok && saved.value.plan.entries.map(({ month }) => month)).toEqual([3, 10]);
    expect(saved.ok && saved.value.changed).toEqual(['entries', 'status']);
    const same = planSaved(plan([entry()]), plan([entry()]), cityClasses);
    expect(same.ok && same.value.changed).toEqual([]);
  });
});
