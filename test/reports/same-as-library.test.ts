import { readXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { readFile } from '#reports/reading/read-file';
import { type Cell, readWorkbook } from '#reports/reading/workbook';
import { awkward } from '#test/reports/awkward';
import { today } from '#test/reports/roster-people';

/** What another reader, made by others, has for the same cell; undefined where it is known to differ. */
function textOf(value: unknown, { kind, text }: Cell): string | undefined {
  if (kind === 'formula' || kind === 'error') return text;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value);
}

/** Where the other reader is known to differ, and why. */
const knownToDiffer: Readonly<Record<string, string>> = {
  'rich text inline, with phonetic readings, CDATA and numbers for letters': 'hucre takes phonetic readings for text',
  'more text than Excel takes': 'ours keeps the beginning',
  'a birth date as an ISO date cell': 'ours leaves out the time of day',
  'a number beyond any calendar under a date format': 'ours stays a number, as Excel shows no date',
  'parts in UTF-16': 'hucre reads UTF-8 only',
  'parts under other names, by absolute addresses': 'hucre does not resolve .. in an absolute address',
};

const readable = awkward.filter(
  ({ says, name }) => !says[0]?.startsWith('refused') && !Object.hasOwn(knownToDiffer, name),
);

test.each(readable)('every cell is what hucre reads: $name', async ({ bytes }) => {
  const file = new Uint8Array(await bytes);
  const theirs = await readXlsx(file);
  const ours = readWorkbook(file);
  expect(ours.sheets.map(({ name }) => name)).toEqual(theirs.sheets.map(({ name }) => name));
  for (const [at, sheet] of ours.sheets.entries()) {
    const rows = theirs.sheets[at]?.rows ?? [];
    const own = sheet.rows.flatMap(({ row, cells }) => [...cells].map(([column, cell]) => ({ row, column, cell })));
    for (const { row, column, cell } of own) {
      expect(cell.text, `${row} ${column}`).toBe(textOf(rows[row - 1]?.[column - 1], cell));
    }
    const filled = rows.flat().filter((value) => value !== null && String(value).trim() !== '');
    expect(own.filter(({ cell }) => cell.kind !== 'formula').length).toBeLessThanOrEqual(filled.length);
    expect(own.length).toBeGreaterThanOrEqual(filled.length);
  }
  expect('refused' in readFile({ bytes: file, today })).toBe(false);
});
