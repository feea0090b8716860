import type { FormId } from '#domain/application/form';
import type { Category } from '#domain/category';
import type { Facts } from '#domain/eligibility/fact';
import { checkDigitOf } from '#domain/id-number';
import { findRuleSet } from '#domain/rules/shipped';
import type { FormContent } from '#reports/form/form-layout';
import type { Photo } from '#reports/photo';

/** Made up: the place is real, the person is not. */
export const idNumber = `51010419850615001${checkDigitOf('51010419850615001')}`;

const story =
  '2006年从绵阳职业技术学院机电专业毕业，进入样例机械公司任维修电工，先后负责高低压配电、变频调速和可编程控制器的安装、调试与检修。' +
  '2012年取得技师，2016年取得高级技师，主持完成车间供配电改造和两条自动线的电控升级，解决变频器谐波干扰等技术难题。\n' +
  '2015年起兼任企业内训师，讲授电工基础、安全用电和电气识图，带徒二十余人，十二人考取高级工以上证书。' +
  '参加过市级电工技能竞赛执裁、题库审题和多批次认定现场的考务工作，熟悉评分标准和考评流程。';

const common: Facts = {
  name: '张建国',
  idNumber,
  phone: '13900000001',
  education: 'JUNIOR_COLLEGE',
  workplace: '绵阳样例机械有限公司',
  workYears: 19.5,
  address: '四川省绵阳市涪城区样例路18号3幢2单元401室',
  titleLevel: 'NONE',
  skillLevel: 'SENIOR_TECHNICIAN',
  certificateName: '电工 一级/高级技师',
  certificateMatches: true,
  city: '510700',
  workSummary: story,
};

export const sampleFacts: Readonly<Record<FormId, Facts>> = {
  附件1: { ...common, occupations: ['6-31-01-03', '6-18-01-01:数控车工'] },
  附件2: {
    ...common,
    name: '阿嘎·尔古',
    projects: ['川味火锅调味', '泡菜制作'],
    honour: true,
    education: 'HIGH_SCHOOL',
    teachingYears: 0,
    tradeYears: 12,
    tradeProof: true,
    competitionJudge: false,
  },
  附件4: { ...common, address: '绵阳市涪城区样例路18号，621000', formerSupervisorCard: '', remarks: '' },
};

const categories: Readonly<Record<FormId, Category>> = {
  附件1: 'ASSESSOR',
  附件2: 'SPECIAL_ABILITY_ASSESSOR',
  附件4: 'QUALITY_SUPERVISOR',
};

export const formIds: readonly FormId[] = ['附件1', '附件2', '附件4'];

export function filledForm(form: FormId, changed: { facts?: Facts; photo?: Photo } = {}): FormContent {
  const { facts, photo } = changed;
  const ruleSet = findRuleSet(categories[form])!;
  return {
    form,
    filled: { facts: { ...sampleFacts[form], ...facts }, ruleSet, filledOn: '2024-05-06', ...(photo && { photo }) },
  };
}

/** As long as every cell may be, of ever different characters, so that nothing can go missing unseen. */
export function longestForm(form: FormId, photo?: Photo): FormContent {
  const facts: Facts = {
    name: han(50, 0),
    workplace: han(100, 100),
    address: han(150, 300),
    titleName: han(60, 500),
    titleLevel: 'FULL_SENIOR',
    certificateName: han(100, 600),
    workSummary: `${han(700, 800)}。\n${han(650, 1600)}，${han(647, 2300)}`,
    remarks: han(300, 3000),
    formerSupervisorCard: 'ZD51012024000011234567890123456789012345',
    occupations: ['6-18-01-01', '6-18-01-02', '6-18-01-03'].map((code, at) => `${code}:${han(40, 3400 + 50 * at)}`),
    projects: [0, 1, 2].map((at) => han(60, 3600 + 70 * at)),
  };
  return filledForm(form, { facts, ...(photo && { photo }) });
}

/** So many different characters from the common ones on. */
export function han(count: number, from: number): string {
  return Array.from({ length: count }, (_, at) => String.fromCodePoint(0x4e00 + 3 * (from + at))).join('');
}
