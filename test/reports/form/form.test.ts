import { beforeAll, describe, expect, test } from 'vitest';
import { forms } from '#domain/application/form';
import { findClause } from '#domain/notice';
import { formDocx } from '#reports/form/form-docx';
import type { FormContent } from '#reports/form/form-layout';
import { formPdf } from '#reports/form/form-pdf';
import { lacking, letters, pdfFonts, pdfImages, pdfInfo, pdfText, pdfWords, printed } from '#test/reports/office';
import { filledForm, formIds, idNumber, longestForm } from './sample-form.ts';
import { samplePhoto } from './sample-photo.ts';
import { readWord } from './word.ts';

interface Case {
  name: string;
  content: FormContent;
  docx: Uint8Array;
  pdf: Uint8Array;
  /** The Word file as LibreOffice prints it. */
  print: Uint8Array;
}

const wanted = formIds.flatMap((form) => [
  { name: `${form} blank`, content: { form } },
  { name: `${form} filled`, content: filledForm(form, { photo: samplePhoto }) },
  { name: `${form} longest`, content: longestForm(form) },
]);
const cases = new Map<string, Case>();
const caseOf = (name: string): Case => cases.get(name)!;

beforeAll(async () => {
  const files = new Map<string, Uint8Array>();
  for (const { name, content } of wanted) files.set(name, await formDocx(content));
  const prints = printed(files);
  for (const { name, content } of wanted) {
    const pdf = await formPdf(content);
    cases.set(name, { name, content, docx: files.get(name)!, pdf, print: prints.get(name)! });
  }
}, 180_000);

const textIn = (docx: Uint8Array) => {
  const { before, rows, after } = readWord(docx);
  return [...before, ...rows.flatMap((row) => row.map(({ text }) => text)), ...after].join('\n');
};

/** Every word that the notice prints, in its order. */
const skeletons: Readonly<Record<string, readonly (readonly string[])[]>> = {
  附件1: [
    ['姓名', '', '性别', '', '年龄', '', '照片'],
    ['身份证号码', ''],
    ['联系手机', '', '文化程度', ''],
    ['工作单位', '', '专业工龄', ''],
    ['联系地址', '', '专业技术职称', ''],
    ['所在地区', '', '职业资格证书', ''],
    ['申报考评职业工种', ''],
    ['工作简介', ''],
    [`承诺声明：${findClause('附件1 承诺声明')!.text}承诺人（本人签名）：年月日`],
    ['推荐单位意见', '（盖章）年月日'],
  ],
  附件2: [
    ['姓名', '', '性别', '', '年龄', '', '照片'],
    ['身份证号码', ''],
    ['联系手机', '', '文化程度', ''],
    ['工作单位', '', '专业工龄', ''],
    ['联系地址', '', '专业技术职称', ''],
    ['所在地区', '', '职业资格证书', ''],
    ['申报考评项目', ''],
    ['申报条件', [1, 2, 3, 4, 5].map((at) => `${at}.□${findClause(`附件2 申报条件${at}`)!.text}`).join('')],
    ['工作简介', ''],
    [`承诺声明：${findClause('附件2 承诺声明')!.text}承诺人（本人签名）：日期：`],
    ['推荐单位意见', '（盖章）年月日'],
  ],
  附件4: [
    ['姓名', '', '性别', '', '照片'],
    ['身份证号码', '', '联系电话', ''],
    ['原质量督导员证卡号', '', '所在地区', ''],
    ['工作单位', ''],
    ['通信地址及邮编', ''],
    ['督导工作经历（不少于200字）', ''],
    ['所在单位意见', '（盖章）年月日'],
    ['备注', ''],
  ],
};

