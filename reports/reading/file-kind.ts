import { Buffer } from 'node:buffer';
import { limits } from './limits.ts';
import { type Refusal, type RefusalCode, refusal } from './refusal.ts';

/** First bytes of what people send as .xlsx, in hexadecimal. */
const signatures: readonly (readonly [start: string, code: RefusalCode])[] = [
  ['25504446', 'PDF_FILE'],
  ['89504e47', 'PICTURE'],
  ['ffd8ff', 'PICTURE'],
  ['47494638', 'PICTURE'],
  ['424d', 'PICTURE'],
  ['52617221', 'ARCHIVE'],
  ['377abcaf', 'ARCHIVE'],
  ['1f8b', 'ARCHIVE'],
  ['504b0506', 'ARCHIVE'],
];
const ole = 'd0cf11e0a1b11ae1';
const zip = '504b0304';

/** Whether the bytes may be a .xlsx at all: by size and first bytes, whatever the name says. Costs nothing. */
export function fileRefusal(bytes: Uint8Array): Refusal | undefined {
  if (bytes.length === 0) return refusal('EMPTY_FILE');
  if (bytes.length > limits.fileBytes) return refusal('FILE_TOO_LARGE');
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (start.startsWith(zip)) return undefined;
  if (start === ole) return refusal(oleKind(bytes));
  const known = signatures.find(([signature]) => start.startsWith(signature));
  return refusal(known?.[1] ?? textKind(bytes));
}

/** A password turns a .xlsx into the same container that .xls and .doc are; its streams carry the names. */
function oleKind(bytes: Uint8Array): RefusalCode {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes('EncryptedPackage', 0, 'utf16le')) return 'PASSWORD';
  return buffer.includes('WordDocument', 0, 'utf16le') ? 'WORD_FILE' : 'OLD_XLS';
}

function textKind(bytes: Uint8Array): RefusalCode {
  const start = bytes.subarray(0, 4096);
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const text = new TextDecoder(isUtf16 ? (start[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(start);
  if (/^[\s\uFEFF]*<(?:[!?a-z])/iu.test(text)) return 'WEB_PAGE';
  const isText = isUtf16 || !start.some((byte) => byte < 9 || (byte > 13 && byte < 32));
  return isText ? 'TEXT_FILE' : 'NOT_A_WORKBOOK';
}
