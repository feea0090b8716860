import { expect, test } from 'vitest';
import { type AccessEntry, listAccessLog } from '#operations/access-log';
import { type Actor, anonymous } from '#operations/actor';
import { applicantIdentity, documentDownload } from '#operations/application/applicant-identity';
import { findApplication, findApplications } from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { enrolApplication } from '#operations/class/enrol-application';
import { decideAppeal } from '#operations/review/appeal-decision';
import { appealRejection } from '#operations/review/appeal-rejection';
import { reviewApplication } from '#operations/review/review-application';
import { reviewApplications } from '#operations/review/review-applications';
import { codesOf, done, newKey, place, readyApplication, upload } from './journey.ts';
import { applicant, createWorld, dump, staff, testDeps, type World, writeDraft } from './world.ts';

const li = applicant('li');
const agencyStaff = staff('agency', 'agency-1');
const city = staff('city', '510100');
const province = staff('province');
const auditor = staff('auditor');
const others: [string, Actor][] = [
  ['another applicant', applicant('wang')],
  ['another agency', staff('agency', 'agency-2')],
  ['another city', staff('city', '510700')],
];

async function handedIn(): Promise<World & { applicationId: string }> {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  return { ...world, applicationId };
}

async function logOf({ deps, applicationId }: World & { applicationId: string }, actor = li): Promise<AccessEntry[]> {
  return done(await listAccessLog(deps, actor, { applicationId, first: 100 })).entries.map(({ value }) => value);
}

test('what staff of an office see is written down for the person: who, which office, when, what; what is masked stays so', async () => {
  const world = await handedIn();
  for (const actor of [agencyStaff, city, province]) {
    const view = (await findApplication(world.deps, actor, world.applicationId))!;
    expect(view.facts.idNumber).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/);
    expect(view.facts.phone).toMatch(/^\d{3}\*{4}\d{4}$/);
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
  }
  const log = await logOf(world);
  expect(log.map(({ kind, operation, at, reader }) => [kind, operation, at, reader.role, reader.label])).toEqual([
    ['MASKED', 'findApplication', '2026-11-23T02:00:02.000Z', 'province', '省职鉴中心'],
    ['MASKED', 'findApplication', '2026-11-23T02:00:01.000Z', 'city', '成都市职鉴中心'],
    ['MASKED', 'findApplication', '2026-11-23T02:00:00.000Z', 'agency', '成都样例评价中心'],
  ]);
  expect(new Set(log.map(({ reader }) => reader.ref)).size).toBe(3);
  expect(JSON.stringify(log)).not.toContain('agency agency-1');
  expect(await logOf(world, auditor)).toEqual(log);
});

test("one's own reading leaves no trace, nor does what was not found", async () => {
  const world = await handedIn();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  await findApplication(world.deps, li, world.applicationId);
  for (const [, actor] of others) await findApplication(world.deps, actor, world.applicationId);
  for (const actor of [agencyStaff, city, province, auditor]) await findApplication(world.deps, actor, applicationId);
  // Whoever is of an office and has applied reads what is their own.
  const both = {
    kind: 'person',
    subject: 'li',
    roles: [{ role: 'applicant' }, { role: 'city', city: '510100' }],
  } as const;
  await findApplication(world.deps, { ...both, roles: [...both.roles] }, world.applicationId);
  expect(await logOf(world)).toEqual([]);
  expect((await dump(world.client)).filter(({ sk }) => sk?.S?.startsWith('READ#'))).toEqual([]);
});

test('a hundred applications are one batch and one transaction, each with its entry', async () => {
  const world = await createWorld();
  const ids: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const person = applicant(`person ${at}`);
    const applicationId = await readyApplication(world, person, 'ASSESSOR', { idNumber: numbers[at]! });
    done(await submitApplication(world.deps, person, { applicationId }, newKey()));
    ids.push(applicationId);
  }
  world.sent.length = 0;
  const many = Array.from({ length: 100 }, (_, at) => ids[at % 3]!);
  const views = await findApplications(world.deps, city, many, { withChoices: false, operation: 'findApplication' });
  expect(views.filter((view) => view !== undefined)).toHaveLength(100);
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  world.sent.length = 0;
  await findApplications(world.deps, city, ids);
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems', 'BatchGetItem']);
  expect((await dump(world.client)).filter(({ sk }) => sk?.S?.startsWith('READ#'))).toHaveLength(103);
});
const numbers = ['510104199001010019', '510703198506150027', '513426199602290121'];

const words = '核对身份证原件';

