import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { logToConsole } from '#functions/log';
import { testClient } from '#test/dynamodb';
import { answerOf, call, look, refusalOf, send, start, viewOf } from '#test/intake/http';
import { createWorld, type World } from '#test/intake/world';

type Fault = 'THROTTLED' | 'RESET' | 'SERVER_ERROR' | 'APPLIED_BUT_RESET' | 'APPLIED_BUT_500';

function fail(fault: Fault): Error {
  if (fault === 'THROTTLED')
    return Object.assign(new Error('x'), { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } });
  if (fault.endsWith('RESET')) return Object.assign(new Error('x'), { code: 'ECONNRESET' });
  return Object.assign(new Error('x'), { name: 'InternalServerError', $metadata: { httpStatusCode: 500 } });
}

/** From now on the calls that `when` picks fail so; waiting takes no time. */
function breakCalls(world: World, fault: Fault, when: (call: number, name: string) => boolean): () => void {
  let calls = 0;
  world.deps.store.sleep = async () => undefined;
  world.client.middlewareStack.add(
    (next, context) => async (args) => {
      calls += 1;
      if (!when(calls, String(context.commandName))) return next(args);
      if (fault.startsWith('APPLIED')) await next(args);
      throw fail(fault);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'fault', override: true },
  );
  return () => world.client.middlewareStack.remove('fault');
}

test.each<Fault>(['THROTTLED', 'RESET', 'SERVER_ERROR'])(
  'a table that is out (%s) is a passing fault with a time to wait; afterwards the same message goes through',
  async (fault) => {
    const world = await createWorld(testClient());
    const handle = await start(world);
    const mend = breakCalls(world, fault, () => true);
    for (const received of [
      await send(world, handle, { text: '同意' }, { messageId: 'a' }),
      await look(world, handle),
      await call(world, { path: '/intake/conversations' }),
    ]) {
      expect(refusalOf(received)).toMatchObject({ status: 503, code: 'TEMPORARILY_UNAVAILABLE' });
      expect(received.headers['retry-after']).toMatch(/^\d+$/);
    }
    mend();
    expect(answerOf(await send(world, handle, { text: '同意' }, { messageId: 'a' })).version).toBe(2);
    expect(world.lines.filter((line) => line.code === 'TEMPORARILY_UNAVAILABLE')).toHaveLength(3);
  },
);

test.each<Fault>(['THROTTLED', 'RESET', 'SERVER_ERROR', 'APPLIED_BUT_RESET', 'APPLIED_BUT_500'])(
  'one call that fails (%s), whichever it is, is not noticed and has one effect',
  async (fault) => {
    for (const failing of [1, 2]) {
      const world = await createWorld(testClient());
      const handle = await start(world);
      const mend = breakCalls(world, fault, (calls) => calls === failing);
      expect(answerOf(await send(world, handle, { text: '同意' })).version).toBe(2);
      mend();
      expect(viewOf(await look(world, handle)).version).toBe(2);
    }
  },
);

test('an answer that never came although the message was taken is given to the repeated delivery', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  const mend = breakCalls(world, 'APPLIED_BUT_RESET', (_, name) => name === 'TransactWriteItemsCommand');
  expect((await send(world, handle, { text: '同意' }, { messageId: 'a' })).status).toBe(503);
  mend();
  expect(answerOf(await send(world, handle, { text: '同意' }, { messageId: 'a' })).version).toBe(2);
});

test('no call is begun that could not end before the function does', async () => {
  const world = await createWorld(testClient());
  world.sent.length = 0;
  const { statusCode, body } = await world.handler(
    {
      rawPath: '/intake/conversations',
      requestContext: { requestId: 'late', http: { method: 'POST' } },
    },
    { getRemainingTimeInMillis: () => 1000 },
  );
  expect([statusCode, JSON.parse(body).error.code]).toEqual([503, 'TEMPORARILY_UNAVAILABLE']);
  expect(world.sent).toEqual([]);
});

test('a row that cannot be read is our fault: said without a detail, logged without a word of it', async () => {
  const world = await createWorld(testClient());
  const handle = await start(world);
  await world.client.send(
    new PutItemCommand({
      TableName: world.tableName,
      Item: {
        pk: { S: `CONV#${handle.conversationId}` },
        sk: { S: 'STATE' },
        version: { N: '1' },
        state: { S: '510702198603170012' },
      },
    }),
  );
  const received = await look(world, handle);
  expect(refusalOf(received)).toEqual({
    status: 500,
    code: 'INTERNAL_ERROR',
    message: expect.stringMatching(/^\p{Script=Han}/u),
  });
  const line = world.lines.find((one) => one.code === 'INTERNAL_ERROR');
  expect(line).toMatchObject({ level: 'ERROR', route: 'readConversation', error: 'CorruptRow' });
  expect(JSON.stringify(world.lines)).not.toContain('510702');
});

test('a line of the log is one line of JSON', () => {
  expect(() => logToConsole({ level: 'INFO', code: 'REQUEST', requestId: 'a\nb' })).not.toThrow();
});
