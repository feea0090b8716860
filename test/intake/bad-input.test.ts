import { beforeAll, expect, test } from 'vitest';
import { testClient } from '#test/dynamodb';
import { answerOf, call, type Handle, look, refusalOf, type Sent, send, start } from '#test/intake/http';
import { createWorld, type World } from '#test/intake/world';

let world: World;
let handle: Handle;

beforeAll(async () => {
  world = await createWorld(testClient());
  handle = await start(world);
});

const json = { 'content-type': 'application/json' };
const flood = 64 * 1024 - 40;

const bodies: [name: string, sent: Partial<Sent>, status: number, code: string, path?: string][] = [
  ['no body at all', {}, 400, 'INVALID_REQUEST'],
  ['an empty body', { body: '' }, 400, 'INVALID_REQUEST'],
  ['half an object', { body: '{"messageId":"a","text":' }, 400, 'MALFORMED_JSON'],
  ['NaN for an id', { body: '{"messageId":NaN,"text":"你好"}' }, 400, 'MALFORMED_JSON'],
  ['a raw control character in a string', { body: '{"messageId":"a","text":"\u0001"}' }, 400, 'MALFORMED_JSON'],
  ['a list', { body: [] }, 400, 'INVALID_REQUEST'],
  ['null', { body: 'null' }, 400, 'INVALID_REQUEST'],
  ['a number', { body: '7' }, 400, 'INVALID_REQUEST'],
  ['an empty object', { body: {} }, 400, 'INVALID_REQUEST', 'messageId'],
  ['no message id', { body: { text: '你好' } }, 400, 'INVALID_REQUEST', 'messageId'],
  ['a message id that is a number', { body: { messageId: 7, text: '你好' } }, 400, 'INVALID_REQUEST', 'messageId'],
  ['an empty message id', { body: { messageId: '', text: '你好' } }, 400, 'INVALID_REQUEST', 'messageId'],
  ['a message id of 65', { body: { messageId: 'a'.repeat(65), text: '好' } }, 400, 'INVALID_REQUEST', 'messageId'],
  ['a message id with a space', { body: { messageId: 'a b', text: '你好' } }, 400, 'INVALID_REQUEST', 'messageId'],
  ['a message id with a line end', { body: { messageId: 'a\n', text: '你好' } }, 400, 'INVALID_REQUEST', 'messageId'],
  ['neither text nor choice', { body: { messageId: 'a' } }, 400, 'INVALID_REQUEST', 'text'],
  ['text and choice', { body: { messageId: 'a', text: '好', choice: 'b' } }, 400, 'INVALID_REQUEST', 'text'],
  ['text that is a list', { body: { messageId: 'a', text: ['好'] } }, 400, 'INVALID_REQUEST', 'text'],
  ['text that is null', { body: { messageId: 'a', text: null } }, 400, 'INVALID_REQUEST', 'text'],
  ['empty text', { body: { messageId: 'a', text: '' } }, 400, 'INVALID_REQUEST', 'text'],
  ['text of 10,241', { body: { messageId: 'a', text: '长'.repeat(10_241) } }, 400, 'INVALID_REQUEST', 'text'],
  ['an empty choice', { body: { messageId: 'a', choice: '' } }, 400, 'INVALID_REQUEST', 'choice'],
  ['a choice of 129', { body: { messageId: 'a', choice: 'c'.repeat(129) } }, 400, 'INVALID_REQUEST', 'choice'],
  ['an unknown field', { body: { messageId: 'a', text: '好', role: 'province' } }, 400, 'INVALID_REQUEST'],
  ['a prototype', { body: '{"messageId":"a","text":"好","__proto__":{"role":"province"}}' }, 400, 'INVALID_REQUEST'],
  ['60,000 brackets', { body: '['.repeat(60_000) }, 400, 'MALFORMED_JSON'],
  ['30,000 closed brackets', { body: '['.repeat(30_000) + ']'.repeat(30_000) }, 400, 'INVALID_REQUEST'],
  [
    'brackets in the text field',
    { body: `{"text":${'['.repeat(30_000)}${']'.repeat(30_000)}}` },
    400,
    'INVALID_REQUEST',
  ],
  ['100,000 brackets', { body: '['.repeat(100_000) }, 413, 'BODY_TOO_LARGE'],
  ['1 MB of text', { body: { messageId: 'a', text: 'a'.repeat(1_000_000) } }, 413, 'BODY_TOO_LARGE'],
  ['a byte over 64 KB', { body: ' '.repeat(64 * 1024 + 1) }, 413, 'BODY_TOO_LARGE'],
  ['Chinese over 64 KB in bytes only', { body: { messageId: 'a', text: '长'.repeat(30_000) } }, 413, 'BODY_TOO_LARGE'],
  ['1 MB in base64', { body: Buffer.alloc(1_000_000, 97).toString('base64'), base64: true }, 413, 'BODY_TOO_LARGE'],
  ['base64 that is not UTF-8', { body: '/////w==', base64: true }, 400, 'MALFORMED_JSON'],
  ['base64 that is none', { body: '%%%', base64: true }, 400, 'MALFORMED_JSON'],
  ['no content type', { body: '{}', headers: { 'content-type': '' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'a form',
    { body: 'text=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'another charset',
    { body: '{}', headers: { 'content-type': 'application/json; charset=gbk' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a type that only begins like JSON',
    { body: '{}', headers: { 'content-type': 'application/jsonp' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
];

test.each(bodies)('a message with %s is refused by its type', async (_name, sent, status, code, path) => {
  const received = await call(world, {
    path: `/intake/conversations/${handle.conversationId}/messages`,
    ...sent,
    headers: { ...json, 'x-conversation-token': handle.token, ...sent.headers },
  });
  expect(refusalOf(received)).toMatchObject({ status, code, ...(path === undefined ? {} : { path }) });
  expect(refusalOf(received).message).toMatch(/\p{Script=Han}/u);
});

test('everything that is wrong is said at once', async () => {
  const received = await send(world, handle, { text: '' }, { messageId: '?' });
  expect(JSON.parse(received.body).problems.map((problem: { path: string }) => problem.path)).toEqual([
    'messageId',
    'text',
  ]);
});

test.each([
  ['emoji', '👩🏽‍🏭👨‍👩‍👧‍👦🇨🇳'],
  ['zero-width characters only', '\u200b\u200d\ufeff\u2060'],
  ['white space only', ' \u3000\t\n '],
  ['control characters', '\u0000\u0007\u001b[31m\u007f\u0085'],
  ['bidirectional overrides', '\u202e员评考\u202c'],
  ['a lone surrogate', '我\ud83d'],
  ['a lone low surrogate', '\udc00'],
  ['combining marks', `Z${'\u0336'.repeat(500)}`],
  ['the longest text', '长'.repeat(10_240)],
  ['SQL', "'; DROP TABLE users; --"],
  ['a template', '{{7*7}}#{7*7}<%= 7*7 %>'],
  ['prototype names', '__proto__ constructor toString'],
])('%s is a message like any other', async (_name, text) => {
  const answer = answerOf(await send(world, handle, { text }));
  expect(answer.replies.every((reply) => reply.text.trim() !== '')).toBe(true);
});

test.each(['__proto__', 'constructor', 'consent:maybe', '同意', '💥', '\ud83d'])(
  'a choice that was not offered, %s, is asked again',
  async (choice) => {
    expect(answerOf(await send(world, handle, { choice })).replies.length).toBeGreaterThan(0);
  },
);

const bodiesTaken: [name: string, sent: Partial<Sent>, status: number][] = [
  ['a byte order mark', { body: '\ufeff{"messageId":"bom","text":"你好"}' }, 400],
  [
    'a byte order mark in base64',
    { body: Buffer.from('\ufeff{"messageId":"bom","text":"你好"}').toString('base64'), base64: true },
    200,
  ],
  ['base64', { body: Buffer.from('{"messageId":"base64","text":"你好"}').toString('base64'), base64: true }, 200],
  ['keys twice', { body: '{"messageId":"x y","messageId":"twice","text":"a","text":"你好"}' }, 200],
  ['white space up to 64 KB', { body: `{"messageId":"wide",${' '.repeat(flood - 20)}"text":"hi"}` }, 200],
  [
    'a charset',
    { body: { messageId: 'charset', text: '好' }, headers: { 'content-type': 'Application/JSON; Charset="UTF-8"' } },
    200,
  ],
  [
    'header names in capitals',
    { body: { messageId: 'capitals', text: '好' }, headers: { 'CONTENT-TYPE': 'application/json' } },
    200,
  ],
];

test.each(bodiesTaken)('a body with %s', async (_name, sent, status) => {
  const received = await call(world, {
    path: `/intake/conversations/${handle.conversationId}/messages`,
    ...sent,
    headers: {
      ...('CONTENT-TYPE' in (sent.headers ?? {}) ? {} : json),
      'X-Conversation-Token': handle.token,
      ...sent.headers,
    },
  });
  expect(received.status).toBe(status);
});

test.each([
  ['GET', '/', 404, undefined],
  ['GET', '/intake', 404, undefined],
  ['POST', '/intake/conversations/', 405, 'GET'],
  ['POST', '/intake/conversations/a/messages/b', 404, undefined],
  ['POST', '/intake/conversationsX', 404, undefined],
  ['GET', '/intake/%2e%2e/conversations', 404, undefined],
  ['GET', '/intake/conversations', 405, 'POST'],
  ['PUT', '/intake/conversations', 405, 'POST'],
  ['DELETE', '/intake/conversations/x', 405, 'GET'],
  ['GET', '/intake/conversations/x/messages', 405, 'POST'],
  ['TRACE', '/intake/conversations/x/messages', 405, 'POST'],
])('%s %s is refused', async (method, path, status, allow) => {
  const received = await call(world, { method, path });
  expect(received.status).toBe(status);
  expect(received.headers.allow).toBe(allow);
});

test.each([
  ['a list', '[]', {}],
  ['a field', '{"token":"mine"}', {}],
  ['a short idempotency key', undefined, { 'idempotency-key': 'a' }],
  ['an idempotency key with a space', undefined, { 'idempotency-key': 'aaaaaaaa aaaaaaaa' }],
  ['an idempotency key of 21, which could be guessed', undefined, { 'idempotency-key': 'a'.repeat(21) }],
  ['an idempotency key of 129', undefined, { 'idempotency-key': 'a'.repeat(129) }],
])('a start with %s is refused', async (_name, body, headers) => {
  const received = await call(world, { path: '/intake/conversations', body, headers });
  expect(refusalOf(received)).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
});

test('no token is told from a wrong one, and neither reads the table', async () => {
  world.sent.length = 0;
  const { conversationId } = handle;
  const path = `/intake/conversations/${conversationId}`;
  expect(refusalOf(await call(world, { method: 'GET', path }))).toMatchObject({
    status: 401,
    code: 'CONVERSATION_TOKEN_REQUIRED',
  });
  for (const token of ['x', 'a'.repeat(1000), `${handle.token}=`, '💥']) {
    expect(refusalOf(await look(world, { conversationId, token }))).toMatchObject({
      status: 404,
      code: 'CONVERSATION_NOT_FOUND',
    });
  }
  expect(world.sent).toEqual([]);
});

test('nothing of all this was logged but codes, routes and statuses', () => {
  for (const line of world.lines) {
    expect(
      Object.keys(line).every((key) => ['level', 'code', 'requestId', 'route', 'status', 'refusal'].includes(key)),
    ).toBe(true);
    expect(line.level).toBe('INFO');
  }
});
