import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Bundle, bundleFunction, eagerBytes, eagerInputs, messagePart } from '#cdk/bundle';
import { dynamodbEndpoint, testClient } from '#test/dynamodb';
import { answerOf, look, send, start, viewOf } from '#test/intake/http';
import { createPerson, talk } from '#test/intake/person';
import { createWorld, type World } from '#test/intake/world';

let directory: string;
let bundle: Bundle;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'intake-'));
  bundle = await bundleFunction('intake', directory);
});
afterAll(() => rmSync(directory, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

/** A world whose handler is the one that is deployed, told by its environment where the table is. */
async function deployedWorld(): Promise<World> {
  const client = testClient();
  const world = await createWorld(client);
  const { accessKeyId } = await client.config.credentials();
  const variables = {
    TABLE_NAME: world.tableName,
    SEAL_KEYS: JSON.stringify({ current: '1', keys: { 1: Buffer.alloc(32, 1).toString('base64') } }),
    LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
    AWS_REGION: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbEndpoint(),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const file = pathToFileURL(join(bundle.directory, 'index.mjs'));
  const { handler } = await import(/* @vite-ignore */ `${file.href}?${accessKeyId}`);
  return { ...world, handler };
}

test('opening the chat loads at most 170 KB, the first message at most 338 KB in all', () => {
  expect(eagerBytes(bundle.metafile)).toBeLessThanOrEqual(170_000);
  expect(eagerBytes(bundle.metafile, messagePart)).toBeLessThanOrEqual(338_000);
});

test('neither loads the SDK, S3, sign-in or GraphQL', () => {
  const strange =
    /client-s3|client-dynamodb\/|@smithy\/(?!core|signature-v4)|@aws-sdk\/(?!util-dynamodb)|jose|graphql|pothos|json-schema|zod\/v4\/classic/;
  const loaded = eagerInputs(bundle.metafile, messagePart);
  expect(loaded).toContain('domain/understanding/yes-no.ts');
  expect(loaded.filter((file) => strange.test(file))).toEqual([]);
});

test('the bundle that is deployed takes a person to a draft', async () => {
  const world = await deployedWorld();
  const done = await talk(world, await start(world), createPerson(9));
  expect(done.application?.claimCode).toMatch(/^[0-9A-Z-]{19}$/);
});

test('the bundle loses no message of several at once, and answers a repeated one in the same bytes', async () => {
  const world = await deployedWorld();
  const handle = await start(world);
  const texts = ['同意', '考评员', '电工'];
  const received = await Promise.all(
    texts.map((text, index) => send(world, handle, { text }, { messageId: `${index}` })),
  );
  expect(received.map((each) => answerOf(each).version).sort()).toEqual([2, 3, 4]);
  for (const [index, text] of texts.entries())
    expect((await send(world, handle, { text }, { messageId: `${index}` })).body).toBe(received[index]?.body);
  expect(viewOf(await look(world, handle)).version).toBe(4);
});

test('the bundle refuses a sign-in where no issuer is configured', async () => {
  const world = await deployedWorld();
  const received = await send(world, await start(world), { text: '同意' }, { authorization: 'Bearer a.b.c' });
  expect(received.status).toBe(401);
});
