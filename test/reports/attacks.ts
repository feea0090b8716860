import { Buffer } from 'node:buffer';
import {
  blanks,
  crowd,
  dataOf,
  fullRoster,
  goodSheet,
  hardRows,
  laughs,
  many,
  nested,
  overlapping,
  parts,
  quadratic,
  sheet,
  sheetOf,
  sixtySheets,
  storedSheet,
  tagged,
  withSheet,
} from '#test/reports/attack-files';
import { zipOf } from '#test/reports/raw-xlsx';

/** A file made to do harm (RELIABILITY.md S8), and what it comes to. Made when asked for: some are big. */
export interface Attack {
  name: string;
  bytes: () => Uint8Array;
  says: string;
  /** Among those that need the most memory: measured in a process of its own. */
  isHeavy?: true;
}

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
    bytes: () => sheet({ rows: hardRows(1_000, 240) }),
    says: 'read 1000',
    isHeavy: true,
  },
  { name: 'no attack, but all that a roster may hold', bytes: fullRoster, says: 'read 2990', isHeavy: true },
];
