import * as z from 'zod';
import { type Problem, type Result, refuse } from '#domain/problem';
import { provinceCode } from '#domain/vocabulary/place';
import type { CardKind } from './card.ts';

/**
 * How the province numbers cards (一(七): 统一生成). No Sichuan rule could be found, so all of it is an operator's to set;
 * the default `K51012026` + 5 digits is ours: kind, 51 (Sichuan), the reviewing centre's city, year of issue, serial.
 * Parts: `{kind}` `{province}` `{city2}` `{city4}` `{yyyy}` `{yy}` `{serial5}` (1 to 9 digits) `{check}`; the rest are
 * capital letters and digits that stand as they are. What is neither serial nor check digit names the series.
 */
export const CardNumbering = z
  .object({
    pattern: z._default(z.string(), '{kind}51{city2}{yyyy}{serial5}'),
    /** One kind's letters; all of the same length, so that no two series can make the same number. */
    letters: z.prefault(
      z.object({
        ASSESSOR: z._default(z.string(), 'K'),
        SENIOR_ASSESSOR: z._default(z.string(), 'G'),
        SPECIAL_ABILITY_ASSESSOR: z._default(z.string(), 'Z'),
        QUALITY_SUPERVISOR: z._default(z.string(), 'D'),
      }),
      {},
    ),
    /** NONE, or ISO 7064 MOD 11,10 over all that stands before it, a letter counting as two digits (A = 10). */
    check: z._default(z.enum(['NONE', 'MOD11_10']), 'NONE'),
  })
  .check(z.refine((numbering) => isSound(numbering), 'is no pattern of unambiguous numbers'));
export type CardNumbering = z.infer<typeof CardNumbering>;

/** What decides the series: the kind, the centre whose city is in the number (`510000`: the province, 00), the year. */
export interface Series {
  kind: CardKind;
  centre: string;
  year: number;
}

type Field = 'kind' | 'province' | 'city2' | 'city4' | 'yyyy' | 'yy' | 'check';
type Part = { literal: string } | { field: Field; text: string } | { serial: number; text: string };

const partPattern =
  /\{(?<field>kind|province|city2|city4|yyyy|yy|check)\}|\{serial(?<width>[1-9])\}|(?<literal>[A-Z0-9]+)/gy;

/** Undefined where the pattern holds anything else. */
function partsOf(pattern: string): Part[] | undefined {
  const parts: Part[] = [];
  let read = 0;
  for (const match of pattern.matchAll(partPattern)) {
    const { field, width, literal } = match.groups ?? {};
    const [text] = match;
    read += text.length;
    if (literal !== undefined) parts.push({ literal });
    else if (width !== undefined) parts.push({ serial: Number(width), text });
    else if (isField(field)) parts.push({ field, text });
  }
  return read === pattern.length ? parts : undefined;
}

function isField(field: string | undefined): field is Field {
  return field !== undefined;
}

function isSound({ pattern, letters, check }: z.infer<typeof CardNumbering>): boolean {
  const parts = partsOf(pattern);
  if (!parts) return false;
  const serials = parts.filter((part) => 'serial' in part);
  const checks = parts.flatMap((part, at) => ('field' in part && part.field === 'check' ? [at] : []));
  const kinds = Object.values(letters);
  const lengths = new Set(kinds.map(({ length }) => length));
  const lettersFit = kinds.every((each) => /^[A-Z0-9]{1,4}$/.test(each)) && lengths.size === 1;
  const checkFits = check === 'NONE' ? checks.length === 0 : checks.length === 1 && checks[0] === parts.length - 1;
  return serials.length === 1 && lettersFit && checkFits && pattern.length <= 100;
}

/** The pattern with what is known filled in; what is not known stays as it is written. */
function filled(numbering: CardNumbering, known: Partial<Series> & { serial?: number }): string {
  const { kind, centre, year, serial } = known;
  const values: Record<Field, string | undefined> = {
    kind: kind && numbering.letters[kind],
    province: provinceCode.slice(0, 2),
    city2: centre?.slice(2, 4),
    city4: centre?.slice(0, 4),
    yyyy: year === undefined ? undefined : String(year),
    yy: year === undefined ? undefined : String(year).slice(-2),
    check: undefined,
  };
  return (partsOf(numbering.pattern) ?? [])
    .map((part) => {
      if ('literal' in part) return part.literal;
      if ('field' in part) return values[part.field] ?? part.text;
      return serial === undefined ? part.text : String(serial).padStart(part.serial, '0');
    })
    .join('');
}

/** Names a series: `K51012026{serial5}`. Each has serials of its own, from 1, without gaps. */
export function seriesName(numbering: CardNumbering, series: Series): string {
  return filled(numbering, series);
}

/** Names all series of a kind and year, whatever their city, which are counted in one row: `K51{city2}2026{serial5}`. */
export function registerName(numbering: CardNumbering, { kind, year }: Omit<Series, 'centre'>): string {
  return filled(numbering, { kind, year });
}

/** The number with this serial, or that the series has no more. */
export function cardNumber(numbering: CardNumbering, series: Series, serial: number): Result<string> {
  const digits = partsOf(numbering.pattern)?.find((part) => 'serial' in part)?.serial ?? 0;
  if (serial >= 10 ** digits) {
    const name = seriesName(numbering, series).replace(/\{.*$/u, '');
    const message = `证卡号段${name}的${digits}位序号已用完，请省职鉴中心调整编号规则后再生成。`;
    return refuse({ code: 'SERIES_FULL', path: 'passListId', clause: '一(七)', message });
  }
  const number = filled(numbering, { ...series, serial });
  return { ok: true, value: number.replace('{check}', () => checkDigit(number.slice(0, -'{check}'.length))) };
}

/** ISO 7064 MOD 11,10. */
export function checkDigit(text: string): string {
  const digits = [...text].map((letter) => (/\d/.test(letter) ? letter : String(letter.charCodeAt(0) - 55))).join('');
  let product = 10;
  for (const digit of digits) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return String((11 - product) % 10);
}

/** Whether the last digit of a number is the one that its check demands; true where none is made. */
export function checkDigitFits(numbering: CardNumbering, number: string): boolean {
  return numbering.check === 'NONE' || checkDigit(number.slice(0, -1)) === number.slice(-1);
}

/** A number as typed or pasted (full width, lower case, blanks, hyphens) in the one form it is kept in. */
export function readCardNumber(typed: string, path: string): Result<string> {
  const number = typed
    .toWellFormed()
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−_·.]/gu, '');
  if (/^[A-Z0-9]{1,60}$/.test(number)) return { ok: true, value: number };
  const problem: Problem = { code: 'CARD_NUMBER_FORMAT', path, message: '证卡号只有字母和数字，请对照证卡核对。' };
  return refuse(problem);
}
