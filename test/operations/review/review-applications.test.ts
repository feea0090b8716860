import { expect, test } from 'vitest';
import { findApplication } from '#operations/application/reads';
import { reviewApplication } from '#operations/review/review-application';
import { reviewApplications } from '#operations/review/review-applications';
import { codesOf, done, newKey, place } from '#test/operations/journey';
import { applicant, createWorld, staff, type World } from '#test/operations/world';
import { approve, atCentre, handedIn, li, mend, zhao } from './review-world.ts';

async function two(world: World): Promise<[string, string]> {
  const other = { owner: applicant('feng'), facts: { idNumber: '510703198506150027' } };
  return [await handedIn(world), await handedIn(world, other)];
}

test('each of a batch is decided or refused on its own, in the order asked', async () => {
  const world = await createWorld();
  const [one, other] = await two(world);
  const reviews = [
    { applicationId: 'no-such-application', ...approve },
    { applicationId: one, ...approve },
    { applicationId: other, decision: 'RETURN' as const },
  ];
  const { items } = done(await reviewApplications(world.deps, zhao, { reviews }, newKey()));
  expect(items.map(({ id }) => id)).toEqual(reviews.map(({ applicationId }) => applicationId));
  expect(items.map(({ answer }) => answer?.application.status)).toEqual([undefined, 'CENTRE_REVIEW', undefined]);
  expect(items.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ['NOT_FOUND'],
    [],
    ['WORDS_MISSING', 'REASON_MISSING', 'NOTHING_TO_CORRECT'],
  ]);
});

test('sent again it answers what was done and does what was refused before, once that is possible', async () => {
  const world = await createWorld();
  const [one, other] = await two(world);
  const reviews = [
    { applicationId: one, ...approve },
    { applicationId: other, ...mend },
  ];
  const once = done(await reviewApplications(world.deps, zhao, { reviews }, 'batch-key'));
  world.clock.now = new Date(world.clock.now.getTime() + 7 * 86_400_000);
  expect(done(await reviewApplications(world.deps, zhao, { reviews }, 'batch-key'))).toEqual(once);
  expect((await findApplication(world.deps, li, one))?.version).toBe(once.items[0]?.answer?.application.version);
  const changed = [{ applicationId: one, ...mend }];
  const { items } = done(await reviewApplications(world.deps, zhao, { reviews: changed }, 'batch-key'));
  expect(items[0]?.problems.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
});

test('the same batch ten times at once has one effect, and all hear of it', async () => {
  const world = await createWorld();
  const ids = await two(world);
  const reviews = ids.map((applicationId) => ({ applicationId, ...approve }));
  const all = await Promise.all(
    Array.from({ length: 10 }, () => reviewApplications(world.deps, zhao, { reviews }, 'batch-key')),
  );
  const [first, ...others] = all.map(done);
  expect(first?.items.every(({ answer }) => answer?.application.status === 'CENTRE_REVIEW')).toBe(true);
  for (const other of others) expect(other).toEqual(first);
});

test('where the conditions are not met each of a batch gives the trace that it alone would give', async () => {
  const world = await createWorld();
  const [one, other] = await two(world);
  const { facts } = (await findApplication(world.deps, zhao, one))!;
  await place(world, one, { facts: { ...facts, skillLevel: 'INTERMEDIATE', titleLevel: 'NONE' } });
  const alone = await reviewApplication(world.deps, zhao, { applicationId: one, ...approve }, newKey());
  const reviews = [one, other].map((applicationId) => ({ applicationId, ...approve }));
  const { items } = done(await reviewApplications(world.deps, zhao, { reviews }, newKey()));
  expect(items[0]?.evaluation?.verdict).toBe('NOT_MET');
  expect(alone).toMatchObject({ refusal: { problems: items[0]?.problems, evaluation: items[0]?.evaluation } });
  expect(items[1]).toMatchObject({ answer: { application: { status: 'CENTRE_REVIEW' } }, problems: [] });
  expect(items[1]?.evaluation).toBeUndefined();
});

test.each<[string, number, string[]]>([
  ['nothing', 0, ['VALIDATION', 'BATCH_SIZE']],
  ['a hundred', 100, []],
  ['a hundred and one', 101, ['VALIDATION', 'BATCH_SIZE']],
])('a batch of %s is taken or refused as a whole', async (_, size, expected) => {
  const world = await createWorld();
  const reviews = Array.from({ length: size }, (_each, at) => ({ applicationId: `none ${at}`, ...approve }));
  expect(codesOf(await reviewApplications(world.deps, zhao, { reviews }, newKey()))).toEqual(expected);
});

test('one application stands in a batch once; who is no reviewer sends none', async () => {
  const world = await createWorld();
  const applicationId = await atCentre(world);
  const twice = { reviews: [approve, approve].map((each) => ({ applicationId, ...each })) };
  const outcome = await reviewApplications(world.deps, staff('city', '510100'), twice, newKey());
  expect(outcome).toMatchObject({ refusal: { problems: [{ code: 'ITEM_TWICE', path: 'reviews.1' }] } });
  expect(codesOf(await reviewApplications(world.deps, li, twice, newKey()))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(codesOf(await reviewApplications(world.deps, { kind: 'anonymous' }, twice, newKey()))[0]).toBe(
    'UNAUTHENTICATED',
  );
});
