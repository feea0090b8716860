import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen } from '#local/listening';
import { type Gate, matches, startGate } from '#local/role-gate';

const table = 'arn:aws:dynamodb:local:000000000000:table/kaoping';
const key = { actions: ['kms:Decrypt'], resources: ['arn:aws:kms:local:000000000000:key/ours'] };
let service: Listening;
let gate: Gate;

beforeAll(async () => {
  service = await listen(
    0,
    (request, response) => void response.writeHead(request.url?.endsWith('/gone') ? 404 : 200).end('{}'),
  );
  gate = await startGate({
    statements: [
      { actions: ['dynamodb:PutItem'], resources: [table] },
      { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::kaoping-documents/documents/*'] },
      key,
    ],
    endpoints: { dynamodb: service.url, objects: service.url, work: service.url, secrets: service.url },
    documents: 'kaoping-documents',
  });
});
afterAll(async () => {
  await gate.stop();
  await service.stop();
});

async function transact(...kinds: string[]) {
  const TransactItems = kinds.map((kind) => ({ [kind]: { TableName: 'kaoping' } }));
  const headers = { 'x-amz-target': 'DynamoDB_20120810.TransactWriteItems' };
  const answer = await fetch(gate.url, { method: 'POST', headers, body: JSON.stringify({ TransactItems }) });
  return { status: answer.status, body: await answer.json() };
}

test('what the role allows passes, and is noted', async () => {
  expect(await transact('Put', 'Put')).toEqual({ status: 200, body: {} });
  expect(gate.used).toContainEqual({ action: 'dynamodb:PutItem', resource: table });
});

test.each(['Delete', 'Update', 'ConditionCheck'])(
  'a transaction with one %s that it does not allow is refused as a whole',
  async (kind) => {
    expect(await transact('Put', kind)).toMatchObject({ status: 400, body: { __type: 'AccessDeniedException' } });
  },
);

test('an object of another kind is refused, and so is the news that one is missing without the right to list', async () => {
  const status = async (path: string) => (await fetch(`${gate.url}/kaoping-documents/${path}`)).status;
  expect(await status('documents/a')).toBe(200);
  expect(await status('exports/a')).toBe(403);
  expect(await status('documents/gone')).toBe(403);
});

test.each([
  ['a/documents/*', 'a/documents/x/y', true],
  ['a/documents/*', 'a/documentsx', false],
  ['a.b', 'axb', false],
])('%s covers %s: %s', (pattern, resource, covered) => {
  expect(matches(pattern, resource)).toBe(covered);
});
