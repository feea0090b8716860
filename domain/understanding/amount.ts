import { type Clause, clausesOf, corrected } from './clause.ts';
import { normalise, withoutFillers } from './normalise.ts';
import { readNumeral, spelled } from './numeral.ts';
import { durationsIn, isVague, notOnce, numeralPattern, oneQuantity, timesIn } from './quantity.ts';
import type { ReadingContext } from './understanding.ts';

export type Amount = { value: number } | { doubt: string };

const none =
  /^(?:我)?(?:真的|确实|就|本来|还|都|从来|从|一直|暂时|目前|现在|压根|根本|基本)*(?:没有?|没得|莫得|木有|无|未|不曾|没的)(?:实际|正式|独立)?[来去]?(?:做|干|带|执考|监考|参加|参与|考评|考核|评|从事|教|当|搞|弄|上|担任|有|开始|经历|接触|考)*(?:过|相关|教书|教学|考评|考核|学生|徒弟|班|经验|经历|书|课|年限|次数|工作|开始|这[个行些]|呢|的|了|得)*$/u;
/** 一个月一次, 一年三回: how often, not how many. 三番五次 and 一次性 are turns of phrase. */
const rate = new RegExp(
  `(?:[一半每1]|${numeralPattern})个?(?:年|月|季度?|周|星期|礼拜|学期|天)(?:都|就|才|要|去|搞|做|参加|考评|安排|轮到)*(?:一|1)[次回场趟]|(?:[一半每1]|平均)个?(?:年|月|季度?|周|星期|礼拜|学期|天)(?:都|就|才|要|去|搞|做|参加|考评|安排|有)*(?:${numeralPattern})[次回场趟]`,
  'u',
);
const phrase =
  /三番[五两]次|[五两]次三番|一次性|一次(?:次|又一次)|[一两]回生|三天两头|一而再|头一[次回]|[一1][次回]过[关的了]?$|[一1][次回]就过/u;
const started = /刚(?:开始|入行|拿|考|进|起步|接触)|才开始/u;

function nothing(clauses: readonly Clause[]): boolean {
  const [first] = clauses;
  if (first === undefined) return false;
  return clauses.some((clause) => notOnce.test(clause.text)) || none.test(withoutFillers(first.text));
}

/** A number alone, with nothing but small words around it: 15, 有3了, 三. */
function bareNumber(text: string): Amount | undefined {
  const numbers = [...text.matchAll(new RegExp(numeralPattern, 'gu'))];
  const [only] = numbers;
  if (only === undefined || numbers.length > 1) return undefined;
  const rest = `${text.slice(0, only.index)}…${text.slice(only.index + only[0].length)}`;
  if (
    !/^(?:我)?(?:有|是|干了|做了|满|共|一共|总共|工龄|就|才|已经|大于|超过|至少|>=?|≥)*…(?:个|了|的|以上|多|\+|余)*$/u.test(
      rest,
    )
  )
    return undefined;
  const read = readNumeral(only[0]);
  if (read === undefined) return undefined;
  return read.exact && !isVague(rest) ? { value: read.value } : { doubt: 'UNSURE' };
}

/** 2018年3月开始: counted to today in months; a year alone leaves a whole year open, and is asked about. */
function since(text: string, context: ReadingContext): Amount | undefined {
  if (!/开始|起(?!来)|入行|至今|到现在|到今天|以来|进厂|参加工作/u.test(text)) return undefined;
  const months = [...text.matchAll(/((?:19|20)\d{2}|去年|前年|今年|\d{2}(?=年\d))年?(?:的)?(1[0-2]|0?[1-9])月/gu)];
  const [only] = months;
  if (only === undefined || months.length > 1)
    return /(?:19|20)\d{2}年|\d{2}年(?![了多半,，]|$)|[一二〇零]{2}.{1,2}年/u.test(text)
      ? { doubt: 'UNSURE' }
      : undefined;
  const [todayYear = 0, todayMonth = 0] = context.today.split('-').map(Number);
  const relative: Record<string, number> = { 今年: todayYear, 去年: todayYear - 1, 前年: todayYear - 2 };
  const typed = Number(only[1]);
  const year = relative[only[1] ?? ''] ?? (typed < 100 ? typed + (typed + 2000 > todayYear ? 1900 : 2000) : typed);
  const span = (todayYear - year) * 12 + todayMonth - Number(only[2]);
  return span < 0 || isVague(text) ? { doubt: 'UNSURE' } : { value: Math.round((span / 12) * 100) / 100 };
}

function usable(clauses: readonly Clause[]): { texts: string[]; doubt?: string } {
  const own = clauses.filter((clause) => !clause.ofOthers && !clause.asked);
  const [first] = clauses;
  if (own.length > 0) return { texts: own.map((clause) => clause.text) };
  return {
    texts: [],
    doubt: first?.ofOthers === true ? 'SOMEONE_ELSE' : first?.asked === true ? 'QUESTION' : 'NOT_UNDERSTOOD',
  };
}

