import { crc32, deflateSync } from 'node:zlib';
import { documentOf } from '#local/demo-documents';
import { type Photo, readPhoto } from '#reports/photo';

type Colour = readonly [red: number, green: number, blue: number];
type Shape = (x: number, y: number) => Colour;

const ellipse = (x: number, y: number, [cx, cy, rx, ry]: readonly [number, number, number, number]) =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;

/** Nobody: head and shoulders before a blue wall, in a square of side 1. */
const nobody: Shape = (x, y) => {
  if (ellipse(x, y, [0.5, 0.36, 0.185, 0.2])) return y < 0.26 ? [52, 44, 40] : [233, 199, 172];
  if (ellipse(x, y, [0.5, 0.33, 0.205, 0.21]) && y < 0.36) return [52, 44, 40];
  if (Math.abs(x - 0.5) < 0.07 && y > 0.5 && y < 0.64) return [219, 183, 156];
  if (ellipse(x, y, [0.5, 1.02, 0.42, 0.42]))
    return Math.abs(x - 0.5) < (0.78 - y) * 0.5 ? [245, 245, 245] : [44, 58, 84];
  return [86, 142, 206];
};

interface PngKind {
  /** 2 = colours, 6 = colours with transparency, 3 = a palette of two. */
  kind?: 2 | 3 | 6;
  shape?: Shape;
  /** Number of the filter that the rows name; the rows themselves are not filtered. */
  filter?: number;
  interlaced?: boolean;
}

const whole = [[0, 0, 1, 1]] as const;
const seven = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function png(width: number, height: number, options: PngKind = {}): Buffer {
  const { kind = 2, shape = nobody, filter = 0, interlaced = false } = options;
  const pixel = (row: number, column: number) => {
    const colour = shape((column + 0.5) / width, (row + 0.5) / height);
    return { 2: colour, 3: [colour[0] > 100 ? 1 : 0], 6: [...colour, 255] }[kind];
  };
  const rows: Buffer[] = [];
  for (const [left, top, across, down] of interlaced ? seven : whole) {
    for (let row = top; row < height && left < width; row += down) {
      const pixels: number[] = [filter];
      for (let column = left; column < width; column += across) pixels.push(...pixel(row, column));
      rows.push(Buffer.from(pixels));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, kind, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(kind === 3 ? [chunk('PLTE', Buffer.from([0, 0, 0, 255, 255, 255]))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A JPEG of 296 × 416 that a telephone wants to be turned: Exif orientation 1, 3, 6 or 8. */
export function jpeg(orientation = 1, order: 'II' | 'MM' = 'MM'): Buffer {
  const { bytes } = documentOf('PHOTO', 'a photo');
  const isLittle = order === 'II';
  const tiff = Buffer.alloc(26);
  const put = (value: number, at: number, size: 2 | 4) =>
    isLittle ? tiff.writeUIntLE(value, at, size) : tiff.writeUIntBE(value, at, size);
  tiff.write(order, 0, 'latin1');
  put(42, 2, 2);
  put(8, 4, 4);
  put(1, 8, 2);
  put(0x0112, 10, 2);
  put(3, 12, 2);
  put(1, 14, 4);
  put(orientation, 18, 2);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([bytes.subarray(0, 2), Buffer.of(0xff, 0xe1), length, exif, bytes.subarray(2)]);
}

export function photoOf(bytes: Uint8Array, contentType: Photo['contentType']): Photo {
  const read = readPhoto(bytes, contentType);
  if (!read.ok) throw new Error(read.problems[0].code);
  return read.value;
}

export const samplePhoto: Photo = photoOf(png(295, 413), 'image/png');
