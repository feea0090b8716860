import { ok, type Problem, type Result } from './problem.ts';

/** What an 18-digit number of GB 11643 says about its holder. */
export interface IdNumber {
  number: string;
  sex: '男' | '女';
  /** `yyyy-mm-dd` */
  birthDate: string;
  /**
   * RESIDENT of the mainland, 港澳台居民居住证 (81, 82, 83), or 外国人永久居留身份证 (9…): the notice says only 身份证, so
   * whether the last may apply is for the reviewer.
   */
  holder: 'RESIDENT' | 'HK_MACAO_TAIWAN' | 'FOREIGN_PERMANENT_RESIDENT';
  /** Odd but not wrong; shown to the reviewer. */
  warnings: Problem[];
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** First two digits that were ever given out; abolished counties stay valid for life, so nothing finer is demanded. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

function problem(code: string, message: string): Problem {
  return { code, path: 'idNumber', message };
}

/** The check digit of GB 11643 (ISO 7064 MOD 11-2) for the first 17 digits. */
export function checkDigitOf(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkDigits[sum % 11] ?? '';
}

/** Whether `yyyy-mm-dd` is a day of the calendar. */
export function isCalendarDay(day: string): boolean {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? [];
  const parsed = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return year >= '0100' && !Number.isNaN(parsed.valueOf()) && parsed.toISOString().slice(0, 10) === day;
}

/** Whole years at `day`; who was born on 29 February comes of age on 1 March in common years (民法典 counting). */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

function wrongShape(number: string): Problem | undefined {
  if (/^\d{15}$/u.test(number)) {
    return problem('FIFTEEN_DIGITS', '这是15位的旧身份证号，已停止使用。请填第二代身份证上的18位号码。');
  }
  if (/^[A-Z]{3}\d{12}$/u.test(number)) {
    return problem('OLD_FOREIGN_CARD', '这是旧版外国人永久居留证号。请填2023版证件上的18位号码。');
  }
  if (number === '') return problem('NOT_AN_ID_NUMBER', '没有看到身份证号码。请填18位身份证号。');
  if (number.length !== 18)
    return problem('WRONG_LENGTH', `身份证号应为18位，您填的是${[...number].length}位，请核对。`);
  if (!/^\d{17}[\dX]$/u.test(number)) {
    return problem('WRONG_CHARACTER', '身份证号前17位应全是数字，最后一位是数字或X，请核对。');
  }
  return undefined;
}

function holderOf(number: string): IdNumber['holder'] | undefined {
  if (number.startsWith('9')) return 'FOREIGN_PERMANENT_RESIDENT';
  if (!provinces.has(number.slice(0, 2))) return undefined;
  return /^8[123]/u.test(number) ? 'HK_MACAO_TAIWAN' : 'RESIDENT';
}

function dateProblem(birthDate: string, today: string): Problem | undefined {
  if (!isCalendarDay(birthDate)) {
    return problem('IMPOSSIBLE_DATE', `身份证号里的出生日期${birthDate}不存在，请核对第7至14位。`);
  }
  if (birthDate > today) return problem('FUTURE_DATE', `身份证号里的出生日期${birthDate}还没到，请核对第7至14位。`);
  return undefined;
}

function warningsOf(holder: IdNumber['holder'], age: number): Problem[] {
  const warnings: Problem[] = [];
  if (holder === 'FOREIGN_PERMANENT_RESIDENT') {
    warnings.push(problem('FOREIGN_PERMANENT_RESIDENT', '外国人永久居留身份证：能否申报由审核人员确定。'));
  }
  if (age < 16 || age > 80) warnings.push(problem('UNUSUAL_AGE', `按身份证号计算为${age}岁，请核对。`));
  return warnings;
}

/** Reads and checks an ID number as typed: blanks and dashes are taken off, `x` becomes `X`. Every problem at once. */
export function readIdNumber(text: string, today: string): Result<IdNumber> {
  const number = text
    .normalize('NFKC')
    .replace(/[\s\-‐-―·.]/gu, '')
    .toUpperCase();
  const shape = wrongShape(number);
  if (shape !== undefined) return { ok: false, problems: [shape] };
  const problems: Problem[] = [];
  const holder = holderOf(number);
  if (holder === undefined) problems.push(problem('UNKNOWN_REGION', '身份证号开头两位不是有效的地区代码，请核对。'));
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const impossible = dateProblem(birthDate, today);
  if (impossible !== undefined) problems.push(impossible);
  if (/^\d{14}000/u.test(number)) problems.push(problem('ZERO_SEQUENCE', '身份证号第15至17位不能是000，请核对。'));
  if (checkDigitOf(number.slice(0, 17)) !== number[17]) {
    problems.push(problem('CHECK_DIGIT', '身份证号最后一位校验不通过，可能有一位输错了，请对照身份证核对。'));
  }
  const [first, ...rest] = problems;
  if (first !== undefined || holder === undefined) {
    return { ok: false, problems: [first ?? problem('UNKNOWN_REGION', '身份证号有误，请核对。'), ...rest] };
  }
  const sex = Number(number[16]) % 2 === 1 ? '男' : '女';
  return ok({ number, sex, birthDate, holder, warnings: warningsOf(holder, ageOn(birthDate, today)) });
}
