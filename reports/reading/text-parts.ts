import { isDateFormat } from 'hucre';
import { limits } from './limits.ts';
import { giveUp } from './refusal.ts';
import { attributesOf, scanXml } from './xml.ts';

/**
 * The shared strings that the sheets refer to, by their numbers; the phonetic readings beside them (rPh) are left out, and
 * texts nobody refers to are not kept.
 */
export function scanStrings(xml: string, wanted: ReadonlySet<number>): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let index = -1;
  let kept: string | undefined;
  let child = '';
  scanXml(xml, {
    open(name, _, depth) {
      if (depth === 2 && name === 'si') {
        index += 1;
        if (index > limits.sharedStrings) giveUp('TOO_MUCH_INSIDE');
        kept = wanted.has(index) ? '' : undefined;
      } else if (depth === 3) child = name;
      else if (depth === 4 && child === 'r') child = name === 't' ? 'rt' : 'r';
    },
    close(name, depth) {
      if (depth === 2 && name === 'si' && kept !== undefined) found.set(index, kept);
      else if (depth === 4 && child === 'rt') child = 'r';
    },
    text(text, depth) {
      if (kept === undefined || !((depth === 3 && child === 't') || (depth === 4 && child === 'rt'))) return;
      kept += text;
      if (kept.length > limits.longestText * 2) giveUp('DAMAGED');
    },
  });
  return found;
}

/** Which of the cell styles show a number as a date: by the format's number, or by its own words. */
export function scanDateStyles(xml: string): ReadonlySet<number> {
  const formats = new Map<string, string>();
  const styles: string[] = [];
  let part = '';
  scanXml(xml, {
    open(name, text, depth) {
      if (depth === 2) part = name;
      if (depth !== 3) return;
      if (part === 'numFmts' && name === 'numFmt') {
        const attributes = attributesOf(text);
        // Excel takes no format longer than 255.
        formats.set(attributes.get('numFmtId') ?? '', (attributes.get('formatCode') ?? '').slice(0, 255));
      } else if (part === 'cellXfs' && name === 'xf') styles.push(attributesOf(text).get('numFmtId') ?? '0');
    },
    close() {},
  });
  const known = new Map<string, boolean>();
  const isDate = (id: string) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const is = isDateFormat(formats.get(id) ?? id);
    known.set(id, is);
    return is;
  };
  return new Set(styles.flatMap((id, index) => (isDate(id) ? [index] : [])));
}

/** `_x000D_` in a text stands for the character that XML cannot carry, `_x005F_` for the underscore before such a thing. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
