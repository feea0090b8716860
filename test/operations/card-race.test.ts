import { expect, test } from 'vitest';
import { gapsIn, listsOf, race } from './card-race.ts';

test.each([
  { lists: 1000, people: 1, processes: 1 },
  { lists: 40, people: 25, processes: 8 },
])(
  '$lists lists of $people at once from $processes processes: a thousand numbers, each once and none left out',
  async ({ lists, people, processes }) => {
    const world = await listsOf(lists, people);
    const { numbers, calls, busy, transactions, seconds } = await race(world, { lists, processes });
    console.info(
      `numbers: ${numbers.length} of ${lists} lists at once from ${processes} processes in ${seconds.toFixed(1)} s: ` +
        `${calls} calls (${busy} BUSY), ${transactions} transactions`,
    );
    expect(numbers).toHaveLength(1000);
    expect(gapsIn(numbers)).toEqual([]);
  },
  180_000,
);
