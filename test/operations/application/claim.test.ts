import { expect, test } from 'vitest';
import { type Actor, anonymous } from '#operations/actor';
import { claimApplication } from '#operations/application/claim-application';
import { findApplication, listOwnApplications } from '#operations/application/reads';
import { applicationIdOf } from '#operations/chat/claim-code';
import { startConversation } from '#operations/chat/conversation';
import { MessageAnswer, StartAnswer } from '#operations/chat/conversation-answers';
import { sendMessage } from '#operations/chat/message';
import { found, textOf } from '#test/canary';
import { createPerson, replyTo } from '#test/intake/person';
import { codesOf, done, newKey } from '#test/operations/journey';
import { applicant, began, createWorld, dump, writeDraft } from '#test/operations/world';

const li = applicant('li');
const wang = applicant('wang');
const days = 86_400_000;

async function unclaimed() {
  const world = await createWorld();
  const { applicationId, claimCode = '' } = await writeDraft(world.deps, { actor: anonymous });
  return { world, applicationId, claimCode };
}

test('a draft left by nobody is claimed by its code in one read and one transaction, however the code is typed', async () => {
  const { world, applicationId, claimCode } = await unclaimed();
  expect(await findApplication(world.deps, li, applicationId)).toBeUndefined();
  world.sent.length = 0;
  const typed = ` ${claimCode.toLowerCase().replace(/-/g, '－').replace(/0/g, 'o').replace(/1/g, 'l')} `;
  const { application } = done(await claimApplication(world.deps, li, { code: typed }, newKey()));
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(application).toMatchObject({ id: applicationId, status: 'DRAFT', version: 2 });
  expect(await findApplication(world.deps, li, applicationId)).toEqual(application);
});

test('the code stands nowhere in the table; the id follows from it with at least 120 bits', async () => {
  const { world, applicationId, claimCode } = await unclaimed();
  const raw = textOf(await dump(world.client));
  expect(found(raw, [claimCode, claimCode.replaceAll('-', '')])).toEqual([]);
  expect(applicationId).toBe(applicationIdOf(world.deps.seal, claimCode));
  expect(applicationId.length * 6).toBeGreaterThanOrEqual(120);
});

test('a code is good once: for another person it is used, for the same person the draft is already theirs', async () => {
  const { world, applicationId, claimCode } = await unclaimed();
  done(await claimApplication(world.deps, li, { code: claimCode }, newKey()));
  expect(codesOf(await claimApplication(world.deps, wang, { code: claimCode }, newKey()))).toEqual([
    'CONFLICT',
    'CLAIM_CODE_USED',
  ]);
  expect(codesOf(await claimApplication(world.deps, li, { code: claimCode }, newKey()))).toEqual([
    'CONFLICT',
    'ALREADY_YOURS',
  ]);
  expect(await findApplication(world.deps, wang, applicationId)).toBeUndefined();
});

test.each([
  [7 * days, []],
  [7 * days + 1000, ['CONFLICT', 'CLAIM_CODE_EXPIRED']],
  [8 * days - 1000, ['CONFLICT', 'CLAIM_CODE_EXPIRED']],
  [8 * days, ['NOT_FOUND', 'NOT_FOUND']],
])('after %i ms the code answers %j', async (after, expected) => {
  const { world, claimCode } = await unclaimed();
  world.clock.now = new Date(began.getTime() + after);
  expect(codesOf(await claimApplication(world.deps, li, { code: claimCode }, newKey()))).toEqual(expected);
});

test.each([['0000-0000-0000-0000'], ['short'], [''], ['🙂'.repeat(16)]])('%j is no code', async (code) => {
  const { world } = await unclaimed();
  expect(codesOf(await claimApplication(world.deps, li, { code }, newKey()))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});

test('once claimed a draft does not expire', async () => {
  const { world, applicationId, claimCode } = await unclaimed();
  done(await claimApplication(world.deps, li, { code: claimCode }, newKey()));
  world.clock.now = new Date(began.getTime() + 1000 * days);
  expect((await findApplication(world.deps, li, applicationId))?.id).toBe(applicationId);
});

test('of two who claim at once exactly one gets the draft', async () => {
  const { world, claimCode } = await unclaimed();
  const both = await Promise.all(
    [li, wang].map((actor) => claimApplication(world.deps, actor, { code: claimCode }, newKey())),
  );
  expect(both.map(codesOf).sort()).toEqual([[], ['CONFLICT', 'CLAIM_CODE_USED']]);
});

test('a draft made by a signed-in person is their own at once and cannot be claimed', async () => {
  const world = await createWorld();
  const { applicationId, claimCode } = await writeDraft(world.deps, { actor: li });
  expect(claimCode).toBeUndefined();
  expect((await findApplication(world.deps, li, applicationId))?.id).toBe(applicationId);
});

const officer: Actor = { kind: 'person', subject: 'officer', roles: [{ role: 'city', city: '510100' }] };

test.each<[string, Actor, boolean]>([
  ['an applicant who is signed in', li, false],
  ['staff who try the chat', officer, true],
  ['nobody who is signed in', anonymous, true],
])('the draft of a chat by %s: with a claim code or without', async (_, actor, hasCode) => {
  const { deps } = await createWorld();
  const begun = StartAnswer.parse(JSON.parse(done(await startConversation(deps, anonymous, newKey())).json));
  let answer: Pick<MessageAnswer, 'replies' | 'application'> = begun;
  for (let turn = 0; !answer.application; turn += 1) {
    const message = replyTo(createPerson(11), answer.replies)!;
    const { json } = done(await sendMessage(deps, actor, { ...begun, messageId: `m-${turn}`, message }));
    answer = MessageAnswer.parse(JSON.parse(json));
  }
  expect(answer.application.claimCode !== undefined).toBe(hasCode);
  const own = done(await listOwnApplications(deps, li, { first: 10 }));
  expect(own.entries).toHaveLength(hasCode ? 0 : 1);
});
