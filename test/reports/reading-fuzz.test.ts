import { expect, test } from 'vitest';
import { readFile } from '#reports/reading/read-file';
import { fuzz } from '#test/reports/fuzz-roster';

test('2,000 broken files: no crash, every outcome typed, and not all of them stopped at the gate', () => {
  const outcomes = fuzz(2_000, 1);
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(2_000);
  const wanted = ['READ', 'READ_WITH_PROBLEMS', 'DAMAGED', 'UNSAFE_ARCHIVE', 'UNSAFE_XML', 'MISSING_COLUMNS'];
  expect(wanted.filter((code) => !outcomes.has(code))).toEqual([]);
});

test('a reader that breaks on one name is found, with the seed that does it', () => {
  const breaking: typeof readFile = (upload) => {
    const reading = readFile(upload);
    if ('rows' in reading && reading.notes.some(({ code }) => code === 'SERIAL')) throw new RangeError('planted');
    return reading;
  };
  expect(() => fuzz(2_000, 1, breaking)).toThrow(/^seed \d+ broke the reader$/);
});
