import { expect, test } from 'vitest';
import { mutations } from '#operations/registry';
import { applicantCases } from './longest/applicant.ts';
import { bookCases } from './longest/book.ts';
import { cardCases } from './longest/card.ts';
import { type LongestCase, measuring, most, sizeOf } from './longest/case.ts';
import { classCases } from './longest/class.ts';
import { exportCases } from './longest/export.ts';
import { importCases } from './longest/import.ts';
import { reviewCases } from './longest/review.ts';
import { createWorld, dump, type World } from './world.ts';

const cases: readonly LongestCase[] = [
  ...applicantCases,
  ...reviewCases,
  ...classCases,
  ...bookCases,
  ...cardCases,
  ...exportCases,
  ...importCases,
];

/** Everything but how often somebody checked. */
async function kept(client: World['client']): Promise<string[]> {
  return (await dump(client)).filter(({ sk }) => sk?.S !== 'BUDGET').map((row) => JSON.stringify(row));
}

test('every registered mutation has a longest case', () => {
  expect(new Set(cases.map(({ operation }) => operation))).toEqual(new Set(Object.keys(mutations)));
});

test.each(cases.map((each) => [`${each.operation}: ${each.name}`, each] as const))(
  'one beyond each limit is refused by its field, and the longest is taken (%s)',
  async (name, { operation, prepare }) => {
    const world = await createWorld();
    const { longest, over = {} } = await prepare(world);
    const largest = measuring(world);
    const before = await kept(world.client);
    for (const [limit, { code, path, attempt }] of Object.entries(over)) {
      const outcome = await attempt();
      const problems = outcome.ok ? [] : outcome.refusal.problems.map((each) => [each.code, each.path ?? '']);
      expect([limit, ...problems]).toContainEqual([code, path]);
    }
    // The chat answers in words what it does not take, and goes on from there.
    if (operation !== 'sendMessage') expect(await kept(world.client)).toEqual(before);
    const outcome = await longest();
    expect(outcome.ok ? [] : outcome.refusal.problems).toEqual([]);
    const stored = Math.max(...(await dump(world.client)).map(sizeOf));
    console.info(`longest: ${name}: ${JSON.stringify({ ...largest, stored })}`);
    expect(largest.actions).toBeLessThanOrEqual(most.actions);
    expect(largest.transaction).toBeLessThanOrEqual(most.transaction);
    expect(Math.max(largest.item, stored)).toBeLessThanOrEqual(most.item);
  },
);
