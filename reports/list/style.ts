import type { Alignment, Borders, Style } from 'exceljs';
import type { ListColumn } from './layout.ts';

const line = { style: 'thin' } as const;
const frame: Partial<Borders> = { top: line, left: line, bottom: line, right: line };

const font = (name: '宋体' | '黑体', size: number) => ({ name, size, charset: 134 });
const middle = (horizontal: 'left' | 'center' | 'right'): Partial<Alignment> => ({
  vertical: 'middle',
  horizontal,
  wrapText: true,
});

/** Text: what is typed there later stays text too. */
const asText = '@';

const size = 11;
const titleSize = 18;
/** How much wider the title's letters are. */
export const titleScale = titleSize / size;

export const titleStyle: Partial<Style> = {
  font: font('黑体', titleSize),
  alignment: middle('center'),
  numFmt: asText,
};
export const lineStyle: Partial<Style> = { font: font('宋体', size), alignment: middle('left'), numFmt: asText };
/** The second of two parts stands at the other end of its line. */
export const farStyle: Partial<Style> = { ...lineStyle, alignment: middle('right') };
export const headerStyle: Partial<Style> = {
  font: font('黑体', size),
  alignment: middle('center'),
  border: frame,
  numFmt: asText,
};

/** Of the column below the table, where somebody may go on: without a frame, or the whole sheet would have one. */
export function columnStyle({ holds }: ListColumn): Partial<Style> {
  return { font: font('宋体', size), numFmt: holds === 'number' ? 'General' : asText };
}

export function cellStyle(column: ListColumn): Partial<Style> {
  const { align = 'center' } = column;
  const alignment = { ...middle(align), ...(align === 'left' && { indent: 1 }) };
  return { ...columnStyle(column), alignment, border: frame };
}
