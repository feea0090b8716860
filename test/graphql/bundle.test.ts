import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bundle, bundleFunction, eagerBytes, eagerInputs } from '#cdk/bundle';
import type { GraphqlHandler } from '#functions/graphql/handler';
import { operation } from './operations.ts';
import { httpEvent, lambda } from './world.ts';

let folder: string;
let bundle: Bundle;
let handler: GraphqlHandler;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoping-'));
  bundle = await bundleFunction('graphql', folder);
  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
  Object.assign(process.env, {
    ...{ TABLE_NAME: 'kaoping', AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
    ...{ AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1', LOOKUP_KEY: key(1), BUCKET_NAME: 'scans' },
    SEAL_KEYS: JSON.stringify({ current: 'k1', keys: { k1: key(2) } }),
    CALLER_SETTINGS: JSON.stringify({ issuer: 'https://i.test', audience: 'a', jwksUri: 'https://127.0.0.1:1/keys' }),
  });
  ({ handler } = await import(pathToFileURL(join(bundle.directory, 'index.mjs')).href));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function ask(body: object, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const answer = await handler(httpEvent({ headers, body: JSON.stringify(body) }), lambda);
  return { status: answer.statusCode, text: answer.body };
}

test('what is loaded at start is at most 950 KB', () => {
  expect(eagerBytes(bundle.metafile)).toBeLessThanOrEqual(950 * 1024);
});

test('what most requests do not need is not loaded at start, and what no request needs is not there', () => {
  const atStart = eagerInputs(bundle.metafile).join('\n');
  expect(atStart).not.toMatch(/@aws-sdk\/client-s3|\/jose\/|@apollo\/server\/dist\/cjs/);
  expect(atStart).not.toMatch(/usage-reporting-protobuf|@graphql-tools|exceljs|docx/);
  expect(atStart).not.toMatch(/\b(test|local|cdk)\//);
});

test('the bundle answers: rules, closed doors, an outage, a token that is none', async () => {
  const rules = await ask({ query: operation('RuleSets') });
  expect([rules.status, rules.text.includes('一(三)3')]).toEqual([200, true]);
  expect((await ask({ query: '{ __schema { types { name } } }' })).text).toContain('GRAPHQL_VALIDATION_FAILED');
  expect(await ask({ query: operation('Agencies'), variables: { city: '510100' } })).toMatchObject({ status: 503 });
  expect(await ask({ query: '{ __typename }' }, { authorization: 'Bearer none' })).toMatchObject({ status: 401 });
});
