import { beforeAll, expect, test } from 'vitest';
import type { Application } from '#domain/application/application';
import { listAccessLog } from '#operations/access-log';
import type { Actor } from '#operations/actor';
import { appealRejection } from '#operations/review/appeal-rejection';
import { reviewApplication } from '#operations/review/review-application';
import { type ReviewQueueInput, reviewQueue } from '#operations/review/review-queue';
import { idNumber, qualifiedApplication } from '#test/operations/class/qualified';
import { codesOf, done, newKey } from '#test/operations/journey';
import { agency, applicant, createWorld, openClass, staff, type World, writeClass } from '#test/operations/world';
import { approve, reject, review, wang, zhao } from './review-world.ts';

let world: World;
/** In the order in which they were handed in. */
let ids: string[];
const names = ['张一', '李二·买买提', '王三'];

/** Waiting in a stage, handed in at a minute of its own. */
async function waiting(of: { world: World; n: number; more?: Partial<Application>; facts?: Application['facts'] }) {
  const since = new Date(Date.parse('2026-11-20T02:00:00Z') + of.n * 60_000).toISOString();
  const more = { status: 'AGENCY_REVIEW' as const, stage: { since, dueOn: '2026-11-27' }, ...of.more };
  return qualifiedApplication(of.world, {
    owner: `owner ${of.n}`,
    person: of.n,
    more,
    ...(of.facts && { facts: of.facts }),
  });
}

beforeAll(async () => {
  world = await createWorld();
  await writeClass(world.deps, openClass('ASSESSOR'));
  ids = [];
  for (const [at, name] of names.entries()) {
    const facts = {
      name,
      city: at === 0 ? '510700' : '510100',
      occupations: [at === 1 ? '6-18-02-04' : '6-31-01-03:高压'],
    };
    ids.push(await waiting({ world, n: at + 1, facts }));
  }
});

const ask = (actor: Actor, more: Partial<ReviewQueueInput> = {}) =>
  reviewQueue(world.deps, actor, { stage: 'AGENCY_REVIEW', first: 10, ...more });
const idsOf = async (actor: Actor, more: Partial<ReviewQueueInput> = {}) =>
  done(await ask(actor, more)).entries.map(({ value }) => value.id);

