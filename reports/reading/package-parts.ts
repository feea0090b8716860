import { giveUp, type RefusalCode } from './refusal.ts';
import { isTrue } from './sheet-scan.ts';
import { attributesOf, scanXml } from './xml.ts';
import type { Zip } from './zip.ts';

export interface SheetPart {
  name: string;
  isHidden: boolean;
  /** Of the part in the archive; undefined for a sheet of charts. */
  path: string | undefined;
}

export interface Parts {
  sheets: SheetPart[];
  strings: string | undefined;
  styles: string | undefined;
  uses1904: boolean;
  hasExternalLinks: boolean;
}

interface Relation {
  id: string;
  /** The last word of its type: worksheet, styles; the same in the strict and the transitional form. */
  type: string;
  path: string;
}

const otherKinds: readonly (readonly [word: RegExp, code: RefusalCode])[] = [
  [/ms-excel\.sheet\.binary/u, 'BINARY_WORKBOOK'],
  [/macroEnabled/u, 'MACROS'],
  [/wordprocessingml/u, 'WORD_FILE'],
  [/presentationml/u, 'SLIDES_FILE'],
];

/** The parts of a workbook by its content types and relations, as Excel finds them: never by their usual names. */
export function findParts(zip: Zip): Parts {
  checkKind(zip);
  const [workbook] = relations(zip, '').filter(({ type }) => type === 'officeDocument');
  if (!workbook) return giveUp('DAMAGED');
  const own = relations(zip, workbook.path);
  const pathOf = (type: string) => own.find((each) => each.type === type)?.path;
  return {
    ...scanWorkbook(zip.text(workbook.path) ?? giveUp('DAMAGED'), own),
    strings: pathOf('sharedStrings'),
    styles: pathOf('styles'),
    hasExternalLinks: own.some(({ type }) => type === 'externalLink'),
  };
}

/** A .docx, an .ods and a .zip of pictures are archives too; a workbook with macros is refused whatever it is called. */
function checkKind(zip: Zip): void {
  if ([...zip.names].some((name) => /vbaProject\.bin$|(?:^|\/)macrosheets\//iu.test(name))) giveUp('MACROS');
  const isOpenDocument = zip.text('mimetype')?.startsWith('application/vnd.oasis.opendocument') === true;
  const types = zip.text('[Content_Types].xml') ?? giveUp(isOpenDocument ? 'OPEN_DOCUMENT' : 'ARCHIVE');
  let isWorkbook = false;
  scanXml(types, {
    open(_, text, depth) {
      if (depth !== 2) return;
      const type = attributesOf(text).get('ContentType') ?? '';
      const other = otherKinds.find(([word]) => word.test(type));
      if (other && /main|macroEnabled/u.test(type)) giveUp(other[1]);
      isWorkbook ||= /spreadsheetml\.(?:sheet|template)\.main\+xml$/u.test(type);
    },
    close() {},
  });
  if (!isWorkbook) giveUp('NOT_A_WORKBOOK');
}

function scanWorkbook(xml: string, own: readonly Relation[]): Pick<Parts, 'sheets' | 'uses1904'> {
  const sheets: SheetPart[] = [];
  let uses1904 = false;
  let part = '';
  scanXml(xml, {
    open(name, text, depth) {
      if (depth === 2) part = name;
      if (depth === 2 && name === 'workbookPr') uses1904 = isTrue(attributesOf(text).get('date1904'));
      if (depth === 3 && part === 'sheets' && name === 'sheet') sheets.push(sheetOf(attributesOf(text), own));
    },
    close() {},
  });
  if (sheets.length === 0) giveUp('DAMAGED');
  return { sheets, uses1904 };
}

function sheetOf(attributes: ReadonlyMap<string, string>, own: readonly Relation[]): SheetPart {
  const id = [...attributes].find(([name]) => name.endsWith(':id'))?.[1];
  const relation = own.find((each) => each.id === id) ?? giveUp('DAMAGED');
  const state = attributes.get('state') ?? 'visible';
  return {
    name: (attributes.get('name') ?? '').slice(0, 100),
    isHidden: state !== 'visible',
    path: relation.type === 'worksheet' ? relation.path : undefined,
  };
}

/** What a part refers to within the archive; addresses outside are never followed. */
function relations(zip: Zip, path: string): Relation[] {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  const xml = zip.text(`${folder}_rels/${path.slice(slash + 1)}.rels`);
  if (xml === undefined) return [];
  const found: Relation[] = [];
  scanXml(xml, {
    open(name, text, depth) {
      if (depth !== 2 || name !== 'Relationship') return;
      const attributes = attributesOf(text);
      const type = (attributes.get('Type') ?? '').split('/').at(-1) ?? '';
      const isOutside = attributes.get('TargetMode') === 'External';
      const target = attributes.get('Target') ?? '';
      found.push({ id: attributes.get('Id') ?? '', type, path: isOutside ? '' : resolved(folder, target) });
    },
    close() {},
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') {
      while (steps.at(-1) === '') steps.pop();
      steps.pop();
    } else if (step !== '.') steps.push(step);
  }
  return steps.filter((step) => step !== '').join('/');
}
