import { type SkillLevel, skillLevelByNumber, skillLevelRank, skillLevels } from '#domain/vocabulary/skill-level';
import {
  honours,
  professionalQualifications,
  type TitleLevel,
  titleLevelRank,
  titleLevels,
  titles,
} from '#domain/vocabulary/title-level';
import { type Clause, clausesOf, corrected } from './clause.ts';
import { type Lexicon, type Mention, mentionsIn, settle } from './mention.ts';
import { normalise, withoutFillers } from './normalise.ts';

/** `doubt` inside a lexicon: a word that looks like the thing and is not sure to be it. */
type Doubt = { doubt: string };
const doubt = (code: string): Doubt => ({ doubt: code });
export type Level<L> = { value: L; several?: boolean } | Doubt;

const numbers: readonly (readonly [string, number])[] = [
  ['一', 1],
  ['二', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
  ['5', 5],
  ['iii', 3],
  ['ii', 2],
  ['iv', 4],
  ['i', 1],
  ['v', 5],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
];

function numbered(number: number): SkillLevel {
  return skillLevelByNumber[number] ?? 'NONE';
}

const anyTitle: [string, Doubt][] = [...titles.keys()].map((title) => [title, doubt('TITLE_NOT_SKILL')]);
/** Posts, schools and other ladders whose names contain a level. */
const notSkill: [string, Doubt][] = [
  '技师学院',
  '高级技工学校',
  '高级技校',
  '技工学校',
  '技工院校',
  '中级技校',
  '八级工',
  '八级钳工',
  '七级工',
  '六级工',
  '六级',
  '七级',
  '八级',
  '九级',
  '英语四级',
  '四级英语',
  '英语六级',
  '英语三级',
  '计算机二级',
  '计算机一级',
  '计算机三级',
  '普通话二级',
  '普通话一级',
  '一级建造师',
  '二级建造师',
  '一级建造',
  '二级建造',
  '一级造价',
  '二级造价',
  '一级消防工程师',
  '二级消防工程师',
  '一级注册',
  '二级注册',
  '一级教师',
  '二级教师',
  '三级教师',
  '二级心理咨询师',
  '三级心理咨询师',
  '一级裁判',
  '二级裁判',
  '三级裁判',
  '国家一级演员',
  '三级甲等',
  '二级甲等',
  '三级医院',
  '二级单位',
  '三级单位',
  '县级',
  '市级',
  '省级',
  '国家级',
  '主管技师',
  '副主任技师',
  '主任技师',
  '检验技师',
  '放射技师',
  '口腔技师',
  '康复技师',
  '影像技师',
  '医技师',
  '药剂技师',
  '卫生技师',
  '心电技师',
  '初级技师',
  '中级技师',
  '助理技师',
  '高级考评员',
  '高级技能人才',
  '高技能人才',
  '高级考评',
  '高级职称',
  '中级职称',
  '初级职称',
  '副高',
  '正高',
  '三级安全',
  '高级经理',
  '高级主管',
  '高级管理',
  '高级中学',
  '以下',
  '一级市场',
  '二级巡视员',
  '一级科员',
  '三级警',
  '二级警',
].map((word) => [word, doubt('TITLE_NOT_SKILL')]);

const skillWords: Lexicon<SkillLevel | Doubt> = new Map<string, SkillLevel | Doubt>([
  ...['高级', '中级', '初级', '高技', '高级证', '中级证', '初级证'].map((word): [string, Doubt] => [
    word,
    doubt('AMBIGUOUS_LEVEL'),
  ]),
  ...anyTitle,
  ...notSkill,
  ...skillLevels.flatMap((term): [string, SkillLevel][] => term.aliases.map((alias) => [alias, term.code])),
  ['特级技师', 'SPECIAL_TECHNICIAN'],
  ['首席技师', 'CHIEF_TECHNICIAN'],
  ['学徒工', 'APPRENTICE'],
  ...numbers.flatMap(([digit, number]): [string, SkillLevel][] => [
    [`${digit}级`, numbered(number)],
    [`${digit}级工`, numbered(number)],
    [`等级${digit}`, numbered(number)],
  ]),
  ['一级技师', 'SENIOR_TECHNICIAN'],
  ['二级技师', 'TECHNICIAN'],
  ['技师二级', 'TECHNICIAN'],
  ['高级技师一级', 'SENIOR_TECHNICIAN'],
]);

const health = /医学|检验|医院|检验科|放射|卫生院|医疗|护理部|影像|医师|护师|药师/u;
const noSkill =
  /^(?:我)?(?:真的|确实|还|都|从来|一直|暂时?|目前|现在|就|啥子?|什么|任何|哪样)*(?:没有?|没得|莫得|木有|无|未)(?:考|取得|拿|有|评|得|任何|啥子?|什么|个|到|获得|参加)*(?:过|到|证书?|技能|职业|国家|资格|等级|等级证|资格证|证件|级别|技能证|的|了|呢|得|任何|啥子?|什么|任何|级|技术等级|本本)*$|(?:啥子?|什么|任何|一个)(?:级|证书?|等级|资格|技能证)?(?:都|也)(?:没|莫)|^(?:啥子?|什么|哪样|一样)(?:都|也)(?:没|莫)(?:有|得)?$|^(?:无证|白板|无)$|(?:技能|资格|等级)证书?(?:都|也|我)?(?:没有|没得|莫得)/u;

/** 三级/高级工, 二级（技师）: the two names of one rung beside each other; of two rungs, a contradiction. */
function contradicts(mentions: readonly Mention<SkillLevel | Doubt>[], clauses: readonly Clause[]): boolean {
  return mentions.some((mention, index) => {
    const next = mentions[index + 1];
    if (next === undefined || next.clause !== mention.clause || mention.value === next.value) return false;
    const between = clauses[mention.clause]?.text.slice(mention.end, next.start) ?? '';
    return /^[/()|-]?$/u.test(between) && isNumbered(mention) !== isNumbered(next);
  });
}

function isNumbered(mention: Mention<unknown>): boolean {
  return /^(?:等级)?[一二三四五1-5壹贰叁iv]/u.test(mention.words);
}

/** 高级电工, 电工高级: with a trade of workers (…工) the bare word is the old name of the rung, not a title. */
function tradeLevels(text: string): string {
  return text
    .replace(/(高级|中级|初级)(?=[\p{Script=Han}]{1,5}工(?:$|[^程艺作龄会商]))(?!工|技工)/gu, '$1工|')
    .replace(/([\p{Script=Han}]{1,6}工(?:种)?)(高级|中级|初级)(?=$|[^工技职\p{Script=Han}]|证|资格)/gu, '$1|$2工');
}

function highest<L extends string>(values: readonly L[], rank: (level: L) => number): L | undefined {
  return values.toSorted((one, other) => rank(other) - rank(one))[0];
}

function isLevel<L extends string>(value: L | Doubt): value is L {
  return typeof value === 'string';
}

export function skillMentions(text: string): { clauses: Clause[]; mentions: Mention<SkillLevel | Doubt>[] } {
  const clauses = clausesOf(tradeLevels(text));
  return { clauses, mentions: mentionsIn(clauses, skillWords) };
}

/** The skill level as an answer to its question; several certificates count by the highest. */
export function readSkillLevel(text: string): Level<SkillLevel> {
  const normal = corrected(normalise(text)).text;
  const { clauses, mentions } = skillMentions(normal);
  const bare = withoutFillers(normal);
  const settled = settle(mentions);
  const levels = settled.values.filter(isLevel);
  const doubts = settled.values.filter((value) => !isLevel(value));
  if (contradicts(mentions, clauses)) return doubt('CONTRADICTION');
  if (levels.includes('TECHNICIAN') && health.test(normal)) return doubt('AMBIGUOUS_LEVEL');
  const value = highest(levels, skillLevelRank);
  if (value !== undefined) {
    if (/以上|以下/u.test(normal)) return doubt('UNSURE');
    return levels.length > 1 ? { value, several: true } : { value };
  }
  if (
    clauses.some(
      (clause) => noSkill.test(withoutFillers(clause.text).replace(/\(.*\)/u, '')) && !clause.ofOthers && !clause.asked,
    )
  ) {
    return { value: 'NONE' };
  }
  const [first] = doubts;
  return doubt(
    (first !== undefined && !isLevel(first) ? first.doubt : settled.doubt) ??
      (bare === '' ? 'EMPTY' : 'NOT_UNDERSTOOD'),
  );
}

const titleWords: Lexicon<TitleLevel | Doubt> = new Map<string, TitleLevel | Doubt>([
  ...[
    '高级',
    '中级',
    '初级',
    '一级',
    '二级',
    '三级',
    '四级',
    '技师',
    '高级职称',
    '初级职称',
    '初级专业技术职称',
    '高级专业技术职称',
    '职称高级',
  ].map((word): [string, Doubt] => [word, doubt('AMBIGUOUS_LEVEL')]),
  ...[
    '高级技师',
    '高级工',
    '中级工',
    '初级工',
    '二级技师',
    '一级技师',
    '特级技师',
    '首席技师',
    '高级技工',
    '中级技工',
    '技师学院',
  ].map((word): [string, Doubt] => [word, doubt('SKILL_NOT_TITLE')]),
  ...titles,
  ...titleLevels.flatMap((term): [string, TitleLevel][] => term.aliases.map((alias) => [alias, term.code])),
  ...honours.map((word): [string, Doubt] => [word, doubt('HONOUR_NOT_TITLE')]),
  ...professionalQualifications.map((word): [string, Doubt] => [word, doubt('FOR_REVIEWER')]),
  ...[
    '软件',
    '前端',
    '后端',
    '网络',
    '运维',
    '测试',
    '算法',
    '销售',
    '售后',
    '售前',
    '客服',
    '维修',
    '实施',
    '开发',
    '现场',
    '驻场',
    '首席',
    '架构',
    '硬件',
    '嵌入式',
    '安卓',
    'java',
    '工艺',
    '设备',
  ].map((post): [string, Doubt] => [`${post}工程师`, doubt('POST_NOT_TITLE')]),
  ...[
    '小学高级教师',
    '小教高级',
    '小学一级教师',
    '小教一级',
    '仓库管理员',
    '图书管理员',
    '宿舍管理员',
    '网络管理员',
    '仓储管理员',
    '系统管理员',
    '项目管理员',
    '车间主任',
    '护士长',
    '主任',
    '技术员工',
    '无人机技术员',
    '高级考评员',
    '高级编辑器',
  ].map((word): [string, Doubt] => [word, doubt('AMBIGUOUS_LEVEL')]),
  ['执业医师', doubt('FOR_REVIEWER')],
  ['注册工程师', doubt('FOR_REVIEWER')],
  ['员级(初级)', 'STAFF'],
  ['助理级(初级)', 'ASSISTANT'],
]);

const noTitle =
  /^(?:我)?(?:真的|确实|还|都|从来|一直|暂时|目前|现在|啥子?|什么|任何|哪样)*(?:没有?|没得|莫得|木有|无|未)(?:考|取得|拿|有|评|得|任何|啥子?|什么|个|到|获得|参加|申报)*(?:过|到|上|职称|专业|技术|证书?|的|了|呢|得|任何|啥子?|什么|级)*$|职称(?:都|也|我|还|嘛|的话)*(?:没|莫|无)|没(?:有|得)?(?:评|任何|啥子?|什么|取得|获得|考|得)*(?:过|到|上)*(?:专业)?(?:技术)?职称|无职称|莫得职称|工人.{0,3}没/u;

/** 注册电气工程师, 执业…: whatever stands behind these words is a qualification. */
const qualification = /注册|执业|资格证|职业资格/u;

export function titleMentions(clauses: readonly Clause[]): Mention<TitleLevel | Doubt>[] {
  return mentionsIn(clauses, titleWords).map((mention) => {
    const before = clauses[mention.clause]?.text.slice(0, mention.start) ?? '';
    const after = clauses[mention.clause]?.text.slice(mention.end) ?? '';
    if (/(?:注册|执业|持证)\p{Script=Han}{0,4}$/u.test(before)) return { ...mention, value: doubt('FOR_REVIEWER') };
    if (/^(?:学校|学院|班|岗|节|证资格|协会)/u.test(after)) return { ...mention, value: doubt('NOT_UNDERSTOOD') };
    return mention;
  });
}

/** The title as an answer to its question; of several the highest counts. */
export function readTitleLevel(text: string): Level<TitleLevel> {
  const normal = corrected(normalise(text)).text;
  const clauses = clausesOf(normal);
  const mentions = titleMentions(clauses);
  const settled = settle(mentions);
  const value = highest(settled.values.filter(isLevel), titleLevelRank);
  if (value !== undefined) {
    if (/以上|以下/u.test(normal)) return doubt('UNSURE');
    return settled.values.filter(isLevel).length > 1 ? { value, several: true } : { value };
  }
  if (clauses.some((clause) => noTitle.test(withoutFillers(clause.text)) && !clause.ofOthers && !clause.asked)) {
    return { value: 'NONE' };
  }
  const first = settled.values.find((each) => !isLevel(each));
  if (first !== undefined && !isLevel(first)) return first;
  return doubt(settled.doubt ?? (qualification.test(normal) ? 'FOR_REVIEWER' : 'NOT_UNDERSTOOD'));
}

export { isLevel };
