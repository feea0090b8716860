import { expect, test } from 'vitest';
import { formDocx } from '#reports/form/form-docx';
import { withFixedDates } from '#reports/zip-date';
import { unzipped } from './office.ts';

test('every entry of a Word file has one date, and is what it was', async () => {
  const bytes = Buffer.from(await formDocx({ form: '附件4' }));
  const dates = [...datesBehind(bytes, 'PK\x03\x04', 10), ...datesBehind(bytes, 'PK\x01\x02', 12)];
  expect(dates).toHaveLength(2 * unzipped(bytes).size);
  expect(new Set(dates)).toEqual(new Set(['00002100']));
});

test('what is no zip file, or lists what it does not hold, is not touched further', async () => {
  expect(() => withFixedDates(Buffer.from('no zip file'))).toThrow('not a zip file');
  const bytes = Buffer.from(await formDocx({ form: '附件4' }));
  bytes.writeUInt32LE(0, bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16);
  expect(() => withFixedDates(bytes)).toThrow('does not hold what it lists');
});

/** Time and date, so many bytes behind each of these marks. */
function datesBehind(bytes: Buffer, mark: string, offset: number): string[] {
  const dates: string[] = [];
  for (let at = bytes.indexOf(mark, 0, 'latin1'); at !== -1; at = bytes.indexOf(mark, at + 1, 'latin1')) {
    dates.push(bytes.toString('hex', at + offset, at + offset + 4));
  }
  return dates;
}
