import { DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { planSaved } from '#domain/class/training-plan';
import { defaultRouting } from '#domain/review/routing';
import { sampleAgencies, sampleClasses, samplePlans, writeSampleData } from '#local/sample-data';
import { samplePeople } from '#local/sample-people';
import { createTable } from '#local/table';
import { createStore } from '#store/store';
import { testClient } from '#test/dynamodb';

describe('the classes', () => {
  test('begin with the whole plan of 2024, month by month (一(二)1, 二(二))', () => {
    const plan = sampleClasses('2026-11-23').filter(({ id }) => id.startsWith('2024-'));
    expect(plan.map(({ training, category }) => [Number(training?.startsOn.slice(5, 7)), category])).toEqual([
      [1, 'SPECIAL_ABILITY_ASSESSOR'],
      [3, 'ASSESSOR'],
      [4, 'QUALITY_SUPERVISOR'],
      [5, 'NEW_OCCUPATION_ASSESSOR'],
      [6, 'SENIOR_ASSESSOR'],
      [7, 'SPECIAL_ABILITY_ASSESSOR'],
      [9, 'QUALITY_SUPERVISOR'],
      [10, 'ASSESSOR'],
      [11, 'SENIOR_ASSESSOR'],
    ]);
  });

  test.each(['2026-11-01', '2026-11-30', '2026-12-31', '2028-02-29', '2027-01-31'])(
    'of every category are open on %s, four weeks at least',
    (today) => {
      const open = sampleClasses(today).filter(
        ({ registration }) => registration.opensOn <= today && registration.closesOn >= today,
      );
      expect(new Set(open.map(({ category }) => category)).size).toBe(5);
      for (const { registration, training } of open) {
        expect((Date.parse(registration.closesOn) - Date.parse(today)) / 86_400_000).toBeGreaterThanOrEqual(28);
        expect(training?.startsOn.localeCompare(registration.closesOn)).toBe(1);
      }
    },
  );

  test('of a city are never for senior assessors or supervisors (一(二)2, 二(六))', () => {
    const cities = sampleClasses('2026-11-23').filter(({ organiser }) => organiser !== '510000');
    expect(cities.length).toBeGreaterThan(0);
    for (const { category } of cities) expect(category).not.toMatch(/SENIOR|SUPERVISOR/);
  });

  test('have ids of their own', () => {
    const ids = sampleClasses('2026-11-23').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('the plan of 2024 stands as the notice has it, and every plan is one that its centre could have saved', () => {
  const plans = samplePlans('2026-11-23');
  const [of2024, ...others] = plans.filter(({ year }) => year === 2024);
  expect(others).toEqual([]);
  expect(of2024?.entries.map(({ month, category, count }) => `${month} ${category} ${count}`)).toEqual([
    '1 SPECIAL_ABILITY_ASSESSOR 1',
    '3 ASSESSOR 1',
    '4 QUALITY_SUPERVISOR 1',
    '5 NEW_OCCUPATION_ASSESSOR 1',
    '6 SENIOR_ASSESSOR 1',
    '7 SPECIAL_ABILITY_ASSESSOR 1',
    '9 QUALITY_SUPERVISOR 1',
    '10 ASSESSOR 1',
    '11 SENIOR_ASSESSOR 1',
  ]);
  for (const plan of plans) expect(planSaved(undefined, plan, defaultRouting.cityClasses)).toMatchObject({ ok: true });
});

test('agencies of both kinds stand in several cities, and every sample clerk works for one', () => {
  for (const kind of ['LOCAL', 'PROVINCIAL'])
    expect(
      new Set(sampleAgencies.filter((agency) => agency.kind === kind).map(({ city }) => city)).size,
    ).toBeGreaterThan(2);
  for (const { id, name } of sampleAgencies) expect(`${id} ${name}`).toMatch(/^[YS]00005199\d{4} .*样例/);
  for (const person of samplePeople.filter(({ role }) => role === 'agency'))
    expect(sampleAgencies).toContainEqual(expect.objectContaining({ id: person.organisation, city: person.city }));
});

test('writing the samples again adds nothing and keeps what somebody changed', async () => {
  const client = testClient();
  await createTable(client, 'samples');
  await createTable(client, 'samples');
  const store = createStore(client, 'samples');
  const today = '2026-11-23';
  const expected = sampleAgencies.length + sampleClasses(today).length + samplePlans(today).length;
  expect(await writeSampleData(store, '2026-11-23')).toBe(expected);
  const before = await client.send(new ScanCommand({ TableName: 'samples' }));
  expect(await writeSampleData(store, '2026-11-24')).toBe(0);
  expect((await client.send(new ScanCommand({ TableName: 'samples' }))).Items).toEqual(before.Items);
  const one = before.Items?.find(({ pk }) => pk?.S === 'AGENCY#Y000051990001') ?? {};
  await client.send(new DeleteItemCommand({ TableName: 'samples', Key: { pk: one.pk!, sk: one.sk! } }));
  expect(await writeSampleData(store, '2026-11-24')).toBe(1);
  expect(unmarshall(one)).toMatchObject({ gsi1pk: 'AGENCIES#510100', kind: 'LOCAL', active: true, version: 1 });
});
