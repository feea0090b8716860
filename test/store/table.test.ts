import { expect, test } from 'vitest';
import { claimApplication } from '#operations/application/claim-application';
import {
  findApplications,
  listAgencies,
  listApplicationHistory,
  listClasses,
  listOwnApplications,
} from '#operations/application/reads';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { accessPatterns } from '#store/access-patterns';
import { agencyRef, agencyWrite } from '#store/agencies';
import type { Write } from '#store/commit';
import type { Ref } from '#store/read';
import { key, listKey } from '#store/table';
import { trainingClassRef, trainingClassWrite } from '#store/training-classes';
import { codesOf, done, newKey } from '#test/operations/journey';
import { agency, applicant, createWorld, openClass, type World, write, writeDraft } from '#test/operations/world';

test('every access pattern says what it costs, and no two have one name', () => {
  expect(new Set(accessPatterns.map(({ name }) => name)).size).toBe(accessPatterns.length);
  for (const row of accessPatterns) expect(Object.values(row).every((text) => text.length > 0)).toBe(true);
});

test('keys of different things never meet', () => {
  const rows = [
    key.conversation('x'),
    key.turn('x', 'y'),
    key.application('x'),
    key.event('x', 1),
    key.idempotency('x'),
    key.person('x'),
    key.trainingClass('x'),
    key.agency('x'),
  ];
  expect(new Set(rows.map(({ pk, sk }) => `${pk} ${sk}`)).size).toBe(rows.length);
  expect(key.event('x', 10).sk > key.event('x', 9).sk).toBe(true);
  expect(new Set([listKey.ownedBy('x'), listKey.publishedClasses('x'), listKey.agenciesIn('x')]).size).toBe(3);
});

const li = applicant('li');

async function withMany(count: number): Promise<World> {
  const world = await createWorld();
  const rows: { ref: Ref; write: Write }[] = Array.from({ length: count }, (_, at) => {
    const one = { ...agency, id: `a-${at}`, name: `机构${String(at).padStart(5, '0')}` };
    const other = openClass('ASSESSOR', { id: `c-${at}` });
    return at % 2 === 0
      ? { ref: agencyRef(one.id), write: agencyWrite(one) }
      : { ref: trainingClassRef(other.id), write: trainingClassWrite(other) };
  });
  for (let at = 0; at < rows.length; at += 100) await write(world.deps, rows.slice(at, at + 100));
  return world;
}

const first = 5;
const lists: [string, string[], (world: World, applicationId: string) => Promise<unknown>][] = [
  ['classes', ['Query', 'BatchGetItem'], ({ deps }) => listClasses(deps, li, { category: 'ASSESSOR', first })],
  ['agencies', ['Query', 'BatchGetItem'], ({ deps }) => listAgencies(deps, li, { city: '510100', first })],
  ['own applications', ['Query', 'BatchGetItem'], ({ deps }) => listOwnApplications(deps, li, { first })],
  [
    'history',
    ['BatchGetItem', 'Query', 'BatchGetItem'],
    ({ deps }, applicationId) => listApplicationHistory(deps, li, { applicationId, first }),
  ],
  ['applications by id', ['BatchGetItem'], ({ deps }, id) => findApplications(deps, li, [id, 'x', 'y'])],
  ['a mutation', ['BatchGetItem'], ({ deps }) => claimApplication(deps, li, { code: '0000000000000000' }, newKey())],
];

test.each([10, 10_000])('no read grows with the table: %i rows', async (count) => {
  const world = await withMany(count);
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  for (const [name, requests, call] of lists) {
    world.sent.length = 0;
    await call(world, applicationId);
    expect(world.sent, name).toEqual(requests);
  }
});

