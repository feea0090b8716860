/** A number as written: `exact` is false for 七八, 十几, 三五: an adult says them when the number is not known. */
export interface Numeral {
  value: number;
  exact: boolean;
}

const digits: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇○o', '一幺壹', '二两俩贰', '三仨叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((letters, digit) =>
    [...letters].map((letter) => [letter, digit]),
  ),
);
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** What a number may be written with; `o` stands for 〇 only among Chinese digits. */
export const numeralPattern =
  '(?:\\d(?:\\.(?=\\d))?|[零〇○一二两三四五六七八九十百千廿卅俩仨壹贰叁肆伍陆柒捌玖拾佰幺])+';

/** 二〇一九, 一九: digit by digit, as years and numbers are read. */
export function spelled(text: string): string {
  return [...text].map((letter) => digits[letter] ?? letter).join('');
}

function chinese(text: string): Numeral {
  let total = 0;
  let last: number | undefined;
  let unit = 10_000;
  let exact = true;
  for (const letter of text.replace(/廿/gu, '二十').replace(/卅/gu, '三十')) {
    const digit = digits[letter];
    if (digit !== undefined) {
      if (last !== undefined && last !== 0) exact = false;
      last = digit;
      continue;
    }
    unit = units[letter] ?? 1;
    total += (last ?? 1) * unit;
    last = undefined;
  }
  // 一百二 is 120, 一百零二 is 102.
  const scale = unit >= 100 && unit < 10_000 && !/[零〇○]/u.test(text) ? unit / 10 : 1;
  return { value: total + (last ?? 0) * scale, exact };
}

/** Reads one number, arabic or Chinese; undefined for a mixture that is neither. */
export function readNumeral(text: string): Numeral | undefined {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return { value: Number(text), exact: true };
  const [, arabic, unit = ''] = /^(\d+(?:\.\d+)?)([十百千])$/u.exec(text) ?? [];
  if (arabic !== undefined) return { value: Number(arabic) * (units[unit] ?? 1), exact: true };
  if (/[\d.]/u.test(text)) return undefined;
  return chinese(text);
}
