import { Buffer } from 'node:buffer';
import ExcelJS from 'exceljs';
import { type Awkward, headers, people, table } from '#test/reports/awkward-book';
import { bookParts, rawXlsx, type ZipFile, zipOf } from '#test/reports/raw-xlsx';

const good = () => ({ sheets: [{ name: '名册', rows: table('附件5', 1) }] });
const read = ['附件5 名册', '3 person 0'];

function zipped(parts: Readonly<Record<string, string>>): Buffer {
  return zipOf(Object.entries(parts).map(([name, bytes]) => ({ name, bytes })));
}

/** The parts of a good workbook, written otherwise. */
function rewritten(change: (parts: Record<string, string>) => Record<string, string>): Buffer {
  return zipped(change(bookParts(good())));
}

function ole(stream: string): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);
}

/** Every element of the main namespace with a prefix, no cell with a reference: as some writers do. */
function prefixed(parts: Record<string, string>): Record<string, string> {
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
  const short = sheet
    .replace(/<(\/?)(\w+)/g, '<$1x:$2')
    .replace('xmlns=', 'xmlns:x=')
    .replace(/ r="[A-Z]*\d+"/g, '');
  return { ...parts, 'xl/worksheets/sheet1.xml': short.replace('<x:?xml', '<?xml') };
}

function strict(parts: Record<string, string>): Record<string, string> {
  const renamed = (text: string) =>
    text
      .replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/',
        'http://purl.oclc.org/ooxml/officeDocument/',
      );
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, renamed(text)]));
}

