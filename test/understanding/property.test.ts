import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FactKind, FactValue } from '#domain/eligibility/fact';
import { summaryCharacters, summaryLetters } from '#domain/eligibility/work-summary';
import { readAnswer, readCategory } from '#domain/understanding/answer';
import { readCommand } from '#domain/understanding/command';
import { readFacts } from '#domain/understanding/facts';
import { labelOf } from '#domain/understanding/label';
import { normalise } from '#domain/understanding/normalise';

const today = '2026-11-23';
const definition = (kind: FactKind) => ({ id: kind, kind, label: kind, question: '', clause: '' });

/** What people type, torn apart and put together again: likelier to find a hole than plain noise. */
const scrap = fc.constantFrom(
  ...'没有 没得 不是 是 对 有 三 十二 年 次 半 多 几 快 高级 中级 技师 工程师 电工 考评员 证 成都 绵阳 不对 ， 。 ？ 2019年5月1日 13800001234 510104199001010019 大专 党员 还是 我 同事 一 零 个月 - ~ 、 嗯 哈 😀 \u200b \u3000 ( ) * \\ [ ^ $ 第 百 〇'.split(
    ' ',
  ),
);
const utterance = fc.oneof(
  fc.array(scrap, { maxLength: 30 }).map((scraps) => scraps.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('一', '年', '次', '不', '有', '0', ' ', '，', '没'), maxLength: 400 }),
);

test('no text makes a reader throw, and a value is always of its type', () => {
  fc.assert(
    fc.property(utterance, fc.constantFrom(...FactKind.options), (text, kind) => {
      const read = readAnswer(definition(kind), text, { today });
      if ('value' in read) {
        expect(FactValue.safeParse(read.value).success).toBe(true);
        expect(read.label.length).toBeGreaterThan(0);
      } else {
        expect(read.ask).not.toBe('');
        expect(read.code).toMatch(/^[A-Z_]+$/);
      }
      readCommand(text);
      readCategory(text);
      readFacts(text, { today });
    }),
    { numRuns: 1500 },
  );
});

test('long texts are refused or read in time that grows with their length', () => {
  for (const piece of [
    '一',
    '0',
    '没',
    '不',
    '年',
    'a',
    '我',
    '，',
    ' ',
    '13800001234 ',
    '三年，不对，',
    '高级工',
    '(',
    '-',
  ]) {
    const text = piece.repeat(20_000);
    const begun = performance.now();
    for (const kind of FactKind.options) readAnswer(definition(kind), text, { today });
    readFacts(text, { today });
    readCommand(text);
    readCategory(text);
    // Generous: this catches a search that explodes, not a slow machine.
    expect(performance.now() - begun, piece).toBeLessThan(20_000);
  }
});

test('a short message of one thing said over and over is read at once, too', () => {
  for (const piece of [
    '我',
    '0',
    '一',
    '那个',
    '我想',
    '现在',
    '等我',
    '看看',
    '没',
    '张 ',
    '带',
    '三次',
    '一下',
    '不是我',
  ]) {
    for (const length of [24, 38, 300]) {
      const text = piece.repeat(Math.floor(length / piece.length));
      const begun = performance.now();
      for (const kind of FactKind.options) readAnswer(definition(kind), text, { today });
      readFacts(text, { today });
      readCommand(text);
      readCategory(text);
      expect(performance.now() - begun, text).toBeLessThan(2000);
    }
  }
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(utterance, (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }),
    { numRuns: 2000 },
  );
});

const chineseDigits = '零一二三四五六七八九';

function inChinese(number: number): string {
  if (number < 10) return chineseDigits[number] ?? '';
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 1 ? '' : chineseDigits[tens]}十${ones === 0 ? '' : chineseDigits[ones]}`;
}

function fullWidth(number: number): string {
  return [...String(number)].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 48) + 0xfee0)).join('');
}

test('digits, full-width digits and Chinese numerals say the same number', () => {
  for (let number = 0; number <= 60; number += 1) {
    for (const words of [String(number), fullWidth(number), inChinese(number)]) {
      expect(readAnswer(definition('years'), `${words}年`, { today }), words).toMatchObject({ value: number });
      expect(readAnswer(definition('count'), `${words}次`, { today }), words).toMatchObject({ value: number });
      expect(readAnswer(definition('count'), words, { today }), words).toMatchObject({ value: number });
    }
  }
});

test('every day of five years is read from each usual form', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2019-01-01'), max: new Date('2023-12-31'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10);
      const [year = 0, month = 0, number = 0] = day.split('-').map(Number);
      const digits = [...String(year)].map((digit) => chineseDigits[Number(digit)]).join('');
      const forms = [
        day,
        `${year}年${month}月${number}日`,
        `${year}.${month}.${number}`,
        `${year}/${month}/${number}`,
        day.replaceAll('-', ''),
        `${String(year).slice(2)}年${month}月${number}号`,
        `${digits}年${inChinese(month)}月${inChinese(number)}日`,
      ];
      for (const form of forms)
        expect(readAnswer(definition('date'), form, { today }), form).toMatchObject({ value: day });
    }),
    { numRuns: 200 },
  );
});

test('a summary never counts more than was typed, and pasting it again adds nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(summaryCharacters(text)).toBeLessThanOrEqual(summaryLetters(text).length);
    }),
  );
  const prose = '二〇一〇年七月起在东方电机从事维修电工工作，先后负责数控机床电气改造、配电房巡检和班组安全管理。';
  expect(summaryCharacters(prose.repeat(6))).toBeLessThanOrEqual(summaryCharacters(prose));
});

test('labels say values back in words', () => {
  expect(labelOf(definition('years'), 1.5)).toBe('1年6个月');
  expect(labelOf(definition('years'), 0.5)).toBe('6个月');
  expect(labelOf(definition('city'), '513400')).toBe('凉山彝族自治州');
  expect(labelOf(definition('occupations'), ['6-31-01-03'])).toContain('电工');
  expect(labelOf(definition('yesNo'), false)).toBe('否');
  expect(labelOf(definition('date'), '2019-05-01')).toBe('2019年5月1日');
});
