import PDFDocument from 'pdfkit';
import { fitted, type Photo } from '#reports/photo';
import { type Family, type Fonts, families, loadFonts } from './font.ts';
import { linesOf } from './line-break.ts';

export const points = (millimetres: number) => (millimetres * 72) / 25.4;

export interface Type {
  family: Family;
  size: number;
  /** From line to line, in points. */
  leading: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Height of a line of the fonts over their size; text is put in the middle of its leading. */
const lineHeight = 1.437;
/** In place of a character that the fonts lack, as Chinese printers do; the text itself stays in the file. */
const geta = '〓';
const ticked = '☑';

/** Draws text and pictures on the pages of one PDF; all lengths in points, from the top left corner. */
export interface Pen {
  doc: PDFKit.PDFDocument;
  width(text: string, type: Type): number;
  lines(text: string, type: Type, room: { width: number; first?: number }): string[];
  /** One line; `spread` fills the width by widening the spaces between its characters. */
  line(text: string, type: Type, at: { x: number; y: number; spread?: number }): void;
  photo(photo: Photo, box: Box): void;
}

/** A PDF without pages whose bytes depend on what is drawn alone; it names nobody. */
export async function openPdf(title: string): Promise<Pen> {
  const fonts = await loadFonts();
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // None of its own: it would look for Helvetica in its package, which a bundle does not have.
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Producer: 'Kaoping', Creator: 'Kaoping', CreationDate: fixedDate },
  });
  for (const family of families) doc.registerFont(family, Buffer.from(fonts[family].bytes));
  const width = (text: string, type: Type) =>
    doc
      .font(type.family)
      .fontSize(type.size)
      .widthOfString(shown(fonts, type.family, text));
  return {
    doc,
    width,
    lines: (text, type, room) => linesOf(text, room, (part) => width(part, type)),
    line: (text, type, at) => drawLine({ doc, fonts }, text, type, at),
    photo: (photo, box) => drawPhoto(doc, photo, box),
  };
}

/** The day of the notice; a file that is made again is the same to the byte. */
export const fixedDate = new Date('2024-04-12T00:00:00Z');

function shown(fonts: Fonts, family: Family, text: string): string {
  return [...text].map((character) => glyphOf(fonts, family, character)).join('');
}

function glyphOf(fonts: Fonts, family: Family, character: string): string {
  if (fonts[family].hasGlyph(character.codePointAt(0) ?? 0)) return character;
  return character === ticked ? '□' : geta;
}

/** Stretches that the font can write, and between them each character that it lacks. */
function runsOf(fonts: Fonts, family: Family, text: string): { text: string; isLacking: boolean }[] {
  const runs: { text: string; isLacking: boolean }[] = [];
  for (const character of text) {
    const isLacking = !fonts[family].hasGlyph(character.codePointAt(0) ?? 0);
    const last = runs.at(-1);
    if (last && !isLacking && !last.isLacking) last.text += character;
    else runs.push({ text: character, isLacking });
  }
  return runs;
}

function drawLine(
  { doc, fonts }: { doc: PDFKit.PDFDocument; fonts: Fonts },
  text: string,
  type: Type,
  { x, y, spread = 0 }: { x: number; y: number; spread?: number },
): void {
  const { family, size, leading } = type;
  doc.font(family).fontSize(size);
  const top = y + (leading - size * lineHeight) / 2;
  const options = { lineBreak: false, characterSpacing: spread };
  let from = x;
  for (const run of runsOf(fonts, family, text)) {
    const words = run.isLacking ? glyphOf(fonts, family, run.text) : run.text;
    if (run.isLacking) doc.markContent('Span', { actual: run.text });
    doc.text(words, from, top, options);
    if (run.text === ticked)
      doc
        .fontSize(size * 0.85)
        .text('✓', from + size * 0.1, top + size * 0.06, options)
        .fontSize(size);
    if (run.isLacking) doc.endMarkedContent();
    from += doc.widthOfString(words) + spread * [...words].length;
  }
}

function drawPhoto(doc: PDFKit.PDFDocument, photo: Photo, box: Box): void {
  const seen = fitted(photo, box);
  const isOnSide = photo.turn === 90 || photo.turn === 270;
  const [width, height] = isOnSide ? [seen.height, seen.width] : [seen.width, seen.height];
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  doc.save();
  if (photo.turn !== 0) doc.rotate(photo.turn, { origin: [middle.x, middle.y] });
  const options = { width, height, ignoreOrientation: true };
  doc.image(Buffer.from(photo.bytes), middle.x - width / 2, middle.y - height / 2, options);
  doc.restore();
}

/** The finished file. */
export async function closePdf({ doc }: Pen): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  doc.end();
  for await (const chunk of doc) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
