import { type Box, closePdf, openPdf, type Pen, points } from '#reports/pdf/pen';
import { type Block, type Cell, columns, faces, padding, page, type Row, widthOf } from './form-grid.ts';
import { type FormContent, type FormLayout, formLayout } from './form-layout.ts';

/** A line of a cell, broken and ready to be drawn. */
interface Line {
  text: string;
  block: Block;
  indent: number;
  isLast: boolean;
}

interface SetCell {
  cell: Cell;
  lines: Line[];
}

interface SetRow {
  row: Row;
  cells: SetCell[];
}

/** Where the pen stands, and the cells that reach over several rows and are still open. */
interface Sheet {
  pen: Pen;
  y: number;
  frameTop: number;
  open: { cell: SetCell; top: number; rowsLeft: number }[];
}

const left = points(page.left);
const top = points(page.top);
const bottom = points(page.height - page.bottom);
const frameWidth = points(columns.reduce((sum, width) => sum + width, 0));
const [padX, padY] = [points(padding.x), points(padding.y)];
/** Fewer lines than these of a text that goes on overleaf are not left behind. */
const fewestLines = 3;

/** The form as a PDF in A4. */
export async function formPdf(content: FormContent): Promise<Uint8Array> {
  const layout = formLayout(content);
  const pen = await openPdf(layout.title);
  pen.doc.addPage();
  const sheet: Sheet = { pen, y: top, frameTop: top, open: [] };
  drawHead(sheet, layout);
  for (const row of layout.rows) drawRow(sheet, { row, cells: row.cells.map((cell) => setCell(pen, cell)) });
  closeFrame(sheet);
  drawNotes(sheet, layout.notes);
  return closePdf(pen);
}

function drawHead(sheet: Sheet, { title, corner }: FormLayout): void {
  const { pen } = sheet;
  const [large, small] = [faces.TITLE, faces[corner.face]];
  pen.line(title, large, { x: left + (frameWidth - pen.width(title, large)) / 2, y: sheet.y });
  sheet.y += large.leading + 2;
  const free = pen.width(corner.text, small) + (corner.inset ?? 0) * small.size;
  pen.line(corner.text, small, { x: left + frameWidth - free, y: sheet.y });
  sheet.y += small.leading + 4;
  sheet.frameTop = sheet.y;
}

function drawNotes(sheet: Sheet, notes: readonly string[]): void {
  const { pen } = sheet;
  const type = faces.SMALL;
  const lines = notes.flatMap((note) => pen.lines(note, type, { width: frameWidth }));
  if (sheet.y + 4 + lines.length * type.leading > bottom) newPage(sheet);
  sheet.y += 4;
  for (const line of lines) {
    pen.line(line, type, { x: left, y: sheet.y });
    sheet.y += type.leading;
  }
}

function setCell(pen: Pen, cell: Cell): SetCell {
  const inner = points(widthOf(cell)) - 2 * padX;
  const lines = cell.blocks.flatMap((block) => {
    const type = faces[block.face];
    const indent = block.isIndented ? 2 * type.size : 0;
    const width = inner - (block.inset ?? 0) * type.size;
    const texts = pen.lines(block.text, type, { width, first: width - indent });
    return texts.map((text, at) => ({ text, block, indent: at === 0 ? indent : 0, isLast: at === texts.length - 1 }));
  });
  return { cell, lines };
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { block }) => sum + faces[block.face].leading, 0);
}

function needed({ cells }: SetRow): number {
  return Math.max(...cells.map(({ cell, lines }) => (cell.rows > 1 ? 0 : heightOf(lines) + 2 * padY)));
}

/** Whole where it fits; else on the next page, or split where it may be or must be. */
function drawRow(sheet: Sheet, row: SetRow): void {
  const height = Math.max(points(row.row.least), needed(row));
  if (sheet.y + height <= bottom) {
    drawSlice(sheet, row, height);
    return;
  }
  const room = bottom - sheet.y;
  const canStay = row.row.canSplit && room >= 2 * padY + fewestLines * faces.TEXT.leading;
  if (row.row.canSplit ? !canStay : height <= bottom - top) {
    newPage(sheet);
    drawRow(sheet, row);
    return;
  }
  const [now, later] = splitRow(row, room - 2 * padY);
  drawSlice(sheet, now, needed(later) > 2 * padY ? room : Math.min(height, room));
  if (needed(later) <= 2 * padY) return;
  newPage(sheet);
  drawRow(sheet, later);
}

