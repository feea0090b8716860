import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { testClient } from '#test/dynamodb';

test('each test client has a database of its own', async () => {
  expect((await testClient().send(new ListTablesCommand({}))).TableNames).toEqual([]);
});
