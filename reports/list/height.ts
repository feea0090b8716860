/** In points: one line of a row, what a row has beside its lines, and the highest row there is. */
const lineHeight = 15;
const rowSpace = 7;
const highest = 409;

/** Of a row with so many lines, in points. */
export function heightOf(lines: number, perLine = lineHeight): number {
  return Math.min(lines * perLine + rowSpace, highest);
}

/**
 * As many lines as a text takes in a column of this width: a Chinese character is as wide as two digits. A column keeps two of
 * its widths for itself, for what is counted here is a little less than what a font needs.
 */
export function linesOf(text: string, width: number): number {
  const room = Math.max(width - 2, 2);
  if (text.length * 2 <= room && !text.includes('\n')) return 1;
  return text.split('\n').reduce((lines, line) => {
    let wide = 0;
    for (const letter of line) wide += letter > '\u2e7f' ? 2 : 1;
    return lines + Math.max(1, Math.ceil(wide / room));
  }, 0);
}
