import { auditServer, serverAudits } from 'graphql-http';
import { beforeAll, expect, test } from 'vitest';
import { createGraphqlWorld, fetchThrough, type GraphqlWorld } from './world.ts';

let world: GraphqlWorld;

beforeAll(async () => {
  world = await createGraphqlWorld();
});

test('GraphQL over HTTP: every audit of graphql-http passes without an error or a warning', async () => {
  const results = await auditServer({ url: 'https://kaoping.test/graphql', fetchFn: fetchThrough(world.handler) });
  const failed = results.filter(({ status }) => status === 'error' || status === 'warn');
  expect(failed.map((result) => `${result.id} ${result.name}: ${'reason' in result ? result.reason : ''}`)).toEqual([]);
  expect(results.length).toBe(serverAudits({ url: '' }).length);
});
