import { beforeAll, expect, test } from 'vitest';
import { operationId } from '#functions/graphql/manifest';
import { operation } from './operations.ts';
import { createGraphqlWorld, type GraphqlWorld, type Json, send } from './world.ts';

let strict: GraphqlWorld;

beforeAll(async () => {
  strict = await createGraphqlWorld({ settings: { introspection: false, manifestOnly: true } });
});

const post = (world: GraphqlWorld, body: object) => send(world.handler, { body: JSON.stringify(body) });
const viewer = operation('ClosedLists');
const stored = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

test.each<[string, object]>([
  ['by its text', { query: viewer, variables: { names: ['Education'] } }],
  ['by its id alone', { ...stored(operationId(viewer)), variables: { names: ['Education'] } }],
  [
    'by its id and other extensions',
    {
      extensions: { clientLibrary: {}, ...stored(operationId(viewer)).extensions },
      variables: { names: ['Education'] },
    },
  ],
])('an operation of the manifest runs when asked for %s', async (_, body) => {
  const { status, json } = await post(strict, body);
  expect([status, json.errors]).toEqual([200, undefined]);
  expect(json.data.closedLists[0].values.map(({ label }: Json) => label)).toContain('大学专科');
});

test.each<[string, object]>([
  ['one of its own making', { query: '{ __typename }' }],
  ['a registered one with a blank more', { query: `${viewer} ` }],
  ['an unknown id', stored('0'.repeat(64))],
  ['an unregistered text under a registered id', { query: '{ viewer { name } }', ...stored(operationId(viewer)) }],
  ['nothing', {}],
  ['no object', []],
])('%s does not run where only the manifest may', async (_, body) => {
  const { status, json } = await post(strict, body);
  expect([status, json.errors[0].extensions.code]).toEqual([400, 'OPERATION_NOT_REGISTERED']);
});

test('the same by GET', async () => {
  const headers = { 'apollo-require-preflight': 'yes' };
  const ask = (query: string) =>
    send(strict.handler, { method: 'GET', query: `query=${encodeURIComponent(query)}`, headers });
  expect((await ask(viewer)).status).toBe(200);
  expect((await ask('{ __typename }')).json.errors[0].extensions.code).toBe('OPERATION_NOT_REGISTERED');
});

test('elsewhere anything runs, and a client that asks by an unknown id is told to send the text', async () => {
  const open = await createGraphqlWorld();
  expect((await post(open, { query: '{ __typename }' })).json.data).toEqual({ __typename: 'Query' });
  const { json } = await post(open, stored('0'.repeat(64)));
  expect(json.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
});
