import { afterAll, expect } from 'vitest';
import type { Finding } from '#operations/fsck/finding';
import type { World } from '#test/operations/world';

/**
 * After each file every table that it left behind is checked as a whole. What a test put into a state by hand has no history
 * that leads there, so of such a table only what a row says of itself is looked at.
 */
declare global {
  var worldsToCheck: World[] | undefined;
}

afterAll(async () => {
  const worlds = globalThis.worldsToCheck ?? [];
  if (worlds.length === 0) return;
  const { DeleteTableCommand } = await import('@aws-sdk/client-dynamodb');
  const { fsck } = await import('#operations/fsck/fsck');
  const { clientOf } = await import('#test/operations/world');
  const found: Finding[] = [];
  for (const { deps, accessKeyId, state } of worlds) {
    // Of its own: a test may have made that of the world fail.
    const client = clientOf(accessKeyId);
    const all = state === 'ODD' ? [] : await fsck({ ...deps, store: { ...deps.store, client } });
    found.push(...all.filter(({ kind }) => state === 'WHOLE' || ['ROW', 'SEAL', 'INDEX'].includes(kind)));
    // One engine holds the tables of all files in its memory.
    await client.send(new DeleteTableCommand({ TableName: deps.store.tableName }));
  }
  expect(found).toEqual([]);
}, 300_000);