function read(text: string, find: typeof durationsIn, context?: ReadingContext): Amount {
  const clauses = clausesOf(text);
  const { texts, doubt } = usable(clauses);
  if (doubt !== undefined) return { doubt };
  if (/(?:^|[^\d])-\s*\d+(?:\.\d+)?\s*(?:年|次|回|场|$)|负[一二三四五六七八九十\d]/u.test(text))
    return { doubt: 'NEGATIVE' };
  const bare = texts.length === 1 ? bareNumber(withoutFillers(texts[0] ?? '')) : undefined;
  if (bare !== undefined) return bare;
  const counted = context === undefined ? undefined : since(text, context);
  if (counted !== undefined) return counted;
  if (clauses.some((clause) => clause.ofOthers) && texts.length < clauses.length) {
    const other = clauses.filter((clause) => clause.ofOthers).flatMap((clause) => find(clause.text));
    if (other.length > 0 && texts.flatMap(find).length === 0) return { doubt: 'SOMEONE_ELSE' };
  }
  const found = oneQuantity(texts, find);
  if ('value' in found)
    return texts.some((each) => /记不|不确定|不太清|说不准|忘了|好像|大概|差不多|可能/u.test(each))
      ? { doubt: 'UNSURE' }
      : found;
  if (found.doubt === 'NOT_UNDERSTOOD' && nothing(clauses)) return { value: 0 };
  return found;
}

function withCorrection(text: string, reader: (text: string) => Amount): Amount {
  // 6 年 and 七 年 半 are typed with blanks; 五点五 is read as 5.5.
  const normal = normalise(text)
    .replace(/[,，]?(?:一次|一回|一年)?不多(?:也)?(?:一次|一回|一年)?不少/gu, '')
    .replace(/^我?这?是?第一次(?:来)?(?:报名?|申报|申请)[,，]/u, '')
    // 每期都去，去了14次: the second clause has the number.
    .replace(new RegExp(`每[^,，]{1,3}都[^,，]{0,8}[,，](?=[^,，]{0,8}了${numeralPattern}[次回场])`, 'gu'), '')
    .replace(/(?<=[\d\p{Script=Han}])\s(?=[年次回月半多个场])/gu, '')
    .replace(new RegExp(`(${numeralPattern})点(${numeralPattern})(?=年|$)`, 'gu'), (all, whole, part) => {
      const number = readNumeral(String(whole));
      return number === undefined ? all : `${number.value}.${spelled(String(part))}`;
    });
  const taken = corrected(normal);
  if (taken.before === undefined) return reader(normal);
  return reader(taken.text);
}

/** Years as a number: 两年半 → 2.5, 两年多 → 2 (the floor), 18个月 → 1.5; what only comes near a number asks. */
export function readYears(text: string, context: ReadingContext): Amount {
  const amount = withCorrection(text, (each) => {
    if (notOnce.test(each) && durationsIn(each).length === 0) return { value: 0 };
    if (started.test(each) && durationsIn(each).length === 0) return { doubt: 'UNSURE' };
    return read(each, durationsIn, context);
  });
  return 'value' in amount && amount.value > 70 ? { doubt: 'IMPLAUSIBLE' } : amount;
}

/** A whole number of times: 5次 → 5, 十多次 → 10, 一次都没得 → 0; one year's or each year's number is not the total. */
export function readCount(text: string): Amount {
  const amount = withCorrection(text, (whole) => {
    // 总共3次，去年一次都没去: the other clause has the number.
    const others = clausesOf(whole).filter((clause) => !notOnce.test(clause.text));
    const counts = notOnce.test(whole) && others.some((clause) => timesIn(clause.text).length > 0);
    if (notOnce.test(whole) && !counts) return { value: 0 };
    const each = counts ? others.map((clause) => clause.text).join(',') : whole;
    if (phrase.test(each)) return { doubt: 'UNSURE' };
    const partly =
      rate.test(each) ||
      (/(?:去年|今年|前年|上半年|下半年|上个?月|这个?月|本月|每(?!次|场|回|趟))/u.test(each) &&
        !/一共|总共|合计|总计|加起来|累计|共|至今|以来|到(?:现在|今天|目前|今年)/u.test(each));
    return partly ? { doubt: 'ONE_PERIOD' } : read(each, timesIn);
  });
  if ('value' in amount && !Number.isInteger(amount.value)) return { doubt: 'NOT_WHOLE' };
  return 'value' in amount && amount.value > 10_000 ? { doubt: 'IMPLAUSIBLE' } : amount;
}
