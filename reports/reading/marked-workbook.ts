import { Buffer } from 'node:buffer';
import ExcelJS from 'exceljs';
import { type Area, placeOf } from './grid.ts';
import type { CellProblem, ReadRoster } from './reading.ts';

const wrong: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };
const heading: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E1F2' } };
const listed = ['行', '单元格', '问题', '依据', '代码'];
const width = { least: 6, most: 40 };

/**
 * The sheet that was read, every text in the cell where it stood, with the wrong cells filled and their problems as notes; and a
 * sheet that lists them. Written anew from what was read: nothing of the upload itself is opened or taken over, every cell is
 * text, so that nothing in it can be a formula.
 */
export async function markedWorkbook(reading: ReadRoster): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName(reading.sheet));
  for (const { row, cells } of reading.original.rows) {
    for (const [column, text] of cells) setText(sheet.getCell(row, column), text);
  }
  layOut(sheet, reading);
  const byCell = Map.groupBy(problemsOf(reading), ({ cell }) => cell);
  for (const [cell, problems] of byCell) mark(sheet.getCell(cell), problems);
  listProblems(workbook, reading);
  return new Uint8Array(Buffer.from(await workbook.xlsx.writeBuffer()));
}

function problemsOf({ rows }: ReadRoster): CellProblem[] {
  return rows.flatMap(({ problems }) => problems);
}

/** As text whatever it looks like: a string cell under the text format, which stays text when somebody edits it. */
function setText(cell: ExcelJS.Cell, text: string): void {
  cell.value = text;
  cell.numFmt = '@';
  cell.alignment = { wrapText: true, vertical: 'middle' };
}

function mark(cell: ExcelJS.Cell, problems: readonly CellProblem[]): void {
  // Cells of a column share one style object until it is replaced.
  cell.style = { ...cell.style, fill: wrong, numFmt: '@' };
  const words = problems.map(({ message, clause }) => (clause === undefined ? message : `${message}（${clause}）`));
  cell.note = { texts: [{ text: words.join('\n') }], margins: { insetmode: 'auto' } };
}

function layOut(sheet: ExcelJS.Worksheet, { original }: ReadRoster): void {
  const header = original.rows.find(({ row }) => row === original.headerRow)?.cells ?? [];
  for (const [column] of header) {
    const texts = original.rows.flatMap(({ row, cells }) =>
      row < original.headerRow ? [] : cells.filter(([at]) => at === column).map(([, text]) => text),
    );
    const longest = Math.max(...texts.map((text) => 2 * [...text].length));
    sheet.getColumn(column).width = Math.min(width.most, Math.max(width.least, longest + 2));
    const cell = sheet.getCell(original.headerRow, column);
    cell.style = { ...cell.style, fill: heading, font: { bold: true } };
  }
  sheet.views = [{ state: 'frozen', ySplit: original.headerRow }];
  for (const { top, left, bottom, right } of titles(original)) sheet.mergeCells(top, left, bottom, right);
}

/** Titles over the table are merged again; below, every row stands for itself. None overlaps another, none is large. */
function titles({ merges, headerRow }: ReadRoster['original']): Area[] {
  const kept: Area[] = [];
  for (const area of merges) {
    const isTitle = area.bottom < headerRow && area.right <= 100 && area.bottom - area.top < 10;
    const isFree = kept.every(
      (other) =>
        area.top > other.bottom || area.bottom < other.top || area.left > other.right || area.right < other.left,
    );
    if (isTitle && isFree) kept.push(area);
  }
  return kept;
}

function listProblems(workbook: ExcelJS.Workbook, reading: ReadRoster): void {
  const name = reading.sheet === '问题清单' ? '问题清单（系统）' : '问题清单';
  const sheet = workbook.addWorksheet(name);
  sheet.columns = [{ width: 8 }, { width: 10 }, { width: 70 }, { width: 16 }, { width: 28 }];
  const rows = [
    ...problemsOf(reading).map(({ cell, message, clause = '', code }) => [
      ...[String(placeOf(cell).row), cell, message, clause, code],
    ]),
    ...reading.notes.map(({ message, clause = '', code }) => ['', '', `提示：${message}`, clause, code]),
  ];
  for (const [at, texts] of [listed, ...rows].entries()) {
    for (const [column, text] of texts.entries()) setText(sheet.getCell(at + 1, column + 1), text);
  }
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

/** Excel allows 31 characters and not all of them. */
function sheetName(name: string): string {
  const plain = name
    .replace(/[[\]:*?/\\]/gu, ' ')
    .replace(/^'+|'+$/gu, '')
    .trim();
  return [...plain].slice(0, 31).join('').slice(0, 31) || '名册';
}
