import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Readers that have nothing of ours: a zip file by its own lists, poppler for PDFs, LibreOffice for Word files. */

/** The files of a zip file by their paths. */
export function unzipped(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    files.set(name, zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** Runs in a folder of its own with the file in it. */
function withFile<T>(name: string, bytes: Uint8Array, run: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return run(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tool(command: string, ...options: string[]): string {
  return execFileSync(command, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64e6 });
}

export function pdfText(bytes: Uint8Array): string {
  return withFile('file.pdf', bytes, (file) => tool('pdftotext', '-enc', 'UTF-8', '-raw', file, '-'));
}

/** Where the words of a PDF stand, in points from the top left corner of their page. */
export function pdfWords(
  bytes: Uint8Array,
): { text: string; left: number; right: number; top: number; bottom: number }[] {
  const page = withFile('file.pdf', bytes, (file) => tool('pdftotext', '-enc', 'UTF-8', '-bbox', file, '-'));
  const words = page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/gu);
  return [...words].map(([, left, top, right, bottom, text = '']) => ({
    ...{ text, left: Number(left), right: Number(right), top: Number(top), bottom: Number(bottom) },
  }));
}

export function pdfInfo(bytes: Uint8Array): Record<string, string> {
  const lines = withFile('file.pdf', bytes, (file) => tool('pdfinfo', file)).split('\n');
  return Object.fromEntries(lines.flatMap((line) => (line.includes(':') ? [line.split(/:\s*(.*)/su, 2)] : [])));
}

/** What `pdfimages -list` and `pdffonts` say, line by line. */
export function pdfImages(bytes: Uint8Array): string[] {
  return withFile('file.pdf', bytes, (file) => tool('pdfimages', '-list', file))
    .trimEnd()
    .split('\n')
    .slice(2);
}

export function pdfFonts(bytes: Uint8Array): string[] {
  return withFile('file.pdf', bytes, (file) => tool('pdffonts', file))
    .trimEnd()
    .split('\n')
    .slice(2);
}

/** A page as a picture: PNG, or PGM with one byte a pixel. */
export function pdfPicture(bytes: Uint8Array, options: { page: number; dpi: number; format?: 'png' | 'gray' }): Buffer {
  const { page, dpi, format = 'png' } = options;
  return withFile('file.pdf', bytes, (file, folder) => {
    const pages = ['-f', `${page}`, '-l', `${page}`, '-singlefile'];
    tool('pdftoppm', `-${format}`, '-r', `${dpi}`, ...pages, file, join(folder, 'page'));
    return readFileSync(join(folder, format === 'png' ? 'page.png' : 'page.pgm'));
  });
}

/** Word files as LibreOffice prints them, in one run. */
export function printed(files: ReadonlyMap<string, Uint8Array>): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  try {
    for (const [name, bytes] of files) writeFileSync(join(folder, `${name}.docx`), bytes);
    const documents = [...files.keys()].map((name) => join(folder, `${name}.docx`));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    tool('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...documents);
    return new Map([...files.keys()].map((name) => [name, readFileSync(join(folder, `${name}.pdf`))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Without the blanks that only lay text out; what a reader makes of 年 and its like in a PDF is one of their twins. */
export function letters(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** Which characters of the wanted text are not as often in the text. */
export function lacking(wanted: string, text: string): string[] {
  const counts = new Map<string, number>();
  for (const letter of letters(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...letters(wanted)].filter((letter) => {
    const left = counts.get(letter) ?? 0;
    counts.set(letter, left - 1);
    return left <= 0;
  });
}
