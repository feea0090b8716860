import { type Area, areaOf, numberWithin, placeOf } from './grid.ts';
import { limits } from './limits.ts';
import { giveUp } from './refusal.ts';
import { attributesOf, scanXml } from './xml.ts';

/** A cell with something in it, as the part writes it. */
export interface WrittenCell {
  column: number;
  /** ST_CellType: s, str, inlineStr, b, e, d, n. */
  type: string;
  style: number;
  /** The text of `<v>`, or of an inline string. */
  value: string;
  hasFormula: boolean;
}

export interface WrittenRow {
  row: number;
  isHidden: boolean;
  cells: WrittenCell[];
}

export interface WrittenSheet {
  rows: WrittenRow[];
  merges: Area[];
  hiddenColumns: { from: number; to: number }[];
}

/** What the sheets of one workbook have used of the limits so far. */
export interface Spent {
  rowElements: number;
  cellElements: number;
  rows: number;
  cells: number;
}

export function nothingSpent(): Spent {
  return { rowElements: 0, cellElements: 0, rows: 0, cells: 0 };
}

/**
 * The cells of a sheet that hold something, its merges and what is hidden. Only elements in their place count: a `<c>`
 * outside `<row>` is nothing. Validations, formats, pictures and the stated dimension are passed over, whatever they claim.
 */
export function scanSheet(xml: string, spent: Spent): WrittenSheet {
  const sheet: WrittenSheet = { rows: [], merges: [], hiddenColumns: [] };
  const scan = new SheetScan(sheet, spent);
  scanXml(xml, {
    open: (name, attributes, depth) => scan.open(name, attributes, depth),
    close: (name, depth) => scan.close(name, depth),
    text: (text, depth) => scan.text(text, depth),
  });
  return sheet;
}

class SheetScan {
  readonly #sheet: WrittenSheet;
  readonly #spent: Spent;
  /** The element of depth 2 that is open: cols, sheetData, mergeCells. */
  #part = '';
  #row: WrittenRow | undefined;
  #lastRow = 0;
  #cell: WrittenCell | undefined;
  #lastColumn = 0;
  /** The element of depth 5 that is open: v, f, is; and whether it is text that a person sees, not its phonetic reading. */
  #inCell = '';
  #inRun = '';
  #columnElements = 0;

  constructor(sheet: WrittenSheet, spent: Spent) {
    this.#sheet = sheet;
    this.#spent = spent;
  }

  open(name: string, attributes: string, depth: number): void {
    if (depth === 1 && name !== 'worksheet') giveUp('DAMAGED');
    if (depth === 2) this.#part = name;
    else if (depth === 3) this.#openPart(name, attributes);
    else if (depth === 4 && name === 'c' && this.#row) this.#openCell(attributes, this.#row);
    else if (depth === 5 && this.#cell) {
      this.#inCell = name;
      if (name === 'f') this.#cell.hasFormula = true;
    } else if (depth === 6) this.#inRun = name;
  }

  close(name: string, depth: number): void {
    if (depth === 2) this.#part = '';
    else if (depth === 3 && name === 'row') this.#closeRow();
    else if (depth === 4 && name === 'c') this.#closeCell();
    else if (depth === 5) this.#inCell = '';
    else if (depth === 6) this.#inRun = '';
  }

  text(text: string, depth: number): void {
    if (!this.#cell) return;
    const isValue = depth === 5 && this.#inCell === 'v' && this.#cell.type !== 'inlineStr';
    const isInline =
      this.#inCell === 'is' &&
      this.#cell.type === 'inlineStr' &&
      ((depth === 6 && this.#inRun === 't') || (depth === 7 && this.#inRun === 'r'));
    if (!isValue && !isInline) return;
    this.#cell.value += text;
    if (this.#cell.value.length > limits.longestText * 2) giveUp('DAMAGED');
  }

  #openPart(name: string, attributes: string): void {
    if (this.#part === 'sheetData' && name === 'row') this.#openRow(attributes);
    else if (this.#part === 'cols' && name === 'col') this.#column(attributes);
    else if (this.#part === 'mergeCells' && name === 'mergeCell') this.#merge(attributes);
  }

  #openRow(text: string): void {
    this.#spent.rowElements += 1;
    if (this.#spent.rowElements > limits.rowElements) giveUp('TOO_MANY_ROWS');
    const attributes = attributesOf(text);
    const row = numberWithin(attributes.get('r') ?? String(this.#lastRow + 1), limits.gridRows);
    if (row <= this.#lastRow) giveUp('DAMAGED');
    this.#lastRow = row;
    this.#lastColumn = 0;
    this.#row = { row, isHidden: isTrue(attributes.get('hidden')), cells: [] };
  }

  #closeRow(): void {
    const row = this.#row;
    this.#row = undefined;
    if (!row || row.cells.length === 0) return;
    this.#spent.rows += 1;
    if (this.#spent.rows > limits.rows) giveUp('TOO_MANY_ROWS');
    this.#sheet.rows.push(row);
  }

  #openCell(text: string, { row }: WrittenRow): void {
    this.#spent.cellElements += 1;
    if (this.#spent.cellElements > limits.cellElements) giveUp('TOO_MUCH_INSIDE');
    const { place, type, style } = cellAttributes(text);
    const at = place === undefined ? { row, column: this.#lastColumn + 1 } : placeOf(place);
    if (at.row !== row || at.column <= this.#lastColumn) giveUp('DAMAGED');
    if (at.column > limits.gridColumns) giveUp('OUT_OF_GRID');
    this.#lastColumn = at.column;
    this.#cell = { column: at.column, type, style: Number(style), value: '', hasFormula: false };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    if (!cell || !this.#row || (cell.value.trim() === '' && !cell.hasFormula)) return;
    if (cell.column > limits.columns) giveUp('TOO_WIDE');
    this.#spent.cells += 1;
    if (this.#spent.cells > limits.cells) giveUp('TOO_MUCH_INSIDE');
    this.#row.cells.push(cell);
  }

  #column(text: string): void {
    this.#columnElements += 1;
    if (this.#columnElements > limits.columnElements) giveUp('DAMAGED');
    const attributes = attributesOf(text);
    const from = numberWithin(attributes.get('min') ?? '', limits.gridColumns);
    const to = numberWithin(attributes.get('max') ?? '', limits.gridColumns);
    if (to < from) giveUp('DAMAGED');
    if (isTrue(attributes.get('hidden'))) this.#sheet.hiddenColumns.push({ from, to });
  }

  #merge(text: string): void {
    const area = areaOf(attributesOf(text).get('ref') ?? '');
    this.#sheet.merges.push(area);
    if (this.#sheet.merges.length > limits.merges) giveUp('TOO_MANY_MERGES');
    const isWholeSheet = area.top === 1 && area.left === 1 && area.right >= limits.columns && area.bottom > limits.rows;
    if (isWholeSheet) giveUp('SHEET_MERGED');
  }
}

/** As nearly every writer has it; a sheet has up to a million of them. */
const usual = /^ r="([A-Z]{1,3}\d{1,7})"(?: s="(\d{1,6})")?(?: t="([a-zA-Z]{1,9})")?\s?$/u;

function cellAttributes(text: string): { place: string | undefined; style: string; type: string } {
  const match = usual.exec(text);
  if (match) return { place: match[1], style: match[2] ?? '0', type: match[3] ?? 'n' };
  const attributes = attributesOf(text);
  return { place: attributes.get('r'), style: attributes.get('s') ?? '0', type: attributes.get('t') ?? 'n' };
}

/** xsd:boolean as the parts write it. */
export function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}
