import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive; the sizes and the checksum are true unless something else is said. */
export interface ZipFile {
  name: string;
  bytes: Uint8Array | string;
  isStored?: boolean;
  /** What the headers say in place of the truth. */
  says?: { inflated?: number; crc?: number; flags?: number; method?: number; localName?: string };
}

/** A zip written by hand, so that it can be anything. */
export function zipOf(files: readonly ZipFile[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, isStored = false, says = {} } of files) {
    const raw = Buffer.from(bytes);
    const data = isStored ? raw : deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(says.flags ?? 0x800, 2);
    fields.writeUInt16LE(says.method ?? (isStored ? 0 : 8), 4);
    fields.writeUInt32LE(0x5a21_0000, 6);
    fields.writeUInt32LE(says.crc ?? crc32(raw), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(says.inflated ?? raw.length, 18);
    const localName = Buffer.from(says.localName ?? name);
    const local = Buffer.from(fields);
    local.writeUInt16LE(localName.length, 22);
    parts.push(signature(0x04034b50), local, localName, data);
    const central = Buffer.alloc(42);
    central.writeUInt16LE(20, 0);
    fields.copy(central, 2);
    central.writeUInt16LE(Buffer.byteLength(name), 24);
    central.writeUInt32LE(offset, 38);
    directory.push(signature(0x02014b50), central, Buffer.from(name));
    offset += 30 + localName.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(Buffer.byteLength(comment), 16);
  return Buffer.concat([...parts, ...directory, signature(0x06054b50), end, Buffer.from(comment)]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A text, a number, or the cell's own XML: attributes and content. */
export type RawCell = string | number | null | { attributes: string; content: string };

export interface RawSheet {
  name: string;
  rows: readonly (readonly RawCell[])[];
  /** 1-based numbers of rows that are hidden. */
  hiddenRows?: readonly number[];
  merges?: readonly string[];
  /** Before and after `<sheetData>`. */
  before?: string;
  after?: string;
  state?: 'hidden' | 'veryHidden';
  /** The whole part in place of what would be written. */
  xml?: string;
}

export interface RawBook {
  sheets: readonly RawSheet[];
  uses1904?: boolean;
  /** `<si>` elements, in their order. */
  strings?: readonly string[];
  /** Number formats by style: 0 is General. */
  formats?: readonly (number | string)[];
  /** Parts besides, or in place of, the usual ones. */
  parts?: Readonly<Record<string, string>>;
  contentType?: string;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function letters(column: number): string {
  return (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

function cellXml(cell: RawCell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${reference}" ${cell.attributes}>${cell.content}</c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

export function sheetXml({ rows, hiddenRows = [], merges = [], before = '', after = '' }: RawSheet): string {
  const lines = rows.map((cells, index) => {
    const hidden = hiddenRows.includes(index + 1) ? ' hidden="1"' : '';
    const inside = cells.map((cell, at) => cellXml(cell, `${letters(at + 1)}${index + 1}`)).join('');
    return `<row r="${index + 1}"${hidden}>${inside}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const mergeCells = merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  return `${head}<worksheet xmlns="${main}">${before}<sheetData>${lines.join('')}</sheetData>${mergeCells}${after}</worksheet>`;
}

function stylesXml(formats: readonly (number | string)[]): string {
  const own = formats.flatMap((format, at) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>`] : [],
  );
  const styles = formats.map((format, at) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + at}"/>`);
  const numFmts = own.length > 0 ? `<numFmts count="${own.length}">${own.join('')}</numFmts>` : '';
  return `${head}<styleSheet xmlns="${main}">${numFmts}<cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`;
}

/** The parts of a workbook by their names. */
export function bookParts(book: RawBook): Record<string, string> {
  const { sheets, strings = [], formats = [0], uses1904 = false, contentType = workbookType } = book;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}"/></Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><workbookPr${uses1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('') +
        relation('rId101', 'sharedStrings', 'sharedStrings.xml') +
        relation('rId102', 'styles', 'styles.xml'),
    ),
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}">${strings.join('')}</sst>`,
    'xl/styles.xml': stylesXml(formats),
    ...Object.fromEntries(
      sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet.xml ?? sheetXml(sheet)]),
    ),
    ...book.parts,
  };
}

export function rawXlsx(book: RawBook): Buffer {
  return zipOf(Object.entries(bookParts(book)).map(([name, bytes]) => ({ name, bytes })));
}
