/** One column of a list: `width` in characters of the standard font. */
export interface ListColumn {
  header: string;
  width: number;
  align?: 'left' | 'center';
  /** The default, text, is stored as text whatever it looks like; only counts are numbers. */
  holds?: 'text' | 'number';
  /** The words of a closed list, offered where somebody fills the sheet in. */
  words?: readonly string[];
}

/** A list as it stands on paper and in the sheet: lines above, a table, lines below. */
export interface ListLayout {
  /** What the file says of itself beside its words (marker.ts); `version` grows when the columns change. */
  marker: { list: string; version: number; kind?: string };
  sheetName: string;
  /** Lines above the title (附件3, and what the list is of), each of parts that share its width. */
  above: readonly (readonly string[])[];
  title: string;
  /** Lines between title and table. */
  head: readonly (readonly string[])[];
  columns: readonly ListColumn[];
  foot: readonly (readonly string[])[];
  /** Printed under everything, one line each. */
  notes: readonly string[];
  /** In points; by the text where it is left out. For rows to be signed in by hand. */
  rowHeight?: number;
}

/** One row of the table, column by column. */
export type ListRow = readonly (string | number)[];

/** The number of the row that holds the headers; everything up to it is printed on every page. */
export function headerRowOf({ above, head }: ListLayout): number {
  return above.length + 1 + head.length + 1;
}

/** `A`, `Z`, `AA` for 1, 26, 27. */
export function columnName(number: number): string {
  const first = Math.floor((number - 1) / 26);
  return (first > 0 ? columnName(first) : '') + String.fromCharCode(65 + ((number - 1) % 26));
}

/** The parts of a line, each with the columns that it spans, as near to equal widths as the columns allow. */
export function spansOf(parts: readonly string[], columns: readonly ListColumn[]): { from: number; to: number }[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const spans: { from: number; to: number }[] = [];
  let at = 0;
  let width = 0;
  for (const index of parts.keys()) {
    const from = at + 1;
    const left = parts.length - 1 - index;
    do {
      width += columns[at]?.width ?? 0;
      at += 1;
    } while (
      at < columns.length - left &&
      (left === 0 || width + (columns[at]?.width ?? 0) / 2 < (total * (index + 1)) / parts.length)
    );
    spans.push({ from, to: at });
  }
  return spans;
}
