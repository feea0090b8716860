import { expect, test } from 'vitest';
import { conversationRetentionDays } from '#domain/conversation/consent';
import type { ReadCaller } from '#functions/caller';
import { claimApplication } from '#operations/application/claim-application';
import { findApplication } from '#operations/application/reads';
import { contextOf } from '#operations/chat/conversation';
import { idWithin } from '#schema/global-id';
import { testClient } from '#test/dynamodb';
import { answerOf, call, look, refusalOf, send, start, viewOf } from '#test/intake/http';
import { confirms, createPerson, replyTo, talk } from '#test/intake/person';
import { createWorld, dump, type World } from '#test/intake/world';

const day = 86_400_000;
const later = (world: World, milliseconds: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + milliseconds);
};
const uuid = '0193a1c2-5c5e-7b7e-9a55-2f6d5b1f8a01';

/** A stand-in for the issuer's verification, which has tests of its own. */
const signedIn: ReadCaller = async (authorization) => {
  if (authorization === undefined) return { ok: true, actor: { kind: 'anonymous' } };
  const subject = /^Bearer (\w+)$/.exec(authorization)?.[1];
  if (subject === undefined) return { ok: false, code: 'TOKEN_REFUSED' };
  return { ok: true, actor: { kind: 'person', subject, roles: [{ role: 'applicant' }] } };
};

test('a person talks from the first question to a draft with a claim code, at two requests a message', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  const person = createPerson(1);
  world.sent.length = 0;
  const done = await talk(world, handle, person);
  expect(done.application).toMatchObject({ id: expect.any(String), claimCode: expect.any(String) });
  expect(done.replies.map((reply) => reply.text).join('\n')).toContain(done.application?.claimCode);
  expect(world.sent).toEqual(done.said.flatMap(() => ['BatchGetItemCommand', 'TransactWriteItemsCommand']));
  const code = done.application?.claimCode ?? '';
  const li = { kind: 'person' as const, subject: 'li', roles: [{ role: 'applicant' as const }] };
  expect(await claimApplication(world.deps, li, { code }, uuid)).toMatchObject({ ok: true });
  const rows = await dump(world);
  expect(rows.filter((row) => JSON.stringify(row).includes('"APP"'))).toHaveLength(1);
});

test('every message of a whole conversation, delivered again after a day, answers the same bytes and changes nothing', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  const done = await talk(world, handle, createPerson(2));
  const before = await dump(world);
  later(world, day);
  for (const { messageId, message, body } of done.said) {
    world.sent.length = 0;
    expect((await send(world, handle, message, { messageId })).body).toBe(body);
    expect(world.sent).toEqual(['BatchGetItemCommand']);
  }
  expect(await dump(world)).toEqual(before);
});

test('after the draft the conversation goes on and makes no second one', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  await talk(world, handle, createPerson(3));
  for (const text of ['你好', '确认', '重新开始', '是', '重来', '考评员', '提交']) {
    expect(answerOf(await send(world, handle, { text })).application).toBeUndefined();
  }
});

test('who is signed in owns the draft at once and gets no claim code', async () => {
  const world = await createWorld(testClient(), { readCaller: signedIn });
  const handle = await start(world);
  const done = await talk(world, handle, createPerson(4), { authorization: 'Bearer zhang' });
  expect(done.application).toEqual({ id: expect.any(String) });
  const id = idWithin('Application', done.application?.id ?? '');
  const zhang = { kind: 'person' as const, subject: 'zhang', roles: [{ role: 'applicant' as const }] };
  expect(await findApplication(world.deps, zhang, id ?? '')).toMatchObject({
    id,
    status: 'DRAFT',
    category: 'ASSESSOR',
  });
});

