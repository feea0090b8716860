import { expect, test } from 'vitest';
import type { Category } from '#domain/category';
import { type Tally, talliesOf } from '#domain/statistics';
import { readStatistics } from '#operations/events/statistics';
import { commit } from '#store/commit';
import { read } from '#store/read';
import { tallyWrite } from '#store/statistics';
import { operation } from '#test/graphql/operations';
import { ask, createGraphqlWorld } from '#test/graphql/world';
import { codesOf, done } from '#test/operations/journey';
import { createWorld, staff, type World } from '#test/operations/world';

async function counted(world: World, tallies: Tally[]): Promise<void> {
  world.state = 'PLACED';
  const { deps } = world;
  const snapshot = await read(deps.store, []);
  const writes = tallies.map((tally) => tallyWrite(snapshot, 1, tally));
  expect(await commit(deps.store, snapshot, writes)).toBe('COMMITTED');
}

const cell = (centre: string, category: Category, add: Record<string, number>): Tally => ({
  ...{ year: 2026, centre, category, add },
});

const some = [
  cell('510700', 'ASSESSOR', { applied: 3, passed: 1, 'days AGENCY_REVIEW 2': 2, 'days AGENCY_REVIEW 5': 1 }),
  cell('510100', 'ASSESSOR', { applied: 2, 'days AGENCY_REVIEW 9': 1 }),
  cell('510100', 'SENIOR_ASSESSOR', { applied: 4, returned: 7 }),
  cell('510000', 'QUALITY_SUPERVISOR', { applied: 5 }),
];

const roles = {
  city: { roles: ['city'], city: '510100', amr: ['otp'] },
  province: { roles: ['province'], amr: ['otp'] },
  auditor: { roles: ['auditor'], amr: ['otp'] },
  agency: { roles: ['agency'], organisation: 'agency-1', amr: ['otp'] },
  applicant: {},
};

test.each<[keyof typeof roles, object, string[] | string]>([
  ['province', {}, ['510000 QUALITY_SUPERVISOR', '510100 ASSESSOR', '510100 SENIOR_ASSESSOR', '510700 ASSESSOR']],
  ['auditor', { category: 'ASSESSOR' }, ['510100 ASSESSOR', '510700 ASSESSOR']],
  ['province', { centre: '510700' }, ['510700 ASSESSOR']],
  ['city', {}, ['510100 ASSESSOR', '510100 SENIOR_ASSESSOR']],
  ['city', { centre: '510100', category: 'SENIOR_ASSESSOR' }, ['510100 SENIOR_ASSESSOR']],
  ['city', { centre: '510700' }, 'FORBIDDEN'],
  ['agency', {}, 'FORBIDDEN'],
  ['applicant', {}, 'FORBIDDEN'],
  ['province', { centre: '510200' }, 'BAD_USER_INPUT'],
  ['province', { year: 1999 }, 'BAD_USER_INPUT'],
])('%s asks for %j', async (role, asked, answer) => {
  const world = await createGraphqlWorld();
  await counted(world, some);
  const authorization = `Bearer ${await world.token(role, roles[role])}`;
  const variables = { year: 2026, ...asked };
  const { json } = await ask(world, operation('Statistics'), { headers: { authorization }, variables });
  if (typeof answer === 'string') {
    expect(json.errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code)).toEqual([answer]);
    return;
  }
  const { rows, total } = json.data.statistics;
  expect(rows.map((row: Record<string, string>) => `${row.centre} ${row.category}`)).toEqual(answer);
  const applied = rows.reduce((sum: number, row: { applied: number }) => sum + row.applied, 0);
  expect(total.applied).toBe(applied);
});

test('the median of a total is that of all stays together, not of the medians', async () => {
  const world = await createWorld();
  await counted(world, some);
  const { rows, total } = done(
    await readStatistics(world.deps, staff('province'), { year: 2026, category: 'ASSESSOR' }),
  );
  expect(rows.map(({ centre, stages }) => [centre, stages])).toEqual([
    ['510100', [{ status: 'AGENCY_REVIEW', left: 1, medianDays: 9 }]],
    ['510700', [{ status: 'AGENCY_REVIEW', left: 3, medianDays: 2 }]],
  ]);
  // 2, 2, 5, 9
  expect(total.stages).toEqual([{ status: 'AGENCY_REVIEW', left: 4, medianDays: 3.5 }]);
});

test.each([
  [1999, ['VALIDATION', 'YEAR']],
  [2000, []],
  [2100, []],
  [2101, ['VALIDATION', 'YEAR']],
  [2026.5, ['VALIDATION', 'YEAR']],
])('of the year %d: %j', async (year, codes) => {
  const world = await createWorld();
  expect(codesOf(await readStatistics(world.deps, staff('province'), { year }))).toEqual(codes);
});

const base = { category: 'ASSESSOR', centre: '510100', year: 2026 };

test.each<[string, string | undefined, string, object, Record<string, number>[]]>([
  ['a draft', undefined, 'DRAFT', { category: 'ASSESSOR' }, []],
  ['handed in', 'DRAFT', 'AGENCY_REVIEW', base, [{ applied: 1 }]],
  ['handed in straight to the centre', 'DRAFT', 'CENTRE_REVIEW', base, [{ applied: 1 }]],
  ['edited', 'RETURNED', 'RETURNED', base, []],
  ['returned', 'AGENCY_REVIEW', 'RETURNED', { ...base, days: 2 }, [{ returned: 1, 'days AGENCY_REVIEW 2': 1 }]],
  [
    'handed in again to another centre',
    'RETURNED',
    'CENTRE_REVIEW',
    { ...base, movedFrom: '510700', days: 400 },
    [{ applied: 1, 'days RETURNED 400': 1 }, { applied: -1 }],
  ],
  ['a stay of 401 days', 'RETURNED', 'AGENCY_REVIEW', { ...base, days: 401 }, [{ 'days RETURNED 400': 1 }]],
  ['a seat given up', 'ENROLLED', 'QUALIFIED', base, [{ enrolled: -1 }]],
  ['a correction', 'PASSED', 'FAILED', base, [{ passed: -1, failed: 1 }]],
  ['and its correction', 'FAILED', 'PASSED', base, [{ failed: -1, passed: 1 }]],
  ['a card', 'PASSED', 'CERTIFIED', base, [{ certified: 1 }]],
  ['a renewal without a class', 'QUALIFIED', 'CERTIFIED', { ...base, untrained: true }, [{ certified: 1 }]],
  ['an appeal granted', 'REJECTED', 'QUALIFIED', base, [{ rejected: -1, qualified: 1 }]],
  ['a sanction on one in a class', 'ENROLLED', 'REJECTED', base, [{ rejected: 1, qualified: -1, enrolled: -1 }]],
  ['withdrawn after it was found qualified', 'QUALIFIED', 'WITHDRAWN', base, [{ qualified: -1, withdrawn: 1 }]],
])('%s is counted as it should', (_, fromStatus, toStatus, of, adds) => {
  const counted = { category: 'ASSESSOR', ...of };
  expect(talliesOf({ fromStatus, toStatus, counted }).map(({ add }) => add)).toEqual(adds);
});
