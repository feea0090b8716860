import { expect, test } from 'vitest';
import { type Actor, anonymous } from '#operations/actor';
import { issueCardNumbers } from '#operations/card/issue-card-numbers';
import { cardRef } from '#store/cards';
import { numberingRef } from '#store/pass-lists';
import { read } from '#store/read';
import { codesOf, done, newKey, place } from '#test/operations/journey';
import { applicant, createWorld, staff, type World } from '#test/operations/world';
import { idNumberOf, province, writeLists, writePassed } from './card-world.ts';

async function listOf(world: World, size: number, more: object = {}): Promise<string[]> {
  const ids = Array.from({ length: size }, (_, at) => `a${at}`);
  await writePassed(
    world,
    ids.map((id, at) => ({ id, facts: { idNumber: idNumberOf(at) }, more })),
  );
  await writeLists(world, [{ id: 'list', applicationIds: ids }]);
  return ids;
}

const issue = (world: World, actor: Actor = province, key = newKey()) =>
  issueCardNumbers(world.deps, actor, { passListId: 'list' }, key);

test.each([
  [1, [1]],
  [29, [29]],
  [30, [30]],
  [31, [30, 1]],
  [61, [30, 30, 1]],
])('a list of %i gets its numbers in chunks of %j, in the order of the list and without gaps', async (size, chunks) => {
  const world = await createWorld();
  const ids = await listOf(world, size);
  const given: { applicationId: string; number: string }[] = [];
  for (const chunk of chunks) {
    world.sent.length = 0;
    const answer = done(await issue(world));
    expect(world.sent).toEqual(['BatchGetItem', 'BatchGetItem', 'TransactWriteItems']);
    expect(answer.numbers).toHaveLength(chunk);
    given.push(...answer.numbers);
    expect(answer).toMatchObject({ done: given.length, total: size, left: size - given.length, skipped: [] });
  }
  expect(given).toEqual(
    ids.map((applicationId, at) => ({ applicationId, number: `K51012026${String(at + 1).padStart(5, '0')}` })),
  );
  expect(codesOf(await issue(world))).toEqual(['CONFLICT', 'ALREADY_DONE']);
});

test('with the number the application is certified and the card has its first period', async () => {
  const world = await createWorld();
  await listOf(world, 1);
  const [given] = done(await issue(world)).numbers;
  const card = (await read(world.deps.store, [cardRef(given!.number)])).find(cardRef(given!.number));
  expect(card).toMatchObject({
    ...{ kind: 'ASSESSOR', category: 'ASSESSOR', reviewCentre: '510100', maker: '510100', agency: 'agency-1' },
    ...{ occupations: ['6-31-01-03'], sanctions: [], assignments: [], applicationId: 'a0', passListId: 'list' },
    periods: [{ from: '2026-11-23', until: '2029-11-22', applicationId: 'a0' }],
  });
});

test('who is not PASSED any more is passed over and uses up no number', async () => {
  const world = await createWorld();
  await listOf(world, 4);
  await place(world, 'a1', { status: 'REJECTED' });
  await place(world, 'a2', { kind: 'RENEWAL', renews: 'K51012023' });
  const answer = done(await issue(world));
  expect(answer.skipped).toEqual([
    { applicationId: 'a1', code: 'NOT_PASSED' },
    { applicationId: 'a2', code: 'RENEWAL' },
  ]);
  expect(answer.numbers.map(({ number }) => number.slice(-1))).toEqual(['1', '2']);
  const { store } = world.deps;
  expect((await read(store, [numberingRef('list')])).find(numberingRef('list'))?.skipped).toEqual(answer.skipped);
});

test('each city and kind has a series of its own', async () => {
  const world = await createWorld();
  const routing = (reviewCentre: string) => ({
    routing: { reviewCentre, trainingOrganiser: '510000', numberIssuer: '510000', cardMaker: '510000' },
  });
  const centres = ['510100', '513400', '510100', '510000'];
  await writePassed(
    world,
    centres.map((centre, at) => ({
      ...{ id: `s${at}`, category: 'SENIOR_ASSESSOR' as const, facts: { idNumber: idNumberOf(at) } },
      more: routing(centre),
    })),
  );
  await writeLists(world, [
    { id: 'list', applicationIds: centres.map((_, at) => `s${at}`), category: 'SENIOR_ASSESSOR' },
  ]);
  expect(done(await issue(world)).numbers.map(({ number }) => number)).toEqual([
    'G5101202600001',
    'G5134202600001',
    'G5101202600002',
    'G5100202600001',
  ]);
});

test('a series that is full ends the chunk; what was numbered before it stays', async () => {
  const world = await createWorld();
  await listOf(world, 11);
  const { practice } = world.deps;
  world.deps.practice = {
    ...practice,
    cards: { ...practice.cards, numbering: { ...practice.cards.numbering, pattern: '{kind}{yy}{serial1}' } },
  };
  expect(done(await issue(world))).toMatchObject({ done: 9, left: 2 });
  const refused = await issue(world);
  expect(codesOf(refused)).toEqual(['CONFLICT', 'SERIES_FULL']);
  expect(refused.ok || refused.refusal.problems[0].clause).toBe('一(七)');
});

test('a number that an earlier pattern gave is never given again', async () => {
  const world = await createWorld();
  await listOf(world, 2);
  const first = done(await issue(world)).numbers[0]!.number;
  await writePassed(world, [{ id: 'later', facts: { idNumber: idNumberOf(9) } }]);
  await writeLists(world, [{ id: 'list2', applicationIds: ['later'] }]);
  const { practice } = world.deps;
  const numbering = { ...practice.cards.numbering, pattern: '{kind}5101{yyyy}{serial5}' };
  world.deps.practice = { ...practice, cards: { ...practice.cards, numbering } };
  expect(first).toBe('K5101202600001');
  const outcome = await issueCardNumbers(world.deps, province, { passListId: 'list2' }, newKey());
  expect(codesOf(outcome)).toEqual(['CONFLICT', 'NUMBER_TAKEN']);
});

test('nobody gives a number to an application of their own, and only the province gives any', async () => {
  const world = await createWorld();
  const li: Actor = { kind: 'person', subject: 'li', roles: [{ role: 'province' }] };
  await writePassed(world, [{ id: 'own', owner: li }]);
  await writeLists(world, [{ id: 'list', applicationIds: ['own'] }]);
  expect(codesOf(await issue(world, li))).toEqual(['CONFLICT', 'OWN_APPLICATION']);
  for (const actor of [staff('city', '510100'), staff('agency', 'agency-1'), staff('auditor'), applicant('wang')])
    expect(codesOf(await issue(world, actor))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(codesOf(await issue(world, anonymous))).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  expect(done(await issue(world)).numbers).toHaveLength(1);
});

test('a list that does not exist is not found; an empty one has nothing to be numbered', async () => {
  const world = await createWorld('PLACED');
  expect(codesOf(await issue(world))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  await writeLists(world, [{ id: 'list', applicationIds: [] }]);
  expect(codesOf(await issue(world))).toEqual(['CONFLICT', 'ALREADY_DONE']);
});

test('the same key answers the same when the list has long gone on', async () => {
  const world = await createWorld();
  await listOf(world, 40);
  const first = done(await issue(world, province, 'issue-key-1'));
  done(await issue(world, province, 'issue-key-2'));
  world.clock.now = new Date(world.clock.now.getTime() + 7 * 86_400_000);
  expect(done(await issue(world, province, 'issue-key-1'))).toEqual(first);
});
