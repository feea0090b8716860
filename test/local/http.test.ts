import { connect } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Dependency, largestBody, startHttp } from '#local/http';
import type { Listening } from '#local/listening';

let http: Listening;
let last: APIGatewayProxyEventV2 | undefined;
let answer: () => unknown;
const broken: Dependency = { name: 'table', check: async () => undefined };

beforeAll(async () => {
  http = await startHttp({
    routes: [
      {
        path: '/intake/*',
        functionName: 'intake',
        handler: async (event) => {
          last = event;
          return answer();
        },
      },
    ],
    dependencies: [broken],
  });
});

afterAll(() => http.stop());

test('a request becomes the event that API Gateway sends', async () => {
  answer = () => ({ statusCode: 201, headers: { 'content-type': 'application/json' }, body: '{"好":true}' });
  const response = await fetch(`${http.url}/intake/conversations?a=1&a=2&b=%E5%A5%BD`, {
    method: 'POST',
    headers: { 'X-Conversation-Token': 't', cookie: 'x=1; y=2' },
    body: '{"text":"你好"}',
  });
  expect([response.status, await response.json()]).toEqual([201, { 好: true }]);
  expect(last).toMatchObject({
    version: '2.0',
    rawPath: '/intake/conversations',
    rawQueryString: 'a=1&a=2&b=%E5%A5%BD',
    queryStringParameters: { a: '1,2', b: '好' },
    headers: { 'x-conversation-token': 't' },
    cookies: ['x=1', 'y=2'],
    body: '{"text":"你好"}',
    isBase64Encoded: false,
    requestContext: { http: { method: 'POST', path: '/intake/conversations' }, stage: '$default' },
  });
});

test('bytes that are no text travel as base64, both ways', async () => {
  answer = () => ({ statusCode: 200, isBase64Encoded: true, body: Buffer.from([0xff, 0]).toString('base64') });
  const response = await fetch(`${http.url}/intake/x`, { method: 'POST', body: new Uint8Array([0xff, 0xfe]) });
  expect(last).toMatchObject({ isBase64Encoded: true, body: '//4=' });
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0xff, 0]);
});

test.each([
  [largestBody, 200],
  [largestBody + 1, 413],
])('a body of %i bytes answers %i', async (size, status) => {
  answer = () => ({ statusCode: 200, body: '{}' });
  const response = await fetch(`${http.url}/intake/x`, { method: 'POST', body: 'a'.repeat(size) });
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/json');
});

test('a function that throws answers 500 and the server goes on', async () => {
  answer = () => {
    throw new Error('planted');
  };
  const response = await fetch(`${http.url}/intake/x`);
  expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  expect((await fetch(`${http.url}/healthz`)).status).toBe(200);
});

test('only a declared path reaches a function', async () => {
  last = undefined;
  expect((await fetch(`${http.url}/intakes`)).status).toBe(404);
  expect((await fetch(`${http.url}/`)).status).toBe(404);
  expect(last).toBeUndefined();
});

test('it is ready when everything it needs answers, and else says what does not', async () => {
  expect((await fetch(`${http.url}/readyz`)).status).toBe(200);
  broken.check = async () => {
    throw new Error('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') });
  };
  const response = await fetch(`${http.url}/readyz`);
  const reason = 'fetch failed: connect ECONNREFUSED 127.0.0.1:1';
  expect([response.status, await response.json()]).toEqual([
    503,
    { status: 'unready', missing: [{ name: 'table', reason }] },
  ]);
  expect((await fetch(`${http.url}/healthz`)).status).toBe(200);
});

test('pages on this machine may call, pages elsewhere may not', async () => {
  const allowed = async (origin: string) => {
    const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-a' };
    const preflight = await fetch(`${http.url}/intake/x`, { method: 'OPTIONS', headers });
    return [preflight.status, preflight.headers.get('access-control-allow-origin')];
  };
  expect(await allowed('http://127.0.0.1:5173')).toEqual([204, 'http://127.0.0.1:5173']);
  expect(await allowed('https://example.com')).toEqual([204, null]);
});

test('a malformed request does not end the server', async () => {
  const { port, hostname } = new URL(http.url);
  await new Promise<void>((resolve) => {
    connect(Number(port), hostname)
      .on('close', () => resolve())
      .resume()
      .end('NOT HTTP\r\n\r\n');
  });
  expect((await fetch(`${http.url}/healthz`)).status).toBe(200);
});
