import { patternOf } from './mention.ts';

/** What people call each fact when they want to change it, the longest name first. */
const factNames: readonly (readonly [string, string])[] = [
  ['phone', '手机号码 手机号 手机 电话号码 电话 联系方式 联系电话 号码'],
  ['idNumber', '身份证号码 身份证号 身份证 证件号'],
  ['name', '姓名 名字 名儿'],
  ['education', '文化程度 学历 文凭'],
  ['workplace', '工作单位 单位名称 单位 公司名'],
  ['workYears', '专业工龄 工龄 工作年限'],
  ['address', '联系地址 通讯地址 通信地址 地址 邮编'],
  ['titleName', '职称名称'],
  ['titleLevel', '专业技术职称 职称级别 职称等级 职称'],
  ['certificateName', '证书名称 职业资格证书'],
  ['skillLevel', '职业资格等级 职业技能等级 技能等级 职业资格 等级 级别 技能级别'],
  ['city', '所在地区 所在地 城市 地区 市州'],
  ['occupations', '申报职业 申报工种 考评职业 职业工种 职业 工种'],
  ['projects', '申报项目 考评项目 专项项目 项目'],
  ['workSummary', '工作简介 工作经历 督导经历 简介 简历'],
  ['ethnicity', '民族'],
  ['politicalStatus', '政治面貌 面貌'],
  ['email', '电子邮箱 邮箱 邮件地址'],
  ['currentOccupation', '从事职业'],
  ['remarks', '备注'],
  ['formerSupervisorCard', '督导员证号 原证卡号 证卡号 卡号'],
  ['assessmentCount', '考评次数 次数'],
  ['assessingYears', '考评年限 考评年数 考评时间'],
  ['teachingYears', '教学年限 教龄 教书年限'],
  ['tradeYears', '从业年限 从业时间 相关工作年限'],
  ['holdsAssessorCard', '考评员证 考评员资格 考评员资格证'],
  ['honour', '荣誉 表彰'],
  ['competitionJudge', '裁判'],
  ['healthy', '健康'],
  ['category', '申报类别 类别 报的类型'],
];

/** The fact each name stands for. */
export const targets = new Map(
  factNames.flatMap(([fact, names]) => names.split(' ').map((name) => [name, fact] as const)),
);
/** One pattern of all names. */
export const name = patternOf(targets.keys()).source;
