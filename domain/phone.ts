import { ok, type Problem, type Result, refuse } from './problem.ts';

/** What people say for digits when they read a number aloud; 幺 and 洞, 拐, 勾 are radio words. */
const spokenDigits: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  洞: '0',
  一: '1',
  幺: '1',
  妖: '1',
  腰: '1',
  壹: '1',
  二: '2',
  两: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  拐: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  勾: '9',
  玖: '9',
  '○': '0',
  o: '0',
  O: '0',
};

/** Digits as typed or read aloud become ASCII digits; everything else stays. */
export function asDigits(text: string): string {
  return [...text.normalize('NFKC')].map((letter) => spokenDigits[letter] ?? letter).join('');
}

function problem(code: string, message: string): Problem {
  return { code, path: 'phone', message };
}

/** A mainland mobile number: 11 digits, 1 and 3–9 first; +86, blanks, dashes and spoken digits are taken off. */
export function readMobile(text: string): Result<string> {
  const digits = asDigits(text)
    .replace(/[\s\-‐-―().·_/]/gu, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/u, '');
  if (/^1[3-9]\d{9}$/u.test(digits)) return ok(digits);
  if (/^0\d{9,11}$/u.test(digits)) {
    return refuse(problem('LANDLINE', '这像是座机号码。请填11位手机号，例如 13800000000，用于接收通知。'));
  }
  if (!/^\+?\d+$/u.test(digits)) return refuse(problem('NOT_A_PHONE', '没有看到手机号码。请填11位手机号。'));
  if (digits.length !== 11) {
    return refuse(problem('WRONG_LENGTH', `手机号应为11位，您填的是${digits.replace('+', '').length}位，请核对。`));
  }
  return refuse(problem('WRONG_PREFIX', '手机号应以13至19开头，请核对。'));
}