test('a list is read to its end page by page, each entry once and in order', async () => {
  const world = await withMany(50);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const input = { city: '510100', first: 7, ...(after !== undefined && { after }) };
    const page = done(await listAgencies(world.deps, li, input));
    seen.push(...page.entries.map(({ value }) => value.id));
    after = page.hasNext ? page.entries.at(-1)?.cursor : undefined;
  } while (after !== undefined);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, at) => `a-${at * 2}`));
});

test.each([
  [''],
  ['x'],
  ['e30'],
  ...['["a","b"]', '["\\ud800","b","c"]', '["a","b",null]'].map((text) => [Buffer.from(text).toString('base64url')]),
])('%j is no cursor', async (after) => {
  const { deps } = await createWorld();
  const outcome = await listAgencies(deps, li, { city: '510100', first, after });
  expect(codesOf(outcome)).toEqual(['VALIDATION', 'CURSOR']);
});

test("another list's cursor reaches no other person's applications", async () => {
  const world = await createWorld();
  const wang = applicant('wang');
  for (let count = 0; count < 3; count += 1) await writeDraft(world.deps, { actor: wang });
  const theirs = done(await listOwnApplications(world.deps, wang, { first: 1 }));
  const after = theirs.entries[0]!.cursor;
  expect(done(await listOwnApplications(world.deps, li, { first: 10, after })).entries).toEqual([]);
});

test("another application's cursor is none of this history", async () => {
  const { deps } = await createWorld();
  const [one, other] = [await writeDraft(deps, { actor: li }), await writeDraft(deps, { actor: li })];
  const page = done(await listApplicationHistory(deps, li, { applicationId: one.applicationId, first: 1 }));
  const after = page.entries[0]!.cursor;
  const codes = async (applicationId: string) =>
    codesOf(await listApplicationHistory(deps, li, { applicationId, first: 1, after }));
  expect(await codes(one.applicationId)).toEqual([]);
  expect(await codes(other.applicationId)).toEqual(['VALIDATION', 'CURSOR']);
});

test.each([[0], [-1], [101], [1.5], [Number.NaN]])('a page of %d is refused', async (size) => {
  const { deps } = await createWorld();
  expect(codesOf(await listClasses(deps, li, { category: 'ASSESSOR', first: size }))).toEqual([
    'VALIDATION',
    'PAGE_SIZE',
  ]);
});

test('an id that no row can have is not found, and is no fault', async () => {
  const { deps } = await createWorld();
  const id = 'x'.repeat(5000);
  expect(await findApplications(deps, li, [id, '', '\ud800'])).toEqual([undefined, undefined, undefined]);
  expect(done(await listAgencies(deps, li, { city: '\ud800', first })).entries).toEqual([]);
  expect(done(await listAgencies(deps, li, { city: id, first })).entries).toEqual([]);
  const { applicationId } = await writeDraft(deps, { actor: li });
  const unknown = { applicationId, agencyId: id, classId: id };
  expect(codesOf(await updateApplicationDraft(deps, li, unknown, newKey()))).toEqual([
    'VALIDATION',
    'UNKNOWN_AGENCY',
    'UNKNOWN_CLASS',
  ]);
  expect(codesOf(await updateApplicationDraft(deps, li, { applicationId: id }, newKey()))).toEqual([
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
});

test('a page of 100 applications with 100 classes and 100 agencies costs 4 requests', async () => {
  const world = await withMany(200);
  for (let at = 0; at < 100; at += 1) {
    const { applicationId } = await writeDraft(world.deps, { actor: li });
    const input = { applicationId, agencyId: `a-${at * 2}`, classId: `c-${at * 2 + 1}` };
    done(await updateApplicationDraft(world.deps, li, input, newKey()));
  }
  world.sent.length = 0;
  const page = done(await listOwnApplications(world.deps, li, { first: 100 }));
  expect(page.entries).toHaveLength(100);
  expect(page.entries.every(({ value }) => value.agency && value.trainingClass)).toBe(true);
  expect(world.sent).toEqual(['Query', 'BatchGetItem', 'BatchGetItem', 'BatchGetItem']);
});
