import type { ContentType } from './document.ts';
import type { Problem } from './problem.ts';

/** A scan in A3 at 600 dpi has 70 million pixels; more is a flood. */
const mostPixels = 80_000_000;
const shortestSide = 100;

interface Content {
  contentType: ContentType;
  /** Width and height in pixels; a PDF has none. */
  pixels?: [number, number];
}

/**
 * What a file is by its bytes, from the first to the last: nothing may follow the end of an image, so that it is not
 * something else as well. A PDF that carries scripts, programs or further files is refused.
 */
export function contentProblems(bytes: Uint8Array, declared: ContentType): Problem[] {
  const content = contentOf(bytes);
  if (content?.contentType !== declared) {
    return [{ code: 'CONTENT_TYPE_MISMATCH', path: 'contentType', message: '文件内容与所说的格式不符，请重新上传。' }];
  }
  if (declared === 'application/pdf' && activeNames.some((name) => includes(bytes, name))) {
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

const activeNames = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia'].map(bytesOf);

function contentOf(bytes: Uint8Array): Content | undefined {
  return png(bytes) ?? jpeg(bytes) ?? pdf(bytes);
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const pngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

function png(bytes: Uint8Array): Content | undefined {
  if (!startsWith(bytes, pngStart) || !endsWith(bytes, pngEnd, bytes.length)) return undefined;
  const view = viewOf(bytes);
  return { contentType: 'image/png', pixels: [view.getUint32(16), view.getUint32(20)] };
}

/** Start of a frame: the marker that carries the size. C4, C8 and CC are other things. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jpeg(bytes: Uint8Array): Content | undefined {
  // Some scanners fill the file up with zeros.
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  if (!startsWith(bytes, [0xff, 0xd8, 0xff]) || !endsWith(bytes, [0xff, 0xd9], end)) return undefined;
  const view = viewOf(bytes);
  for (let at = 2; at + 9 <= end; ) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xd9 || marker === 0xda) return undefined;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker))
      return { contentType: 'image/jpeg', pixels: [view.getUint16(at + 7), view.getUint16(at + 5)] };
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
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

function endsWith(bytes: Uint8Array, tail: readonly number[], end: number): boolean {
  return end >= tail.length && tail.every((byte, at) => bytes[end - tail.length + at] === byte);
}

function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}