test('an office sees what waits at it, oldest first, and nobody else does', async () => {
  expect(await idsOf(zhao)).toEqual(ids);
  expect(await idsOf(staff('agency', 'agency-2'))).toEqual([]);
  expect(await idsOf(wang, { stage: 'CENTRE_REVIEW' })).toEqual([]);
  for (const actor of [wang, staff('province'), staff('auditor'), applicant('li')]) {
    expect(codesOf(await ask(actor))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  }
  expect(codesOf(await ask({ kind: 'anonymous' }))[0]).toBe('UNAUTHENTICATED');
  expect(codesOf(await ask(zhao, { office: 'agency-2' }))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(codesOf(await ask(zhao, { stage: 'CENTRE_REVIEW' }))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});

test('whoever belongs to two agencies says which', async () => {
  const roles = [agency.id, 'agency-2'].map((organisation) => ({ role: 'agency' as const, organisation }));
  const actor: Actor = { kind: 'person', subject: 'both', roles };
  expect(codesOf(await ask(actor))).toEqual(['VALIDATION', 'OFFICE_MISSING']);
  expect(await idsOf(actor, { office: agency.id })).toEqual(ids);
});

test.each<[string, Partial<ReviewQueueInput>, number[]]>([
  ['its category', { category: 'ASSESSOR' }, [0, 1, 2]],
  ['another category', { category: 'SENIOR_ASSESSOR' }, []],
  ['its class', { classId: 'class-ASSESSOR' }, [0, 1, 2]],
  ['another class', { classId: 'later' }, []],
  ['where the person works', { city: '510700' }, [0]],
  ['an occupation by its code', { occupation: '6-31-01-03' }, [0, 2]],
  ['an occupation by its name', { occupation: ' 焊工 ' }, [1]],
  ['a name', { name: '王三' }, [2]],
  ['a name with another middle dot and blanks', { name: ' 李二•买买提' }, [1]],
  ['a part of a name', { name: '李二' }, []],
  ['an ID number', { idNumber: idNumber(3) }, [2]],
  [
    'an ID number as it is typed',
    { idNumber: `${idNumber(2).slice(0, 6)} ${idNumber(2).slice(6).toLowerCase()}` },
    [1],
  ],
  ['an ID number of nobody here', { idNumber: '510703198506150027' }, []],
  ['several at once', { occupation: '电工', city: '510100', name: '王三' }, [2]],
])('what waits is found by %s', async (_, more, expected) => {
  expect(await idsOf(zhao, more)).toEqual(expected.map((at) => ids[at]));
});

test('everything that is wrong with what is looked for is said at once, with its path', async () => {
  const outcome = await ask(zhao, { city: '510200', occupation: '神仙', name: ' ', idNumber: '510104199001010018' });
  expect(outcome.ok ? [] : outcome.refusal.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
    ...['CITY_UNKNOWN city', 'UNKNOWN_OCCUPATION occupation', 'NAME_EMPTY name', 'CHECK_DIGIT idNumber'],
  ]);
});

test('pages go on where the last one ended, and each person shown is written down for them to read', async () => {
  const first = done(await ask(zhao, { first: 2 }));
  expect([first.entries.map(({ value }) => value.id), first.hasNext]).toEqual([ids.slice(0, 2), true]);
  const rest = done(await ask(zhao, { first: 2, after: first.next! }));
  expect([rest.entries.map(({ value }) => value.id), rest.hasNext]).toEqual([ids.slice(2), false]);
  const log = done(await listAccessLog(world.deps, applicant('owner 3'), { applicationId: ids[2]!, first: 1 }));
  expect(log.entries[0]?.value).toMatchObject({ kind: 'MASKED', operation: 'reviewQueue', reader: { role: 'agency' } });
});

test('what was decided while the list lags is not shown any more', async () => {
  const late = await createWorld();
  const applicationId = await waiting({ world: late, n: 1 });
  const deps = { ...late.deps };
  late.client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (context.commandName === 'QueryCommand') {
        late.client.middlewareStack.remove('lag');
        done(await reviewApplication(deps, zhao, { applicationId, decision: 'RETURN', ...mended }, newKey()));
      }
      return answer;
    },
    { step: 'initialize', name: 'lag' },
  );
  const page = done(await reviewQueue(deps, zhao, { stage: 'AGENCY_REVIEW', first: 10 }));
  expect(page.entries).toEqual([]);
});
const mended = { reasons: ['PHOTO_UNFIT'], words: '请换一张照片' };

test('a page of a hundred costs three requests, as a page of one does', async () => {
  const many = await createWorld();
  const all: string[] = [];
  for (let n = 1; n <= 101; n += 1) all.push(await waiting({ world: many, n }));
  many.sent.length = 0;
  const page = done(await reviewQueue(many.deps, zhao, { stage: 'AGENCY_REVIEW', first: 100 }));
  expect(many.sent).toEqual(['Query', 'BatchGetItem', 'TransactWriteItems']);
  expect(page.entries.map(({ value }) => value.id)).toEqual(all.slice(0, 100));
  expect(page.hasNext).toBe(true);
});

test('an appeal waits at the centre until it is decided', async () => {
  const own = await createWorld();
  const owner = applicant('owner 1');
  const stage = { since: own.clock.now.toISOString() };
  const applicationId = await waiting({ world: own, n: 1, more: { status: 'CENTRE_REVIEW', stage } });
  await review(own, wang, applicationId, reject);
  const appeals = async () => done(await reviewQueue(own.deps, wang, { stage: 'APPEAL', first: 10 })).entries;
  expect(await appeals()).toEqual([]);
  done(await appealRejection(own.deps, owner, { applicationId, words: '不服' }, newKey()));
  expect((await appeals()).map(({ value }) => value.id)).toEqual([applicationId]);
  expect(codesOf(await reviewQueue(own.deps, zhao, { stage: 'APPEAL', first: 10 }))[0]).toBe('FORBIDDEN');
  expect(codesOf(await reviewApplication(own.deps, wang, { applicationId, ...approve }, newKey()))[0]).toBe('CONFLICT');
});
