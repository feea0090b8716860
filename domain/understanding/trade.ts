import { isClassTwoName, isSameType, occupations, tradeOf } from '#domain/occupations';
import { findProject, projects } from '#domain/projects';
import { type Clause, clausesOf, corrected } from './clause.ts';
import { type Lexicon, type Mention, mentionsIn, settle } from './mention.ts';
import { normalise, withoutFillers } from './normalise.ts';

export type Trades = { value: string[] } | { doubt: string; message?: string };

/** What people call an occupation or a 工种 under it; a value with a colon keeps the 工种 they said. */
const colloquial: readonly (readonly [name: string, words: string])[] = [
  ['车工', ':数控车工 :普通车工'],
  ['铣工', ':数控铣工'],
  ['焊工', ':电焊工 :气焊工 :氩弧焊工 :手工焊工 焊接工 焊接'],
  ['电工', ':维修电工 :高压电工 :低压电工 :电气维修工'],
  ['汽车维修工', ':汽车机修工 汽修工 汽修 汽车维修 汽车修理工 修车工'],
  ['中式烹调师', '中餐厨师 川菜厨师 中式烹调 中式烹饪师 中餐烹调师'],
  ['中式面点师', '中式面点 白案'],
  ['西式烹调师', '西餐厨师'],
  ['西式面点师', '西点师'],
  ['婴幼儿发展引导员', ':育婴员 :育婴师 :月嫂'],
  ['养老护理员', '养老护理 护工'],
  ['保育师', ':保育员'],
  ['家政服务员', '家政 家政员 保姆'],
  ['美发师', '理发师 美发'],
  ['美容师', '美容'],
  ['保安员', '保安'],
  ['茶艺师', '茶艺'],
  ['评茶师', '评茶员'],
  ['起重装卸机械操作工', ':叉车司机 :叉车工'],
  ['电梯安装维修工', '电梯工 电梯维修工 电梯维修'],
  ['制冷空调系统安装维修工', ':制冷工 :空调维修工'],
  ['化学检验员', '化验员'],
  ['无人机驾驶员', '无人机飞手 无人机操控员 无人机'],
  ['工程测量员', '测量员'],
  ['城市管理网格员', '网格员'],
  ['企业人力资源管理师', '人力资源管理师'],
  ['电子商务师', '电子商务'],
  ['互联网营销师', ':直播销售员 带货主播'],
  ['园林绿化工', '绿化工 园林工'],
  ['砌筑工', '砌砖工 泥水工'],
  ['物流服务师', '物流师'],
  ['消防设施操作员', '消防操作员 建构筑物消防员'],
  ['人工智能训练师', 'ai训练师 人工智能训练'],
  ['品酒师', '品酒员'],
  ['农作物植保员', '植保员'],
  ['中药材种植员', '中药材种植'],
];

/** Names of several occupations at once: 钳工 may be 装配, 机修 or 模具. */
const several: Readonly<Record<string, string>> = {
  钳工: '装配钳工、机修钳工、模具工',
  厨师: '中式烹调师、西式烹调师',
  烹调师: '中式烹调师、西式烹调师',
  面点师: '中式面点师、西式面点师',
  营养师: '健康管理师',
};

type Item = string | { unclear: string };

const lexicon: Lexicon<Item> = new Map<string, Item>([
  ...Object.entries(several).map(([name, ones]): [string, Item] => [name, { unclear: ones }]),
  ...occupations.all.map((occupation): [string, Item] => [normalise(occupation.name), occupation.code]),
  ...colloquial.flatMap(([name, words]): [string, Item][] => {
    const code = occupations.byName(name)?.code;
    if (code === undefined) return [];
    return words.split(' ').map((word) => (word.startsWith(':') ? [word.slice(1), `${code}${word}`] : [word, code]));
  }),
]);

