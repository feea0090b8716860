import { heightOf, linesOf } from './height.ts';
import { columnName, type ListColumn, type ListRow } from './layout.ts';

/** Whatever cannot stand in XML as it is, or would be read back as something else. */
const unstorable = /(?![\t\n\u0080-\u009f])\p{Cc}|[\ufffe\uffff]|[\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/gu;
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
 * Anything of a text that needs a second look, said as one class of characters because every text is held against it: those of
 * XML, control characters, half characters, `_`, and every blank, which a reader might drop.
 */
const unusual = /[\p{Cc} &<>_\u00a0\u1680\u2000-\u206f\u3000\ud800-\udfff\ufeff\ufff0-\uffff]/u;

/** A text of any letters: blanks stay only where the element says so. */
function unusualText(text: string): string {
  return `<t xml:space="preserve">${stored(text).replace(/[&<>]/g, (letter) => entities[letter] ?? letter)}</t></is></c>`;
}

/**
 * One row of the table as XML. A text is an inline string: no spreadsheet takes it for a formula, a number or a day, so a
 * value that begins with = + - @ stays what it is, and nobody's text is changed. Without a height of its own a row is as high
 * as its longest text needs, and grows when somebody writes more.
 */
export function rowXml(columns: readonly ListColumn[], styles: readonly number[], height?: number) {
  const heads = columns.map((_, at) => `<c r="${columnName(at + 1)}`);
  const empties = columns.map((_, at) => `" s="${styles[at] ?? 0}"/>`);
  const numbers = columns.map((_, at) => `" s="${styles[at] ?? 0}"><v>`);
  const texts = columns.map((_, at) => `" s="${styles[at] ?? 0}" t="inlineStr"><is>`);
  const fixed = height === undefined ? '' : ' customHeight="1"';
  // Plain loops and few, long parts: of a hundred thousand rows this is more than half of the work.
  return (number: number, row: ListRow): string => {
    const digits = String(number);
    let xml = '';
    let lines = 1;
    for (let at = 0; at < columns.length; at += 1) {
      const value = row[at] ?? '';
      if (value === '') xml += heads[at] + digits + empties[at];
      else if (typeof value === 'number') xml += `${heads[at]}${digits}${numbers[at]}${value}</v></c>`;
      else {
        const isUnusual = unusual.test(value);
        xml += heads[at] + digits + texts[at] + (isUnusual ? unusualText(value) : `<t>${value}</t></is></c>`);
        lines = Math.max(lines, linesOf(value, columns[at]?.width ?? 0));
      }
    }
    return `<row r="${digits}" ht="${height ?? heightOf(lines)}"${fixed}>${xml}</row>`;
  };
}
