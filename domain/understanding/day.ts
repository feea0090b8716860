import { isCalendarDay } from '#domain/id-number';
import { corrected } from './clause.ts';
import { normalise } from './normalise.ts';
import { readNumeral, spelled } from './numeral.ts';
import type { ReadingContext } from './understanding.ts';

export type DayReading = { value: string } | { doubt: string };

const H = '[零〇○o一二三四五六七八九十廿卅两拾壹贰叁肆伍陆柒捌玖\\d]';
const written = new RegExp(
  `(?<y>\\d{4}|\\d{2}|[零〇○o一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2}|[零〇○o一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4}|今年|去年|前年|大前年|本年|上年)年?(?:的|-|/|\\.)?(?<=年|年的)(?<m>${H}{1,3}|本|上个?|这个?)月份?(?:的)?(?:(?<d>${H}{1,3})[日号]?)?`,
  'gu',
);
const marked = /(?<!\d)(?<y>\d{4})\s?[-—–/.、\s]\s?(?<m>\d{1,2})\s?[-—–/.、\s]\s?(?<d>\d{1,2})(?!\d)/gu;
const markedShort = /(?<![\d.-])(?<y>\d{2})[-.](?<m>\d{1,2})[-.](?<d>\d{1,2})(?![\d.-])/gu;
const packed = /(?<!\d)(?<y>(?:19|20)\d{2})(?<m>\d{2})(?<d>\d{2})(?!\d)/gu;
const relativeMonth = new RegExp(`(?<when>上个?月|这个?月|本月|下个?月)(?<d>${H}{1,3})[日号]`, 'gu');
const relativeDay: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  后天: 2,
  今儿: 0,
  昨儿: -1,
};
const vague =
  /大概|大约|可能|好像|应该|估计|左右|前后|差不多|记不|吧|初$|底|年初|年底|中旬|上旬|下旬|之前|以前|以后|之后|也许|似乎|或者?|还是|几号|头几天|那几天|好多号|农历|阴历|旧历|正月|腊月|冬月|初[一二三四五六七八九十]|到|至(?!今)|~|不确定|不记得|民国/u;

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function shift(today: string, days: number): string {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** Two digits: the century in which the year is not in the future; 98年 is 1998, 05年 is 2005. */
function yearOf(words: string, today: string): number {
  const thisYear = Number(today.slice(0, 4));
  const relative: Record<string, number> = { 今年: 0, 本年: 0, 去年: -1, 上年: -1, 前年: -2, 大前年: -3 };
  const offset = relative[words];
  if (offset !== undefined) return thisYear + offset;
  const year = Number(spelled(words));
  if (year >= 100 || words.length > 2) return year;
  return year + 2000 > thisYear ? 1900 + year : 2000 + year;
}

function dayOf(groups: Record<string, string | undefined>, today: string): DayReading {
  const month = readNumeral(groups.m ?? '');
  if (groups.d === undefined) return { doubt: 'DAY_MISSING' };
  const date = readNumeral(groups.d);
  if (month === undefined || date === undefined) return { doubt: 'UNSURE' };
  const day = `${String(yearOf(groups.y ?? '', today)).padStart(4, '0')}-${pad(month.value)}-${pad(date.value)}`;
  return isCalendarDay(day) ? { value: day } : { doubt: 'IMPOSSIBLE_DATE' };
}

function inMonth(when: string, words: string, today: string): DayReading {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const offset = when.startsWith('上') ? -1 : when.startsWith('下') ? 1 : 0;
  const first = new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString();
  return dayOf({ y: first.slice(0, 4), m: String(Number(first.slice(5, 7))), d: words }, today);
}

function all(text: string, today: string): DayReading[] {
  const full = [...text.matchAll(written), ...text.matchAll(marked), ...text.matchAll(packed)];
  const found = (full.length > 0 ? full : [...text.matchAll(markedShort)]).map((match) =>
    dayOf(match.groups ?? {}, today),
  );
  const months = [...text.matchAll(relativeMonth)].map(({ groups }) =>
    inMonth(groups?.when ?? '', groups?.d ?? '', today),
  );
  const relative = /大前天|前天|昨[天日儿]|今[天日儿]|明天|后天/gu;
  const days = [...(/[年月]/u.test(text) ? '' : text).matchAll(relative)].map(
    ([word]): DayReading => ({ value: shift(today, relativeDay[word] ?? 0) }),
  );
  return [...found, ...months, ...days];
}

function partial(text: string): string {
  if (/\d{1,2}\/\d{1,2}\/\d{4}/u.test(text)) return 'AMBIGUOUS_DATE';
  if (/\d{4}年?[-/.]?\d{1,2}月?$|^\d{6}$/u.test(text)) return 'DAY_MISSING';
  if (/月.+[日号]|^\d{1,2}[./]\d{1,2}$/u.test(text)) return 'YEAR_MISSING';
  return /\d{4}年?|年/u.test(text) ? 'MONTH_MISSING' : 'NOT_UNDERSTOOD';
}

/** 2019年5月1日，不对，5月2日: what is corrected keeps the year that was said. */
function correctedDay(before: string, after: string, context: ReadingContext): DayReading {
  const own = readNormal(after, context);
  if ('value' in own) return own;
  const [earlier] = all(before, context.today);
  if (earlier === undefined || !('value' in earlier)) return own;
  const year = `${earlier.value.slice(0, 4)}年`;
  const month = `${Number(earlier.value.slice(5, 7))}月`;
  if (/^.{1,3}月.{1,3}[日号]/u.test(after)) return readNormal(year + after, context);
  return /^.{1,3}[日号]/u.test(after) ? readNormal(year + month + after, context) : own;
}

function readNormal(text: string, { today }: ReadingContext): DayReading {
  const found = all(text, today);
  const values = new Set(found.map((each) => ('value' in each ? each.value : each.doubt)));
  const [first] = found;
  if (first === undefined) return { doubt: partial(text) };
  if (values.size > 1) return { doubt: 'SEVERAL' };
  if (/不是|[?]|哪|吗$/u.test(text)) return { doubt: 'UNSURE' };
  return 'value' in first && vague.test(text.replace(/拿到|收到|得到|办到|取到/gu, '')) ? { doubt: 'UNSURE' } : first;
}

/** A day in any usual form as `yyyy-mm-dd`; without day, month or year it is asked for, never made up. */
export function readDay(text: string, context: ReadingContext): DayReading {
  const taken = corrected(
    normalise(text).replace(
      /(?<=[年月])\s+(?=[\d零〇一二三四五六七八九十])|(?<=[\d零〇一二三四五六七八九十])\s+(?=[年月日号])/gu,
      '',
    ),
  );
  if (taken.before !== undefined) return correctedDay(taken.before, taken.text, context);
  return readNormal(taken.text, context);
}
