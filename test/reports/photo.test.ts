import { describe, expect, test } from 'vitest';
import { documentOf } from '#local/demo-documents';
import { formDocx } from '#reports/form/form-docx';
import { formPdf } from '#reports/form/form-pdf';
import { fitted, type Photo, readPhoto } from '#reports/photo';
import { filledForm } from './form/sample-form.ts';
import { chunk, jpeg, photoOf, png } from './form/sample-photo.ts';
import { readWord } from './form/word.ts';
import { pdfImages, pdfPicture } from './office.ts';

const codeOf = (bytes: Uint8Array, type: Photo['contentType'] = 'image/png') => {
  const read = readPhoto(bytes, type);
  return read.ok ? 'READ' : read.problems[0].code;
};

/** The PNG with one of its chunks replaced, or without it. */
function replaced(bytes: Buffer, type: string, data?: Buffer): Buffer {
  const at = bytes.indexOf(Buffer.from(type, 'latin1')) - 4;
  const instead = data ? chunk(type, data) : Buffer.alloc(0);
  return Buffer.concat([bytes.subarray(0, at), instead, bytes.subarray(at + 12 + bytes.readUInt32BE(at))]);
}

function header(bytes: Buffer, changed: Record<number, number>): Buffer {
  const data = Buffer.from(bytes.subarray(16, 29));
  for (const [at, value] of Object.entries(changed)) data[Number(at)] = value;
  return replaced(bytes, 'IHDR', data);
}

describe('a photo is read before anything is drawn with it', () => {
  const good = png(120, 160);

  test.each<[string, Buffer]>([
    ['colours', good],
    ['with transparency', png(120, 160, { kind: 6 })],
    ['a palette', png(120, 160, { kind: 3 })],
  ])('%s', (_, bytes) => expect(codeOf(bytes)).toBe('READ'));

  test.each<[string, Buffer]>([
    ['pixels that are no deflate stream', replaced(good, 'IDAT', Buffer.from('not compressed'))],
    ['fewer rows than the header says', header(good, { 7: 200 })],
    ['more rows than the header says', header(good, { 7: 150 })],
    ['a depth that there is not', header(good, { 8: 7 })],
    ['colours that there are not', header(good, { 9: 5 })],
    ['an unknown filter of the file', header(good, { 11: 1 })],
    ['an unknown interlacing', header(good, { 12: 2 })],
    ['interlaced by its header alone', header(good, { 12: 1 })],
    ['a palette that is not there', replaced(png(120, 160, { kind: 3 }), 'PLTE')],
  ])('%s: refused', (_, bytes) => expect(codeOf(bytes)).toBe('PHOTO_UNREADABLE'));

  test('an unknown filter of a row is refused: the reader would fail where nobody catches it', () => {
    expect(codeOf(png(120, 160, { filter: 5 }))).toBe('PHOTO_UNREADABLE');
    expect(codeOf(png(120, 160, { filter: 4 }))).toBe('READ');
  });

  test('another type, a small picture, a flood of pixels', () => {
    expect(codeOf(good, 'image/jpeg')).toBe('CONTENT_TYPE_MISMATCH');
    expect(codeOf(Buffer.from('GIF89a'))).toBe('CONTENT_TYPE_MISMATCH');
    expect(codeOf(png(99, 160))).toBe('IMAGE_TOO_SMALL');
    const flood = Buffer.alloc(8);
    flood.writeUInt32BE(5001, 0);
    flood.writeUInt32BE(5000, 4);
    expect(codeOf(header(good, Object.fromEntries([...flood].entries())))).toBe('IMAGE_TOO_LARGE');
  });

  test.each([1, 2, 3, 7, 9, 30, 31, 32, 33])(
    'an interlaced picture %d pixels wider than 100 has all its rows',
    (more) => {
      expect(codeOf(png(100 + more, 101, { interlaced: true }))).toBe('READ');
    },
  );
});

describe('how it stands in its cell', () => {
  test.each([
    [300, 400],
    [400, 300],
    [1000, 100],
    [100, 1000],
  ])('%d × %d keeps its shape and stays inside', (width, height) => {
    const room = { width: 30, height: 40 };
    const size = fitted({ ...photoOf(png(120, 160), 'image/png'), width, height }, room);
    expect(size.width / size.height).toBeCloseTo(width / height);
    expect(Math.max(size.width - room.width, size.height - room.height)).toBeCloseTo(0);
  });

  test.each([
    [1, 0],
    [3, 180],
    [6, 90],
    [8, 270],
    [2, 0],
    [999, 0],
  ])('orientation %d of Exif turns it by %d degrees, in either byte order', (orientation, turn) => {
    for (const order of ['II', 'MM'] as const) {
      expect(photoOf(jpeg(orientation, order), 'image/jpeg').turn).toBe(turn);
    }
  });

  test('what follows Exif in name only turns nothing', () => {
    expect(photoOf(documentOf('PHOTO', 'a').bytes, 'image/jpeg').turn).toBe(0);
    const bytes = jpeg(6);
    const cut = Buffer.from(bytes);
    cut.writeUInt32BE(0xffffff, 2 + 4 + 6 + 4);
    expect(photoOf(cut, 'image/jpeg').turn).toBe(0);
  });

  test('a photo that lies on its side stands in both files', async () => {
    const content = filledForm('附件1', { photo: photoOf(jpeg(6), 'image/jpeg') });
    const { xml } = readWord(await formDocx(content));
    expect(xml).toContain('<a:xfrm rot="5400000"');
    const pdf = await formPdf(content);
    expect(pdfImages(pdf)).toHaveLength(1);
    const { left, right, top, bottom } = greyBox(pdfPicture(pdf, { page: 1, dpi: 100, format: 'gray' }));
    expect((right - left) / (bottom - top)).toBeCloseTo(416 / 296, 1);
  });
});

/** Edges of what is of the grey of the sample photo, in a PGM. */
function greyBox(pgm: Buffer): { left: number; right: number; top: number; bottom: number } {
  const [head = '', width = ''] = /^P5\s+(\d+)\s+\d+\s+\d+\s/u.exec(pgm.toString('latin1', 0, 40)) ?? [];
  const box = { left: Infinity, right: 0, top: Infinity, bottom: 0 };
  for (const [at, shade] of pgm.subarray(head.length).entries()) {
    if (Math.abs(shade - 128) > 2) continue;
    const [x, y] = [at % Number(width), Math.floor(at / Number(width))];
    // Edges of letters and lines are grey too, but not for so long.
    const next = pgm.subarray(head.length + at, head.length + at + 10);
    if (next.some((other) => Math.abs(other - 128) > 2)) continue;
    Object.assign(box, {
      ...{ left: Math.min(box.left, x), right: Math.max(box.right, x + next.length) },
      ...{ top: Math.min(box.top, y), bottom: Math.max(box.bottom, y) },
    });
  }
  return box;
}
