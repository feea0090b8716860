import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assessed, isOnCard } from '#domain/card/assessed';
import type { Sanction } from '#domain/card/card';
import { readAssessed } from '#domain/card/typed-assessed';
import { type CheckedCard, Verdict, verdictLabel, verify } from '#domain/card/verification';
import { dayAfter } from '#domain/day';
import { clauses } from '#domain/notice';

/** Issued on 24 November 2023 for three years, renewed at once for three more. */
const first = { from: '2023-11-24', until: '2026-11-23', applicationId: 'a' };
const second = { from: '2026-11-24', until: '2029-11-23', applicationId: 'b' };
/** Renewed after a gap. */
const later = { from: '2027-02-01', until: '2030-01-31', applicationId: 'b' };

function sanction(kind: Sanction['kind'], from: string, until?: string): Sanction {
  return { id: `${kind}${from}`, kind, clause: '三(三)', from, ...(until && { until }), at: '', by: '' };
}

function card(more: Partial<CheckedCard> = {}): CheckedCard {
  return { periods: [first], sanctions: [], occupations: ['6-31-01-03'], items: [], ...more };
}

type Row = [on: string, verdict: Verdict, since: string | undefined];
const cases: Record<string, [CheckedCard, Row[]]> = {
  'one period': [
    card(),
    [
      ['2023-11-23', 'NOT_YET_VALID', undefined],
      ['2023-11-24', 'VALID', '2023-11-24'],
      ['2023-11-25', 'VALID', '2023-11-24'],
      ['2026-11-22', 'VALID', '2023-11-24'],
      ['2026-11-23', 'VALID', '2023-11-24'],
      ['2026-11-24', 'EXPIRED', '2026-11-24'],
      ['2031-01-01', 'EXPIRED', '2026-11-24'],
    ],
  ],
  'a renewal without a gap goes on': [
    card({ periods: [first, second] }),
    [
      ['2026-11-23', 'VALID', '2023-11-24'],
      ['2026-11-24', 'VALID', '2023-11-24'],
      ['2029-11-23', 'VALID', '2023-11-24'],
      ['2029-11-24', 'EXPIRED', '2029-11-24'],
    ],
  ],
  'a renewal after a gap begins anew': [
    card({ periods: [first, later] }),
    [
      ['2026-11-24', 'EXPIRED', '2026-11-24'],
      ['2027-01-31', 'EXPIRED', '2026-11-24'],
      ['2027-02-01', 'VALID', '2027-02-01'],
      ['2030-02-01', 'EXPIRED', '2030-02-01'],
    ],
  ],
  'a suspension with a last day': [
    card({ sanctions: [sanction('SUSPENDED', '2024-05-10', '2024-06-10')] }),
    [
      ['2024-05-09', 'VALID', '2023-11-24'],
      ['2024-05-10', 'SUSPENDED', '2024-05-10'],
      ['2024-06-10', 'SUSPENDED', '2024-05-10'],
      ['2024-06-11', 'VALID', '2024-06-11'],
    ],
  ],
  'a suspension without a last day lasts until the card expires': [
    card({ sanctions: [sanction('SUSPENDED', '2024-05-10')] }),
    [
      ['2026-11-23', 'SUSPENDED', '2024-05-10'],
      ['2026-11-24', 'EXPIRED', '2026-11-24'],
    ],
  ],
  'a suspension lifted early, on its second day': [
    card({ sanctions: [sanction('SUSPENDED', '2024-05-10', '2024-05-10')] }),
    [
      ['2024-05-10', 'SUSPENDED', '2024-05-10'],
      ['2024-05-11', 'VALID', '2024-05-11'],
    ],
  ],
  'a suspension lifted before it began covers no day': [
    card({ sanctions: [sanction('SUSPENDED', '2024-05-10', '2024-05-09')] }),
    [
      ['2024-05-09', 'VALID', '2023-11-24'],
      ['2024-05-10', 'VALID', '2023-11-24'],
    ],
  ],
  'two suspensions that meet are one': [
    card({
      sanctions: [sanction('SUSPENDED', '2024-06-01', '2024-06-30'), sanction('SUSPENDED', '2024-05-10', '2024-05-31')],
    }),
    [
      ['2024-06-15', 'SUSPENDED', '2024-05-10'],
      ['2024-07-01', 'VALID', '2024-07-01'],
    ],
  ],
  'a suspension across a gap between two periods': [
    card({ periods: [first, later], sanctions: [sanction('SUSPENDED', '2026-11-01', '2027-03-01')] }),
    [
      ['2026-11-23', 'SUSPENDED', '2026-11-01'],
      ['2026-11-24', 'EXPIRED', '2026-11-24'],
      ['2027-02-01', 'SUSPENDED', '2027-02-01'],
      ['2027-03-02', 'VALID', '2027-03-02'],
    ],
  ],
  'revoked from a day on, whatever comes later': [
    card({ periods: [first, second], sanctions: [sanction('REVOKED', '2025-03-01')] }),
    [
      ['2025-02-28', 'VALID', '2023-11-24'],
      ['2025-03-01', 'REVOKED', '2025-03-01'],
      ['2031-01-01', 'REVOKED', '2025-03-01'],
    ],
  ],
  'suspended, then revoked, then revoked for good': [
    card({
      sanctions: [
        sanction('SUSPENDED', '2025-01-01'),
        sanction('REVOKED', '2025-03-01'),
        sanction('REVOKED_FOR_GOOD', '2025-06-01'),
      ],
    }),
    [
      ['2025-02-28', 'SUSPENDED', '2025-01-01'],
      ['2025-03-01', 'REVOKED', '2025-03-01'],
      ['2025-05-31', 'REVOKED', '2025-03-01'],
      ['2025-06-01', 'REVOKED_FOR_GOOD', '2025-06-01'],
    ],
  ],
  'leap days': [
    card({
      periods: [{ from: '2024-02-29', until: '2027-02-28', applicationId: 'a' }],
      sanctions: [sanction('SUSPENDED', '2024-03-01', '2024-03-01')],
    }),
    [
      ['2024-02-28', 'NOT_YET_VALID', undefined],
      ['2024-02-29', 'VALID', '2024-02-29'],
      ['2024-03-01', 'SUSPENDED', '2024-03-01'],
      ['2024-03-02', 'VALID', '2024-03-02'],
      ['2027-02-28', 'VALID', '2024-03-02'],
      ['2027-03-01', 'EXPIRED', '2027-03-01'],
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (_, [checked, rows]) => {
  test.each(rows)('on %s it is %s since %s', (on, verdict, since) => {
    const verification = verify(checked, { on });
    expect([verification.verdict, verification.since]).toEqual([verdict, since]);
  });
});

test('every verdict but VALID says why, with a clause of the notice', () => {
  const known = new Set(clauses.map(({ id }) => id));
  const said = Object.values(cases).flatMap(([checked, rows]) => rows.map(([on]) => verify(checked, { on })));
  for (const { verdict, problems } of [...said, verify(undefined, { on: '2024-01-01' })]) {
    expect(problems.length === 0).toBe(verdict === 'VALID');
    for (const { clause } of problems) expect(known.has(clause ?? '')).toBe(true);
  }
  expect(new Set(said.map(({ verdict }) => verdict)).size).toBe(Verdict.options.length - 1);
  expect(Object.keys(verdictLabel)).toEqual(Verdict.options);
});

test('no card and a card of another name say the same, whatever is asked', () => {
  const assessed = assessedOf('电工');
  expect(verify(undefined, { on: '2024-01-01' })).toMatchObject({ verdict: 'NO_MATCH', occupation: 'NOT_ASKED' });
  expect(verify(undefined, { on: '2024-01-01', assessed })).toMatchObject({ occupation: 'NOT_ON_CARD' });
  expect(verify(undefined, { on: '2024-01-01', assessed }).problems.map(({ code }) => code)).toEqual(['CARD_NO_MATCH']);
});

test('everything that is wrong is said at once: expired, and another occupation', () => {
  const { problems } = verify(card(), { on: '2027-01-01', assessed: assessedOf('车工') });
  expect(problems.map(({ code, clause }) => [code, clause])).toEqual([
    ['CARD_EXPIRED', '三(二)'],
    ['OCCUPATION_NOT_ON_CARD', '三(二)'],
  ]);
});

const days = fc.integer({ min: 0, max: 60 }).map((at) => dayAfter('2024-02-01', at));
const spans = fc.tuple(days, fc.integer({ min: -1, max: 20 }));
const anyCard = fc.record({
  periods: fc.array(
    spans.map(([from, length]) => ({ from, until: dayAfter(from, Math.max(0, length)), applicationId: 'a' })),
    { minLength: 1, maxLength: 3 },
  ),
  sanctions: fc.array(
    fc
      .tuple(
        fc.constantFrom('SUSPENDED' as const, 'REVOKED' as const, 'REVOKED_FOR_GOOD' as const),
        spans,
        fc.boolean(),
      )
      .map(([kind, [from, length], isOpen]) => sanction(kind, from, isOpen ? undefined : dayAfter(from, length))),
    { maxLength: 3 },
  ),
});

test('`since` is the first of the days without a break on which the verdict is the same', () => {
  fc.assert(
    fc.property(anyCard, fc.integer({ min: -5, max: 90 }), (parts, at) => {
      const checked = card(parts);
      const on = dayAfter('2024-02-01', at);
      const { verdict, since } = verify(checked, { on });
      if (since === undefined) {
        for (let back = 0; back < 200; back += 1)
          expect(verify(checked, { on: dayAfter(on, -back) }).verdict).toBe(verdict);
        return;
      }
      expect(verify(checked, { on: dayAfter(since, -1) }).verdict).not.toBe(verdict);
      for (let day = since; day <= on; day = dayAfter(day)) expect(verify(checked, { on: day }).verdict).toBe(verdict);
    }),
    { numRuns: 500 },
  );
});

test('nobody who was revoked for good is ever anything else again', () => {
  fc.assert(
    fc.property(anyCard, fc.integer({ min: 0, max: 90 }), (parts, at) => {
      const checked = card(parts);
      const verdictAt = (days: number) => verify(checked, { on: dayAfter('2024-02-01', days) }).verdict;
      if (verdictAt(at) === 'REVOKED_FOR_GOOD') expect(verdictAt(at + 1)).toBe('REVOKED_FOR_GOOD');
    }),
  );
});

function assessedOf(text: string): Assessed {
  const read = readAssessed(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

test.each<[typed: string, kind: Assessed['kind'], item: string, code: string]>([
  ['6-31-01-03', 'OCCUPATION', '6-31-01-03', '6-31-01-03'],
  ['６－３１－０１－０３', 'OCCUPATION', '6-31-01-03', '6-31-01-03'],
  ['电工', 'OCCUPATION', '6-31-01-03', '6-31-01-03'],
  [' 电 工 ', 'OCCUPATION', '6-31-01-03', '6-31-01-03'],
  ['數控車工', 'OCCUPATION', '6-18-01-01:数控车工', '6-18-01-01'],
  ['6-99-99-99', 'OCCUPATION', '6-99-99-99', '6-99-99-99'],
  ['川味卤菜制作', 'PROJECT', '川味卤菜制作', 'ZX-0002'],
  ['zx-0002', 'PROJECT', '川味卤菜制作', 'ZX-0002'],
  ['专项：川味卤菜制作', 'PROJECT', '川味卤菜制作', 'ZX-0002'],
  ['专项职业能力考核项目：剪纸制作', 'PROJECT', '剪纸制作', 'ZX-OTHER'],
])('%s is read as %s %s', (typed, kind, item, code) => {
  expect(assessedOf(typed)).toMatchObject({ kind, item, code });
});

test.each<[typed: string, code: string]>([
  ['', 'UNKNOWN_OCCUPATION'],
  ['飞碟驾驶员', 'UNKNOWN_OCCUPATION'],
  ['剪纸制作', 'UNKNOWN_OCCUPATION'],
  ['钳工', 'AMBIGUOUS_OCCUPATION'],
  ['车工、铣工', 'ONE_OCCUPATION'],
  ['建筑工程技术人员', 'CLASS_NOT_OPEN'],
  ['专项：', 'UNKNOWN_OCCUPATION'],
  ['电'.repeat(61), 'TOO_LONG'],
])('%s is refused as %s, never guessed', (typed, code) => {
  const read = readAssessed(typed);
  expect(read.ok ? [] : read.problems).toMatchObject([{ code, path: 'occupation', message: /./u }]);
});

test.each<[occupations: string[], items: string[], typed: string, expected: boolean]>([
  [['6-31-01-03'], [], '电工', true],
  [['6-18-01-01'], ['6-18-01-01:普通车工'], '数控车工', true],
  [['6-18-01-02'], [], '车工', false],
  [[], ['川味卤菜制作'], '川味卤菜制作', true],
  [[], ['剪纸制作 '], '专项：剪纸制作', true],
  [[], ['剪纸制作'], '专项：剪纸', false],
  [['4-03-02-01'], [], '川味卤菜制作', false],
  [[], [], '电工', false],
])('on a card with %j and %j, %s stands: %s', (occupations, items, typed, expected) => {
  expect(isOnCard({ occupations, items }, assessedOf(typed))).toBe(expected);
});
