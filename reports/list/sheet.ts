import type { PageSetup, Worksheet } from 'exceljs';
import { stored } from './cell-xml.ts';
import { heightOf, linesOf } from './height.ts';
import { columnName, headerRowOf, type ListLayout, spansOf } from './layout.ts';
import { columnStyle, farStyle, headerStyle, lineStyle, titleScale, titleStyle } from './style.ts';
import { type Book, offerWords } from './workbook.ts';

/** A4. */
const paperSize = 9;
const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 };
const pageNumbers = '&C第 &P 页，共 &N 页';

/** The sheet with everything that is said before its rows: how it is printed, its columns, its frozen headers. */
export function openSheet({ writer }: Book, layout: ListLayout): Worksheet {
  const header = headerRowOf(layout);
  const pageSetup: Partial<PageSetup> = {
    ...{ paperSize, margins, orientation: 'landscape' },
    ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    printTitlesRow: `1:${header}`,
  };
  const sheet = writer.addWorksheet(layout.sheetName, {
    properties: { dyDescent: 0.25 },
    pageSetup,
    headerFooter: { oddFooter: pageNumbers },
    views: [{ state: 'frozen', xSplit: 0, ySplit: header, topLeftCell: `A${header + 1}` }],
  });
  sheet.columns = layout.columns.map((column) => ({ width: column.width, style: columnStyle(column) }));
  return sheet;
}

export function writeAbove(sheet: Worksheet, layout: ListLayout): void {
  const { above, title, head, columns } = layout;
  let number = 1;
  for (const parts of above) writeLine(sheet, layout, { number: number++, parts });
  writeLine(sheet, layout, { number: number++, parts: [title], isTitle: true });
  for (const parts of head) writeLine(sheet, layout, { number: number++, parts });
  const row = sheet.getRow(number);
  for (const [at, { header }] of columns.entries()) {
    const cell = row.getCell(at + 1);
    cell.value = { richText: [{ text: stored(header) }] };
    cell.style = headerStyle;
  }
  row.height = 32;
  row.commit();
}

/** `last`: the number of the table's last row. */
export function writeBelow(sheet: Worksheet, layout: ListLayout, last: number): void {
  let number = last + 2;
  for (const parts of layout.foot) writeLine(sheet, layout, { number: number++, parts });
  for (const note of layout.notes) writeLine(sheet, layout, { number: number++, parts: [note] });
  const first = headerRowOf(layout) + 1;
  if (last < first) return;
  for (const [at, { header, words }] of layout.columns.entries()) {
    if (words)
      offerWords(sheet, { range: `${columnName(at + 1)}${first}:${columnName(at + 1)}${last}`, header, words });
  }
}

interface Line {
  number: number;
  parts: readonly string[];
  /** The title is in larger letters: so much narrower is its line, and so high. */
  isTitle?: boolean;
}

function writeLine(sheet: Worksheet, { columns }: ListLayout, { number, parts, isTitle = false }: Line): void {
  const spans = spansOf(parts, columns);
  let lines = 1;
  for (const [at, { from, to }] of spans.entries()) {
    const text = parts[at] ?? '';
    const cell = sheet.getCell(number, from);
    // Runs of text are inline strings too: no value is read as anything but text.
    cell.value = { richText: [{ text: stored(text) }] };
    cell.style = isTitle ? titleStyle : parts.length === 2 && at === 1 ? farStyle : lineStyle;
    if (to > from) sheet.mergeCells(number, from, number, to);
    const width = columns.slice(from - 1, to).reduce((sum, column) => sum + column.width, 0);
    lines = Math.max(lines, linesOf(text, isTitle ? width / titleScale : width));
  }
  sheet.getRow(number).height = isTitle ? heightOf(lines, 25) : heightOf(lines);
}
