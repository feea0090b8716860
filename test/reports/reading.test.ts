import { expect, test } from 'vitest';
import { readFile } from '#reports/reading/read-file';
import { cells } from '#test/reports/awkward-cells';
import { layouts } from '#test/reports/awkward-layouts';
import { told } from '#test/reports/reading-told';
import { today } from '#test/reports/roster-people';

test.each([...layouts, ...cells])('$name', async ({ bytes, expected, says }) => {
  expect(told(readFile({ bytes: await bytes, expected, today }))).toEqual(says);
});