function splitRow({ row, cells }: SetRow, room: number): [now: SetRow, later: SetRow] {
  const counts = cells.map(({ lines }) => lines.findIndex((_, at) => heightOf(lines.slice(0, at + 1)) > room));
  const part = (cut: (lines: Line[], count: number) => Line[]) =>
    cells.map(({ cell, lines }, at) => {
      const count = counts[at] ?? -1;
      return { cell, lines: cut(lines, count === -1 ? lines.length : count) };
    });
  const rest = { ...row, least: 0 };
  return [
    { row, cells: part((lines, count) => lines.slice(0, count)) },
    { row: rest, cells: part((lines, count) => lines.slice(count)).filter(({ cell }) => cell.rows === 1) },
  ];
}

function drawSlice(sheet: Sheet, { cells }: SetRow, height: number): void {
  for (const cell of cells) {
    if (cell.cell.rows > 1) sheet.open.push({ cell, top: sheet.y, rowsLeft: cell.cell.rows });
    else drawCell(sheet.pen, cell, { top: sheet.y, bottom: sheet.y + height });
  }
  sheet.y += height;
  sheet.open = sheet.open.flatMap((spanning) => {
    const rowsLeft = spanning.rowsLeft - 1;
    if (rowsLeft > 0) return [{ ...spanning, rowsLeft }];
    drawCell(sheet.pen, spanning.cell, { top: spanning.top, bottom: sheet.y });
    return [];
  });
}

/** Ends the page; what reaches over it has its content here and goes on empty. */
function newPage(sheet: Sheet): void {
  closeFrame(sheet);
  for (const spanning of sheet.open) drawCell(sheet.pen, spanning.cell, { top: spanning.top, bottom: sheet.y });
  sheet.pen.doc.addPage();
  sheet.y = top;
  sheet.frameTop = top;
  sheet.open = sheet.open.map(({ cell, rowsLeft }) => {
    const { photo: _, ...empty } = cell.cell;
    return { cell: { cell: empty, lines: [] }, top, rowsLeft };
  });
}

/** The outer line, heavier than those between the cells. */
function closeFrame({ pen, frameTop, y }: Sheet): void {
  if (y > frameTop)
    pen.doc
      .lineWidth(1)
      .rect(left, frameTop, frameWidth, y - frameTop)
      .stroke();
}

function drawCell(pen: Pen, { cell, lines }: SetCell, span: { top: number; bottom: number }): void {
  const x = left + points(columns.slice(0, cell.column).reduce((sum, width) => sum + width, 0));
  const box: Box = { x, y: span.top, width: points(widthOf(cell)), height: span.bottom - span.top };
  pen.doc.lineWidth(0.5).rect(box.x, box.y, box.width, box.height).stroke();
  const inner = { x: x + padX, y: box.y + padY, width: box.width - 2 * padX, height: box.height - 2 * padY };
  if (cell.photo) pen.photo(cell.photo, inner);
  const spare = inner.height - heightOf(lines);
  let y = inner.y + { TOP: 0, MIDDLE: spare / 2, BOTTOM: spare }[cell.anchor];
  for (const line of lines) {
    drawLine(pen, line, { x: inner.x, y, width: inner.width });
    y += faces[line.block.face].leading;
  }
}

function drawLine(pen: Pen, { text, block, indent, isLast }: Line, at: { x: number; y: number; width: number }): void {
  const type = faces[block.face];
  const spare = at.width - indent - (block.inset ?? 0) * type.size - pen.width(text, type);
  const shift = { LEFT: 0, JUSTIFIED: 0, CENTER: spare / 2, RIGHT: spare }[block.align];
  const gaps = [...text].length - 1;
  // A line that was broken early, before a long word, stays ragged.
  const isSpread = block.align === 'JUSTIFIED' && !isLast && gaps > 0 && spare > 0 && spare < 2.5 * type.size;
  pen.line(text, type, { x: at.x + indent + shift, y: at.y, ...(isSpread && { spread: spare / gaps }) });
}
