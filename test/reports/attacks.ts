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

/** A file made to do harm (RELIABILITY.md S8), and what it comes to. Made when asked for: some are big. */
export interface Attack {
  name: string;
  bytes: () => Uint8Array;
  says: string;
  /** Among those that need the most memory: measured in a process of its own. */
  isHeavy?: true;
}

const rows = table('附件5', 1);
const sheet = (more: Partial<RawSheet>, rest: Partial<RawBook> = {}) =>
  rawXlsx({ sheets: [{ name: '名册', rows, ...more }], ...rest });
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheetOf = (inside: string) => sheet({ xml: `<worksheet xmlns="${main}">${inside}</worksheet>` });
/** Not compressed, so that no ratio gives it away: the scan itself has to cope. */
const storedSheet = (inside: string) => withSheet(`<worksheet xmlns="${main}">${inside}</worksheet>`, {}, true);
const many = (count: number, each: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => each(at)).join('');
const parts = (): ZipFile[] =>
  Object.entries(bookParts({ sheets: [{ name: '名册', rows }] })).map(([name, bytes]) => ({ name, bytes }));

/** The sheet's part in place of the good one, with what its headers say. */
function withSheet(bytes: string, says: ZipFile['says'] = {}, isStored = false): Buffer {
  return zipOf(parts().map((file) => (file.name.includes('sheet1') ? { ...file, bytes, says, isStored } : file)));
}

const blanks = (megabytes: number) => ' '.repeat(megabytes * 1024 * 1024);
const goodSheet = () => String(parts().find(({ name }) => name.includes('sheet1'))?.bytes);

/** The second entry's header says that its data are those of the first. */
function overlapping(): Buffer {
  const bytes = zipOf([...parts(), { name: 'xl/a.xml', bytes: 'x' }, { name: 'xl/b.xml', bytes: 'x' }]);
  const last = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
  const before = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'), last - 1);
  bytes.writeUInt32LE(bytes.readUInt32LE(before + 42), last + 42);
  return bytes;
}

const laughs = `<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${many(9, (at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)}]><w>&j;</w>`;
const quadratic = `<!DOCTYPE w [<!ENTITY a "${'样'.repeat(100_000)}">]><w>${'&a;'.repeat(100_000)}</w>`;