export function tradeMentions(clauses: readonly Clause[]): Mention<Item>[] {
  return mentionsIn(clauses, lexicon).filter((mention) => {
    const text = clauses[mention.clause]?.text ?? '';
    const after = text.slice(mention.end);
    if (/^(?:专业课|学校|学院|专业毕业|店|公司|协会)/u.test(after)) return false;
    return /[工员师人]$/u.test(text.slice(0, mention.end)) || !anotherName.test(after);
  });
}

/** 无人机 begins 无人机装调检修工 too, which is another occupation; levels, posts and 考评员 after a word are none. */
const anotherName =
  /^(?!.{0,3}(?:考评|督导|技师|师傅|老师|教师|讲师|工程师|[初中高]级工|学徒工))[\p{Script=Han}]{2,8}[工员师](?![\p{Script=Han}])/u;

export function isCodeItem(value: Item): value is string {
  return typeof value === 'string';
}

/** The nearest names, by shared pairs of characters and shared single ones. */
export function nearestOccupations(name: string): string[] {
  const letters = new Set(name);
  const pairs = new Set([...name].slice(1).map((letter, index) => `${[...name][index]}${letter}`));
  const scored = occupations.all.flatMap((occupation) => {
    const own = [...occupation.name];
    const shared = own.filter((letter) => letters.has(letter) && !/[工员师]/u.test(letter)).length;
    const together = own.slice(1).filter((letter, index) => pairs.has(`${own[index]}${letter}`)).length;
    const score = shared + 2 * together;
    return score > 0 ? [{ name: occupation.name, score: score / Math.sqrt(own.length) }] : [];
  });
  return scored
    .toSorted((one, other) => other.score - one.score)
    .slice(0, 3)
    .map((each) => each.name);
}

const askedFor =
  /^(?:我)?(?:们)?(?:想|要|准备|打算|希望|可以)*(?:申报|申请|报名|报考|报|考评|考|评|选择?|填|当|做|是)*(?:的是|的)?/u;
const kindWords =
  /(?:的)?(?:高级)?(?:考评员|考评|职业|工种|这个|这几个|那个|专业|方面|方向|这块|类|证|两个|三个|这两个|都报|都行|吧|的)+$/u;

function cleaned(item: string): string {
  return withoutFillers(item).replace(askedFor, '').replace(kindWords, '').trim();
}

/** 6-31-01-03, 6-18-01-01:数控车工, with any dash. */
const coded =
  /(?<![\d-])([1-8][-—–][0-9]{2}[-—–][0-9]{2}[-—–][0-9]{2})(?![\d-])(?:[:(\s]?([\p{Script=Han}]{2,12})\)?)?/gu;

function codesIn(text: string): string[] {
  return [...text.matchAll(coded)].map(([, code = '', trade]) => {
    const plain = code.replace(/[—–]/gu, '-');
    const name = occupations.byCode(plain)?.name;
    return trade === undefined || trade === name || /[和与及或]/u.test(trade) ? plain : `${plain}:${trade}`;
  });
}

/** 车工（数控车工）: the narrower of two names of one occupation stays. */
function merged(items: readonly string[]): string[] {
  const unique = [...new Set(items)];
  return unique.filter((item) => tradeOf(item) !== undefined || !unique.some((other) => other.startsWith(`${item}:`)));
}

function judged(items: string[], ofAnyType: boolean): Trades {
  if (items.length > 3) {
    return {
      doubt: 'TOO_MANY_OCCUPATIONS',
      message: `您说了${items.length}个职业（工种），最多只能报3个，请减少到3个以内。（附件1 说明1）`,
    };
  }
  if (!ofAnyType && !isSameType(items)) {
    const names = items.map((item) => tradeOf(item) ?? occupations.byCode(item)?.name ?? item).join('、');
    return {
      doubt: 'DIFFERENT_TYPES',
      message: `${names}不是同一类型（职业分类大典的中类不同），同一次申报须同类型，请选同类型的。（附件1 说明1）`,
    };
  }
  return { value: items };
}

