import { serialToDate } from 'hucre';
import { type Area, referenceOf } from './grid.ts';
import { limits } from './limits.ts';
import { findParts, type Parts } from './package-parts.ts';
import { giveUp } from './refusal.ts';
import { nothingSpent, scanSheet, type WrittenCell, type WrittenSheet } from './sheet-scan.ts';
import { scanDateStyles, scanStrings, withoutEscapes } from './text-parts.ts';
import { openZip } from './zip.ts';

/**
 * What stands in a cell. Numbers are text without loss up to 15 digits; dates are `yyyy-mm-dd`; of a formula there is no
 * text at all, for what it last came to is only what the file claims.
 */
export interface Cell {
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula';
  text: string;
}

export interface Row {
  row: number;
  isHidden: boolean;
  /** By column. */
  cells: ReadonlyMap<number, Cell>;
}

export interface Sheet {
  name: string;
  isHidden: boolean;
  /** Those with something in them, from the top. */
  rows: readonly Row[];
  merges: readonly Area[];
  hiddenColumns: readonly { from: number; to: number }[];
}

export interface Workbook {
  sheets: readonly Sheet[];
  hasExternalLinks: boolean;
}

/** The workbook as it stands in the file, within the limits; what is not within them is given up. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const zip = openZip(bytes);
  const parts = findParts(zip);
  if (parts.sheets.length > limits.sheets) giveUp('TOO_MUCH_INSIDE');
  const spent = nothingSpent();
  const written = parts.sheets.flatMap(({ name, isHidden, path }) => {
    if (path === undefined) return [];
    return { name, isHidden, sheet: scanSheet(zip.text(path) ?? giveUp('DAMAGED'), spent) };
  });
  const wanted = new Set(written.flatMap(({ sheet }) => stringNumbers(sheet)));
  const strings = parts.strings === undefined ? undefined : zip.text(parts.strings);
  const styles = parts.styles === undefined ? undefined : zip.text(parts.styles);
  const context: Context = {
    strings: strings === undefined || wanted.size === 0 ? new Map() : scanStrings(strings, wanted),
    dateStyles: styles === undefined ? new Set() : scanDateStyles(styles),
    uses1904: parts.uses1904,
    characters: 0,
  };
  return {
    sheets: written.map(({ name, isHidden, sheet }) => ({ name, isHidden, ...readSheet(sheet, context) })),
    hasExternalLinks: parts.hasExternalLinks,
  };
}

interface Context extends Pick<Parts, 'uses1904'> {
  strings: ReadonlyMap<number, string>;
  dateStyles: ReadonlySet<number>;
  /** Kept so far, in all sheets. */
  characters: number;
}

function stringNumbers({ rows }: WrittenSheet): number[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap(({ type, value, hasFormula }) => (type === 's' && !hasFormula ? [Number(value)] : [])),
  );
}

function readSheet(sheet: WrittenSheet, context: Context): Omit<Sheet, 'name' | 'isHidden'> {
  const rows = sheet.rows.map(({ row, isHidden, cells }) => {
    const read = new Map<number, Cell>();
    for (const each of cells) {
      const cell = readCell(each, context);
      context.characters += cell.text.length;
      if (context.characters > limits.characters) giveUp('TOO_MUCH_INSIDE');
      if (cell.text.trim() !== '' || cell.kind === 'formula') read.set(each.column, cell);
    }
    return { row, isHidden, cells: read };
  });
  const { merges, hiddenColumns } = sheet;
  return { rows: rows.filter(({ cells }) => cells.size > 0), merges, hiddenColumns };
}

function readCell({ type, value, style, hasFormula }: WrittenCell, context: Context): Cell {
  if (hasFormula) return { kind: 'formula', text: '' };
  switch (type) {
    case 's': {
      const text = /^\s*\d{1,9}\s*$/u.test(value) ? context.strings.get(Number(value)) : undefined;
      return { kind: 'text', text: kept(text ?? giveUp('DAMAGED')) };
    }
    case 'b':
      return { kind: 'boolean', text: value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: value.trim().slice(0, 40) };
    case 'str':
    case 'inlineStr':
      return { kind: 'text', text: kept(value) };
    // An ISO date, as the strict form of the format writes it.
    case 'd':
      return {
        kind: 'text',
        text: value
          .trim()
          .slice(0, 40)
          .replace(/T00:00:00(?:\.0+)?Z?$/u, ''),
      };
    case 'n':
      return numeric(value.trim(), context.dateStyles.has(style), context.uses1904);
    default:
      return giveUp('DAMAGED');
  }
}

function numeric(value: string, isDate: boolean, uses1904: boolean): Cell {
  const number = Number(value);
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/u.test(value) || !Number.isFinite(number)) giveUp('DAMAGED');
  if (!isDate) return { kind: 'number', text: plain(number) };
  const date = serialToDate(number, uses1904);
  // Excel's calendar ends in 9999; a longer number under a date format shows as ####.
  const isDay = number >= 0 && !Number.isNaN(date.valueOf()) && date.getUTCFullYear() <= 9999;
  return isDay ? { kind: 'date', text: date.toISOString().slice(0, 10) } : { kind: 'number', text: plain(number) };
}

/** As Excel keeps it, 15 digits, in full: 510104199001010000, not 5.1010419900101e17. */
function plain(number: number): string {
  return String(Number(number.toPrecision(15)));
}

function kept(text: string): string {
  const whole = withoutEscapes(text);
  return whole.length > limits.keptText ? whole.slice(0, limits.keptText) : whole;
}

/** `F12`, for messages and marks. */
export function cellAt(row: number, column: number): string {
  return referenceOf({ row, column });
}
