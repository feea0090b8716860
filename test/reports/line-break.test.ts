import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '#reports/pdf/line-break';

/** A Chinese character is one wide, the others half. */
const measure = (text: string) => [...text].reduce((sum, character) => sum + (character < '\u2e80' ? 0.5 : 1), 0);
const broken = (text: string, width: number, first = width) => linesOf(text, { width, first }, measure);

test.each<[string, number, string[]]>([
  ['一二三四五六七', 3, ['一二三', '四五六', '七']],
  ['', 3, ['']],
  ['一二三，四五', 3, ['一二', '三，四', '五']],
  ['一二（三）四', 3, ['一二', '（三）', '四']],
  ['一二《三四》', 4, ['一二《三', '四》']],
  ['一二三《四五》', 4, ['一二三', '《四五》']],
  ['共120人到场', 3, ['共120', '人到场']],
  ['一二 abc', 3, ['一二', 'abc']],
  ['abcdefghij', 2, ['abcd', 'efgh', 'ij']],
  ['一abcdefgh', 3, ['一abcd', 'efgh']],
  ['。。。。。。', 2, ['。。', '。。', '。。']],
  ['葛\u0301葛\u0301葛\u0301', 1.5, ['葛\u0301', '葛\u0301', '葛\u0301']],
])('%j in %d', (text, width, lines) => expect(broken(text, width)).toEqual(lines));

test('the first line may be narrower', () => {
  expect(broken('一二三四五', 3, 1)).toEqual(['一', '二三四', '五']);
});

const text = fc.string({ unit: fc.constantFrom(...'一二三四（）《》，。、；abc12 -—…“”\u3000'), maxLength: 60 });

test('nothing but blanks is lost, the order stays, and no line is wider than its room', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 9 }), (words, width) => {
      const lines = broken(words, width);
      expect(lines.join('').replace(/\s/gu, '')).toBe(words.replace(/\s/gu, ''));
      for (const line of lines) expect(measure(line.trimEnd())).toBeLessThanOrEqual(width);
    }),
    { numRuns: 2000 },
  );
});

test('where a line is wide enough, none begins with a closing mark or ends with an opening one', () => {
  const prose = fc.array(fc.constantFrom('一二', '三', '四（五）', '《六七》', '，', '。', 'abc', '12'), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(prose, (parts) => {
      const words = parts
        .filter((part, at) => !/[，。]/u.test(part) || !/[，。]/u.test(parts[at - 1] ?? '，'))
        .join('');
      for (const line of broken(words, 9).slice(1)) expect(line).not.toMatch(/^[，。）》]/u);
      for (const line of broken(words, 9)) expect(line).not.toMatch(/[（《]$/u);
    }),
    { numRuns: 2000 },
  );
});
