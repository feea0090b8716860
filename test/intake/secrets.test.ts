import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readEnvironment } from '#functions/environment';
import { withSecrets } from '#functions/secrets';

const key = 'A'.repeat(43);
/** What the service answers, one after the other; the last again and again. */
let answers: { status: number; body: object }[] = [];
const asked: { target: unknown; id: string; signed: boolean }[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { SecretId } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const signed = /AWS4-HMAC-SHA256 .*\/secretsmanager\/aws4_request/.test(request.headers.authorization ?? '');
  asked.push({ target: request.headers['x-amz-target'], id: SecretId, signed });
  const { status, body } = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 500, body: {} };
  response.writeHead(status).end(JSON.stringify(body));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'cn-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
});
beforeEach(() => {
  asked.length = 0;
  answers = [{ status: 200, body: { SecretString: JSON.stringify({ key }) } }];
});
afterAll(() => void server.close());

const variables = {
  TABLE_NAME: 'kaoping',
  SECRETS: JSON.stringify({ SEAL_KEYS: 'arn:seal', LOOKUP_KEY: 'arn:lookup' }),
};

test('keys as they were generated make a complete environment, each asked for once by a signed request', async () => {
  const environment = readEnvironment(await withSecrets(variables));
  expect(environment.SEAL_KEYS).toEqual({ current: '1', keys: { 1: `${key}=` } });
  expect(environment.LOOKUP_KEY).toBe(`${key}=`);
  expect(asked.map(({ id }) => id).sort()).toEqual(['arn:lookup', 'arn:seal']);
  expect(asked.every(({ target, signed }) => signed && target === 'secretsmanager.GetSecretValue')).toBe(true);
});

test('a second master key stands beside the first', async () => {
  const added = JSON.stringify({ current: '2', keys: { 1: `${key}=`, 2: Buffer.alloc(32, 1).toString('base64') } });
  answers = [{ status: 200, body: { SecretString: added } }];
  expect((await withSecrets({ SECRETS: '{"SEAL_KEYS":"arn:seal"}' })).SEAL_KEYS).toBe(added);
});

test("a webhook's secret comes as it is", async () => {
  expect((await withSecrets({ SECRETS: '{"MESSAGE_KEY":"arn:message"}' })).MESSAGE_KEY).toBe(key);
});

test('an outage is tried again, a refusal is not; neither says what it holds', async () => {
  answers = [
    { status: 503, body: {} },
    { status: 200, body: { SecretString: JSON.stringify({ key }) } },
  ];
  expect((await withSecrets({ SECRETS: '{"LOOKUP_KEY":"arn:lookup"}' })).LOOKUP_KEY).toBe(`${key}=`);
  answers = [{ status: 400, body: { __type: 'AccessDeniedException', Message: 'arn:lookup' } }];
  asked.length = 0;
  await expect(withSecrets({ SECRETS: '{"LOOKUP_KEY":"arn:lookup"}' })).rejects.toThrow(/^a secret was answered 400$/);
  expect(asked).toHaveLength(1);
});

test('on one machine nothing is asked for', async () => {
  expect(await withSecrets({ SEAL_KEYS: 'x' })).toEqual({ SEAL_KEYS: 'x' });
  expect(asked).toEqual([]);
});
