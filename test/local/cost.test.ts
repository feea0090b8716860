import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { costTable, monthlyCost, volumes } from '#local/cost';

test('the runbook has the table as it is computed', () => {
  const runbook = readFileSync(resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  expect(runbook).toContain(costTable());
});

test('ten times as many applications cost at most ten times as much: nothing grows faster than they do', () => {
  const sums = volumes.map((count) => monthlyCost(count).reduce((sum, [, value]) => sum + value, 0));
  for (const [at, sum] of sums.entries()) expect(sum).toBeLessThanOrEqual(10 * (sums[at - 1] ?? sum));
});
