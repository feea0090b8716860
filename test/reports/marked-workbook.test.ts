import { Buffer } from 'node:buffer';
import { readXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { markedWorkbook } from '#reports/reading/marked-workbook';
import { readFile } from '#reports/reading/read-file';
import type { ReadRoster } from '#reports/reading/reading';
import { awkward } from '#test/reports/awkward';
import { book, changed, formula, table } from '#test/reports/awkward-book';
import { today } from '#test/reports/roster-people';

async function readingOf(bytes: Uint8Array | Promise<Uint8Array>): Promise<ReadRoster> {
  const reading = readFile({ bytes: await bytes, today });
  if ('refused' in reading) throw new Error(reading.refused.code);
  return reading;
}

const dangerous = ['=1+1', '＝1+1', '+86', '-1', '@SUM(A1)', '\t=1', '=cmd|" /C calc"!A0', '=HYPERLINK("http://x")'];
const marked = {
  C3: '王=强',
  G3: '党员',
  H3: '本科',
  D4: formula('IF(1,&quot;女&quot;)', '女'),
  ...Object.fromEntries(dangerous.map((text, at) => [`M${at + 3}`, text])),
};

test('every text stands where it stood, every wrong cell is filled and says what is wrong', async () => {
  const reading = await readingOf(book(changed(table('附件5', 9), marked), { merges: ['A1:N1'] }));
  const back = await readXlsx(await markedWorkbook(reading), { readStyles: true });
  const [sheet] = back.sheets;
  for (const { row, cells } of reading.original.rows) {
    for (const [column, text] of cells) expect(sheet?.rows[row - 1]?.[column - 1], `${row} ${column}`).toBe(text);
  }
  const noted = [...(sheet?.cells ?? [])].flatMap(([key, { comment, style }]) => {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const isFilled = style?.fill?.type === 'pattern' && style.fill.fgColor?.rgb === 'FFC7CE';
    return comment || isFilled ? [`${String.fromCharCode(65 + column)}${row + 1} ${isFilled} ${comment?.text}`] : [];
  });
  const wanted = Map.groupBy(
    reading.rows.flatMap(({ problems }) => problems),
    ({ cell }) => cell,
  );
  const words = [...wanted].map(
    ([cell, problems]) =>
      `${cell} true ${problems.map(({ message, clause }) => message + (clause ? `（${clause}）` : '')).join('\n')}`,
  );
  expect(noted.toSorted()).toEqual(words.toSorted());
  expect(wanted.has('G3') && wanted.has('D4')).toBe(true);
  expect(sheet?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 13 }]);
});

test('nothing in it is a formula, whatever stood there', async () => {
  const reading = await readingOf(book(changed(table('附件5', 9), marked)));
  const back = await readXlsx(await markedWorkbook(reading), { readStyles: true });
  const cells = back.sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])]);
  expect(cells.filter(({ formula: found, type }) => found !== undefined || type === 'formula')).toEqual([]);
  expect(back.sheets[0]?.rows.flat().filter((value) => value !== null && typeof value !== 'string')).toEqual([]);
});

test('the second sheet lists every problem with its cell, clause and code, and the notes', async () => {
  const reading = await readingOf(book(changed(table('附件5', 9), marked)));
  const back = await readXlsx(await markedWorkbook(reading));
  const rows = back.sheets[1]?.rows.slice(1).map((row) => [row[1], row[4]]);
  const problems = reading.rows.flatMap((row) => row.problems.map(({ cell, code }) => [cell, code]));
  expect(back.sheets[1]?.name).toBe('问题清单');
  expect(rows).toEqual([...problems, ...reading.notes.map(({ code }) => ['', code])]);
});

test('given back and sent again unchanged, it is read to the same facts', async () => {
  for (const { bytes } of awkward) {
    const first = readFile({ bytes: Buffer.from(await bytes), today });
    if ('refused' in first) continue;
    const again = await readingOf(markedWorkbook(first));
    // What was a number too long, a formula or a date for years is text now, and may read otherwise.
    const kinds = /FORMULA|ID_AS_NUMBER|DATE_VALUE|NOT_TEXT|ERROR_VALUE/u;
    const same = first.rows.filter(({ problems }) => !problems.some(({ code }) => kinds.test(code)));
    for (const row of same.filter(() => !first.notes.some(({ code }) => code === 'MERGED'))) {
      expect(again.rows.find((each) => each.row === row.row)?.facts).toEqual(row.facts);
    }
  }
});
