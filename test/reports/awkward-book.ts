import { type RosterId, rosters } from '#domain/roster/columns';
import { letters, type RawBook, type RawCell, type RawSheet, rawXlsx } from '#test/reports/raw-xlsx';
import { assessor, supervisor } from '#test/reports/roster-people';

/** A workbook as somebody really made it, and what becomes of it, line by line as `told` (reading-told.ts) tells it. */
export interface Awkward {
  name: string;
  bytes: Uint8Array | Promise<Uint8Array>;
  expected?: RosterId;
  says: readonly string[];
}

export const headers = (rosterId: RosterId): string[] => rosters[rosterId].columns.map(({ header }) => header);

/** The first `count` people, one row each. */
export function people(rosterId: RosterId, count: number, from = 0): string[][] {
  const person = rosterId === '附件3' ? assessor : supervisor;
  return Array.from({ length: count }, (_, at) => [...person(from + at).texts]);
}

/** Title, header in row 2, people from row 3 on. */
export function table(rosterId: RosterId, count: number): RawCell[][] {
  return [[rosters[rosterId].title], headers(rosterId), ...people(rosterId, count)];
}

/** The same rows with other cells: `{ F4: '党员' }`. */
export function changed(rows: readonly (readonly RawCell[])[], cells: Readonly<Record<string, RawCell>>): RawCell[][] {
  const left = new Map(Object.entries(cells));
  const longest = Math.max(...rows.map((row) => row.length));
  const result = rows.map((row, index) =>
    Array.from({ length: longest }, (_, at): RawCell => {
      const place = `${letters(at + 1)}${index + 1}`;
      const cell = left.get(place);
      left.delete(place);
      return cell === undefined ? (row[at] ?? null) : cell;
    }),
  );
  if (left.size > 0) throw new Error(`no such cells: ${[...left.keys()].join()}`);
  return result;
}

export function book(rows: readonly (readonly RawCell[])[], more: Partial<RawSheet> = {}, rest: Partial<RawBook> = {}) {
  return rawXlsx({ sheets: [{ name: '名册', rows, ...more }], ...rest });
}

/** Columns of every row in another order. */
export function reordered(rows: readonly (readonly RawCell[])[], order: readonly number[]): RawCell[][] {
  return rows.map((row) => order.map((from) => row[from] ?? null));
}

export const formula = (words: string, value: string): RawCell => ({
  attributes: 't="str"',
  content: `<f>${words}</f><v>${value}</v>`,
});
export const shared = (index: number): RawCell => ({ attributes: 't="s"', content: `<v>${index}</v>` });
export const numberIn = (style: number, value: number): RawCell => ({
  attributes: `s="${style}"`,
  content: `<v>${value}</v>`,
});
