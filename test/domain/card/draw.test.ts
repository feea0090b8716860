import { expect, test } from 'vitest';
import { type Assessed, everything } from '#domain/card/assessed';
import type { Assignment, CardKind } from '#domain/card/card';
import { inRandomOrder, mayBeDrawn, poolsFor, randomBelow } from '#domain/card/draw';
import type { Candidate } from '#domain/card/panel-check';
import { poolsOf } from '#domain/card/pool';
import { defaultPractice } from '#domain/practice';

const { panels: practice } = defaultPractice;
const electrician: Assessed = { kind: 'OCCUPATION', item: '6-31-01-03', code: '6-31-01-03', label: '电工' };
const hotpot: Assessed = { kind: 'PROJECT', item: '川味火锅调味', code: 'ZX-0001', label: '川味火锅调味' };

/** Every sequence of choices that a shuffle of so many can make, and what comes out. */
function* shuffles(count: number): Generator<number[]> {
  const choices = Array.from({ length: count }, (_, at) => count - at);
  const all = choices.reduce((product, each) => product * each, 1);
  for (let nth = 0; nth < all; nth += 1) {
    let left = nth;
    const below = (limit: number) => {
      const chosen = left % limit;
      left = Math.floor(left / limit);
      return chosen;
    };
    yield [...inRandomOrder(count, below)];
  }
}

test.each([0, 1, 2, 3, 4, 5, 6])('every order of %i comes out of exactly one sequence of choices', (count) => {
  const orders = [...shuffles(count)].map((order) => order.join(' '));
  expect(new Set(orders).size).toBe(orders.length);
  for (const order of shuffles(count)) expect(order.toSorted()).toEqual(Array.from({ length: count }, (_, at) => at));
});

test('a few of very many cost as many choices as were asked for', () => {
  let chosen = 0;
  const order = inRandomOrder(4_000_000_000, (limit) => {
    chosen += 1;
    return limit - 1;
  });
  expect([order.next().value, order.next().value, order.next().value]).toEqual([3_999_999_999, 0, 1]);
  expect(chosen).toBe(3);
});

test('what would make the first numbers likelier is drawn again', () => {
  // 2³² is one more than a multiple of 3: its last number belongs to nobody.
  const bytes = [
    [255, 255, 255, 255],
    [255, 255, 255, 254],
    [0, 0, 0, 4],
  ].map((each) => Uint8Array.from(each));
  const below = randomBelow(() => bytes.shift() ?? new Uint8Array(4));
  expect([below(3), below(3)]).toEqual([2, 1]);
});

test('the kinds of card that may assess at a level, and of a project', () => {
  const kinds = (asked: Omit<Parameters<typeof poolsFor>[0], 'task'>) =>
    poolsFor({ task: 'ASSESS', ...asked }, practice);
  expect(kinds({ assessed: electrician, level: 'SENIOR' })).toEqual([
    { kind: 'ASSESSOR', item: '6-31-01-03' },
    { kind: 'SENIOR_ASSESSOR', item: '6-31-01-03' },
  ]);
  expect(kinds({ assessed: electrician, level: 'TECHNICIAN' })).toEqual([
    { kind: 'SENIOR_ASSESSOR', item: '6-31-01-03' },
  ]);
  expect(kinds({ assessed: hotpot, level: 'NONE' })).toEqual([{ kind: 'SPECIAL_ABILITY_ASSESSOR', item: 'ZX-0001' }]);
});

test.each([
  [electrician, 'SENIOR'],
  [hotpot, 'NONE'],
  [everything, 'NONE'],
] as const)('whatever is examined, only 质量督导员 supervise it: %j at %s', (assessed, level) => {
  expect(poolsFor({ task: 'SUPERVISE', assessed, level }, practice)).toEqual([
    { kind: 'QUALITY_SUPERVISOR', item: 'ALL' },
  ]);
});

test('a card stands in the pool of each of its occupations or projects once, that of a supervisor in one', () => {
  const occupations = ['6-31-01-03', '6-18-01-01:数控车工', '6-18-01-01:普通车工'];
  expect(poolsOf({ kind: 'SENIOR_ASSESSOR', occupations, items: occupations })).toEqual([
    { kind: 'SENIOR_ASSESSOR', item: '6-31-01-03' },
    { kind: 'SENIOR_ASSESSOR', item: '6-18-01-01' },
  ]);
  const items = ['川味火锅调味', ' 泡菜制作', '剪纸制作', '糖画制作'];
  expect(poolsOf({ kind: 'SPECIAL_ABILITY_ASSESSOR', occupations: [], items }).map(({ item }) => item)).toEqual([
    ...['ZX-0001', 'ZX-0003', 'ZX-OTHER'],
  ]);
  expect(poolsOf({ kind: 'QUALITY_SUPERVISOR', occupations: [], items: [] })).toEqual([
    { kind: 'QUALITY_SUPERVISOR', item: 'ALL' },
  ]);
});

const assignment: Assignment = {
  ...{
    panelId: 'p',
    task: 'ASSESS',
    office: '510100',
    on: '2026-12-01',
    occupation: '6-31-01-03',
    level: 'SENIOR',
    status: 'ASSIGNED',
  },
};

function candidate(more: Partial<NonNullable<Candidate['card']>> = {}): Candidate {
  const card = {
    ...{ kind: 'ASSESSOR' as CardKind, personHash: 'li', occupations: ['6-31-01-03'], items: [], sanctions: [] },
    ...{ periods: [{ from: '2026-01-01', until: '2026-12-01', applicationId: 'a' }], assignments: [] },
    ...more,
  };
  return { cardNumber: 'K1', card };
}

const onTheFirst = { task: 'ASSESS' as const, on: '2026-12-01', assessed: electrician, level: 'SENIOR' as const };

test.each([
  ['whose card is good for the day', onTheFirst, candidate(), true],
  ['whose card ended the day before', { ...onTheFirst, on: '2026-12-02' }, candidate(), false],
  ['who is an assessor, at a level for seniors', { ...onTheFirst, level: 'TECHNICIAN' as const }, candidate(), false],
  ['who is sent elsewhere that day', onTheFirst, candidate({ assignments: [assignment] }), false],
  [
    'who is sent elsewhere the day before',
    onTheFirst,
    candidate({ assignments: [{ ...assignment, on: '2026-11-30' }] }),
    true,
  ],
  [
    'who was to be sent elsewhere that day, which was cancelled',
    onTheFirst,
    candidate({ assignments: [{ ...assignment, status: 'CANCELLED' }] }),
    true,
  ],
  [
    'who supervises elsewhere that day',
    onTheFirst,
    candidate({ assignments: [{ ...assignment, task: 'SUPERVISE' }] }),
    false,
  ],
  [
    'with the card of a supervisor, to supervise',
    { ...onTheFirst, task: 'SUPERVISE' as const },
    candidate({ kind: 'QUALITY_SUPERVISOR', occupations: [] }),
    true,
  ],
  ['with the card of an assessor, to supervise', { ...onTheFirst, task: 'SUPERVISE' as const }, candidate(), false],
  ['without a card', onTheFirst, { cardNumber: 'K1', card: undefined }, false],
] as const)('somebody %s', (_, examination, who, can) => {
  expect(mayBeDrawn(examination, who, practice)).toBe(can);
});
