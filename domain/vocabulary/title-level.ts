import * as z from 'zod';
import { labelsOf, type Term } from './term.ts';

/** Levels of 专业技术职称, lowest first: 员级 and 助理级 are both 初级, 副高 and 正高 both 高级. */
export const TitleLevel = z.enum(['NONE', 'STAFF', 'ASSISTANT', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 'FULL_SENIOR']);
export type TitleLevel = z.infer<typeof TitleLevel>;

export const titleLevels: readonly Term<TitleLevel>[] = [
  { code: 'NONE', label: '无职称', aliases: [] },
  { code: 'STAFF', label: '员级（初级）', aliases: ['员级', '员级职称'] },
  { code: 'ASSISTANT', label: '助理级（初级）', aliases: ['助理级', '助理级职称', '助理职称', '助级'] },
  { code: 'INTERMEDIATE', label: '中级职称', aliases: ['中级职称', '中级技术职称', '中级专业技术职称', '中职称'] },
  {
    code: 'ASSOCIATE_SENIOR',
    label: '副高级',
    aliases: ['副高级', '副高', '副高职称', '副高级职称', '副高职', '副高级专业技术职称'],
  },
  {
    code: 'FULL_SENIOR',
    label: '正高级',
    aliases: ['正高级', '正高', '正高职称', '正高级职称', '正高职', '正高级专业技术职称'],
  },
];

export const titleLevelLabel = labelsOf(titleLevels);

/** Position on the ladder; 及以上 compares by it. */
export function titleLevelRank(level: TitleLevel): number {
  return TitleLevel.options.indexOf(level);
}

/**
 * Titles by series (人社部 table of 2021): 员级 | 助理级 | 中级 | 副高 | 正高, several of one level by a blank.
 * A title is read by its longest name: 助理研究员 (中级) before 研究员 (正高), 高级记者 (正高) is above 主任记者 (副高).
 */
const series = [
  '技术员|助理工程师 助工 初级工程师|工程师 中级工程师|高级工程师 高工 副高级工程师|正高级工程师 正高工 正高级高工 教授级高级工程师 教授级高工 教高 研究员级高级工程师 研究员级高工',
  '|助教|讲师|副教授|教授',
  '|助理讲师|中级讲师|高级讲师|正高级讲师',
  '三级实习指导教师 三级实习指导老师|二级实习指导教师 二级实习指导老师|一级实习指导教师 一级实习指导老师|高级实习指导教师 高级实习指导老师|正高级实习指导教师 正高级实习指导老师',
  '|研究实习员 实习研究员|助理研究员 助研|副研究员|研究员',
  '农业技术员 农技员|助理农艺师 助理畜牧师 助理兽医师 助理兽医|农艺师 畜牧师 兽医师|高级农艺师 高级畜牧师 高级兽医师|正高级农艺师 正高级畜牧师 正高级兽医师 农业技术推广研究员 推广研究员',
  '医士 药士 护士 技士 中医士 中药士|医师 药师 护师 中药师 住院医师|主治医师 主管医师 主管药师 主管中药师 主管护师 主管技师 主治中医师|副主任医师 副主任药师 副主任护师 副主任技师 副主任中医师 副主任中药师|主任医师 主任药师 主任护师 主任技师 主任中医师 主任中药师',
  '工艺美术员|助理工艺美术师|工艺美术师|高级工艺美术师|正高级工艺美术师',
  '管理员|助理馆员|馆员|副研究馆员|研究馆员',
  '|助理记者 助理编辑|记者 编辑|主任记者 主任编辑|高级记者 高级编辑',
  '|助理编审|责任编辑|副编审|编审',
  '经济员|助理经济师 初级经济师|经济师 中级经济师|高级经济师|正高级经济师',
  '会计员|助理会计师 初级会计师 初级会计|会计师 中级会计师 中级会计|高级会计师 高级会计|正高级会计师',
  '统计员|助理统计师 初级统计师|统计师 中级统计师|高级统计师|正高级统计师',
  '审计员|助理审计师 初级审计师|审计师 中级审计师|高级审计师|正高级审计师',
  '政工员|助理政工师|政工师|高级政工师|正高级政工师',
  '实验员|助理实验师|实验师|高级实验师|正高级实验师',
  '三级教师 中小学三级教师|二级教师 中小学二级教师|一级教师 中教一级 中小学一级教师|高级教师 中教高级 中小学高级教师|正高级教师 中小学正高级教师',
  '|三级翻译|二级翻译|一级翻译|译审 资深翻译',
  '三级播音员|二级播音员|一级播音员|主任播音员|播音指导',
  '|四级演员 四级演奏员 四级美术师|三级演员 三级演奏员 三级美术师|二级演员 二级演奏员 二级美术师|一级演员 一级演奏员 一级美术师',
  '|助理建筑师|中级建筑师|高级建筑师|正高级建筑师',
] as const;

const columns = ['STAFF', 'ASSISTANT', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 'FULL_SENIOR'] as const;

/** Every known title with its level. */
export const titles: ReadonlyMap<string, TitleLevel> = new Map(
  series.flatMap((row) =>
    row.split('|').flatMap((names, column): [string, TitleLevel][] => {
      const level = columns[column];
      return level === undefined || names === '' ? [] : names.split(' ').map((name) => [name, level]);
    }),
  ),
);

/** Professional qualifications: whether one stands for a title is policy, and the reviewer's to say. */
export const professionalQualifications: readonly string[] = [
  '建造师',
  '注册会计师',
  '执业药师',
  '执业医师',
  '执业助理医师',
  '执业护士',
  '执业兽医师',
  '执业兽医',
  '造价工程师',
  '造价师',
  '监理工程师',
  '监理师',
  '安全工程师',
  '消防工程师',
  '注册电气工程师',
  '注册建筑师',
  '结构工程师',
  '岩土工程师',
  '税务师',
  '律师',
  '资产评估师',
  '房地产估价师',
  '一级造价',
  '社会工作师',
  '心理咨询师',
  '教师资格证',
  '咨询工程师',
  '测绘师',
  '计量师',
  '核安全工程师',
  '设备监理师',
  '注税',
  '注会',
  '一建',
  '二建',
  '一造',
  '二造',
  '规划师',
];

/** Honours; 附件2 条件2 asks for some of them, but none is a title. */
export const honours: readonly string[] = [
  '特级教师',
  '劳模',
  '劳动模范',
  '工匠',
  '技术能手',
  '学科带头人',
  '非遗传承人',
  '工艺美术大师',
  '首席专家',
  '专家',
  '骨干教师',
  '客座教授',
  '兼职教授',
  '名誉教授',
  '培训讲师',
  '兼职讲师',
  '金牌讲师',
  '内训师',
  '内训讲师',
  '外聘讲师',
];
