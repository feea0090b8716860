import { Buffer } from 'node:buffer';
import { people, table } from '#test/reports/awkward-book';
import {
  bookParts,
  letters,
  type RawBook,
  type RawSheet,
  rawXlsx,
  sheetXml,
  type ZipFile,
  zipOf,
} from '#test/reports/raw-xlsx';

const rows = table('附件5', 1);
export const sheet = (more: Partial<RawSheet>, rest: Partial<RawBook> = {}) =>
  rawXlsx({ sheets: [{ name: '名册', rows, ...more }], ...rest });
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const sheetOf = (inside: string) => sheet({ xml: `<worksheet xmlns="${main}">${inside}</worksheet>` });
/** Not compressed, so that no ratio gives it away: the scan itself has to cope. */
export const storedSheet = (inside: string) => withSheet(`<worksheet xmlns="${main}">${inside}</worksheet>`, {}, true);
export const many = (count: number, each: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => each(at)).join('');
export const parts = (): ZipFile[] =>
  Object.entries(bookParts({ sheets: [{ name: '名册', rows }] })).map(([name, bytes]) => ({ name, bytes }));

/** The sheet's part in place of the good one, with what its headers say. */
export function withSheet(bytes: string, says: ZipFile['says'] = {}, isStored = false): Buffer {
  return zipOf(parts().map((file) => (file.name.includes('sheet1') ? { ...file, bytes, says, isStored } : file)));
}

export const blanks = (megabytes: number) => ' '.repeat(megabytes * 1024 * 1024);
export const goodSheet = () => String(parts().find(({ name }) => name.includes('sheet1'))?.bytes);

/** The second entry's header says that its data are those of the first. */
export function overlapping(): Buffer {
  const bytes = zipOf([...parts(), { name: 'xl/a.xml', bytes: 'x' }, { name: 'xl/b.xml', bytes: 'x' }]);
  const last = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
  const before = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'), last - 1);
  bytes.writeUInt32LE(bytes.readUInt32LE(before + 42), last + 42);
  return bytes;
}

export const laughs = `<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${many(9, (at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)}]><w>&j;</w>`;
export const quadratic = `<!DOCTYPE w [<!ENTITY a "${'样'.repeat(100_000)}">]><w>${'&a;'.repeat(100_000)}</w>`;

export function dataOf(xml: string): string {
  return /<sheetData>.*<\/sheetData>/su.exec(xml)?.[0] ?? '';
}

/** As much as a part may be, in short tags. */
export function tagged(megabytes: number): string {
  return crowd(Math.ceil(megabytes / 3))
    .replace(/...../gsu, '<a b="$&"/>')
    .slice(0, megabytes * 1024 * 1024)
    .replace(/<[^>]*$/u, '');
}

/** No attack: the most that one roster may hold, and borders drawn far below it. */
export function fullRoster(): Buffer {
  const written = sheetXml({ name: '名册', rows: [...table('附件5', 0), ...people('附件5', 2_990)] });
  const borders = many(
    35_000,
    (at) => `<row r="${at + 6000}">${many(14, (column) => `<c r="${letters(column + 1)}${at + 6000}"/>`)}</row>`,
  );
  return withSheet(written.replace('</sheetData>', `${borders}</sheetData>`));
}

/** Text that does not compress a thousandfold, so that the archive's own limits let it through. */
export function crowd(megabytes: number): string {
  let seed = 1;
  const words = Array.from({ length: 4096 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36);
  });
  return many(megabytes * 160_000, (at) => words[(at * 7 + (at >> 9)) % 4096] ?? '').slice(0, megabytes * 1024 * 1024);
}

export function nested(depth: number): Buffer {
  let inner: Buffer = Buffer.from('x');
  for (let at = 0; at < depth; at += 1) inner = zipOf([{ name: `${at}.zip`, bytes: inner, isStored: true }]);
  return inner;
}

export function sixtySheets(): Buffer {
  const xml = `<worksheet xmlns="${main}"><!--${crowd(2)}--><sheetData/></worksheet>`;
  const book = bookParts({ sheets: Array.from({ length: 60 }, (_, at) => ({ name: `表${at}`, rows: [], xml })) });
  const rels = (book['xl/_rels/workbook.xml.rels'] ?? '').replace(
    /worksheets\/sheet\d+\.xml/g,
    'worksheets/sheet1.xml',
  );
  const wanted = Object.entries({ ...book, 'xl/_rels/workbook.xml.rels': rels });
  return zipOf(
    wanted.filter(([name]) => !/sheet(?:[2-9]|\d\d)\.xml$/.test(name)).map(([name, bytes]) => ({ name, bytes })),
  );
}

/** People whose every cell is words that readers of Chinese text may trip over. */
export function hardRows(count: number, length: number) {
  const baits = ['车工（', '经办人联系电话', '二〇一九年', ' \u3000', '·张', '不是车工是焊工，', '1-', '(示例'];
  const bait = (at: number) => (baits[at % baits.length] ?? '').repeat(length).slice(0, length);
  const header = rows[1] ?? [];
  return [header, ...Array.from({ length: count }, (_, at) => header.map((_, column) => `x${bait(at + column)}`))];
}
