import { randomInt } from 'node:crypto';
import type { Category } from '#domain/category';
import { checkDigitOf } from '#domain/id-number';

/** Somebody who types whatever fits the question that is asked. Everything about them is made up. */
export interface DemoPerson {
  name: string;
  category: Category;
  /** What this person shows, in one line. */
  shows: string;
  /** The sample person whose token they have, from the beginning or only to claim the draft. */
  account?: { id: string; from: 'START' | 'CLAIM' };
  /** To the question what they want to become. */
  opening: string;
  /** Fact → words; several when the same thing is asked again. */
  answers: Record<string, string | string[]>;
  /** To the summary; the last confirms. */
  confirm: string[];
  /** Six digits of the city, the agency they go through, and the centre whose class they join. */
  choice?: { city: string; agency: string; organiser: string };
  /** Whom they meet after the draft, by sample person; without it the story ends with the submission. */
  offices?: { agency: string; reviewer: string; organiser: string; maker: string };
  refused?: { clause: string; missing: string; open: Category };
}

/** A number that no one has, new each time: place and birthday as given, the order drawn, the check digit right. */
export function idNumber(place: string, birthday: string, sex: '男' | '女'): string {
  // Odd for men; 000 was never given out.
  const order = randomInt(1, 500) * 2 - (sex === '男' ? 1 : 0);
  const digits = `${place}${birthday}${String(order).padStart(3, '0')}`;
  return `${digits}${checkDigitOf(digits)}`;
}

export function phone(): string {
  return `139${String(randomInt(0, 100_000_000)).padStart(8, '0')}`;
}

/** What everybody answers alike. */
const declarations: Record<string, string> = {
  knowsPolicy: '是的',
  trainingExperience: '有的，带过培训班',
  ethics: '能',
  permanentlyRevoked: '没得',
  certificateMatches: '对得上',
  upholdsParty: '是的',
  mastersPolicy: '是的',
  integrity: '能',
  organisingAbility: '有的',
  healthy: '是的',
  titleName: '无',
  remarks: '无',
  formerSupervisorCard: '无',
  ethnicity: '汉族',
  politicalStatus: '群众',
};

const electrician =
  '2006年从绵阳职业技术学院机电专业毕业，进入样例机械公司任维修电工，先后负责高低压配电、变频调速和可编程控制器的安装、调试与检修。' +
  '2012年取得技师，2016年取得高级技师，主持完成车间供配电改造和两条自动线的电控升级，解决变频器谐波干扰等技术难题。' +
  '2015年起兼任企业内训师，讲授电工基础、安全用电和电气识图，带徒二十余人，十二人考取高级工以上证书。' +
  '参加过市级电工技能竞赛执裁、题库审题和多批次认定现场的考务工作，熟悉评分标准和考评流程。';
const embroiderer =
  '1998年跟随母亲学习蜀绣，掌握晕针、滚针、铺针等五十多种针法，2005年在成都开办工作室，承接屏风、服饰和礼品订单。' +
  '2011年起在社区和职业学校开设蜀绣课程，累计授课一千二百余课时，培训学员三百多人，其中四十人以此就业。' +
  '作品入选省工艺美术展并获银奖，本人获评市级工艺美术大师，多次担任专项职业能力考核的实作指导，熟悉考核规范、评分要点和现场管理，' +
  '参与编写蜀绣制作考核规范初稿，整理题目六十道。';
const pilot =
  '2014年进入成都样例航空科技公司，从事多旋翼和固定翼无人机的装调、航线规划和外业飞行，累计安全飞行两千三百小时。' +
  '2017年开始承担电力巡检和山区测绘项目，负责编写作业规程、组织班前检查和应急演练。2019年任培训主管，面向企业职工和退役军人开设培训班三十余期，' +
  '讲授法规、气象、飞行原理与模拟操作，学员取证率在九成以上。参加过省级技能竞赛裁判工作和题库开发，编写理论试题四百余道，熟悉新职业标准及考核评分办法，多次受邀担任行业讲师。';
