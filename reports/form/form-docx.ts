import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  type IImageOptions,
  ImageRun,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { fitted, type Photo } from '#reports/photo';
import { withFixedDates } from '#reports/zip-date';
import { type Block, type Cell, columns, faces, padding, page, type Row, widthOf } from './form-grid.ts';
import { type FormContent, type FormLayout, formLayout } from './form-layout.ts';

const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

/** Word's own Chinese fonts; the Latin ones go with them. */
const fonts = {
  BODY: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' },
  HEADING: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' },
} as const;
const tickFont = 'Segoe UI Symbol';

const alignments = {
  LEFT: AlignmentType.LEFT,
  CENTER: AlignmentType.CENTER,
  RIGHT: AlignmentType.RIGHT,
  JUSTIFIED: AlignmentType.BOTH,
} as const;
const anchors = {
  TOP: VerticalAlignTable.TOP,
  MIDDLE: VerticalAlignTable.CENTER,
  BOTTOM: VerticalAlignTable.BOTTOM,
} as const;

const outer = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const inner = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** The form as a Word file in A4. */
export async function formDocx(content: FormContent): Promise<Uint8Array> {
  const layout = formLayout(content);
  const notes = layout.notes.map((text): Block => ({ text, face: 'SMALL', align: 'LEFT' }));
  const document = new Document({
    styles: {
      default: { document: { run: { font: fonts.BODY, size: 2 * faces.TEXT.size, language: { eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              ...{ top: twips(page.top), bottom: twips(page.bottom), left: twips(page.left), right: twips(page.right) },
              ...{ header: twips(8), footer: twips(8) },
            },
          },
        },
        children: [
          paragraph({ text: layout.title, face: 'TITLE', align: 'CENTER' }),
          paragraph(layout.corner, { after: 4 }),
          tableOf(layout),
          ...(notes.length > 0 ? notes.map((note, at) => paragraph(note, { before: at === 0 ? 4 : 0 })) : [ending]),
        ],
      },
    ],
  });
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: coreOf(layout.title) }]);
  return withFixedDates(bytes);
}

/** What a file tells about itself: its title, and nobody's name. */
function coreOf(title: string): string {
  const day = '2024-04-12T00:00:00Z';
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${title}</dc:title><dc:creator>Kaoping</dc:creator><cp:lastModifiedBy>Kaoping</cp:lastModifiedBy>` +
    `<dc:language>zh-CN</dc:language>${stamp('created')}${stamp('modified')}</cp:coreProperties>`
  );
}

/** A table may not be the last thing in a document; this takes no room. */
const ending = new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, run: { size: 2 } });

function paragraph(
  { text, face, align, isIndented, inset = 0 }: Block,
  space: { before?: number; after?: number } = {},
): Paragraph {
  const { size, leading } = faces[face];
  return new Paragraph({
    alignment: alignments[align],
    spacing: {
      ...{ line: 20 * leading, lineRule: LineRuleType.EXACT },
      ...{ before: 20 * (space.before ?? 0), after: 20 * (space.after ?? 0) },
    },
    indent: { firstLine: isIndented ? 40 * size : 0, right: 20 * size * inset },
    children: runsOf(text, face),
  });
}

function runsOf(text: string, face: Block['face']): TextRun[] {
  const { family, size } = faces[face];
  const font = family === 'BODY' ? fonts.BODY : fonts.HEADING;
  const style = { size: 2 * size, ...(family === 'TITLE' && { bold: true }) };
  return text
    .split(/(☑)/u)
    .filter((part) => part !== '')
    .map((part) => new TextRun({ ...style, text: part, font: part === '☑' ? tickFont : font }));
}

function tableOf({ rows }: FormLayout): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, width) => sum + twips(width), 0), type: WidthType.DXA },
    columnWidths: columns.map(twips),
    margins: {
      marginUnitType: WidthType.DXA,
      ...{ left: twips(padding.x), right: twips(padding.x), top: twips(padding.y), bottom: twips(padding.y) },
    },
    borders: {
      ...{ top: outer, bottom: outer, left: outer, right: outer },
      ...{ insideHorizontal: inner, insideVertical: inner },
    },
    rows: rows.map(
      (row, at) =>
        new TableRow({
          cantSplit: !row.canSplit,
          height: { value: twips(row.least), rule: HeightRule.ATLEAST },
          children: row.cells.map((cell) => cellOf(cell, rows.slice(at))),
        }),
    ),
  });
}

function cellOf(cell: Cell, rows: readonly Row[]): TableCell {
  const height = rows.slice(0, cell.rows).reduce((sum, { least }) => sum + least, 0);
  const empty: Block = { text: '', face: 'TEXT', align: 'LEFT' };
  const blocks = cell.blocks.length > 0 ? cell.blocks : [empty];
  return new TableCell({
    width: { size: twips(widthOf(cell)), type: WidthType.DXA },
    columnSpan: cell.columns,
    rowSpan: cell.rows,
    verticalAlign: anchors[cell.anchor],
    children: cell.photo
      ? [photoIn(cell.photo, { width: widthOf(cell), height })]
      : blocks.map((block) => paragraph(block)),
  });
}

/** Word measures pictures in pixels of 1/96 inch. */
const pixels = (millimetres: number) => (millimetres * 96) / 25.4;

function photoIn(photo: Photo, cell: { width: number; height: number }): Paragraph {
  const room = { width: pixels(cell.width - 2 * padding.x), height: pixels(cell.height - 2 * padding.y) };
  const seen = fitted(photo, room);
  const isOnSide = photo.turn === 90 || photo.turn === 270;
  const size = isOnSide ? { width: seen.height, height: seen.width } : seen;
  const options: IImageOptions = {
    type: photo.contentType === 'image/png' ? 'png' : 'jpg',
    data: photo.bytes,
    transformation: { ...size, ...(photo.turn !== 0 && { rotation: photo.turn }) },
    altText: { id: '1', name: '照片', title: '照片', description: '照片' },
  };
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new ImageRun(options)] });
}
