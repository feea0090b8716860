import { limits } from './limits.ts';
import { giveUp } from './refusal.ts';

/** What a scan tells of: names without prefix, attributes as they stand, text decoded; the root has depth 1. */
export interface XmlListener {
  open(name: string, attributes: string, depth: number): void;
  close(name: string, depth: number): void;
  text?(text: string, depth: number): void;
}

/**
 * One pass over a part, without building anything. No DTD and no entity but XML's own five and numbers: so no text stands for more
 * than is written. What is not well-formed is damaged: the same bytes must not mean two things to two readers.
 */
export function scanXml(xml: string, listener: XmlListener): void {
  const opened: string[] = [];
  let hasRoot = false;
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const textEnd = tag < 0 ? xml.length : tag;
    if (textEnd > at) tellText(xml.slice(at, textEnd), opened.length, listener);
    if (tag < 0) break;
    const next = xml.charCodeAt(tag + 1);
    if (next === 0x21 || next === 0x3f) {
      at = aside(xml, tag, opened.length, listener);
    } else if (next === 0x2f) {
      at = closed(xml, tag, opened, listener);
    } else {
      if (opened.length === 0 && hasRoot) giveUp('DAMAGED');
      hasRoot = true;
      at = openedAt(xml, tag, opened, listener);
    }
  }
  if (opened.length > 0 || !hasRoot) giveUp('DAMAGED');
}

function tellText(text: string, depth: number, listener: XmlListener): void {
  if (depth === 0) {
    if (text.trim() !== '') giveUp('DAMAGED');
  } else listener.text?.(unescaped(text), depth);
}

/** Comments, CDATA and processing instructions; where a declaration stands instead, nothing more is read. */
function aside(xml: string, at: number, depth: number, listener: XmlListener): number {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at + 4);
  if (xml.startsWith('<?', at)) return after(xml, '?>', at + 2);
  if (!xml.startsWith('<![CDATA[', at)) giveUp('UNSAFE_XML');
  if (depth === 0) giveUp('DAMAGED');
  const end = after(xml, ']]>', at + 9);
  listener.text?.(xml.slice(at + 9, end - 3), depth);
  return end;
}

function after(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  return end < 0 ? giveUp('DAMAGED') : end + mark.length;
}

function closed(xml: string, at: number, opened: string[], listener: XmlListener): number {
  const end = xml.indexOf('>', at);
  if (end < 0) giveUp('DAMAGED');
  const name = xml.slice(at + 2, end).trimEnd();
  if (opened.at(-1) !== name) giveUp('DAMAGED');
  listener.close(localName(name), opened.length);
  opened.pop();
  return end + 1;
}

function openedAt(xml: string, at: number, opened: string[], listener: XmlListener): number {
  const end = tagEnd(xml, at + 1);
  const isEmpty = xml.charCodeAt(end - 1) === 0x2f;
  const inside = xml.slice(at + 1, isEmpty ? end - 1 : end);
  const blank = inside.search(blanks);
  const name = blank < 0 ? inside : inside.slice(0, blank);
  const local = localName(name);
  opened.push(name);
  if (opened.length > limits.depth) giveUp('UNSAFE_XML');
  listener.open(local, blank < 0 ? '' : inside.slice(blank), opened.length);
  if (isEmpty) {
    listener.close(local, opened.length);
    opened.pop();
  }
  return end + 1;
}

/** The `>` of a tag; one within quotes is none. */
function tagEnd(xml: string, from: number): number {
  let quote = 0;
  const most = Math.min(xml.length, from + limits.attributes);
  for (let at = from; at < most; at += 1) {
    const letter = xml.charCodeAt(at);
    if (quote !== 0) {
      if (letter === quote) quote = 0;
    } else if (letter === 0x22 || letter === 0x27) quote = letter;
    else if (letter === 0x3e) return at;
    else if (letter === 0x3c) giveUp('DAMAGED');
  }
  return giveUp(most < xml.length ? 'UNSAFE_XML' : 'DAMAGED');
}

const blanks = /\s/u;
/** A part has few names and a million tags: what was found good once is not looked at again. */
const known = new Map<string, string>();
const mostKnown = 1000;

function localName(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(name)) giveUp('DAMAGED');
  const colon = name.indexOf(':');
  const local = colon < 0 ? name : name.slice(colon + 1);
  if (known.size < mostKnown && name.length < 40) known.set(name, local);
  return local;
}

const written = /\s+([^\s=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;

/** The attributes of a tag, by the names that stand there. */
export function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  written.lastIndex = 0;
  let end = 0;
  for (let match = written.exec(text); match !== null; match = written.exec(text)) {
    const [, name = '', quoted, other = ''] = match;
    if (found.has(name)) giveUp('DAMAGED');
    found.set(name, unescaped(quoted ?? other));
    end = written.lastIndex;
  }
  if (text.slice(end).trim() !== '') giveUp('DAMAGED');
  return found;
}

const own: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([^;&]{0,64}));?/giu, (whole, hex, decimal, name) => {
    if (!whole.endsWith(';')) return giveUp('DAMAGED');
    if (typeof name === 'string') return own[name] ?? giveUp('UNSAFE_XML');
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0x10ffff ? giveUp('DAMAGED') : String.fromCodePoint(point);
  });
}