const welder =
  '1999年进入样例重型机械公司任电焊工，先后从事压力容器、锅炉受压元件和桥梁钢结构焊接，掌握氩弧焊、埋弧焊和焊接机器人示教编程。' +
  '2008年取得技师，2014年取得高级技师，主持完成厚壁容器窄间隙焊接工艺攻关，获企业技术创新一等奖，累计培养技师以上焊工十五人。' +
  '2021年取得考评员资格后，先后在成都、德阳多家评价机构承担焊工高级工及以下等级认定的技能考核，参加考评九次，担任考评组长三次，' +
  '熟悉评分标准、现场安全管理和考评纪律，参与编写焊工技能题库二十套，配合质量督导完成档案抽查，所评考生无一投诉。';
const supervisor =
  '2003年参加工作，先在企业人力资源部从事职工培训和技能等级管理，2010年任评价机构质量管理科科长，2018年起任负责人，分管质量督导。' +
  '组织建立了考务管理、题库保密、考评员回避和档案留存等制度，每年主持内部质量检查四次，参与本市技能等级认定现场督导六十余场，' +
  '调查核实并处理考务问题十一起，撰写督导报告三十余份。熟悉技能人才评价的政策法规、质量体系和现场督导方法，能够独立组织检查评估，曾被评为全市技能人才评价工作先进个人。';

