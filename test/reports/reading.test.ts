import { expect, test } from 'vitest';
import { fileRefusal } from '#reports/reading/file-kind';
import { readFile } from '#reports/reading/read-file';
import { awkward } from '#test/reports/awkward';
import { told } from '#test/reports/reading-told';
import { today } from '#test/reports/roster-people';

test.each(awkward)('$name', async ({ bytes, expected, says }) => {
  const upload = await bytes;
  const refused = fileRefusal(upload);
  expect(told(refused ? { refused } : readFile({ bytes: upload, expected, today }))).toEqual(says);
});
