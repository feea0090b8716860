import { numeralPattern, readNumeral } from './numeral.ts';

/** One amount of time or of times that a clause names. */
export interface Quantity {
  value: number;
  /** False when the words say that the number is not known: 七八年, 快十年, 十几次. */
  exact: boolean;
  start: number;
  end: number;
}

const N = numeralPattern;
const durations = new RegExp(
  `(?<lead>第|前|近|约|快|块(?=[\\d一二三四五六七八九十])|上|成|小|大|好几|几)?(?<n>${N}|半|几|好几|好多|多|数|若干|许多|很多|无数)(?<more>多|余|来|几|把|好几)?(?:个)?(?:(?<year>年头|周年|整年|学年|年|载)(?<half>半)?(?:[零又加]?(?<m>${N})(?:个半?|来个)?月)?|(?<month>个半月|月))(?<tail>多|余|有余|出头|以上|之上|往上|开外|打上|不止|有多|还多|\\+|几|把|来)?(?<back>前|后|制|级|生|底|初|中|度|份)?`,
  'gu',
);
const times = new RegExp(
  `(?<lead>第|前|近|约|快|上|成|小|头|负|几|好几|(?<![次回])数|-)?(?<n>${N}|几|好几|好多|多|数|若干|许多|很多|无数)(?<more>多|余|来|几|把|好几)?(?<unit>次|回|场次?|批次?|趟|期|轮|届|遍|道|人次|个批次|个场次|个(?=$|[了的啊]))(?<tail>多|以上|之上|往上|开外|打上|不止|还多|半|\\+)?`,
  'gu',
);

const unknownAmount = /^(?:几|好几|好多|多|数|若干|许多|很多|无数)$/u;

function amountOf(groups: Record<string, string | undefined>): { value: number; exact: boolean } | undefined {
  const { n = '', more = '', lead = '', tail = '', back = '' } = groups;
  const read =
    n === '半' ? { value: 0.5, exact: true } : unknownAmount.test(n) ? { value: 0, exact: false } : readNumeral(n);
  if (read === undefined) return undefined;
  const vague = /来|几|把/u.test(more + tail) || tail === '半' || lead !== '' || back !== '';
  return { value: read.value, exact: read.exact && !vague };
}

/** 十二年, 两年半, 一年零三个月, 18个月, 半年: in years, rounded to hundredths. */
export function durationsIn(text: string): Quantity[] {
  return [...text.matchAll(durations)].flatMap((match): Quantity[] => {
    const groups = match.groups ?? {};
    const amount = amountOf(groups);
    if (amount === undefined || amount.value >= 1900) return [];
    const months = groups.m === undefined ? { value: 0, exact: true } : readNumeral(groups.m);
    if (months === undefined) return [];
    const halfMonth = groups.month === '个半月' ? 0.5 : 0;
    const years =
      groups.year === undefined
        ? (amount.value + halfMonth) / 12
        : amount.value + (groups.half === undefined ? 0 : 0.5) + months.value / 12;
    // 三月 without 个 is the month of March, not a span.
    const isCalendarMonth = groups.month === '月' && !match[0].includes('个');
    if (isCalendarMonth) return [];
    const exact = amount.exact && months.exact;
    return [{ value: Math.round(years * 100) / 100, exact, start: match.index, end: match.index + match[0].length }];
  });
}

/** 5次, 三回, 十多场. */
export function timesIn(text: string): Quantity[] {
  return [...text.matchAll(times)].flatMap((match): Quantity[] => {
    const amount = amountOf(match.groups ?? {});
    if (amount === undefined) return [];
    return [{ ...amount, start: match.index, end: match.index + match[0].length }];
  });
}

/** 3-5年, 三到五年, 5、6次, 3年或4年: two numbers for one thing. */
const range = new RegExp(
  `(?:${N})[多来]?个?[年次回场月]?(?:-|~|—|–|到|至|、|或者?|还是)+(?:${N})[多来]?个?[年次回场月]|\\d,\\s?\\d[年次回场]`,
  'u',
);