export const attacks: readonly Attack[] = [
  {
    name: '100 MB',
    bytes: () => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(100 * 1024 * 1024)]),
    says: 'FILE_TOO_LARGE',
  },
  {
    name: 'col max="2000000000"',
    bytes: () => sheet({ before: '<cols><col min="1" max="2000000000" width="9"/></cols>' }),
    says: 'OUT_OF_GRID',
  },
  {
    name: 'col elements without end',
    bytes: () => storedSheet(`<cols>${'<col min="1" max="16384"/>'.repeat(100_000)}</cols>`),
    says: 'DAMAGED',
  },
  { name: 'a merge over the whole sheet', bytes: () => sheet({ merges: ['A1:XFD1048576'] }), says: 'SHEET_MERGED' },
  { name: 'a merge beyond the sheet', bytes: () => sheet({ merges: ['A1:ZZZZZZ9999999999'] }), says: 'OUT_OF_GRID' },
  {
    name: '200,000 merges',
    bytes: () => sheet({ merges: Array.from({ length: 200_000 }, (_, at) => `P${at + 10}:Q${at + 10}`) }),
    says: 'TOO_MANY_MERGES',
  },
  {
    name: '5,000 merges over one column each',
    bytes: () => sheet({ merges: Array.from({ length: 5_000 }, () => 'M3:M1048576') }),
    says: 'read 1',
  },
  {
    name: 'a validation over the whole sheet',
    bytes: () =>
      sheet({
        after:
          '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"男,女"</formula1></dataValidation></dataValidations>',
      }),
    says: 'read 1',
  },
  {
    name: '100,000 validations',
    bytes: () =>
      storedSheet(
        `${dataOf(goodSheet())}<dataValidations>${'<dataValidation sqref="A1:XFD1048576"/>'.repeat(100_000)}</dataValidations>`,
      ),
    says: 'read 1',
  },
  { name: 'a dimension that lies', bytes: () => sheet({ before: '<dimension ref="A1:XFD1048576"/>' }), says: 'read 1' },
  {
    name: 'a cell in the last corner',
    bytes: () => sheetOf('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    says: 'TOO_WIDE',
  },
  {
    name: 'a row beyond the grid',
    bytes: () => sheetOf('<sheetData><row r="4294967295"/></sheetData>'),
    says: 'OUT_OF_GRID',
  },
  {
    name: '1,000,000 rows',
    bytes: () =>
      sheetOf(
        `<sheetData>${many(1_000_000, (at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`)}</sheetData>`,
      ),
    says: 'TOO_MUCH_INSIDE',
  },
  {
    name: '300,000 short rows',
    bytes: () => storedSheet(`<sheetData>${'<row><c><v>1</v></c></row>'.repeat(300_000)}</sheetData>`),
    says: 'TOO_MANY_ROWS',
  },
  {
    name: '1,000,000 empty rows',
    bytes: () => storedSheet(`<sheetData>${'<row/>'.repeat(1_000_000)}</sheetData>`),
    says: 'TOO_MANY_ROWS',
  },
  {
    name: '1,500,000 empty cells',
    bytes: () => storedSheet(`<sheetData>${`<row>${'<c/>'.repeat(16_000)}</row>`.repeat(94)}</sheetData>`),
    says: 'TOO_MUCH_INSIDE',
  },
  { name: 'a bomb of 150 MB', bytes: () => withSheet(`<worksheet>${blanks(150)}</worksheet>`), says: 'UNSAFE_ARCHIVE' },
  {
    name: 'a bomb that says it is small',
    bytes: () => withSheet(`<worksheet>${blanks(150)}</worksheet>`, { inflated: 1000 }),
    says: 'UNSAFE_ARCHIVE',
  },
  {
    name: 'a bomb that says it is empty',
    bytes: () => withSheet(`<worksheet>${blanks(20)}</worksheet>`, { inflated: 0 }),
    says: 'UNSAFE_ARCHIVE',
  },
  {
    name: 'a size that is too big',
    bytes: () => withSheet(goodSheet(), { inflated: goodSheet().length + 1_000_000 }),
    says: 'UNSAFE_ARCHIVE',
  },
  {
    name: 'a part of 4 GB, as it says',
    bytes: () => withSheet(goodSheet(), { inflated: 0xffff_fff0 }),
    says: 'TOO_MUCH_INSIDE',
  },
  { name: 'a wrong checksum', bytes: () => withSheet(goodSheet(), { crc: 7 }), says: 'DAMAGED' },
  {
    name: 'another name before the data',
    bytes: () => withSheet(goodSheet(), { localName: 'xl/worksheets/sheet2.xml' }),
    says: 'UNSAFE_ARCHIVE',
  },
  { name: 'an unknown compression', bytes: () => withSheet(goodSheet(), { method: 12 }), says: 'DAMAGED' },
  { name: 'two entries of the same bytes', bytes: overlapping, says: 'UNSAFE_ARCHIVE' },
  {
    name: 'one part twice',
    bytes: () => zipOf([...parts(), { name: 'xl/Workbook.xml', bytes: '<a/>' }]),
    says: 'UNSAFE_ARCHIVE',
  },
  {
    name: 'a path out of the archive',
    bytes: () => zipOf([...parts(), { name: '../../etc/passwd', bytes: 'x' }]),
    says: 'UNSAFE_ARCHIVE',
  },
  {
    name: '20,000 entries',
    bytes: () => zipOf([...parts(), ...Array.from({ length: 20_000 }, (_, at) => ({ name: `a${at}`, bytes: '' }))]),
    says: 'TOO_MUCH_INSIDE',
  },
  {
    name: 'an archive in the archive, ten deep',
    bytes: () => zipOf([...parts(), { name: 'xl/embeddings/a.zip', bytes: nested(10) }]),
    says: 'read 1',
  },
  { name: 'nothing but an archive in an archive', bytes: () => nested(10), says: 'ARCHIVE' },
  { name: 'billion laughs', bytes: () => sheet({ xml: laughs }), says: 'UNSAFE_XML' },
  { name: 'quadratic blowup', bytes: () => sheet({ xml: quadratic }), says: 'UNSAFE_XML' },
  {
    name: 'an entity of another file',
    bytes: () => sheet({ xml: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' }),
    says: 'UNSAFE_XML',
  },
  {
    name: '100,000 elements deep',
    bytes: () => sheetOf(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`),
    says: 'UNSAFE_XML',
  },
  { name: 'an attribute of 8 MB', bytes: () => sheetOf(`<a b="${crowd(8)}"/>`), says: 'UNSAFE_XML' },
  {
    name: 'a text of 8 MB',
    bytes: () => sheetOf(`<sheetData><row><c t="str"><v>${crowd(8)}</v></c></row></sheetData>`),
    says: 'DAMAGED',
  },
  { name: 'a comment without end', bytes: () => sheetOf(`<!--${crowd(8)}`), says: 'DAMAGED' },
  { name: '900,000 tags that mean nothing', bytes: () => storedSheet('<a b="1"/>'.repeat(900_000)), says: 'NO_TABLE' },
  { name: '23 MB of tags', bytes: () => sheetOf(tagged(23)), says: 'NO_TABLE', isHeavy: true },
  {
    name: 'one long text in 190,000 cells',
    bytes: () =>
      sheet(
        {
          rows: Array.from({ length: 1_000 }, () =>
            Array.from({ length: 190 }, () => ({ attributes: 't="s"', content: '<v>0</v>' })),
          ),
        },
        { strings: [`<si><t>${'样'.repeat(32_000)}</t></si>`] },
      ),
    says: 'TOO_MUCH_INSIDE',
    isHeavy: true,
  },
  {
    name: '500,000 shared strings',
    bytes: () => sheet({}, { strings: [many(500_000, (at) => `<si><t>${at}</t></si>`)] }),
    says: 'read 1',
  },
  { name: '60 sheets of one part', bytes: sixtySheets, says: 'TOO_MUCH_INSIDE', isHeavy: true },
  {
    name: 'formats that are hard to match',
    bytes: () => sheet({}, { formats: Array.from({ length: 20_000 }, () => '[$-'.repeat(80)) }),
    says: 'read 1',
  },
  {
    name: 'long texts in every cell of 2,900 people',
    bytes: () => sheet({ rows: hardRows(2_900, 120) }),
    says: 'TOO_MUCH_INSIDE',
  },
  { name: 'long texts in every cell of 70 people', bytes: () => sheet({ rows: hardRows(70, 3_900) }), says: 'read 70' },
  {
    name: 'words that are hard to understand',
    bytes: () => sheet({ rows: hardRows(2_990, 80) }),
    says: 'read 2990',
    isHeavy: true,
  },
  { name: 'no attack, but all that a roster may hold', bytes: fullRoster, says: 'read 2990', isHeavy: true },
];

