import { expect, test } from 'vitest';
import { testClient } from '#test/dynamodb';
import { fuzz } from '#test/intake/fuzzing';
import { createWorld } from '#test/intake/world';

test('10,000 messages of any kind: no exception, no 5xx, no conversation lost, no empty reply', async () => {
  const world = await createWorld(testClient(), { log: () => undefined });
  const counts = await fuzz(world, 10_000, 20_241_123);
  expect(counts).toMatchObject({ messages: 10_000, lost: 0, emptyReplies: 0 });
  expect(Object.keys(counts.statuses).every((status) => ['200', '400', '413'].includes(status))).toBe(true);
  expect(counts.drafts).toBeGreaterThan(20);
  expect(counts.largestState).toBeLessThanOrEqual(32 * 1024);
}, 300_000);
