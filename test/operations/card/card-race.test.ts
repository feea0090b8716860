import { expect, test } from 'vitest';
import { createConflicts } from '#test/harness/conflicts';
import { gapsIn, listsOf, race } from './card-race.ts';

/** `npm run soak:issue`: the same from more processes, and over a table that turns away what meets on a row. */
const soaks = process.env.SOAK
  ? [
      { lists: 1000, people: 1, processes: 20, conflicts: false },
      { lists: 40, people: 25, processes: 40, conflicts: false },
      { lists: 1000, people: 1, processes: 8, conflicts: true },
      { lists: 40, people: 25, processes: 40, conflicts: true },
    ]
  : [];

test.each([
  { lists: 1000, people: 1, processes: 1, conflicts: false },
  { lists: 40, people: 25, processes: 8, conflicts: false },
  ...soaks,
])(
  '$lists lists of $people at once from $processes processes, conflicts: $conflicts: a thousand numbers, none twice or left out',
  async ({ lists, people, processes, conflicts: hasConflicts }) => {
    const world = await listsOf(lists, people);
    const conflicts = createConflicts();
    const disturbed = hasConflicts ? { disturbed: conflicts.disturb } : {};
    const { numbers, calls, busy, transactions, seconds } = await race(world, { lists, processes, ...disturbed });
    console.info(
      `numbers: ${numbers.length} of ${lists} lists at once from ${processes} processes in ${seconds.toFixed(1)} s: ` +
        `${calls} calls (${busy} BUSY), ${transactions} transactions, ${conflicts.refused} turned away`,
    );
    expect(numbers).toHaveLength(1000);
    expect(gapsIn(numbers)).toEqual([]);
  },
  900_000,
);