function dataOf(xml: string): string {
  return /<sheetData>.*<\/sheetData>/su.exec(xml)?.[0] ?? '';
}

/** As much as a part may be, in short tags. */
function tagged(megabytes: number): string {
  return crowd(Math.ceil(megabytes / 3))
    .replace(/...../gsu, '<a b="$&"/>')
    .slice(0, megabytes * 1024 * 1024)
    .replace(/<[^>]*$/u, '');
}

/** No attack: the most that one roster may hold, and borders drawn far below it. */
function fullRoster(): Buffer {
  const written = sheetXml({ name: '名册', rows: [...table('附件5', 0), ...people('附件5', 2_990)] });
  const borders = many(
    35_000,
    (at) => `<row r="${at + 6000}">${many(14, (column) => `<c r="${letters(column + 1)}${at + 6000}"/>`)}</row>`,
  );
  return withSheet(written.replace('</sheetData>', `${borders}</sheetData>`));
}

/** Text that does not compress a thousandfold, so that the archive's own limits let it through. */
function crowd(megabytes: number): string {
  let seed = 1;
  const words = Array.from({ length: 4096 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36);
  });
  return many(megabytes * 160_000, (at) => words[(at * 7 + (at >> 9)) % 4096] ?? '').slice(0, megabytes * 1024 * 1024);
}

function nested(depth: number): Buffer {
  let inner: Buffer = Buffer.from('x');
  for (let at = 0; at < depth; at += 1) inner = zipOf([{ name: `${at}.zip`, bytes: inner, isStored: true }]);
  return inner;
}

function sixtySheets(): Buffer {
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
function hardRows(count: number, length: number) {
  const baits = ['车工（', '经办人联系电话', '二〇一九年', ' \u3000', '·张', '不是车工是焊工，', '1-', '(示例'];
  const bait = (at: number) => (baits[at % baits.length] ?? '').repeat(length).slice(0, length);
  const header = rows[1] ?? [];
  return [header, ...Array.from({ length: count }, (_, at) => header.map((_, column) => `x${bait(at + column)}`))];
}