test('the identity is shown to the offices in charge alone, for a purpose that the person can read', async () => {
  const world = await handedIn();
  const { deps, applicationId } = world;
  for (const actor of [agencyStaff, city, province]) {
    const identity = done(await applicantIdentity(deps, actor, { applicationId, purpose: ` ${words} ` }));
    expect(identity).toEqual({ name: '张建华', idNumber: '510104199001010019', phone: '13800138000' });
  }
  expect((await logOf(world)).map(({ kind, purpose }) => [kind, purpose])).toEqual(
    Array.from({ length: 3 }, () => ['IDENTITY', words]),
  );
  for (const [, actor] of others.slice(1)) {
    expect(codesOf(await applicantIdentity(deps, actor, { applicationId, purpose: words }))[0]).toBe('NOT_FOUND');
  }
  for (const actor of [li, auditor, applicant('wang')]) {
    expect(codesOf(await applicantIdentity(deps, actor, { applicationId, purpose: words }))[0]).toBe('FORBIDDEN');
  }
  expect(codesOf(await applicantIdentity(deps, anonymous, { applicationId, purpose: words }))[0]).toBe(
    'UNAUTHENTICATED',
  );
  expect(await logOf(world)).toHaveLength(3);
});

test.each([
  ['三个字', 'PURPOSE_TOO_SHORT'],
  ['   三个字   ', 'PURPOSE_TOO_SHORT'],
  ['正四个字', undefined],
  ['𠮷'.repeat(200), undefined],
  ['𠮷'.repeat(201), 'PURPOSE_TOO_LONG'],
])('as a purpose %s', async (purpose, code) => {
  const world = await handedIn();
  const { deps, applicationId } = world;
  const outcome = await applicantIdentity(deps, city, { applicationId, purpose });
  expect(codesOf(outcome)).toEqual(code ? ['VALIDATION', code] : []);
  expect(await logOf(world)).toHaveLength(code ? 0 : 1);
});

test('a purpose is sealed: what somebody wrote into it lies nowhere in the table', async () => {
  const world = await handedIn();
  const { deps, applicationId } = world;
  done(await applicantIdentity(deps, city, { applicationId, purpose: '核对金丝雀的证件' }));
  const row = (await dump(world.client)).find(({ sk }) => sk?.S?.startsWith('READ#'))!;
  expect(Buffer.from(row.purpose!.B!).toString()).not.toContain('金丝雀');
  expect(JSON.stringify({ ...row, purpose: undefined })).not.toMatch(/金丝雀|city 510100/);
});

test('a scan is handed to its owner without a word, to an office for a purpose, and only a confirmed one', async () => {
  const world = await handedIn();
  const { deps, applicationId } = world;
  const view = (await findApplication(deps, li, applicationId))!;
  const card = view.documents.find(({ kind }) => kind === 'ID_CARD')!;
  const asked = { applicationId, documentId: card.id };
  const mine = done(await documentDownload(deps, li, asked));
  expect(mine.expiresAt).toBe('2026-11-23T02:05:00.000Z');
  expect(mine.url).toContain(card.id);
  expect(await logOf(world)).toEqual([]);
  expect(codesOf(await documentDownload(deps, city, asked))).toEqual(['VALIDATION', 'PURPOSE_TOO_SHORT']);
  expect(done(await documentDownload(deps, city, { ...asked, purpose: words })).url).toBe(mine.url);
  expect(await logOf(world)).toMatchObject([{ kind: 'DOCUMENT', documentKind: 'ID_CARD', purpose: words }]);
  for (const [, actor] of others) {
    expect(codesOf(await documentDownload(deps, actor, { ...asked, purpose: words }))[0]).toBe('NOT_FOUND');
  }
  expect(codesOf(await documentDownload(deps, auditor, { ...asked, purpose: words }))[0]).toBe('FORBIDDEN');
  expect(codesOf(await documentDownload(deps, li, { ...asked, documentId: 'none' }))[0]).toBe('NOT_FOUND');
});

test('a scan that was only announced is not handed out', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const documentId = await upload(world, li, { applicationId, kind: 'PHOTO' });
  expect(codesOf(await documentDownload(world.deps, li, { applicationId, documentId }))[0]).toBe('NOT_FOUND');
});

test('what cannot be written down is not shown', async () => {
  const world = await handedIn();
  const { client, clock, objects, applicationId } = world;
  client.middlewareStack.add(
    (next, context) => (args) =>
      context.commandName === 'TransactWriteItemsCommand'
        ? Promise.reject(Object.assign(new Error('lost'), { name: 'ThrottlingException' }))
        : next(args),
    { step: 'finalizeRequest', name: 'lost', priority: 'low' },
  );
  const deps = testDeps({ client, clock, objects, seed: 'lost' });
  const unavailable = { code: 'TEMPORARILY_UNAVAILABLE' };
  await expect(findApplication(deps, city, applicationId)).rejects.toMatchObject(unavailable);
  await expect(applicantIdentity(deps, city, { applicationId, purpose: words })).rejects.toMatchObject(unavailable);
  const documentId = (await findApplication(deps, li, applicationId))!.documents[0]!.id;
  await expect(documentDownload(deps, city, { applicationId, documentId, purpose: words })).rejects.toMatchObject(
    unavailable,
  );
  client.middlewareStack.remove('lost');
});