test('a sign-in that is not accepted is refused and not ignored, and the message may be sent again', async () => {
  const world = await createWorld(testClient(), { readCaller: signedIn });
  const handle = await start(world);
  const refused = await send(world, handle, { text: '同意' }, { messageId: 'a', authorization: 'Basic eDp5' });
  expect(refusalOf(refused)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  expect(answerOf(await send(world, handle, { text: '同意' }, { messageId: 'a' })).version).toBe(2);
});

test('a sign-in whose issuer cannot be asked is a passing fault', async () => {
  const unreachable = () => Promise.reject(new TypeError('fetch failed'));
  const world = await createWorld(testClient(), { readCaller: unreachable });
  const received = await send(world, await start(world), { text: '同意' }, { authorization: 'Bearer zhang' });
  expect(refusalOf(received)).toMatchObject({ status: 503, code: 'TEMPORARILY_UNAVAILABLE' });
  expect(received.headers['retry-after']).toMatch(/^\d+$/);
});

test('the same message id with other words, or as a choice, is a conflict and changes nothing', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  const first = await send(world, handle, { text: '同意' }, { messageId: 'a' });
  const before = await dump(world);
  for (const message of [{ text: '不同意' }, { text: '同意 ' }, { choice: '同意' }]) {
    expect(refusalOf(await send(world, handle, message, { messageId: 'a' }))).toMatchObject({
      status: 409,
      code: 'MESSAGE_ID_REUSED',
    });
  }
  expect(await dump(world)).toEqual(before);
  expect((await send(world, handle, { text: '同意' }, { messageId: 'a' })).body).toBe(first.body);
});

test('message ids belong to a conversation: another one may use the same', async () => {
  const world = await createWorld(testClient());
  const [one, other] = [await start(world), await start(world)];
  await send(world, one, { text: '同意' }, { messageId: 'a' });
  expect(answerOf(await send(world, other, { text: '不同意' }, { messageId: 'a' })).version).toBe(2);
});

test('of messages at once none is lost', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  await send(world, handle, { text: '同意' });
  for (const texts of [
    ['考评员', '电工'],
    ['高级技师', '没有职称', '证书对得上'],
  ]) {
    const before = viewOf(await look(world, handle)).version;
    const received = await Promise.all(texts.map((text) => send(world, handle, { text })));
    const versions = received.map((each) => answerOf(each).version).sort();
    expect(versions).toEqual(texts.map((_, index) => before + index + 1));
  }
});

test('one message delivered ten times at once is taken once and answered ten times alike', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  const twins = await Promise.all(
    Array.from({ length: 10 }, () => send(world, handle, { text: '同意' }, { messageId: 'twin' })),
  );
  expect(new Set(twins.map((twin) => twin.body)).size).toBe(1);
  expect(viewOf(await look(world, handle)).version).toBe(2);
});

test('the confirmation delivered five times at once makes one draft and one claim code', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  const person = createPerson(5);
  const ready = await talk(world, handle, person, { stop: confirms });
  const message = replyTo(person, ready.replies) ?? { text: '确认' };
  const twins = await Promise.all(
    Array.from({ length: 5 }, () => send(world, handle, message, { messageId: 'confirm' })),
  );
  expect(new Set(twins.map((twin) => twin.body)).size).toBe(1);
  expect((await dump(world)).filter((row) => JSON.stringify(row).includes('"APP"'))).toHaveLength(1);
});

test('unknown conversations, wrong tokens and expired conversations look alike and cost alike', async () => {
  const world = await createWorld(testClient());
  const [mine, theirs] = [await start(world), await start(world)];
  const expired = await start(world);
  world.clock.now = new Date(world.clock.now.getTime() + conversationRetentionDays * day - 1);
  await send(world, mine, { text: '同意' });
  await send(world, theirs, { text: '同意' });
  later(world, 1);
  const strangers = [
    { conversationId: 'A'.repeat(22), token: mine.token },
    { conversationId: mine.conversationId, token: theirs.token },
    { conversationId: mine.conversationId, token: 'A'.repeat(22) },
    expired,
  ];
  const answers = new Set<string>();
  for (const stranger of strangers) {
    for (const ask of [() => look(world, stranger), () => send(world, stranger, { text: '同意' })]) {
      world.sent.length = 0;
      const received = await ask();
      expect(received.status).toBe(404);
      answers.add(received.body);
      expect(world.sent).toEqual(['BatchGetItemCommand']);
    }
  }
  expect(answers.size).toBe(1);
});

