import { type SkillLevel, skillLevelByNumber, skillLevelRank, skillLevels } from '#domain/vocabulary/skill-level';
import { titles } from '#domain/vocabulary/title-level';
import { type Clause, clausesOf, corrected } from './clause.ts';
import { type Doubt, doubt, highest, isLevel, type Level } from './level.ts';
import { type Lexicon, type Mention, mentionsIn, settle } from './mention.ts';
import { normalise, withoutFillers } from './normalise.ts';

const numbers = ['一 1 i 壹', '二 2 ii 贰', '三 3 iii 叁', '四 4 iv', '五 5 v'].flatMap((names, at) =>
  names.split(' ').map((name) => [name, at + 1] as const),
);

function numbered(number: number): SkillLevel {
  return skillLevelByNumber[number] ?? 'NONE';
}

const anyTitle: [string, Doubt][] = [...titles.keys()].map((title) => [title, doubt('TITLE_NOT_SKILL')]);
/** Posts, schools and other ladders whose names contain a level. */
const notSkill: [string, Doubt][] =
  `技师学院 高级技工学校 高级技校 技工学校 技工院校 中级技校 八级工 八级钳工 七级工 六级工 六级 七级 八级 九级 英语四级 四级英语 英语六级 英语三级 计算机二级 计算机一级 计算机三级 普通话二级 普通话一级 一级建造师 二级建造师 一级建造 二级建造 一级造价 二级造价 一级消防工程师 二级消防工程师 一级注册 二级注册 一级教师 二级教师 三级教师 二级心理咨询师 三级心理咨询师 一级裁判 二级裁判 三级裁判 国家一级演员 三级甲等 二级甲等 三级医院 二级单位 三级单位 县级 市级 省级 国家级 主管技师 副主任技师 主任技师 检验技师 放射技师 口腔技师 康复技师 影像技师 医技师 药剂技师 卫生技师 心电技师 初级技师 中级技师 助理技师 高级考评员 高级技能人才 高技能人才 高级考评 高级职称 中级职称 初级职称 副高 正高 三级安全 高级经理 高级主管 高级管理 高级中学 以下 一级市场 二级巡视员 一级科员 三级警 二级警`
    .split(' ')
    .map((word) => [word, doubt('TITLE_NOT_SKILL')]);

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

export const health = /医学|检验|医院|检验科|放射|卫生院|医疗|护理部|影像|医师|护师|药师/u;
const noSkill =
  /^(?:我)?(?:真的|确实|还|都|从来?|一直|暂时?|目前|现在|就|啥子?|什么|任何|哪样)*(?:没有?|没得|莫得|木有|无|未)(?:考|取得|拿|有|评|得|任何|啥子?|什么|个|到|获得|参加)*(?:过|到|证书?|技能|职业|国家|资格|等级|等级证|资格证|证件|级别|等级|这些|那些|这种|工种|技能证|的|了|呢|得|任何|啥子?|什么|任何|级|技术等级|本本)*$|(?:啥子?|什么|任何|一个|哪样)(?:级别?|证书?|等级|资格|技能证|本本)?[都也](?:没|莫|不是)|没[有得]?(?:技能|职业资格|等级)(?:等级)?证书?$|^(?:啥子?|什么|哪样|一样)[都也][没莫][有得]?$|^(?:无证|白板|无)$|(?:技能|资格|等级)证书?[都也我]?(?:没有|没得|莫得)/u;

/** 三级/高级工, 二级（技师）: the two names of one rung beside each other; of two rungs, a contradiction. */
function contradicts(mentions: readonly Mention<SkillLevel | Doubt>[], clauses: readonly Clause[]): boolean {
  return mentions.some((mention, index) => {
    const next = mentions[index + 1];
    if (next === undefined || next.clause !== mention.clause || rungOf(mention) === rungOf(next)) return false;
    if (rungOf(mention) === undefined || rungOf(next) === undefined) return false;
    const between = clauses[mention.clause]?.text.slice(mention.end, next.start) ?? '';
    return /^[/()|-]?$/u.test(between) && isNumbered(mention) !== isNumbered(next);
  });
}

/** 高级（三级）: beside a number the bare word is the old name of a rung. */
function rungOf({ value, words }: Mention<SkillLevel | Doubt>): SkillLevel | undefined {
  const bare: Readonly<Record<string, SkillLevel>> = { 高级: 'SENIOR', 中级: 'INTERMEDIATE', 初级: 'JUNIOR' };
  return isLevel(value) ? value : bare[words];
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
    if (/以上|以下|不低于|至少|起码/u.test(normal)) return doubt('UNSURE');
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
