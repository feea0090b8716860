import { create } from 'qrcode';
import { type Box, openPdf, type Pen, points, type Type } from '#reports/pdf/pen';
import { type CardPrint, type CardRow, cardText, verifyLink } from './card-print.ts';

/** ISO/IEC 7810 ID-1, in mm: two by five fill an A4 page. */
const size = { width: 85.6, height: 54 } as const;
const grid = { across: 2, down: 5 } as const;
const corner = { x: (210 - grid.across * size.width) / 2, y: (297 - grid.down * size.height) / 2 } as const;
const cardsOnPage = grid.across * grid.down;

const ink = '#1a2f4f';
const hairline = 0.3;

/** Places on a card, in mm from its corner. */
const places = {
  band: { x: 0, y: 0, width: size.width, height: 10 },
  photo: { x: 4, y: 12.6, width: 20, height: 28 },
  code: { x: 66.6, y: 35.4, width: 15, height: 15 },
  beside: { x: 27.5, y: 12.2, width: 54.1, height: 22 },
  below: { x: 4, y: 41.6, width: 60.5, height: 10 },
} as const;
/** Of a row: width of its label, and height of a short one. */
const label = 13;
const shortRow = 5.2;

export interface CardsOptions {
  /** The page that checks a card; the number is added to it. */
  verifyUrl: string;
}

/** Cards to be cut out, ten to an A4 page. */
export async function cardsPdf(
  cards: AsyncIterable<CardPrint> | Iterable<CardPrint>,
  options: CardsOptions,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of cardsPdfChunks(cards, options)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The same piece by piece: no more than one page of cards is held at a time. */
export async function* cardsPdfChunks(
  cards: AsyncIterable<CardPrint> | Iterable<CardPrint>,
  { verifyUrl }: CardsOptions,
): AsyncGenerator<Uint8Array> {
  const pen = await openPdf('证卡');
  let count = 0;
  for await (const card of cards) {
    const place = count % cardsOnPage;
    if (place === 0) {
      openPage(pen);
      yield* written(pen);
    }
    drawCard(pen, card, { origin: originOf(place), link: verifyLink(verifyUrl, card.number) });
    count += 1;
  }
  if (count === 0) openPage(pen);
  pen.doc.end();
  for await (const chunk of pen.doc) yield Buffer.from(chunk);
}

function* written({ doc }: Pen): Generator<Uint8Array> {
  for (let chunk: unknown = doc.read(); chunk instanceof Uint8Array; chunk = doc.read()) yield chunk;
}

function originOf(place: number): { x: number; y: number } {
  return {
    x: corner.x + (place % grid.across) * size.width,
    y: corner.y + Math.floor(place / grid.across) * size.height,
  };
}

/** A page with the marks to cut along, outside of the cards. */
function openPage({ doc }: Pen): void {
  doc.addPage();
  const [from, to] = [1.5, 6];
  const right = corner.x + grid.across * size.width;
  const bottom = corner.y + grid.down * size.height;
  const lines: [x1: number, y1: number, x2: number, y2: number][] = [];
  for (let column = 0; column <= grid.across; column += 1) {
    const x = corner.x + column * size.width;
    lines.push([x, corner.y - to, x, corner.y - from], [x, bottom + from, x, bottom + to]);
  }
  for (let row = 0; row <= grid.down; row += 1) {
    const y = corner.y + row * size.height;
    lines.push([corner.x - to, y, corner.x - from, y], [right + from, y, right + to, y]);
  }
  doc.lineWidth(hairline).strokeColor('black');
  for (const [x1, y1, x2, y2] of lines) doc.moveTo(points(x1), points(y1)).lineTo(points(x2), points(y2));
  doc.stroke();
}

interface Placed {
  origin: { x: number; y: number };
  link: string;
}

function drawCard(pen: Pen, card: CardPrint, { origin, link }: Placed): void {
  const { doc } = pen;
  const at = (place: Box): Box => ({
    x: points(origin.x + place.x),
    y: points(origin.y + place.y),
    width: points(place.width),
    height: points(place.height),
  });
  const { title, beside, below } = cardText(card);
  drawBand(pen, title, at(places.band));
  const photo = at(places.photo);
  if (card.photo) pen.photo(card.photo, photo);
  else {
    doc.lineWidth(hairline).strokeColor('#888888').rect(photo.x, photo.y, photo.width, photo.height).stroke();
    const type: Type = { family: 'HEADING', size: 8, leading: 10 };
    const x = photo.x + (photo.width - pen.width('照片', type)) / 2;
    pen.line('照片', type, { x, y: photo.y + photo.height / 2 - 5 });
  }
  drawRows(pen, beside, at(places.beside));
  drawRows(pen, below, at(places.below));
  drawCode(pen, link, at(places.code));
}

/** Large text white on the band, in the middle. */
function drawBand(pen: Pen, title: string, box: Box): void {
  const { doc } = pen;
  doc.rect(box.x, box.y, box.width, box.height).fill(ink);
  doc.fillColor('white');
  const small: Type = { family: 'HEADING', size: 7, leading: 10 };
  const large: Type = { family: 'TITLE', size: 12, leading: 16 };
  const left = box.x + points(4);
  pen.line('四川省技能人才评价', small, { x: left, y: box.y + (box.height - small.leading) / 2 });
  const x = box.x + box.width - points(4) - pen.width(title, large);
  pen.line(title, large, { x, y: box.y + (box.height - large.leading) / 2 });
  doc.fillColor('black');
}

/** Label and text, row by row; what is long has the height that the others leave. */
function drawRows(pen: Pen, rows: readonly CardRow[], box: Box): void {
  const short = points(shortRow);
  const type: Type = { family: 'HEADING', size: 7, leading: 9 };
  let y = box.y;
  for (const { label: name, text, isLong } of rows) {
    const height = isLong ? box.height - (rows.length - 1) * short : short;
    const room = { x: box.x + points(label), y, width: box.width - points(label), height };
    const first = drawFitted(pen, text, room);
    pen.line(name, type, { x: box.x, y: first - type.leading / 2 });
    y += height;
  }
}

const largest = 8.5;
const step = 0.25;

/** In the largest size in which all of it fits; answers the height of the middle of the first line. */
function drawFitted(pen: Pen, text: string, room: Box): number {
  let type: Type = { family: 'HEADING', size: largest, leading: largest * 1.25 };
  let lines = pen.lines(text, type, room);
  while (lines.length * type.leading > room.height && type.size > step) {
    const smaller = type.size - step;
    type = { ...type, size: smaller, leading: smaller * 1.2 };
    lines = pen.lines(text, type, room);
  }
  const spare = room.height - lines.length * type.leading;
  const y = room.y + Math.min(spare / 2, points(0.8));
  for (const [at, line] of lines.entries()) pen.line(line, type, { x: room.x, y: y + at * type.leading });
  return y + type.leading / 2;
}

/** Dark modules as rectangles, one for each stretch of a row; white around them by the four modules that readers need. */
function drawCode({ doc }: Pen, link: string, box: Box): void {
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const module = box.width / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const start = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      if (column > start) doc.rect(box.x + start * module, box.y + row * module, (column - start) * module, module);
    }
  }
  doc.fill('black');
}