test('a conversation lives thirty days from its last message, and is gone that very second', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  later(world, 29 * day);
  expect(answerOf(await send(world, handle, { text: '同意' })).expiresAt).toBe('2027-01-21T02:00:00.000Z');
  later(world, 30 * day - 1000);
  expect((await look(world, handle)).status).toBe(200);
  later(world, 1000);
  expect((await look(world, handle)).status).toBe(404);
});

test('however busy, a conversation ends after 180 days, and a delivery from its first day is known until then', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  const first = await send(world, handle, { text: '同意' }, { messageId: 'first' });
  for (let month = 0; month < 6; month += 1) {
    later(world, 29 * day);
    expect((await send(world, handle, { text: '进度' })).status).toBe(200);
  }
  expect((await send(world, handle, { text: '同意' }, { messageId: 'first' })).body).toBe(first.body);
  later(world, 6 * day);
  expect((await look(world, handle)).status).toBe(404);
});

test('a start with the same idempotency key finds the same conversation, in the same bytes, whatever was said since', async () => {
  const world = await createWorld(testClient());
  const begin = () => call(world, { path: '/intake/conversations', headers: { 'Idempotency-Key': uuid } });
  const twins = await Promise.all(Array.from({ length: 10 }, begin));
  expect(new Set(twins.map((twin) => twin.body)).size).toBe(1);
  expect(twins[0]?.status).toBe(201);
  await talk(world, JSON.parse(twins[0]?.body ?? ''), createPerson(6));
  later(world, day);
  expect((await begin()).body).toBe(twins[0]?.body);
});

test('an idempotency key whose conversation has expired begins a new one, to which old message ids mean nothing', async () => {
  const world = await createWorld(testClient());
  const begin = () => start(world, { 'Idempotency-Key': uuid });
  await send(world, await begin(), { text: '同意' }, { messageId: 'a' });
  later(world, 31 * day);
  const again = await begin();
  expect((await look(world, again)).status).toBe(200);
  expect(answerOf(await send(world, again, { text: '不同意' }, { messageId: 'a' })).version).toBe(again.version + 1);
});

test('without a key every start is another conversation with another token', async () => {
  const world = await createWorld(testClient());
  const starts = await Promise.all(Array.from({ length: 20 }, () => start(world)));
  expect(new Set(starts.flatMap(({ conversationId, token }) => [conversationId, token])).size).toBe(40);
  expect(JSON.stringify(await dump(world))).not.toContain(starts[0]?.token);
});

test('a reload finds what was understood, what was said last and the question that stands open', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  expect(viewOf(await look(world, handle))).toMatchObject({ version: 1, replies: handle.replies, understood: [] });
  const person = createPerson(7);
  const ready = await talk(world, handle, person, { stop: confirms });
  const view = viewOf(await look(world, handle));
  expect(view.replies).toEqual(ready.replies);
  expect(view.question).toEqual(ready.replies.findLast((reply) => reply.ask));
  expect(view.progress).toEqual({ atLeast: 0, atMost: 0 });
  const said = Object.fromEntries(view.understood.map((one) => [one.fact, one.said]));
  expect(said.name).toBe(person.name);
  expect(JSON.stringify(view)).not.toContain(person.idNumber);
  expect(JSON.stringify(view)).not.toContain(person.phone);
  const done = await talk(world, { ...handle, ...view }, person);
  const after = await look(world, handle);
  expect(viewOf(after).application).toEqual({ id: done.application?.id });
  expect(after.body).not.toContain(done.application?.claimCode);
});

test.each([
  ['2026-12-31T15:59:59.999Z', '2026-12-31'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
])('at %s it is %s in Sichuan', async (instant, today) => {
  const world = await createWorld(testClient());
  expect(contextOf(world.deps, new Date(instant)).today).toBe(today);
});
