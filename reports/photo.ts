import { inflateSync } from 'node:zlib';
import { contentProblems, pixelsOf } from '#domain/application/document-content';
import { type Problem, type Result, refuse } from '#domain/problem';

/** A picture that can be drawn, from `readPhoto`. */
export interface Photo {
  bytes: Uint8Array;
  contentType: 'image/jpeg' | 'image/png';
  /** In pixels as they are stored, before turning. */
  width: number;
  height: number;
  /** Degrees by which it is to be turned clockwise, as telephones note it instead of turning it themselves. */
  turn: 0 | 90 | 180 | 270;
}

/** Whatever is drawn is decoded: a portrait of 600 dpi has less than a megapixel. */
const mostPixels = 25_000_000;

/** A photo from an upload: refused where a reader could not draw it, so that no form fails over it. */
export function readPhoto(bytes: Uint8Array, contentType: Photo['contentType']): Result<Photo> {
  const [first, ...others] = contentProblems(bytes, contentType);
  if (first) return refuse(first, ...others);
  const pixels = pixelsOf(bytes);
  if (!pixels) return refuse(unreadable);
  const [width, height] = pixels;
  if (width * height > mostPixels) return refuse(tooLarge);
  if (contentType === 'image/png' && !isDrawable(bytes, { width, height })) return refuse(unreadable);
  const turn = contentType === 'image/jpeg' ? turnOf(bytes) : 0;
  return { ok: true, value: { bytes, contentType, width, height, turn } };
}

const unreadable: Problem = { code: 'PHOTO_UNREADABLE', path: 'photo', message: '照片文件已损坏，请重新上传照片。' };
const tooLarge: Problem = {
  code: 'IMAGE_TOO_LARGE',
  path: 'photo',
  message: '照片的像素太多，请降低分辨率后重新上传。',
};

/** Width and height as it is seen. */
export function seenSize({ width, height, turn }: Photo): { width: number; height: number } {
  return turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };
}

/** The largest size of the same shape that fits in. */
export function fitted(photo: Photo, room: { width: number; height: number }): { width: number; height: number } {
  const { width, height } = seenSize(photo);
  const scale = Math.min(room.width / width, room.height / height);
  return { width: width * scale, height: height * scale };
}

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
/** First column and row and the steps of each pass of an interlaced PNG. */
const interlaced = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** A PNG whose every row is there behind a known filter. */
function isDrawable(bytes: Uint8Array, size: { width: number; height: number }): boolean {
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = bytes.subarray(24, 29);
  const bits = depth * (channels[colour] ?? 0);
  if (!depths[colour]?.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) return false;
  const { data, hasPalette } = pngData(bytes);
  if (colour === 3 && !hasPalette) return false;
  const passes = interlace === 1 ? interlaced : ([[0, 0, 1, 1]] as const);
  const rows = passes.flatMap(([x, y, acrossStep, downStep]) => {
    const across = Math.ceil((size.width - x) / acrossStep);
    const down = Math.ceil((size.height - y) / downStep);
    return across > 0 && down > 0 ? [{ length: 1 + Math.ceil((across * bits) / 8), down }] : [];
  });
  const length = rows.reduce((sum, row) => sum + row.length * row.down, 0);
  const pixels = inflated(data, length);
  if (pixels?.length !== length) return false;
  let at = 0;
  for (const row of rows) {
    for (let down = 0; down < row.down; down += 1, at += row.length) if ((pixels[at] ?? 5) > 4) return false;
  }
  return true;
}

function inflated(data: Uint8Array, length: number): Uint8Array | undefined {
  try {
    return inflateSync(data, { maxOutputLength: length + 1 });
  } catch {
    return undefined;
  }
}

function pngData(bytes: Uint8Array): { data: Uint8Array; hasPalette: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let hasPalette = false;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
    if (type === 'PLTE') hasPalette = true;
  }
  return { data: Buffer.concat(parts), hasPalette };
}

const turns: Readonly<Record<number, Photo['turn']>> = { 3: 180, 6: 90, 8: 270 };

/** From the orientation in Exif (APP1); mirrored pictures, which no camera makes, are drawn as they are stored. */
function turnOf(bytes: Uint8Array): Photo['turn'] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const length = view.getUint16(at + 2);
    if (bytes[at + 1] === 0xe1) return turns[orientationOf(bytes.subarray(at + 4, at + 2 + length))] ?? 0;
    at += 2 + length;
  }
  return 0;
}

function orientationOf(exif: Uint8Array): number {
  const start = 6;
  if (exif.length < start + 14 || String.fromCharCode(...exif.subarray(0, 4)) !== 'Exif') return 1;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const isLittle = exif[start] === 0x49;
  const directory = start + view.getUint32(start + 4, isLittle);
  if (directory + 2 > exif.length) return 1;
  const entries = view.getUint16(directory, isLittle);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > exif.length) return 1;
    if (view.getUint16(at, isLittle) === 0x0112) return view.getUint16(at + 8, isLittle);
  }
  return 1;
}
