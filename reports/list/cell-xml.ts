import { heightOf, linesOf } from './height.ts';
import { columnName, type ListColumn, type ListRow } from './layout.ts';

/** Whatever cannot stand in XML as it is, or would be read back as something else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unstorable = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A text as a file holds it, such that it reads back equal: control characters, a carriage return among them (XML would make a
 * line feed of it), and what only looks like one are written as ST_Xstring has it (ECMA-376 22.9.2.19).
 */
export function stored(text: string): string {
  return text.replace(unstorable, (letter) => {
    const code = letter.charCodeAt(0);
    // Half a character is none: no file can hold it.
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
    return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

/**
 * Anything of a text that needs a second look, without the costlier distinctions of Unicode: a character of XML, a control
 * character, half a character, or a blank that a reader might drop.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const notPlain = /[\u0000-\u001f&<>_\u007f\ud800-\udfff\ufff0-\uffff]|^\s|\s$|\s\s/;

/** `<t>` with a text that no reader changes: blanks stay only where the element says so. */
function element(text: string): string {
  if (!notPlain.test(text)) return `<t>${text}</t>`;
  return `<t xml:space="preserve">${stored(text).replace(/[&<>]/g, (letter) => entities[letter] ?? letter)}</t>`;
}

/**
 * One row of the table as XML. A text is an inline string: no spreadsheet takes it for a formula, a number or a day, so a
 * value that begins with = + - @ stays what it is, and nobody's text is changed. Without a height of its own a row is as high
 * as its longest text needs, and grows when somebody writes more.
 */
export function rowXml(columns: readonly ListColumn[], styles: readonly number[], height?: number) {
  const cells = columns.map((column, at) => {
    return { column, head: `<c r="${columnName(at + 1)}`, end: `" s="${styles[at] ?? 0}"` };
  });
  return (number: number, row: ListRow): string => {
    const digits = String(number);
    let xml = '';
    let lines = 1;
    for (const [at, { column, head, end }] of cells.entries()) {
      const value = row[at] ?? '';
      xml += head + digits + end;
      if (value === '') xml += '/>';
      else if (typeof value === 'number') xml += `><v>${value}</v></c>`;
      else {
        xml += ` t="inlineStr"><is>${element(value)}</is></c>`;
        lines = Math.max(lines, linesOf(value, column.width));
      }
    }
    const fixed = height === undefined ? '' : ' customHeight="1"';
    const points = height ?? heightOf(lines);
    return `<row r="${digits}" ht="${points}"${fixed}>${xml}</row>`;
  };
}