test('an entry is kept for three years, the last moment included, and then nobody reads it', async () => {
  const world = await handedIn();
  await findApplication(world.deps, city, world.applicationId);
  world.clock.now = new Date('2029-11-23T01:59:59Z');
  expect(await logOf(world)).toHaveLength(1);
  world.clock.now = new Date('2029-11-23T02:00:00Z');
  expect(await logOf(world)).toEqual([]);
});

test('a log is read by its owner and by auditors, newest first, page by page', async () => {
  const world = await handedIn();
  const { deps, applicationId } = world;
  for (let at = 0; at < 3; at += 1) await findApplication(deps, city, applicationId);
  const first = done(await listAccessLog(deps, li, { applicationId, first: 2 }));
  expect([first.entries.length, first.hasNext]).toEqual([2, true]);
  const after = first.entries[1]!.cursor;
  expect(done(await listAccessLog(deps, li, { applicationId, first: 2, after })).entries).toHaveLength(1);
  for (const [, actor] of [...others, ['the city', city] as const, ['the province', province] as const]) {
    expect(codesOf(await listAccessLog(deps, actor, { applicationId, first: 1 }))[0]).toMatch(/NOT_FOUND|FORBIDDEN/);
  }
});

const logged = async (world: World, applicationId: string) =>
  (await logOf({ ...world, applicationId })).map(({ kind, operation, reader }) => [kind, operation, reader.label]);
const seen = (operation: string, label = '成都市职鉴中心') => ['MASKED', operation, label];

test('an office that changes an application and is answered with it leaves an entry in the same transaction', async () => {
  const world = await handedIn();
  const { deps, applicationId } = world;
  const approve = { applicationId, decision: 'APPROVE' } as const;
  world.sent.length = 0;
  done(await reviewApplication(deps, agencyStaff, approve, 'review-key-1'));
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  const first = seen('reviewApplication', '成都样例评价中心');
  expect(await logged(world, applicationId)).toEqual([first]);
  // Said again it is the same answer, which was written down.
  done(await reviewApplication(deps, agencyStaff, approve, 'review-key-1'));
  expect(await logged(world, applicationId)).toEqual([first]);
  world.clock.now = new Date(world.clock.now.getTime() + 1000);
  done(await reviewApplication(deps, city, approve, newKey()));
  world.clock.now = new Date(world.clock.now.getTime() + 1000);
  done(await enrolApplication(deps, city, { applicationId }, newKey()));
  expect(await logged(world, applicationId)).toEqual([seen('enrolApplication'), seen('reviewApplication'), first]);
});

test('a refusal that shows no answer leaves no entry; one that shows them by its trace does', async () => {
  const world = await createWorld();
  const { deps } = world;
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(deps, li, { applicationId }, newKey()));
  const review = (decision: 'APPROVE' | 'RETURN') =>
    reviewApplication(deps, agencyStaff, { applicationId, decision }, newKey());
  expect(codesOf(await review('RETURN'))[0]).toBe('VALIDATION');
  expect(await logged(world, applicationId)).toEqual([]);
  const { facts } = (await findApplication(deps, li, applicationId))!;
  await place(world, applicationId, { facts: { ...facts, skillLevel: 'INTERMEDIATE', titleLevel: 'NONE' } });
  expect(codesOf(await review('APPROVE'))[0]).toBe('NOT_ELIGIBLE');
  expect(await logged(world, applicationId)).toEqual([seen('reviewApplication', '成都样例评价中心')]);
});

test('each of a batch and the decision of an appeal leave theirs; the person who appeals leaves none', async () => {
  const world = await handedIn();
  const { deps, applicationId } = world;
  const reject = { applicationId, decision: 'REJECT', reasons: ['LEVEL_NOT_REACHED'] } as const;
  done(
    await reviewApplications(deps, agencyStaff, { reviews: [{ ...reject, reasons: [...reject.reasons] }] }, newKey()),
  );
  done(await appealRejection(deps, li, { applicationId, words: '证书有效' }, newKey()));
  world.clock.now = new Date(world.clock.now.getTime() + 1000);
  done(await decideAppeal(deps, city, { applicationId, outcome: 'UPHELD', words: '维持' }, newKey()));
  expect(await logged(world, applicationId)).toEqual([
    seen('decideAppeal'),
    seen('reviewApplication', '成都样例评价中心'),
  ]);
});
