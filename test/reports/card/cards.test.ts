import { create } from 'qrcode';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CardPrint } from '#reports/card/card-print';
import { cardText, verifyLink } from '#reports/card/card-print';
import { cardsPdf, cardsPdfChunks } from '#reports/card/cards-pdf';
import { han } from '#test/reports/form/sample-form';
import { samplePhoto } from '#test/reports/form/sample-photo';
import { lacking, pdfImages, pdfInfo, pdfPicture, pdfText } from '#test/reports/office';
import { sampleCard, sampleCards } from './sample-cards.ts';

const verifyUrl = 'https://kaoping.example.cn/verify';
const wordsOf = (card: CardPrint) => {
  const { title, beside, below } = cardText(card);
  return [title, ...[...beside, ...below].flatMap(({ label, text }) => [label, text])].join('');
};

describe('what stands on a card', () => {
  test.each([
    [
      sampleCard,
      '考评员证',
      ['张建国', sampleCard.number, '电工（6-31-01-03）、数控车工（车工 6-18-01-01）'],
      '成都市职业技能鉴定指导中心',
    ],
    [
      { ...sampleCard, kind: 'SPECIAL_ABILITY_ASSESSOR' as const, items: ['泡菜制作', '蜀绣制作'], maker: '510000' },
      '专项职业能力考核考评员证',
      ['张建国', sampleCard.number, '泡菜制作、蜀绣制作'],
      '四川省职业技能鉴定指导中心',
    ],
    [
      { ...sampleCard, kind: 'QUALITY_SUPERVISOR' as const, items: [], maker: '513300' },
      '质量督导员证',
      ['张建国', sampleCard.number],
      '甘孜藏族自治州职业技能鉴定指导中心',
    ],
  ])('%#', (card, title, beside, maker) => {
    const text = cardText(card);
    expect(text.title).toBe(title);
    expect(text.beside.map((row) => row.text)).toEqual(beside);
    expect(text.below.map((row) => row.text)).toEqual(['2024年5月6日至2027年5月5日', maker]);
  });

  test('the link carries the number and nothing else, whatever the number', () => {
    expect(verifyLink(verifyUrl, sampleCard.number)).toBe(`${verifyUrl}?number=${sampleCard.number}`);
    expect(verifyLink(`${verifyUrl}?lang=zh`, 'A&b=1#')).toBe(`${verifyUrl}?lang=zh&number=A%26b%3D1%23`);
  });
});

describe('the sheet of cards', () => {
  const cards = sampleCards(23);
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await cardsPdf(cards, { verifyUrl });
  });

  test('ten to a page in A4', () => {
    expect(pdfInfo(pdf)).toMatchObject({ Pages: '3', 'Page size': expect.stringContaining('(A4)') });
  });

  test.each([
    [0, '1'],
    [1, '1'],
    [10, '1'],
    [11, '2'],
  ])('%d cards: %s pages', async (count, pages) => {
    expect(pdfInfo(await cardsPdf(sampleCards(count), { verifyUrl })).Pages).toBe(pages);
  });

  test('every word of every card is there, and every photo', () => {
    expect(lacking(cards.map(wordsOf).join(''), pdfText(pdf))).toEqual([]);
    expect(pdfImages(pdf)).toHaveLength(cards.filter(({ photo }) => photo).length);
  });

  test('the longest name and occupations are all there', async () => {
    const items = ['6-18-01-01', '6-18-01-02', '6-18-01-03'].map((code, at) => `${code}:${han(60, 100 + 60 * at)}`);
    const card = { ...sampleCard, name: han(50, 0), items };
    expect(lacking(wordsOf(card), pdfText(await cardsPdf([card], { verifyUrl })))).toEqual([]);
  });

  test('the code of each card is that of its link, module by module', () => {
    const dpi = 300;
    const pages = [1, 2, 3].map((page) => pdfPicture(pdf, { page, dpi, format: 'gray' }));
    for (const [at, { number }] of cards.entries()) {
      const place = at % 10;
      const corner = { x: 19.4 + (place % 2) * 85.6 + 66.6, y: 13.5 + Math.floor(place / 2) * 54 + 35.4 };
      expect(modulesIn(pages[Math.floor(at / 10)]!, { corner, dpi, link: `${verifyUrl}?number=${number}` })).toBe(0);
    }
  });

  test('the reader of the codes sees a wrong one', () => {
    const page = pdfPicture(pdf, { page: 1, dpi: 300, format: 'gray' });
    const corner = { x: 19.4 + 66.6, y: 13.5 + 35.4 };
    expect(modulesIn(page, { corner, dpi: 300, link: `${verifyUrl}?number=${cards[1]!.number}` })).toBeGreaterThan(0);
  });

  test('the same cards are the same file to the byte', async () => {
    expect(Buffer.compare(await cardsPdf(cards, { verifyUrl }), pdf)).toBe(0);
  });
});

test('pages are handed on before the next cards are asked for', async () => {
  let asked = 0;
  async function* cards(): AsyncGenerator<CardPrint> {
    for (const card of sampleCards(60)) {
      asked += 1;
      yield card;
    }
  }
  const chunks: Uint8Array[] = [];
  const askedAt: number[] = [];
  for await (const chunk of cardsPdfChunks(cards(), { verifyUrl })) {
    chunks.push(chunk);
    askedAt.push(asked);
  }
  expect(new Set(askedAt)).toEqual(new Set([1, 11, 21, 31, 41, 51, 60]));
  expect(pdfInfo(Buffer.concat(chunks)).Pages).toBe('6');
});

test('a photo of another card is never in place of one that lacks', async () => {
  const { photo: _, ...without } = sampleCard;
  const pdf = await cardsPdf([without, { ...sampleCard, photo: samplePhoto }], { verifyUrl });
  expect(pdfImages(pdf)).toHaveLength(1);
  expect(pdfText(pdf)).toContain('照片');
});

/** How many modules of the code at this corner (in mm) are of the wrong colour. */
function modulesIn(
  pgm: Buffer,
  { corner, dpi, link }: { corner: { x: number; y: number }; dpi: number; link: string },
): number {
  const [head = '', width = ''] = /^P5\s+(\d+)\s+\d+\s+\d+\s/u.exec(pgm.toString('latin1', 0, 40)) ?? [];
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const pixel = (millimetres: number) => Math.round((millimetres * dpi) / 25.4);
  let wrong = 0;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const [x, y] = [corner.x + ((column + 0.5) * 15) / modules.size, corner.y + ((row + 0.5) * 15) / modules.size];
      const isDark = pgm[head.length + pixel(y) * Number(width) + pixel(x)]! < 128;
      if (isDark !== Boolean(modules.get(row, column))) wrong += 1;
    }
  }
  return wrong;
}
