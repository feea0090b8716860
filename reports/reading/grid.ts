import { limits } from './limits.ts';
import { giveUp } from './refusal.ts';

/** Rows and columns count from 1, as people see them. */
export interface Place {
  row: number;
  column: number;
}

export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const reference = /^([A-Z]{1,7})(\d{1,10})$/u;

/** `C12` as a place within Excel's grid. */
export function placeOf(text: string): Place {
  const [, letters = '', digits = ''] = reference.exec(text) ?? giveUp('DAMAGED');
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return { row: within(Number(digits), limits.gridRows), column: within(column, limits.gridColumns) };
}

/** `A1:J1`, or a single cell. */
export function areaOf(text: string): Area {
  const [from = '', to = from, more] = text.split(':');
  if (more !== undefined) giveUp('DAMAGED');
  const start = placeOf(from);
  const end = placeOf(to);
  if (end.row < start.row || end.column < start.column) giveUp('DAMAGED');
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

/** A row or column number as an attribute gives it. */
export function numberWithin(text: string, most: number): number {
  return /^\d{1,10}$/u.test(text) ? within(Number(text), most) : giveUp('DAMAGED');
}

function within(value: number, most: number): number {
  return value >= 1 && value <= most ? value : giveUp('OUT_OF_GRID');
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

export function referenceOf({ row, column }: Place): string {
  return `${columnLetters(column)}${row}`;
}
