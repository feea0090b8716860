import {
  honours,
  professionalQualifications,
  type TitleLevel,
  titleLevelRank,
  titleLevels,
  titles,
} from '#domain/vocabulary/title-level';
import { type Clause, clausesOf, corrected } from './clause.ts';
import { type Doubt, doubt, highest, isLevel, type Level } from './level.ts';
import { type Lexicon, type Mention, mentionsIn, settle } from './mention.ts';
import { normalise, withoutFillers } from './normalise.ts';

const titleWords: Lexicon<TitleLevel | Doubt> = new Map<string, TitleLevel | Doubt>([
  ...'高级 中级 初级 一级 二级 三级 四级 技师 高级职称 初级职称 初级专业技术职称 高级专业技术职称 职称高级'
    .split(' ')
    .map((word): [string, Doubt] => [word, doubt('AMBIGUOUS_LEVEL')]),
  ...'高级技师 高级工 中级工 初级工 二级技师 一级技师 特级技师 首席技师 高级技工 中级技工 技师学院'
    .split(' ')
    .map((word): [string, Doubt] => [word, doubt('SKILL_NOT_TITLE')]),
  ...titles,
  ...titleLevels.flatMap((term): [string, TitleLevel][] => term.aliases.map((alias) => [alias, term.code])),
  ...honours.map((word): [string, Doubt] => [word, doubt('HONOUR_NOT_TITLE')]),
  ...professionalQualifications.map((word): [string, Doubt] => [word, doubt('FOR_REVIEWER')]),
  ...'软件 前端 后端 网络 运维 测试 算法 销售 售后 售前 客服 维修 实施 开发 现场 驻场 首席 架构 硬件 嵌入式 安卓 java 工艺 设备'
    .split(' ')
    .map((post): [string, Doubt] => [`${post}工程师`, doubt('POST_NOT_TITLE')]),
  ...'小学高级教师 小教高级 小学一级教师 小教一级 仓库管理员 图书管理员 宿舍管理员 网络管理员 仓储管理员 系统管理员 项目管理员 车间主任 护士长 主任 技术员工 无人机技术员 高级考评员 高级编辑器'
    .split(' ')
    .map((word): [string, Doubt] => [word, doubt('AMBIGUOUS_LEVEL')]),
  ['执业医师', doubt('FOR_REVIEWER')],
  ['注册工程师', doubt('FOR_REVIEWER')],
  ...'职称中级 职称是中级 职称为中级 职称:中级 中级的职称'
    .split(' ')
    .map((word): [string, TitleLevel] => [word, 'INTERMEDIATE']),
  ...['总工程师', '副总工程师', '工程师助理', '首席工程师', '助理总工程师'].map((post): [string, Doubt] => [
    post,
    doubt('POST_NOT_TITLE'),
  ]),
  ['员级(初级)', 'STAFF'],
  ['助理级(初级)', 'ASSISTANT'],
]);

const noTitle =
  /^(?:我)?(?:真的|确实|还|都|从来?|一直|暂时|目前|现在|啥子?|什么|任何|哪样)*(?:没有?|没得|莫得|木有|无|未)(?:考|取得|拿|有|评|得|任何|啥子?|什么|个|到|获得|参加|申报)*(?:过|到|上|职称|专业|技术|证书?|的|了|呢|得|任何|啥子?|什么|级)*$|职称(?:都|也|我|还|嘛|的话|倒是?)*[没莫无]|没[有得]?(?:评|任何|啥子?|什么|取得|获得|考|得)*[过到上]*(?:专业)?(?:技术)?职称|无职称|莫得职称|工人.{0,3}没|哪[来里][的有]?职称/u;

/** 注册电气工程师, 执业…: whatever stands behind these words is a qualification. */
const qualification = /注册|执业|资格证|职业资格/u;

export function titleMentions(clauses: readonly Clause[]): Mention<TitleLevel | Doubt>[] {
  return mentionsIn(clauses, titleWords).map((mention) => {
    const before = clauses[mention.clause]?.text.slice(0, mention.start) ?? '';
    const after = clauses[mention.clause]?.text.slice(mention.end) ?? '';
    if (/(?:注册|执业|持证)\p{Script=Han}{0,4}$/u.test(before)) return { ...mention, value: doubt('FOR_REVIEWER') };
    if (
      /^(?:学校|学院|班|岗|节|证资格|协会|花园|小区|[大新]?[村路街苑楼]|公寓|大厦|广场|说|讲(?!师)|认为|告诉|推荐|介绍|让|喊|叫(?!做)|的(?:徒|助|学生|手下))/u.test(
        after,
      ) ||
      (/[提协帮]$/u.test(before) && /^[高助]工/u.test(mention.words))
    )
      return { ...mention, value: doubt('NOT_UNDERSTOOD') };
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
