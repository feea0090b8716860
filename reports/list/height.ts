/** In points: one line of a row, what a row has beside its lines, and the highest row there is. */
const lineHeight = 15;
const rowSpace = 7;
const highest = 409;
const lineFeed = 0x0a;

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
  let lines = 1;
  let wide = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const more = code > 0x2e7f ? 2 : 1;
    wide += more;
    if (code !== lineFeed && wide <= room) continue;
    lines += 1;
    wide = code === lineFeed ? 0 : more;
  }
  return lines;
}
