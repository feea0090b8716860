import { expect, test } from 'vitest';
import type { Category } from '#domain/category';
import { clauses } from '#domain/notice';
import type { Result } from '#domain/problem';
import {
  type CityRequests,
  cityRequestId,
  decided,
  noRequests,
  readCityRequestId,
  requested,
} from '#domain/review/city-request';
import { defaultRouting } from '#domain/review/routing';

const at = '2026-11-23T02:00:00.000Z';
const context = { at, thisYear: 2026, cityClasses: defaultRouting.cityClasses };
const words = '本市今年没有条件办班';

function codesOf<T>(result: Result<T>): string[] {
  return result.ok ? [] : result.problems.map(({ code, path = '' }) => `${code} ${path}`);
}

function asked(before: CityRequests, categories: Category[], more: { words?: string; by?: string } = {}): CityRequests {
  const result = requested(before, { categories, words, by: 'city person', ...more }, context);
  if (!result.ok) throw new Error(codesOf(result).join());
  return result.value.requests;
}

function answered(before: CityRequests, number: number, decision: 'GRANT' | 'REFUSE'): CityRequests {
  const result = decided(before, number, { decision, words, by: 'province person', at });
  if (!result.ok) throw new Error(codesOf(result).join());
  return result.value;
}

const none = noRequests('510700', 2026);
const one = asked(none, ['ASSESSOR']);

test.each<[string, CityRequests, Partial<{ categories: Category[]; words: string }>, string[]]>([
  ['of last year', noRequests('510700', 2025), {}, ['YEAR_NOT_OPEN year']],
  ['of this year', none, {}, []],
  ['of next year', noRequests('510700', 2027), {}, []],
  ['of the year after', noRequests('510700', 2028), {}, ['YEAR_NOT_OPEN year']],
  ['for no category', none, { categories: [] }, ['NO_CATEGORY categories']],
  ['for all that cities train', none, { categories: [...defaultRouting.cityClasses] }, []],
  ['for one twice', none, { categories: ['ASSESSOR', 'ASSESSOR'] }, []],
  ["for what is the province's anyhow", none, { categories: ['SENIOR_ASSESSOR'] }, ['ALREADY_PROVINCIAL categories.0']],
  ['for supervisors', none, { categories: ['ASSESSOR', 'QUALITY_SUPERVISOR'] }, ['ALREADY_PROVINCIAL categories.1']],
  ['for what waits for an answer', one, {}, ['REQUEST_LIVE categories.0']],
  ['for what was granted', answered(one, 1, 'GRANT'), {}, ['REQUEST_LIVE categories.0']],
  ['again after a refusal', answered(one, 1, 'REFUSE'), {}, []],
  ['for another category beside', one, { categories: ['NEW_OCCUPATION_ASSESSOR'] }, []],
  ['with three characters', none, { words: ' 没条件 ' }, ['WORDS_TOO_SHORT words']],
  ['with four', none, { words: '没有条件' }, []],
  ['with 500', none, { words: '𠮷'.repeat(500) }, []],
  ['with 501', none, { words: '𠮷'.repeat(501) }, ['WORDS_TOO_LONG words']],
  [
    'with everything wrong',
    noRequests('510700', 2020),
    { categories: [], words: '' },
    ['YEAR_NOT_OPEN year', 'NO_CATEGORY categories', 'WORDS_TOO_SHORT words'],
  ],
])('a request %s', (_, before, more, codes) => {
  const command = { categories: ['ASSESSOR'] as Category[], words, by: 'city person', ...more };
  const result = requested(before, command, context);
  expect(codesOf(result)).toEqual(codes);
  if (result.ok) expect(result.value.requests.requests.at(-1)?.number).toBe(result.value.number);
  for (const { clause } of result.ok ? [] : result.problems) {
    if (clause) expect(clauses.map(({ id }) => id)).toContain(clause);
  }
});

test('the twentieth request of a year is taken, the one after it is not', () => {
  let many = none;
  for (let count = 1; count <= 20; count += 1) many = answered(asked(many, ['ASSESSOR']), count, 'REFUSE');
  expect(many.requests).toHaveLength(20);
  const result = requested(many, { categories: ['ASSESSOR'], words, by: 'x' }, context);
  expect(codesOf(result)).toEqual(['TOO_MANY_REQUESTS year']);
});

test.each<[string, CityRequests, Partial<Parameters<typeof decided>[2]> & { number?: number }, string[]]>([
  ['grants without a word', one, { words: '' }, []],
  ['refuses with four characters', one, { decision: 'REFUSE', words: '名额已满' }, []],
  ['refuses without a word', one, { decision: 'REFUSE', words: '' }, ['WORDS_TOO_SHORT words']],
  ['refuses with three characters', one, { decision: 'REFUSE', words: '满员了' }, ['WORDS_TOO_SHORT words']],
  ['grants in 501 characters', one, { words: '好'.repeat(501) }, ['WORDS_TOO_LONG words']],
  ['answers a second time', answered(one, 1, 'REFUSE'), {}, ['ALREADY_DECIDED requestId']],
  ['takes a grant back', answered(one, 1, 'GRANT'), { decision: 'REFUSE' }, ['ALREADY_DECIDED requestId']],
  ['answers what is not there', one, { number: 2 }, ['NO_REQUEST requestId']],
  ['answers what it asked itself', one, { by: 'city person' }, ['OWN_REQUEST requestId']],
])('the province %s', (_, before, { number = 1, ...more }, codes) => {
  const result = decided(before, number, { decision: 'GRANT', words, by: 'province person', at, ...more });
  expect(codesOf(result)).toEqual(codes);
});

test('what was granted is what any of the requests was granted for', () => {
  const two = asked(answered(one, 1, 'GRANT'), ['SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR']);
  expect(two.granted).toEqual(['ASSESSOR']);
  expect(answered(two, 2, 'REFUSE').granted).toEqual(['ASSESSOR']);
  expect(answered(two, 2, 'GRANT').granted).toEqual([
    'ASSESSOR',
    'NEW_OCCUPATION_ASSESSOR',
    'SPECIAL_ABILITY_ASSESSOR',
  ]);
});

test('an id says city, year and number; anything else is none', () => {
  expect(readCityRequestId(cityRequestId(one, 1))).toEqual({ city: '510700', year: 2026, number: 1 });
  for (const id of ['', '510700', '510700-2026', '51070-2026-1', '510700-2026-1 ', '510700-2026-100', 'x']) {
    expect(readCityRequestId(id)).toBeUndefined();
  }
});
