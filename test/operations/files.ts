import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export interface SampleFile {
  bytes: Uint8Array;
  contentType: string;
  size: number;
  sha256: string;
}

export function fileOf(contentType: string, bytes: Uint8Array): SampleFile {
  return { bytes, contentType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function chunk(name: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(name), data]);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

/** A grey picture; `said` puts another size into its head than its pixels have. */
export function png(width = 200, height = 300, said: [number, number] = [width, height]): SampleFile {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(said[0], 0);
  head.writeUInt32BE(said[1], 4);
  head.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * height, 0));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const all = [start, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return fileOf('image/png', Buffer.concat(all));
}

/** The segments that matter: start, an application segment, a frame that says the size, some data, end. */
export function jpeg(width = 200, height = 300, data = [1, 2, 3]): SampleFile {
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  const app = [0xff, 0xe0, 0, 4, 1, 2];
  const all = [0xff, 0xd8, ...app, ...frame, 0xff, 0xda, 0, 2, ...data, 0xff, 0xd9];
  return fileOf('image/jpeg', Uint8Array.from(all));
}

export function pdf(body = '1 0 obj<</Type/Catalog>>endobj'): SampleFile {
  return fileOf('application/pdf', Buffer.from(`%PDF-1.4\n${body}\ntrailer<<>>\n%%EOF\n`));
}
