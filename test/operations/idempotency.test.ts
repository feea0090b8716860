import { expect, test } from 'vitest';
import * as z from 'zod';
import { anonymous } from '#operations/actor';
import { claimApplication } from '#operations/application/claim-application';
import { listApplicationHistory } from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { defineMutation } from '#operations/mutation';
import { applicationRef, applicationWrite, openApplication } from '#store/applications';
import { commit } from '#store/commit';
import { read } from '#store/read';
import { codesOf, done, newKey, readyApplication } from './journey.ts';
import { applicant, began, createWorld, dump, staff, writeDraft } from './world.ts';

const li = applicant('li');
const wang = applicant('wang');

test.each([
  [1000, 'a second'],
  [11 * 60_000, "11 minutes, past DynamoDB's own window"],
  [7 * 86_400_000, '7 days'],
])('%i ms later (%s) the same key answers the same bytes and changes nothing', async (after) => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  const first = await submitApplication(world.deps, li, { applicationId }, 'the-same-key');
  const table = await dump(world.client);
  world.clock.now = new Date(began.getTime() + after);
  const again = await submitApplication(world.deps, li, { applicationId }, 'the-same-key');
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  expect(await dump(world.client)).toEqual(table);
});

test('words that mean another thing on another day are still the same request', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const input = { applicationId, answers: [{ fact: 'workYears', texts: ['2015年12月参加工作'] }] };
  const first = await updateApplicationDraft(world.deps, li, input, 'the-same-key');
  expect(done(first).application.facts.workYears).toBe(10.92);
  world.clock.now = new Date('2026-12-01T02:00:00Z');
  expect(await updateApplicationDraft(world.deps, li, input, 'the-same-key')).toEqual(first);
  expect(done(await updateApplicationDraft(world.deps, li, input, 'another-key')).application.facts.workYears).toBe(11);
});

test('another body under the same key is refused, another operation too', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const change = (workplace: string) =>
    updateApplicationDraft(world.deps, li, { applicationId, facts: { workplace } }, 'the-same-key');
  done(await change('甲'));
  expect(codesOf(await change('乙'))).toEqual(['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_REUSED']);
  expect(codesOf(await submitApplication(world.deps, li, { applicationId }, 'the-same-key'))).toEqual([
    'IDEMPOTENCY_KEY_REUSED',
    'IDEMPOTENCY_KEY_REUSED',
  ]);
});

test('a key belongs to whoever used it: another person neither sees the answer nor is disturbed by it', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const input = { applicationId, facts: { workplace: '甲' } };
  done(await updateApplicationDraft(world.deps, li, input, 'the-same-key'));
  expect(codesOf(await updateApplicationDraft(world.deps, wang, input, 'the-same-key'))).toEqual([
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
  const own = await writeDraft(world.deps, { actor: wang });
  const other = { applicationId: own.applicationId, facts: { workplace: '甲' } };
  done(await updateApplicationDraft(world.deps, wang, other, 'the-same-key'));
});

test('an answer is not said again to somebody whose application it is no more', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const change = () =>
    updateApplicationDraft(world.deps, li, { applicationId, facts: { workplace: '甲' } }, 'the-same-key');
  done(await change());
  const ref = applicationRef(applicationId);
  const snapshot = await read(world.deps.store, [ref]);
  const opened = await openApplication(world.deps.seal, applicationId, snapshot.find(ref)!);
  const application = { ...opened.application, owner: 'somebody else' };
  world.state = 'PLACED';
  await commit(world.deps.store, snapshot, [applicationWrite({ ...opened, application })]);
  expect(codesOf(await change())).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});

test('50 twins at once have one effect and one answer', async () => {
  const world = await createWorld();
  const { applicationId, claimCode = '' } = await writeDraft(world.deps, { actor: anonymous });
  const twins = Array.from({ length: 50 }, () => claimApplication(world.deps, li, { code: claimCode }, 'the-same-key'));
  const answers = new Set((await Promise.all(twins)).map((answer) => JSON.stringify(answer)));
  expect(answers.size).toBe(1);
  const history = done(await listApplicationHistory(world.deps, li, { applicationId, first: 100 }));
  expect(history.entries.map(({ value }) => value.action)).toEqual(['createDraft', 'claimApplication']);
});

test('a refusal is not recorded: once its reason is gone the same key succeeds', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  expect((await submitApplication(world.deps, li, { applicationId }, 'the-same-key')).ok).toBe(false);
  const ready = await readyApplication(world, wang);
  world.clock.now = new Date('2026-12-05T00:00:00Z');
  expect(codesOf(await submitApplication(world.deps, wang, { applicationId: ready }, 'another-key'))).toEqual([
    'VALIDATION',
    'REGISTRATION_CLOSED',
  ]);
  world.clock.now = began;
  done(await submitApplication(world.deps, wang, { applicationId: ready }, 'another-key'));
});

test.each([['short'], ['has a space'], ['汉字汉字汉字汉字'], ['x'.repeat(201)]])('%j is no key', async (key) => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  expect(codesOf(await updateApplicationDraft(world.deps, li, { applicationId }, key))).toEqual([
    'VALIDATION',
    'IDEMPOTENCY_KEY',
  ]);
});

test('after 10 days the key is free again', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const change = (workplace: string) =>
    updateApplicationDraft(world.deps, li, { applicationId, facts: { workplace } }, 'the-same-key');
  done(await change('甲'));
  world.clock.now = new Date(began.getTime() + 10 * 86_400_000 + 1000);
  expect(done(await change('乙')).application.facts.workplace).toBe('乙');
  expect(done(await updateApplicationDraft(world.deps, li, { applicationId }, newKey())).application.version).toBe(4);
});

test.each(['plain', 'sealed'])('of an answer only what its schema knows is kept, %s', async (how) => {
  const world = await createWorld();
  const key = await world.deps.seal.newKey('a record');
  const answer = { id: 'one', hidden: '510104199001010019', inner: { known: 1, unknown: 2 } };
  const mutation = defineMutation<object, object, { key?: typeof key }>({
    name: 'saveTrainingPlan',
    input: z.object({}),
    answer: z.object({ id: z.string(), inner: z.object({ known: z.number() }) }),
    reads: () => [],
    subject: async () => (how === 'sealed' ? { key } : {}),
    target: () => ({ centres: ['510000'] }),
    decide: async () => ({ ok: true, writes: [], answer }),
  });
  const known = { id: 'one', inner: { known: 1 } };
  for (const _ of ['first', 'again']) {
    expect(await mutation(world.deps, staff('province'), {}, 'the-same-key')).toEqual({ ok: true, value: known });
  }
  const [row] = (await dump(world.client)).filter(({ sk }) => sk?.S === 'IDEM');
  const place = { pk: row!.pk!.S!, sk: 'IDEM' };
  const stored =
    how === 'sealed' ? key.open(place, 'answer', row!.answer!.B!, z.unknown()) : JSON.parse(row!.plainAnswer!.S!);
  expect(stored).toEqual(known);
});