/** Turns of phrase made of numbers. */
const idiom = /一年半载|[一三两][年五][五两]载|十年八载|三年五载/u;

/** 一次都没得, 一天都没干过: nothing at all, said with force. */
export const notOnce =
  /(?:一(?:次|回|场|天|日|趟|节课?)|半[次回天]|零[次回年]|0[次回年])[都也]?(?:还)?(?:没|莫|未|不曾|木)|^(?:零|0|〇)[次回年场个]?$/u;
/** Words around a number that say it is not the number. */
const vague =
  /年把|个把|零几|快(?!递|餐|乐|修)|将近|接近|差不多|大概|大约|约[摸莫]|可能|估计|应该|好像|记不|不到|不足|不满|未满|没[干做教当]?[满到]|没得(?=\S*\d)|差|几乎|最多|顶多|至多|不超过|不大于|少于(?<!不少于)|也许|或许|左右|上下|前后(?!后?(?:加|一?共|总))|样子|光景|吧|以内|以下|之内|之间|内|还有|再过|岁|每|年均|平均|一年(?=.{0,3}[次回])|这几年|最近|或者|要么|还是|说不|不确定|似乎|马上|明年|后年(?!级)|下个?月|下[一]?[次回]|再(?:去|来|考|参加|干|做)[一两几]?(?:[次回]|场)|下半年|下周|(?<![去前往]年?)年底|将来|以后|到时候|如果|要是|要[^,]{1,8}才|假如|倘若|算上[^,]*[才就]|满打满算|要满|才满得到|嫌|莫约|怕有|怕是|撑死|奔|[年次]不到|[年次]都?(?:没有|没得|莫得|没到)/u;
const total = /一共|总共|合计|总计|加起来|累计|共计|共(?!同|产)/u;

/** The one amount a text states, or why there is none. */
export function oneQuantity(
  texts: readonly string[],
  find: (text: string) => Quantity[],
): { value: number } | { doubt: string } {
  const all = texts.flatMap((text) =>
    find(text)
      .filter((found) => !isDenied(text, found))
      .map((found) => ({ found, text })),
  );
  if (all.length === 0) return { doubt: 'NOT_UNDERSTOOD' };
  const summed = all.filter(({ text }) => total.test(text));
  const chosen = summed.length === 1 ? summed : all;
  // 第一次考评是2020年 numbers an occasion, it does not count them.
  const ordinal = chosen.filter(({ found, text }) => !/^第[^年]+$/u.test(text.slice(found.start, found.end)));
  const counted = ordinal.length > 0 ? ordinal : chosen;
  const values = new Set(counted.map(({ found }) => found.value));
  const [first] = counted;
  if (values.size > 1 || first === undefined) return { doubt: 'SEVERAL' };
  if (
    counted.some(({ found, text }) => !found.exact || isVague(text, found)) ||
    texts.some((text) => range.test(text))
  ) {
    return { doubt: 'UNSURE' };
  }
  return { value: first.found.value };
}

function isDenied(text: string, found: Quantity): boolean {
  return /(?:不是|并非|不止?是)$/u.test(text.slice(0, found.start));
}

/** 少说, 至少, 以上 keep the floor; everything that blurs the number asks. */
export function isVague(text: string, found?: Quantity): boolean {
  const rest = found === undefined ? text : `${text.slice(0, found.start)}…${text.slice(found.end)}`;
  const plain = rest.replace(/不少于|不低于|少说也?有?|起码|至少|最少|应该?是(?=…)(?!.*吧)/gu, '');
  return (
    vague.test(plain) ||
    /(?:没有?|没得|莫得)…|…[都也]?(?:没有|没得|莫得|没到|不到)/u.test(plain) ||
    range.test(text) ||
    idiom.test(text)
  );
}

export { numeralPattern };
