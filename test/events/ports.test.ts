import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SNSClient } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toFile } from '#functions/events/file';
import { createNotifier } from '#functions/events/notifier';
import { readMessageSettings } from '#functions/events/settings';
import { toTopic } from '#functions/events/topic';
import { toWebhook } from '#functions/events/webhook';
import type { LogLine } from '#functions/log';
import { type Message, MessageDeferred, MessageRefused } from '#operations/events/notify';

const message: Message = {
  id: 'APP#abc#11',
  to: { owner: 'owner-hash' },
  kind: 'submitApplication',
  applicationId: 'abc',
  at: '2026-11-23T02:00:00.000Z',
  text: '您的考评员申报已提交，正由评价机构初审。',
};

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let server: Server;
let url: string;
let received: Received[];
/** What is answered, in order; the last one again and again. */
let answers: { status: number; body?: string; headers?: Record<string, string>; silent?: boolean }[];

beforeEach(async () => {
  received = [];
  answers = [{ status: 200 }];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      const { status, body = '', headers = {}, silent } = answers.length > 1 ? answers.shift()! : answers[0]!;
      if (!silent) response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const secret = 'a secret of more than 32 characters';
const hook = () => toWebhook({ url, secret, timeoutSeconds: 1 }, async () => undefined);

test('a webhook gets the message with its id as idempotency key and a signature over time and body', async () => {
  await hook()(message);
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  expect(JSON.parse(body)).toEqual(message);
  expect(headers['idempotency-key']).toBe(message.id);
  const [, at, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-kaoping-signature'])) ?? [];
  expect(given).toBe(createHmac('sha256', secret).update(`${at}.${body}`).digest('hex'));
});

test.each<[string, number[], 'taken' | typeof MessageRefused | typeof MessageDeferred, number]>([
  ['201', [201], 'taken', 1],
  ['299', [299], 'taken', 1],
  ['300', [300], MessageRefused, 1],
  ['a redirect', [302], MessageRefused, 1],
  ['400', [400], MessageRefused, 1],
  ['401', [401], MessageRefused, 1],
  ['408 for ever', [408], MessageDeferred, 3],
  ['429, then 200', [429, 200], 'taken', 2],
  ['499', [499], MessageRefused, 1],
  ['500, 503, then 204', [500, 503, 204], 'taken', 3],
  ['500 for ever', [500], MessageDeferred, 3],
])('a webhook that answers %s', async (_, statuses, outcome, attempts) => {
  answers = statuses.map((status) => ({ status, headers: { location: 'http://127.0.0.1:1/elsewhere' } }));
  const sent = hook()(message);
  if (outcome === 'taken') await sent;
  else await expect(sent).rejects.toBeInstanceOf(outcome);
  expect(received.map(({ body }) => body)).toEqual(Array.from({ length: attempts }, () => JSON.stringify(message)));
});

test.each([
  ['does not answer', true],
  ['is not there', false],
])('a webhook that %s is asked for patience', async (_, there) => {
  answers = [{ status: 200, silent: true }];
  if (!there) server.close();
  await expect(hook()(message)).rejects.toBeInstanceOf(MessageDeferred);
});

const published = `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></PublishResponse>`;
const refusedBy = (code: string) =>
  `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>m</Message></Error><RequestId>1</RequestId></ErrorResponse>`;

function topic(name: string) {
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = new SNSClient({ endpoint: new URL(url).origin, region: 'local', credentials, maxAttempts: 1 });
  return toTopic(`arn:aws-cn:sns:cn-north-1:1:${name}`, client);
}

test.each([
  ['messages.fifo', message.id, 'APP#abc'],
  ['messages', null, null],
])('of topic %s the deduplication id is %s and the group %s', async (name, id, group) => {
  answers = [{ status: 200, body: published }];
  await topic(name)(message);
  const sent = new URLSearchParams(received[0]?.body);
  expect(JSON.parse(sent.get('Message') ?? '')).toEqual(message);
  expect([sent.get('MessageDeduplicationId'), sent.get('MessageGroupId')]).toEqual([id, group]);
});

test.each([
  [400, 'InvalidParameter', MessageRefused],
  [404, 'NotFound', MessageRefused],
  [403, 'AuthorizationError', MessageDeferred],
  [400, 'Throttled', MessageDeferred],
  [500, 'InternalError', MessageDeferred],
] as const)('a topic that answers %i %s', async (status, code, kind) => {
  answers = [{ status, body: refusedBy(code) }];
  await expect(topic('messages.fifo')(message)).rejects.toBeInstanceOf(kind);
});

test('a file gets a line for each message', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'));
  const send = toFile(join(folder, 'deep', 'messages.jsonl'));
  await send(message);
  await send({ ...message, id: 'APP#abc#12' });
  const lines = readFileSync(join(folder, 'deep', 'messages.jsonl'), 'utf8')
    .trim()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(['APP#abc#11', 'APP#abc#12']);
  rmSync(folder, { recursive: true });
});

test('the log says that there was a message, and not to whom', async () => {
  const lines: LogLine[] = [];
  const notifier = createNotifier(readMessageSettings(undefined), (line) => lines.push(line));
  await notifier.send(message);
  expect(notifier.contact).toEqual([]);
  expect(lines).toEqual([{ level: 'INFO', code: 'MESSAGE', route: 'submitApplication' }]);
});

test('each way out is chosen by configuration', async () => {
  const settings = { to: 'WEBHOOK', url, secret, contact: ['phone'] };
  const notifier = createNotifier(readMessageSettings(JSON.stringify(settings)), () => undefined);
  expect(notifier.contact).toEqual(['phone']);
  await notifier.send(message);
  expect(received).toHaveLength(1);
});

test.each([
  ['{"to":"WEBHOOK","url":"no address","secret":"short-secret"}', /url: .+secret: /],
  ['{"to":"PIGEON"}', /to: /],
  ['not JSON: short-secret', /it: /],
  ['{"to":"SNS"}', /topicArn: /],
])('of %s it is said what is wrong, and nothing that it holds', (text, words) => {
  expect(() => readMessageSettings(text)).toThrow(words);
  expect(() => readMessageSettings(text)).not.toThrow(/short-secret|no address/);
});
