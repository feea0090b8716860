import { crc32, deflateSync } from 'node:zlib';

/** Small files that really are what they say: the store and the functions look inside. */
export interface GeneratedDocument {
  contentType: 'image/png' | 'image/jpeg' | 'application/pdf';
  bytes: Buffer;
}

/** A photo as JPEG, an ID card as PNG, everything else as a PDF of one page; `label` makes each one different. */
export function documentOf(kind: string, label: string): GeneratedDocument {
  if (kind === 'PHOTO') return { contentType: 'image/jpeg', bytes: jpeg(label) };
  if (kind === 'ID_CARD') return { contentType: 'image/png', bytes: png(label) };
  return {
    contentType: 'application/pdf',
    bytes: pdf(`Sample scan ${kind} ${Buffer.from(label).toString('hex').slice(0, 40)}`),
  };
}

/** 428 × 270 pixels, the shape of an ID card, of a shade that depends on the label. */
function png(label: string): Buffer {
  const [width, height] = [428, 270];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, RGB, no interlacing.
  header.set([8, 2, 0, 0, 0], 8);
  const shade = crc32(label);
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(width * 3, Buffer.of(shade & 255, (shade >> 8) & 255, 180))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, check]);
}

/** A grey photo of 296 × 416 pixels, baseline JPEG: in every block all is as in the block before. */
function jpeg(label: string): Buffer {
  const blocks = (296 / 8) * (416 / 8);
  // One code of one bit in each table: no difference, end of block.
  const codes = Buffer.concat([Buffer.of(1), Buffer.alloc(16)]);
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment(0xfe, Buffer.from(label)),
    segment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, 1)])),
    segment(0xc0, Buffer.from('0801a00128' + '01011100', 'hex')),
    segment(0xc4, Buffer.concat([Buffer.of(0x00), codes])),
    segment(0xc4, Buffer.concat([Buffer.of(0x10), codes])),
    segment(0xda, Buffer.from('010100003f00', 'hex')),
    Buffer.alloc((blocks * 2) / 8),
    Buffer.from('ffd9', 'hex'),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length + 2);
  return Buffer.concat([Buffer.of(0xff, marker), length, data]);
}

/** One page with one line of Latin text, offsets counted. */
function pdf(line: string): Buffer {
  const stream = `BT /F1 12 Tf 60 760 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
