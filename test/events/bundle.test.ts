import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Bundle, bundleFunction } from '#cdk/bundle';
import type { EventsHandler } from '#functions/events/handler';
import { submitApplication } from '#operations/application/submit-application';
import type { Message } from '#operations/events/notify';
import { dynamodbEndpoint } from '#test/dynamodb';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, createWorld, tableName, type World } from '#test/operations/world';
import { deliver, eventRecords, statisticRows } from './delivery.ts';

const li = applicant('li');
let folder: string;
let bundle: Bundle;
let topic: Server;
let published: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'events-'));
  bundle = await bundleFunction('events', folder);
  topic = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      published.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end('<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>');
    });
  });
  await new Promise<void>((resolve) => {
    topic.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  topic.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => vi.unstubAllEnvs());

/** The function as it is deployed, told by its environment where table and messages are. */
async function deployed(world: World, messages: object): Promise<EventsHandler> {
  published = [];
  const variables = {
    TABLE_NAME: tableName,
    SEAL_KEYS: JSON.stringify({ current: 'm1', keys: { m1: Buffer.alloc(32, 7).toString('base64') } }),
    LOOKUP_KEY: Buffer.alloc(32, 9).toString('base64'),
    MESSAGES: JSON.stringify(messages),
    AWS_REGION: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbEndpoint(),
    AWS_ENDPOINT_URL_SNS: `http://127.0.0.1:${(topic.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: world.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const file = pathToFileURL(join(bundle.directory, 'index.mjs'));
  const { handler } = await import(/* @vite-ignore */ `${file.href}?${world.accessKeyId}`);
  return handler;
}

async function handedIn(): Promise<World> {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  return world;
}

test('the bundle that is deployed counts, opens what it is to open, and writes to a file', async () => {
  const world = await handedIn();
  const path = join(folder, 'messages.jsonl');
  const handler = await deployed(world, { to: 'FILE', path });
  await deliver(handler, [null, ...(await eventRecords(world))]);
  expect(await statisticRows(world)).toEqual({ '2026 510100 ASSESSOR': { applied: 1 } });
  expect(
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind),
  ).toEqual(['submitApplication']);
  expect(await handler({ replayDeadLetters: true })).toMatchObject({ replayed: 0, left: [{ reason: 'UNREADABLE' }] });
});

test('the bundle that is deployed publishes to a topic, with the phone where it is told to', async () => {
  const world = await handedIn();
  const topicArn = 'arn:aws-cn:sns:cn-north-1:123456789012:messages.fifo';
  const handler = await deployed(world, { to: 'SNS', topicArn, contact: ['phone'] });
  await deliver(handler, await eventRecords(world));
  const [sent] = published.map((body) => new URLSearchParams(body));
  const message: Message = JSON.parse(sent?.get('Message') ?? '');
  expect(message.to.phone).toMatch(/^1\d{10}$/);
  expect(sent?.get('MessageDeduplicationId')).toBe(message.id);
});
