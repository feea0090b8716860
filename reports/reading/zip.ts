import { Buffer } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import { limits } from './limits.ts';
import { giveUp } from './refusal.ts';

interface Entry {
  name: string;
  method: number;
  crc: number;
  /** As the directory says; what is inflated must come out as exactly this. */
  stored: number;
  inflated: number;
  /** Of the local header. */
  offset: number;
}

export interface Zip {
  names: ReadonlySet<string>;
  /** The text of a part; undefined where there is none. All together stay within the limits. */
  text(name: string): string | undefined;
}

const endLength = 22;
const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const endHeader = 0x06054b50;

/**
 * The archive by its central directory, read by hand so that nothing is inflated that was not looked at: one file from its
 * first byte to its last, no encryption, no paths that leave it, no part twice or within another, no sizes that lie.
 */
export function openZip(bytes: Uint8Array): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(file);
  checkPlaces(file, entries);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const texts = new Map<string, string>();
  let read = 0;
  return {
    names: new Set(byName.keys()),
    text(name) {
      const entry = byName.get(name);
      if (!entry) return undefined;
      const known = texts.get(name);
      if (known !== undefined) return known;
      read += entry.inflated;
      if (read > limits.readBytes) giveUp('TOO_MUCH_INSIDE');
      const text = decoded(inflate(file, entry));
      // Big parts are read once; keeping the small ones means that a workbook with 60 sheets of one part costs one.
      if (text.length < limits.attributes) texts.set(name, text);
      return text;
    },
  };
}

function endOf(file: Buffer): number {
  for (let at = file.length - endLength; at >= Math.max(0, file.length - endLength - 0xffff); at -= 1) {
    if (file.readUInt32LE(at) === endHeader && at + endLength + file.readUInt16LE(at + 20) === file.length) return at;
  }
  return giveUp('DAMAGED');
}

function directory(file: Buffer): Entry[] {
  if (file.length < endLength) giveUp('DAMAGED');
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  const size = file.readUInt32LE(end + 12);
  const start = file.readUInt32LE(end + 16);
  // Zip64 is for archives that no upload may be.
  if (count === 0xffff || start + size !== end || file.readUInt16LE(end + 8) !== count) giveUp('DAMAGED');
  if (count > limits.entries) giveUp('TOO_MUCH_INSIDE');
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== directoryHeader) giveUp('DAMAGED');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const next = at + 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (next > end) giveUp('DAMAGED');
    entries.push(entryAt(file, at, nameLength ?? 0));
    at = next;
  }
  checkSizes(entries);
  return entries;
}

function entryAt(file: Buffer, at: number, nameLength: number): Entry {
  const method = file.readUInt16LE(at + 10);
  // Bit 0: encrypted; 99: AES.
  if ((file.readUInt16LE(at + 8) & 1) === 1 || method === 99) giveUp('PASSWORD');
  if (method !== 0 && method !== 8) giveUp('DAMAGED');
  const name = file.toString('utf8', at + 46, at + 46 + nameLength);
  const isOutside = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\\\0]/iu.test(name);
  if (isOutside || name === '') giveUp('UNSAFE_ARCHIVE');
  return {
    name,
    method,
    crc: file.readUInt32LE(at + 16),
    stored: file.readUInt32LE(at + 20),
    inflated: file.readUInt32LE(at + 24),
    offset: file.readUInt32LE(at + 42),
  };
}

function checkSizes(entries: readonly Entry[]): void {
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) giveUp('UNSAFE_ARCHIVE');
  if (entries.reduce((sum, { inflated }) => sum + inflated, 0) > limits.declaredBytes) giveUp('TOO_MUCH_INSIDE');
  for (const { stored, inflated, method } of entries) {
    if (method === 0 && stored !== inflated) giveUp('UNSAFE_ARCHIVE');
    if (inflated > limits.ratioFrom && inflated > stored * limits.ratio) giveUp('UNSAFE_ARCHIVE');
  }
}

/** Where an entry's data begin, after its local header, which must bear the same name. */
function dataStart(file: Buffer, { offset, name, method }: Entry): number {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== localHeader) giveUp('DAMAGED');
  const nameLength = file.readUInt16LE(offset + 26);
  const isSame =
    file.readUInt16LE(offset + 8) === method && file.toString('utf8', offset + 30, offset + 30 + nameLength) === name;
  if (!isSame) giveUp('UNSAFE_ARCHIVE');
  return offset + 30 + nameLength + file.readUInt16LE(offset + 28);
}

/** The first entry begins the file, and none lies within another: so a small file cannot stand for many big ones. */
function checkPlaces(file: Buffer, entries: readonly Entry[]): void {
  let end = 0;
  for (const entry of entries.toSorted((one, other) => one.offset - other.offset)) {
    if (entry.offset < end || (end === 0 && entry.offset !== 0)) giveUp('UNSAFE_ARCHIVE');
    end = dataStart(file, entry) + entry.stored;
    if (end > file.length - endLength) giveUp('DAMAGED');
  }
}

function inflate(file: Buffer, entry: Entry): Buffer {
  if (entry.inflated > limits.partBytes) giveUp('TOO_MUCH_INSIDE');
  const start = dataStart(file, entry);
  const stored = file.subarray(start, start + entry.stored);
  const whole = entry.method === 0 ? stored : inflated(stored, entry.inflated);
  if (whole.length !== entry.inflated) giveUp('UNSAFE_ARCHIVE');
  if (crc32(whole) !== entry.crc) giveUp('DAMAGED');
  return whole;
}

/** zlib counts what comes out and stops one byte after what was declared. */
function inflated(stored: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(stored, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const isTooMuch = error instanceof RangeError;
    return giveUp(isTooMuch ? 'UNSAFE_ARCHIVE' : 'DAMAGED');
  }
}

/** XML is UTF-8, or UTF-16 with its mark; anything else is no part of a .xlsx. */
function decoded(part: Buffer): string {
  const mark = part.length < 2 ? 0 : part.readUInt16BE(0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(part);
  } catch {
    return giveUp('DAMAGED');
  }
}