function unknownNames(clauses: readonly Clause[], found: readonly Mention<Item>[]): string[] {
  return clauses.flatMap((clause, index) => {
    if (found.some((mention) => mention.clause === index)) return [];
    const name = cleaned(clause.text);
    return /^[\p{Script=Han}]{2,14}$/u.test(name) && /(?:工|员|师|人|手|人员|匠)$/u.test(name) ? [name] : [];
  });
}

function notFound(name: string): Trades {
  if (isClassTwoName(name)) {
    return {
      doubt: 'CLASS_NOT_OPEN',
      message: `“${name}”属于职业分类大典第二类，考评员只限第三、四、五、六类职业。（一(一)）`,
    };
  }
  const near = nearestOccupations(name);
  const hint = near.length > 0 ? `您说的是不是：${near.join('、')}？` : '';
  return {
    doubt: 'UNKNOWN_OCCUPATION',
    message: `没有找到“${name.slice(0, 20)}”这个职业。${hint}也可以直接填职业代码，如 6-31-01-03。`,
  };
}

/** Occupations applied for: names, 工种 or codes, separated anyhow; at most three (附件1 说明1), of one type or of any. */
export function readOccupations(text: string, ofAnyType = false): Trades {
  const normal = corrected(normalise(text)).text;
  const clauses = clausesOf(normal.replace(coded, ' ').replace(/[、/+&]|以及|还有|(?<=[工员师])[和跟与及同]/gu, ','));
  const codes = codesIn(normal);
  const mentions = tradeMentions(clauses);
  // 想报 is a wish for the occupation, not for a certificate: it is what was asked.
  const settled = settle(
    mentions.map((each) => (each.standing === 'PENDING' ? { ...each, standing: 'ASSERTED' as const } : each)),
  );
  const items = merged([...codes, ...settled.values.filter(isCodeItem)]);
  const unclear = settled.values.find((value) => !isCodeItem(value));
  if (unclear !== undefined && !isCodeItem(unclear)) {
    return { doubt: 'AMBIGUOUS_OCCUPATION', message: `这个名称对应好几个职业，请说全称，例如：${unclear.unclear}。` };
  }
  const [unknown] = unknownNames(clauses, mentions);
  if (unknown !== undefined) return notFound(unknown);
  if (items.length > 0) return judged(items, ofAnyType);
  if (settled.doubt !== 'NOT_UNDERSTOOD' && settled.doubt !== undefined) return { doubt: settled.doubt };
  const name = cleaned(clauses[0]?.text ?? '');
  return name === '' || clauses[0]?.asked === true ? { doubt: 'NOT_UNDERSTOOD' } : notFound(name);
}

const projectNoise =
  /什么|啥|哪|怎么|咋|吗|呢|不知|不晓|随便|都行|没有|没得|无|你好|是的|好的|可以|不是|可能|大概|还是|或者/u;

/** Projects applied for: names as said; one outside the province's list is still a project, at most three. */
export function readProjects(text: string): Trades {
  const normal = corrected(normalise(text)).text;
  if (/[?？]/u.test(normal) || projectNoise.test(normal)) return { doubt: 'NOT_UNDERSTOOD' };
  const items = normal
    .split(/[、,，。;；/+&\n]|以及|还有|和(?=[\p{Script=Han}]{3,})/u)
    .map((item) => cleaned(item).replace(/(?:专项职业能力|专项能力|专项)?(?:考核)?(?:项目)?(?:考评员)?$/u, ''));
  const names = [
    ...new Set(items.filter((item) => item !== '').map((item) => findProject(item.toUpperCase())?.name ?? item)),
  ];
  if (
    names.length === 0 ||
    names.some((name) => [...name].length < 3 || [...name].length > 30 || !/\p{Script=Han}/u.test(name))
  ) {
    return { doubt: 'NOT_UNDERSTOOD' };
  }
  if (names.length > 3)
    return { doubt: 'TOO_MANY_PROJECTS', message: `您说了${names.length}个项目，最多只能报3个。（附件2 说明1）` };
  return { value: names };
}

/** Known projects named in a longer message. */
export function findProjects(text: string): string[] {
  return projects.flatMap((project) => (text.includes(project.name) ? [project.name] : []));
}
