import type { Problem } from '#domain/problem';
import type { ContentType } from './document.ts';

/** A scan in A3 at 600 dpi has 70 million pixels; more is a flood. */
const mostPixels = 80_000_000;
const shortestSide = 100;

interface Content {
  contentType: ContentType;
  /** Width and height in pixels; a PDF has none. */
  pixels?: [number, number];
}

/**
 * What a file is by its bytes, from the first to the last: an image is walked part by part to its end and nothing may
 * follow, so that it is not something else as well. A PDF that carries scripts, programs or further files is refused; what
 * it has compressed is left to the virus scanner.
 */
export function contentProblems(bytes: Uint8Array, declared: ContentType): Problem[] {
  const content = contentOf(bytes);
  if (content?.contentType !== declared || isSomethingElse(bytes, declared)) {
    return [{ code: 'CONTENT_TYPE_MISMATCH', path: 'contentType', message: '文件内容与所说的格式不符，请重新上传。' }];
  }
  if (declared === 'application/pdf' && hasActiveName(bytes)) {
    return [{ code: 'ACTIVE_CONTENT', path: 'contentType', message: '这个PDF带有脚本或附件，请重新扫描成普通PDF。' }];
  }
  if (!content.pixels) return [];
  const [width, height] = content.pixels;
  if (Math.min(width, height) < shortestSide) {
    return [{ code: 'IMAGE_TOO_SMALL', path: 'size', message: `图片太小，长和宽至少${shortestSide}像素。` }];
  }
  if (width * height <= mostPixels) return [];
  return [{ code: 'IMAGE_TOO_LARGE', path: 'size', message: '图片的像素太多，请降低分辨率后重新上传。' }];
}

/** Width and height of an image in pixels, as it is stored; undefined for anything else. */
export function pixelsOf(bytes: Uint8Array): [width: number, height: number] | undefined {
  return contentOf(bytes)?.pixels;
}

/** Readers look for a PDF in the first 1024 bytes, browsers for a page; archives are read from their end, comment included. */
function isSomethingElse(bytes: Uint8Array, declared: ContentType): boolean {
  const head = bytes.subarray(0, 1024);
  if (declared !== 'application/pdf' && includes(head, bytesOf('%PDF-'))) return true;
  const text = String.fromCharCode(...head).toLowerCase();
  if (['<script', '<html', '<!doctype', '<svg'].some((tag) => text.includes(tag))) return true;
  return includes(bytes.subarray(Math.max(0, bytes.length - 65_557)), bytesOf('PK\x05\x06'));
}

const activeNames = ['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia'];

/** Names of a PDF may be written with escapes: `/J#61vaScript`. */
function hasActiveName(bytes: Uint8Array): boolean {
  const longest = 3 * Math.max(...activeNames.map((name) => name.length));
  for (let at = bytes.indexOf(slash); at !== -1; at = bytes.indexOf(slash, at + 1)) {
    const written = String.fromCharCode(...bytes.subarray(at + 1, at + 1 + longest));
    const name = written.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (activeNames.some((active) => name.startsWith(active))) return true;
  }
  return false;
}

const slash = 0x2f;

function contentOf(bytes: Uint8Array): Content | undefined {
  return png(bytes) ?? jpeg(bytes) ?? pdf(bytes);
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const pngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** Chunk after chunk, each as long as it says; the first IEND is the end of the file. */
function png(bytes: Uint8Array): Content | undefined {
  if (!startsWith(bytes, pngStart)) return undefined;
  const view = viewOf(bytes);
  let at = 8;
  while (at + 12 < bytes.length && !startsWith(bytes.subarray(at + 4), [0x49, 0x45, 0x4e, 0x44])) {
    at += 12 + view.getUint32(at);
  }
  if (at + 12 !== bytes.length || !startsWith(bytes.subarray(at), pngEnd)) return undefined;
  return { contentType: 'image/png', pixels: [view.getUint32(16), view.getUint32(20)] };
}

/** Start of a frame: the marker that carries the size. C4, C8 and CC are other things. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Telephones put further pictures (a depth map, a preview) behind the first: whole ones, and zeros, may follow. */
function jpeg(bytes: Uint8Array): Content | undefined {
  const first = jpegAt(bytes, 0);
  let end = first?.end ?? 0;
  for (let more = first; more && end < bytes.length; ) {
    const next = bytes.subarray(end).findIndex((byte) => byte !== 0);
    if (next === -1) break;
    more = jpegAt(bytes, end + next);
    if (!more) return undefined;
    end = more.end;
  }
  return first && { contentType: 'image/jpeg', pixels: first.pixels };
}

/** One picture from its first marker to its last, segment by segment, over the compressed pixels from marker to marker. */
function jpegAt(bytes: Uint8Array, start: number): { pixels: [number, number]; end: number } | undefined {
  if (!startsWith(bytes.subarray(start), [0xff, 0xd8, 0xff])) return undefined;
  const view = viewOf(bytes);
  let pixels: [number, number] | undefined;
  for (let at = start + 2; at + 2 <= bytes.length; ) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) return undefined;
    if (marker === 0xd9) return pixels && { pixels, end: at + 2 };
    if (marker === 0xff) at += 1;
    else if (at + (isFrame(marker) ? 9 : 4) > bytes.length) return undefined;
    else {
      if (isFrame(marker)) pixels ??= [view.getUint16(at + 7), view.getUint16(at + 5)];
      at += 2 + view.getUint16(at + 2);
      if (marker === 0xda) at = afterPixels(bytes, at);
    }
  }
  return undefined;
}

/** Within compressed pixels FF is followed by 00 or by a restart marker; anything else is the next marker. */
function afterPixels(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  for (; at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function pdf(bytes: Uint8Array): Content | undefined {
  const tail = bytes.subarray(Math.max(0, bytes.length - 1024));
  if (!startsWith(bytes, [...bytesOf('%PDF-')]) || !includes(tail, bytesOf('%%EOF'))) return undefined;
  return { contentType: 'application/pdf' };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}
