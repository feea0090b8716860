import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { unzipped } from '#test/reports/office';

/** A cell as the file has it: what kind it says it is, its text, its number format, whether there is a formula in it. */
export interface FileCell {
  type: string;
  text: string;
  format: string;
  hasFormula: boolean;
}

/** The first sheet of a workbook, read from its XML by nothing of ours and nothing of the library that wrote it. */
export interface SheetFile {
  cells: Map<string, FileCell>;
  xml: string;
  workbook: string;
  core: string;
}

export function sheetFile(bytes: Uint8Array): SheetFile {
  const files = unzipped(bytes);
  const part = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const xml = part('xl/worksheets/sheet1.xml');
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gsu)].map(([, item = '']) => textsIn(item));
  const formats = formatsIn(part('xl/styles.xml'));
  const cells = new Map<string, FileCell>();
  for (const [, attributes = '', content = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gsu)) {
    const type = attribute(attributes, 't') ?? 'n';
    const [, value = ''] = /<v[^>]*>(.*?)<\/v>/su.exec(content) ?? [];
    const text =
      type === 's' ? (shared[Number(value)] ?? '') : type === 'inlineStr' ? textsIn(content) : decoded(value);
    const format = formats[Number(attribute(attributes, 's') ?? 0)] ?? '';
    cells.set(attribute(attributes, 'r') ?? '', { type, text, format, hasFormula: content.includes('<f') });
  }
  return { cells, xml, workbook: part('xl/workbook.xml'), core: part('docProps/core.xml') };
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
}

function textsIn(content: string): string {
  return [...content.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gsu)].map(([, text = '']) => decoded(text)).join('');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** As an XML parser has it, then as ST_Xstring says. */
function decoded(xml: string): string {
  return xml
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/&(#x?)?(\w+);/gu, (_, number: string | undefined, name: string) =>
      number ? String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10)) : named[name]!,
    )
    .replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function formatsIn(styles: string): string[] {
  const own = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/gu)].map(([, id, code]) => [id, code]),
  );
  const [, xfs = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/su.exec(styles) ?? [];
  const builtIn: Record<string, string> = { '0': 'General', '1': '0', '49': '@' };
  return [...xfs.matchAll(/<xf [^>]*numFmtId="(\d+)"/gu)].map(([, id = '']) => own.get(id) ?? builtIn[id] ?? id);
}

/** Texts of one row of the sheet, from column A on. */
export function rowOf({ cells }: SheetFile, number: number): string[] {
  return [...cells].flatMap(([at, { text }]) => (at.replace(/^[A-Z]+/u, '') === String(number) ? [text] : []));
}

/** Collects what is written. */
export function collector(): { to: Writable; bytes: () => Buffer } {
  const chunks: Buffer[] = [];
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { to, bytes: () => Buffer.concat(chunks) };
}

/** Workbooks as LibreOffice opens them, saved again as .xlsx or printed as .pdf. */
export function throughCalc(files: ReadonlyMap<string, Uint8Array>, to: 'xlsx' | 'pdf'): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
  try {
    const names = [...files.keys()];
    for (const [at, name] of names.entries()) writeFileSync(join(folder, `${at}.xlsx`), files.get(name)!);
    const books = names.map((_, at) => join(folder, `${at}.xlsx`));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const out = join(folder, 'out');
    execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, ...books], { stdio: 'pipe' });
    return new Map(names.map((name, at) => [name, readFileSync(join(out, `${at}.${to}`))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
