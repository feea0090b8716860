import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient as SdkClient, BatchGetItemCommand as SdkCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BatchGetItemCommand, Command, DynamoDBClient, QueryCommand, sign } from '#functions/dynamodb-client';
import { createStore, Patience } from '#store/store';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

interface SentBySdk {
  headers: Record<string, string>;
  body: string;
}

/** What the SDK would send, signature and all. */
async function sentBySdk(region: string, sessionToken: string | undefined, table: string): Promise<SentBySdk> {
  const sent: SentBySdk[] = [];
  const client = new SdkClient({
    region,
    credentials: { ...credentials, ...(sessionToken === undefined ? {} : { sessionToken }) },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: SentBySdk) => {
        sent.push({ headers: request.headers, body: request.body.toString() });
        throw new Error('enough');
      },
    },
  });
  const input = { RequestItems: { [table]: { Keys: [{ pk: { S: '考评员' } }] } } };
  await client.send(new SdkCommand(input)).catch(() => undefined);
  return sent[0]!;
}

test('it signs as the SDK signs, for any region, body and session', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('cn-northwest-1', 'cn-north-1', 'ap-southeast-1', 'eu-central-1'),
      fc.option(fc.base64String({ minLength: 4 }), { nil: undefined }),
      fc.string({ minLength: 1, unit: 'grapheme' }),
      async (region, sessionToken, table) => {
        const { headers, body } = await sentBySdk(region, sessionToken, table);
        const names = /SignedHeaders=([^,]*)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
        const own = Object.fromEntries(
          names
            .filter((name) => name !== 'x-amz-date' && name !== 'x-amz-security-token')
            .map((name) => [name, headers[name] ?? '']),
        );
        const at = (headers['x-amz-date'] ?? '').replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5');
        const now = new Date(at);
        const signed = await sign({ headers: own, body, credentials: { ...credentials, sessionToken }, region, now });
        expect(signed.authorization).toBe(headers.authorization);
      },
    ),
    { numRuns: 50 },
  );
});

/** A server that answers as told; its store waits without taking time. */
async function serverSaying(answer: (calls: number) => { status: number; body: string } | 'hang' | 'reset') {
  let calls = 0;
  const heard: { target: unknown; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      calls += 1;
      heard.push({ target: request.headers['x-amz-target'], body });
      const said = answer(calls);
      if (said === 'reset') request.socket.destroy();
      else if (said !== 'hang') response.writeHead(said.status).end(said.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { endpoint, heard, close };
}

/** Asked as the store asks, without the time that it would wait. */
function ask(endpoint: string): Promise<unknown> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials,
    requestHandler: { connectionTimeout: 50, requestTimeout: 150 },
  });
  const store = createStore(client as unknown as SdkClient, 'kaoping', { sleep: async () => undefined });
  return new Patience(store).call(() => client.send(new BatchGetItemCommand({ RequestItems: {} })));
}

const nothing = { status: 200, body: '{"Responses":{"kaoping":[]},"UnprocessedKeys":{}}' };
const throttled = {
  status: 400,
  body: '{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"slow"}',
};

test.each([
  ['throttled', throttled],
  ['a 500', { status: 500, body: '{"__type":"x#InternalServerError"}' }],
  ['a 503 without a body', { status: 503, body: '' }],
  ['a broken connection', 'reset' as const],
  ['no answer', 'hang' as const],
])('after %s it is asked again', async (_name, fault) => {
  const { endpoint, heard, close } = await serverSaying((calls) => (calls === 1 ? fault : nothing));
  expect(await ask(endpoint)).toEqual(JSON.parse(nothing.body));
  expect(heard).toHaveLength(2);
  expect(heard[0]).toEqual(heard[1]);
  expect(heard[0]?.target).toBe('DynamoDB_20120810.BatchGetItem');
  close();
});

test.each([
  ['a refusal', { status: 400, body: '{"__type":"x#ValidationException","message":"no"}' }, 'ValidationException'],
  ['no table', { status: 400, body: '{"__type":"x#ResourceNotFoundException"}' }, 'ResourceNotFoundException'],
  ['an answer that is no JSON', { status: 200, body: '<html>' }, 'SyntaxError'],
])('%s is thrown on by its name', async (_name, answer, name) => {
  const { endpoint, heard, close } = await serverSaying(() => answer);
  await expect(ask(endpoint)).rejects.toMatchObject({ name });
  expect(heard).toHaveLength(1);
  close();
});

test('nobody there is a passing fault', async () => {
  const { endpoint, close } = await serverSaying(() => nothing);
  close();
  await expect(ask(endpoint)).rejects.toMatchObject({ code: 'TEMPORARILY_UNAVAILABLE' });
});

test('a cancelled transaction keeps its reasons', async () => {
  const reasons = [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }];
  const body = JSON.stringify({ __type: 'x#TransactionCanceledException', CancellationReasons: reasons });
  const { endpoint, close } = await serverSaying(() => ({ status: 400, body }));
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials });
  const refusal = { name: 'TransactionCanceledException', CancellationReasons: reasons };
  await expect(client.send(new QueryCommand({}))).rejects.toMatchObject(refusal);
  await expect(client.send(new Command({}))).rejects.toThrow('does not know');
  close();
});

test('bytes arrive as they were sent', async () => {
  const bytes = new Uint8Array([0, 255, 128, 10]);
  const { endpoint, heard, close } = await serverSaying(() => ({
    status: 200,
    body: '{"Item":{"B":{"B":"AP+ACg=="}}}',
  }));
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials });
  const answer = await client.send(
    new BatchGetItemCommand({ a: { B: bytes }, b: { B: Buffer.from(bytes) }, c: [bytes] }),
  );
  expect(JSON.parse(heard[0]!.body)).toEqual({ a: { B: 'AP+ACg==' }, b: { B: 'AP+ACg==' }, c: ['AP+ACg=='] });
  expect(answer).toEqual({ Item: { B: { B: bytes } } });
  close();
});