export function demoPeople(): DemoPerson[] {
  const first = phone();
  return [
    {
      name: '张建国',
      category: 'ASSESSOR',
      shows: '已登录；一句话说几件事，问一句“为什么”，说得含糊会再问，最后改手机号',
      account: { id: 'applicant-zhang', from: 'START' },
      opening: '我想申报考评员，我是电工高级技师，在绵阳涪城区上班',
      answers: {
        ...declarations,
        occupations: '电工',
        skillLevel: '一级，高级技师',
        titleLevel: '没得职称',
        certificateKind: '国家职业资格证书',
        permanentlyRevoked: ['为什么问这个', '没得'],
        name: '张建国',
        idNumber: idNumber('510703', '19850615', '男'),
        phone: [first, phone()],
        education: '大专',
        workplace: '绵阳样例机械有限公司',
        workYears: ['快二十年了', '十九年'],
        address: '四川省绵阳市涪城区样例路18号',
        certificateName: '电工 一级/高级技师',
        city: '绵阳',
        workSummary: electrician,
      },
      confirm: ['手机号填错了', '确认'],
      choice: { city: '510700', agency: '绵阳样例技师学院', organiser: '510700' },
      offices: {
        agency: 'agency-mianyang',
        reviewer: 'city-mianyang',
        organiser: 'city-mianyang',
        maker: 'city-mianyang',
      },
    },
    {
      name: '刘师傅',
      category: 'SENIOR_ASSESSOR',
      shows: '未登录；不符合条件，当场知道是哪一条、差什么、还能报什么',
      opening: '高级考评员',
      answers: {
        ...declarations,
        occupations: '焊工',
        holdsAssessorCard: '有证，考评员证拿了',
        assessingYears: '两年半',
        assessmentCount: '5次',
        skillLevel: '二级技师',
        titleLevel: '没有职称',
        certificateKind: '职业技能等级证书',
      },
      confirm: [],
      refused: { clause: '一(三)4', missing: '高级技师', open: 'ASSESSOR' },
    },
    {
      name: '李秀英',
      category: 'SPECIAL_ABILITY_ASSESSOR',
      shows: '未登录聊完，凭领取码认领草稿；走附件2的荣誉条件；简介写了197字，不够',
      account: { id: 'applicant-li', from: 'CLAIM' },
      opening: '专项职业能力考核考评员',
      answers: {
        ...declarations,
        projects: '蜀绣制作',
        skillLevel: '没有等级证书',
        titleLevel: '没有职称',
        honour: '有，市级工艺美术大师',
        education: '高中',
        teachingYears: '0年',
        tradeYears: '二十多年',
        tradeProof: '能',
        competitionJudge: '没有',
        name: '李秀英',
        idNumber: idNumber('510104', '19790302', '女'),
        phone: phone(),
        workplace: '成都样例蜀绣工作室',
        workYears: '20年',
        address: '成都市青羊区样例街6号',
        certificateName: '无',
        city: '成都青羊区',
        workSummary: [embroiderer, `${embroiderer}近三年带徒八人，其中两人已独立承接订单。`],
      },
      confirm: ['确认'],
      choice: { city: '510100', agency: '成都样例职业技能评价中心', organiser: '510100' },
    },
    {
      name: '阿嘎尔古',
      category: 'NEW_OCCUPATION_ASSESSOR',
      shows: '未登录聊完再认领；新职业，省属机构，走省职鉴中心',
      account: { id: 'applicant-aga', from: 'CLAIM' },
      opening: '新职业考评员',
      answers: {
        ...declarations,
        occupations: '无人机驾驶员',
        skillLevel: '高级工',
        titleLevel: '工程师，中级',
        certificateKind: '国家职业资格证书',
        name: '阿嘎·尔古',
        idNumber: idNumber('513401', '19900418', '男'),
        phone: phone(),
        education: '本科',
        workplace: '四川样例能源集团有限公司',
        workYears: '12年',
        address: '成都市高新区样例大道99号',
        titleName: '工程师',
        certificateName: '无人机驾驶员 三级/高级工',
        city: '成都高新区',
        workSummary: pilot,
      },
      confirm: ['确认'],
      choice: { city: '510100', agency: '四川样例能源集团（省属）', organiser: '510000' },
      offices: { agency: 'agency-provincial', reviewer: 'province', organiser: 'province', maker: 'province' },
    },
    {
      name: '陈志远',
      category: 'SENIOR_ASSESSOR',
      shows: '已登录；高级考评员由所在市州审核、省职鉴中心培训发证；初审退回一次，补正后再报',
      account: { id: 'applicant-chen', from: 'START' },
      opening: '我想报高级考评员',
      answers: {
        ...declarations,
        occupations: '焊工',
        holdsAssessorCard: '有证，2021年拿的考评员证',
        assessingYears: '五年',
        assessmentCount: '9次',
        skillLevel: '一级，高级技师',
        titleLevel: '没有职称',
        certificateKind: '职业技能等级证书',
        name: '陈志远',
        idNumber: idNumber('510104', '19770909', '男'),
        phone: phone(),
        education: '大专',
        workplace: '成都样例精密机械有限公司',
        workYears: '27年',
        address: '成都市青白江区样例路88号',
        certificateName: '焊工 一级/高级技师',
        city: '成都青白江区',
        workSummary: welder,
      },
      confirm: ['确认'],
      choice: { city: '510100', agency: '成都样例精密机械有限公司', organiser: '510000' },
      offices: { agency: 'agency-chengdu', reviewer: 'city-chengdu', organiser: 'province', maker: 'province' },
    },
    {
      name: '王强',
      category: 'QUALITY_SUPERVISOR',
      shows: '已登录；质量督导员推荐表和名册的全部栏目',
      account: { id: 'applicant-wang', from: 'START' },
      opening: '我想当质量督导员',
      answers: {
        ...declarations,
        supervisorSource: '已备案的评价机构',
        agencyPosition: '负责人',
        evaluationWork: '行政管理',
        name: '王强',
        idNumber: idNumber('511502', '19781120', '男'),
        phone: phone(),
        politicalStatus: '中共党员',
        email: 'wang.sample@example.com',
        currentOccupation: '评价机构负责人',
        education: '大学本科',
        workplace: '宜宾样例酿造行业协会',
        workYears: '22年',
        address: '宜宾市翠屏区样例路3号，644000',
        city: '宜宾',
        workSummary: supervisor,
      },
      confirm: ['确认'],
      choice: { city: '511500', agency: '宜宾样例酿造行业协会', organiser: '510000' },
      offices: { agency: 'agency-yibin', reviewer: 'city-yibin', organiser: 'province', maker: 'province' },
    },
  ];
}
