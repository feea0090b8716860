import { describe, expect, test } from 'vitest';
import type { Facts } from '#domain/eligibility/fact';
import { formDocx } from '#reports/form/form-docx';
import { type FormContent, formLayout } from '#reports/form/form-layout';
import { formPdf } from '#reports/form/form-pdf';
import { pdfInfo, pdfText } from '#test/reports/office';
import { filledForm, han, idNumber } from './sample-form.ts';
import { readWord } from './word.ts';

/** What stands in the cell behind a label. */
function behind(label: string, content: FormContent): string {
  const cells = formLayout(content).rows.flatMap((row) => row.cells);
  const at = cells.findIndex(({ blocks }) => blocks.map(({ text }) => text).join('') === label);
  expect(at, label).not.toBe(-1);
  return cells[at + 1]!.blocks.map(({ text }) => text).join('\n');
}

const first = (facts: Facts = {}) => filledForm('附件1', { facts });

describe('what stands in the cells', () => {
  test.each([
    ['姓名', '张建国'],
    ['性别', '男'],
    ['年龄', '38'],
    ['身份证号码', idNumber],
    ['联系手机', '13900000001'],
    ['文化程度', '大学专科'],
    ['专业工龄', '19年6个月'],
    ['专业技术职称', '无'],
    ['所在地区', '绵阳市'],
    ['职业资格证书', '电工 一级/高级技师'],
    ['申报考评职业工种', '电工（6-31-01-03）、数控车工（车工 6-18-01-01）'],
  ])('%s: %s', (label, text) => expect(behind(label, first())).toBe(text));

  test('sex and age are those of the ID number on the filling day', () => {
    const woman = filledForm('附件1', { facts: { idNumber: '510703198506150027' } });
    expect(behind('性别', woman)).toBe('女');
    const aged = (filledOn: string) => behind('年龄', { ...woman, filled: { ...woman.filled!, filledOn } });
    expect([aged('2024-06-14'), aged('2024-06-15')]).toEqual(['38', '39']);
    expect(behind('性别', first({ idNumber: '510104198506150011' }))).toBe('');
  });

  test('附件4 says 无 where nothing was answered on purpose, and leaves free what was not asked', () => {
    expect(behind('原质量督导员证卡号', filledForm('附件4'))).toBe('无');
    const { formerSupervisorCard: _, ...facts } = filledForm('附件4').filled!.facts;
    const content = filledForm('附件4');
    expect(behind('原质量督导员证卡号', { ...content, filled: { ...content.filled!, facts } })).toBe('');
  });

  test('paragraphs stay paragraphs; invisible characters and those that turn the text around are left out', async () => {
    const workSummary = `第一段。\r\n\n第二段\u202eabc\u0000\u000b\u200b\ud800<&>"完`;
    expect(behind('工作简介', first({ workSummary }))).toBe('第一段。\n第二段abc\ufffd<&>"完');
    const { rows } = readWord(await formDocx(first({ workSummary })));
    expect(rows.flat().map(({ text }) => text)).toContain('第一段。\n第二段abc\ufffd<&>"完');
  });

  test('inherited names are no answers', () => {
    const content = filledForm('附件1');
    const facts = Object.create({ name: '别人' });
    expect(behind('姓名', { ...content, filled: { ...content.filled!, facts } })).toBe('');
  });
});

describe('the boxes of 附件2', () => {
  const boxes = (facts: Facts) => {
    const none: Facts = {
      skillLevel: 'NONE',
      titleLevel: 'NONE',
      honour: false,
      tradeYears: 1,
      competitionJudge: false,
    };
    const text = behind('申报条件', filledForm('附件2', { facts: { ...none, ...facts } }));
    return text.split('\n').flatMap((line, at) => (line.includes('☑') ? [at + 1] : []));
  };

  test.each<[number[], Facts]>([
    [[], {}],
    [[1], { skillLevel: 'SENIOR' }],
    [[1], { titleLevel: 'STAFF' }],
    [[], { skillLevel: 'SENIOR', certificateMatches: false }],
    [[2], { honour: true }],
    [[3], { education: 'JUNIOR_COLLEGE', teachingYears: 3 }],
    [[], { education: 'JUNIOR_COLLEGE', teachingYears: 2.9 }],
    [[4], { tradeYears: 10, tradeProof: true }],
    [[], { tradeYears: 10, tradeProof: false }],
    [[5], { competitionJudge: true }],
    [[1, 2, 5], { skillLevel: 'TECHNICIAN', honour: true, competitionJudge: true }],
    [[3], { education: 'TECHNICIAN_COLLEGE', teachingYears: 5 }],
    [[2], { education: 'TECHNICIAN_COLLEGE', teachingYears: 5, honour: true }],
  ])('%j ticked', (ticked, facts) => expect(boxes(facts)).toEqual(ticked));

  test('a ticked box is one in every file, though the fonts of the PDF lack it', async () => {
    const content = filledForm('附件2');
    const [word, pdf] = [readWord(await formDocx(content)), pdfText(await formPdf(content))];
    const ticks = (text: string) => [...text.matchAll(/[□☑]/gu)].map(([box]) => box).join('');
    expect(
      ticks(
        word.rows
          .flat()
          .map(({ text }) => text)
          .join(''),
      ),
    ).toBe('☑☑□☑□');
    expect(ticks(pdf)).toBe('☑☑□☑□');
  });
});

describe('what does not fit', () => {
  test('a character that the fonts lack is in the text of the PDF all the same', async () => {
    const name = '扎西𠮷བཀྲ་ཤིས';
    const content = filledForm('附件1', { facts: { name } });
    expect(pdfText(await formPdf(content)).replace(/\s/gu, '')).toContain(name);
  });

  test('a cell longer than a page, which no rule allows, goes on overleaf', async () => {
    const address = han(3000, 0);
    const pdf = await formPdf(filledForm('附件1', { facts: { address } }));
    const text = pdfText(pdf);
    expect([...address].filter((character) => !text.includes(character))).toEqual([]);
    expect(Number(pdfInfo(pdf).Pages)).toBeGreaterThan(4);
  });

  test.each([400, 600, 800, 1000, 1200, 1500])(
    'a summary of %d characters is drawn once, whatever page it ends on',
    async (count) => {
      const workSummary = han(count, 0);
      const text = pdfText(await formPdf(filledForm('附件2', { facts: { workSummary } })));
      const drawn = [...text].filter((character) => workSummary.includes(character));
      for (const character of workSummary) expect(drawn).toContain(character);
      expect(drawn.length).toBeLessThan(count + 120);
    },
  );

  test('where short cells need more room, prose gives way before a second page is begun', async () => {
    const facts = {
      workplace: han(40, 0),
      address: han(60, 100),
      occupations: ['6-18-01-01', '6-18-01-02', '6-18-01-03'],
    };
    expect(pdfInfo(await formPdf(filledForm('附件1', { facts }))).Pages).toBe('1');
  });
});