async function byExceljs(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('考评员');
  sheet.addRow(['四川省技能人才评价考评员资格培训（复核）汇总表']);
  sheet.mergeCells('A1:J1');
  sheet.addRow(headers('附件3'));
  for (const row of people('附件3', 2)) sheet.addRow(row);
  const name = sheet.getCell('C3');
  name.value = { richText: [{ text: '张', font: { bold: true } }, { text: '建国' }] };
  sheet.getCell('I4').value = { text: '13910000001', hyperlink: 'tel:13910000001' };
  sheet.getCell('B3').note = '一个批注';
  sheet.getRow(4).hidden = true;
  sheet.getColumn(10).hidden = true;
  sheet.autoFilter = 'A2:J4';
  sheet.views = [{ state: 'frozen', ySplit: 2 }];
  sheet.getCell('D3').dataValidation = { type: 'list', allowBlank: true, formulae: ['"男,女"'] };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const extra = (name: string, bytes = 'x'): ZipFile[] => [
  ...Object.entries(bookParts(good())).map(([part, text]) => ({ name: part, bytes: text })),
  { name, bytes },
];
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const macro = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';

/** Files as such: what is no .xlsx whatever its name says, and what is one although it looks otherwise. */
export const files: readonly Awkward[] = [
  { name: 'nothing at all', bytes: Buffer.alloc(0), says: ['refused EMPTY_FILE'] },
  { name: 'an old .xls', bytes: ole('Workbook'), says: ['refused OLD_XLS'] },
  { name: 'a workbook with a password', bytes: ole('EncryptedPackage'), says: ['refused PASSWORD'] },
  { name: 'a .doc', bytes: ole('WordDocument'), says: ['refused WORD_FILE'] },
  { name: 'a .csv called .xlsx', bytes: Buffer.from('\uFEFF序号,姓名\r\n1,张三'), says: ['refused TEXT_FILE'] },
  { name: 'a .txt in UTF-16', bytes: Buffer.from('\uFEFF序号\t姓名', 'utf16le'), says: ['refused TEXT_FILE'] },
  {
    name: 'a web page called .xlsx',
    bytes: Buffer.from('\r\n<html><table></table></html>'),
    says: ['refused WEB_PAGE'],
  },
  {
    name: 'an XML spreadsheet of 2003',
    bytes: Buffer.from('<?xml version="1.0"?><Workbook/>'),
    says: ['refused WEB_PAGE'],
  },
  { name: 'a .pdf', bytes: Buffer.from('%PDF-1.7\n'), says: ['refused PDF_FILE'] },
  { name: 'a photo', bytes: Buffer.from('ffd8ffe000104a464946', 'hex'), says: ['refused PICTURE'] },
  { name: 'a .rar', bytes: Buffer.from('526172211a0700', 'hex'), says: ['refused ARCHIVE'] },
  { name: 'bytes of no kind', bytes: Buffer.from([1, 2, 3, 4, 0, 0, 7]), says: ['refused NOT_A_WORKBOOK'] },
  { name: 'a .docx called .xlsx', bytes: rawXlsx({ ...good(), contentType: word }), says: ['refused WORD_FILE'] },
  { name: 'a .xlsm called .xlsx', bytes: rawXlsx({ ...good(), contentType: macro }), says: ['refused MACROS'] },
  { name: 'macros under a plain content type', bytes: zipOf(extra('xl/VBAproject.bin')), says: ['refused MACROS'] },
  {
    name: 'a .xlsb',
    bytes: rawXlsx({ ...good(), contentType: 'application/vnd.ms-excel.sheet.binary.macroEnabled.main' }),
    says: ['refused BINARY_WORKBOOK'],
  },
  {
    name: 'an .ods',
    bytes: zipOf([{ name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet', isStored: true }]),
    says: ['refused OPEN_DOCUMENT'],
  },
  { name: 'a .zip of photos', bytes: zipOf([{ name: 'a.jpg', bytes: 'x' }]), says: ['refused ARCHIVE'] },
  {
    name: 'an encrypted entry',
    bytes: zipOf([{ name: 'a', bytes: 'x', says: { flags: 1 } }]),
    says: ['refused PASSWORD'],
  },
  { name: 'half a file', bytes: rawXlsx(good()).subarray(0, 900), says: ['refused DAMAGED'] },
  {
    name: 'a file with something behind it',
    bytes: Buffer.concat([rawXlsx(good()), Buffer.alloc(9)]),
    says: ['refused DAMAGED'],
  },
  { name: 'an archive with a comment', bytes: zipOf(extra('docProps/thumbnail.jpeg'), '由某系统导出'), says: read },
  {
    name: 'a template called .xlsx',
    bytes: rawXlsx({
      ...good(),
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml',
    }),
    says: read,
  },
  { name: 'elements with a prefix, cells without reference', bytes: rewritten(prefixed), says: read },
  { name: 'the strict form of the format', bytes: rewritten(strict), says: read },
  {
    name: 'parts in UTF-16',
    bytes: zipOf(
      Object.entries(bookParts(good())).map(([name, text]) => ({
        name,
        bytes: name.includes('sheet1') ? Buffer.from(`\uFEFF${text.replace('UTF-8', 'UTF-16')}`, 'utf16le') : text,
      })),
    ),
    says: read,
  },
  {
    name: 'parts under other names, by absolute addresses',
    bytes: rewritten(({ 'xl/worksheets/sheet1.xml': sheet = '', ...parts }) => ({
      ...parts,
      'data/one.xml': sheet,
      'xl/_rels/workbook.xml.rels': (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(
        'worksheets/sheet1.xml',
        '/data/./x/../one.xml',
      ),
    })),
    says: read,
  },
  {
    name: 'links to other workbooks',
    bytes: rewritten((parts) => ({
      ...parts,
      'xl/_rels/workbook.xml.rels': (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(
        '</Relationships>',
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>',
      ),
    })),
    says: [...read, 'note EXTERNAL_LINKS'],
  },
  {
    name: 'a DTD',
    bytes: rewritten((parts) => ({ ...parts, 'xl/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' })),
    says: ['refused UNSAFE_XML'],
  },
  {
    name: 'a workbook of exceljs with everything on it',
    bytes: byExceljs(),
    says: ['附件3 考评员', '3 person 0', '4 person 1', 'note HIDDEN_COLUMNS', 'note HIDDEN_ROWS'],
  },
  {
    name: 'an empty row at the very end of the grid',
    bytes: rewritten((parts) => ({
      ...parts,
      'xl/worksheets/sheet1.xml': (parts['xl/worksheets/sheet1.xml'] ?? '').replace(
        '</sheetData>',
        '<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>',
      ),
    })),
    says: read,
  },
];