describe.each(formIds)('%s', (form) => {
  test('a blank form has the words of the notice and nothing else, cell by cell in its order', () => {
    const { before, rows, after } = readWord(caseOf(`${form} blank`).docx);
    const compact = (text: string) => text.replace(/\s/gu, '');
    expect(before.map(compact)).toEqual([forms[form].title, form === '附件4' ? '填表时间：' : '填表日期：年月日']);
    expect(rows.map((row) => row.filter(({ merge }) => merge !== 'continue').map(({ text }) => compact(text)))).toEqual(
      skeletons[form],
    );
    const notes = [1, 2].flatMap((at) => findClause(`${form} 说明${at}`)?.text ?? []);
    const told = notes.map((note, at) => `${at + 1}. ${note}`);
    expect(after).toEqual(notes.length > 0 ? ['填表说明：', ...told] : ['']);
  });

  test('every cell of the form stands in the table, in the order of the form', () => {
    const { rows } = readWord(caseOf(`${form} blank`).docx);
    const printedLabels = letters(rows.flatMap((row) => row.map(({ text }) => text)).join(' '));
    let from = 0;
    const inTable = forms[form].cells.filter(({ holds }) => !['filledOn', 'photo'].includes(holds));
    for (const { label } of inTable) {
      const at = printedLabels.indexOf(letters(label), from);
      expect(at, label).toBeGreaterThanOrEqual(from);
      from = at + letters(label).length;
    }
  });

  test('every row fills the seven columns, and the photo reaches over the first four', () => {
    const { rows } = readWord(caseOf(`${form} filled`).docx);
    expect(rows.map((row) => row.reduce((sum, { span }) => sum + span, 0))).toEqual(rows.map(() => 7));
    expect(rows.map((row) => row.at(-1)?.merge)).toEqual([
      'restart',
      ...['continue', 'continue', 'continue'],
      ...rows.slice(4).map(() => undefined),
    ]);
    expect(rows[0]!.at(-1)!.xml).toContain('<w:drawing>');
  });

  test('A4, 宋体 and 黑体, an exact frame', () => {
    const { xml } = readWord(caseOf(`${form} filled`).docx);
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(new Set([...xml.matchAll(/w:eastAsia="([^"]+)"/gu)].map(([, font]) => font))).toEqual(
      new Set(['宋体', '黑体', ...(form === '附件2' ? ['Segoe UI Symbol'] : [])]),
    );
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>');
    for (const name of ['blank', 'filled', 'longest']) {
      expect(pdfInfo(caseOf(`${form} ${name}`).pdf)['Page size']).toContain('(A4)');
      expect(pdfInfo(caseOf(`${form} ${name}`).print)['Page size']).toContain('(A4)');
    }
    const fonts = pdfFonts(caseOf(`${form} filled`).pdf).join('\n');
    for (const font of ['NotoSerifSC-Regular', 'NotoSansSC-Regular', 'NotoSansSC-Bold']) expect(fonts).toContain(font);
  });

  test.each(['blank', 'filled', 'longest'])('%s: Word file, its print and the PDF hold the same characters', (name) => {
    const { docx, pdf, print } = caseOf(`${form} ${name}`);
    const text = textIn(docx);
    expect(lacking(text, pdfText(pdf))).toEqual([]);
    expect(lacking(pdfText(pdf), text)).toEqual([]);
    expect(lacking(text, pdfText(print))).toEqual([]);
  });

  test('an ordinary form is one page, whoever prints it', () => {
    for (const name of ['blank', 'filled']) {
      expect(pdfInfo(caseOf(`${form} ${name}`).pdf).Pages).toBe('1');
      expect(pdfInfo(caseOf(`${form} ${name}`).print).Pages).toBe('1');
    }
  });

  test('the longest texts go over several pages and lose nothing', () => {
    const { content, docx, pdf, print } = caseOf(`${form} longest`);
    const { facts } = content.filled!;
    const cells = forms[form].cells.flatMap((cell) => (cell.holds === 'fact' ? [facts[cell.fact]] : []));
    const texts = cells.flat().filter((value) => typeof value === 'string' && /\p{Script=Han}/u.test(value));
    const all = texts.map((value) => String(value).replace(/^[\d-]+:/u, '')).join('');
    expect([...letters(all)].length).toBeGreaterThan(2300);
    for (const text of [textIn(docx), pdfText(pdf), pdfText(print)]) expect(lacking(all, text)).toEqual([]);
    for (const file of [pdf, print]) expect(Number(pdfInfo(file).Pages)).toBeGreaterThan(1);
  });

  test('no word stands outside of the frame or of the page', () => {
    const [left, right, bottom] = [20, 190, 283].map((millimetres) => (millimetres * 72) / 25.4);
    for (const name of ['blank', 'filled', 'longest']) {
      for (const file of [caseOf(`${form} ${name}`).pdf, caseOf(`${form} ${name}`).print]) {
        const words = pdfWords(file);
        expect(words.length).toBeGreaterThan(15);
        const outside = words.filter(
          (word) => word.left < left! - 1 || word.right > right! + 1 || word.bottom > bottom! + 4,
        );
        expect(outside).toEqual([]);
      }
    }
  });

  test('the photo is in the Word file as it was given, and drawn once in the PDF', () => {
    const { docx, pdf } = caseOf(`${form} filled`);
    const pictures = [...readWord(docx).files].filter(([path]) => path.startsWith('word/media/'));
    expect(pictures.map(([, bytes]) => bytes.equals(Buffer.from(samplePhoto.bytes)))).toEqual([true]);
    expect(pdfImages(pdf)).toHaveLength(1);
    expect(pdfImages(caseOf(`${form} blank`).pdf)).toHaveLength(0);
  });

  test('the same content is the same file to the byte, and no file tells of the person outside of its text', async () => {
    const { content, docx, pdf } = caseOf(`${form} filled`);
    expect(Buffer.compare(await formDocx(content), docx)).toBe(0);
    expect(Buffer.compare(await formPdf(content), pdf)).toBe(0);
    const { name } = content.filled!.facts;
    for (const [path, bytes] of readWord(docx).files) {
      if (path !== 'word/document.xml')
        expect(bytes.toString('utf8'), path).not.toMatch(new RegExp(`${name}|${idNumber}`));
    }
    expect(JSON.stringify(pdfInfo(pdf))).not.toMatch(new RegExp(`${name}|${idNumber}`));
  });
});
