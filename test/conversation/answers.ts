import type { Category } from '#domain/category';
import type { Facts } from '#domain/eligibility/fact';

/** A work summary as people write it: more than 200 characters, nothing repeated. */
export const summary =
  '本人2009年从四川机电技师学院毕业后进入成都某电气有限公司，先后担任维修电工、班组长和车间技术主管，主要负责低压配电柜装配、' +
  '可编程控制器调试以及生产线设备的日常检修。2015年取得电工高级技师证书，同年起兼任公司培训中心实训教师，累计带教学徒四十余人，' +
  '其中二十三人考取高级工，五人晋升技师。2018年以来多次参加市总工会组织的技能比武并担任现场监考，参与编写企业内部操作规程六份，' +
  '改进焊接夹具两项，降低故障率近三成。平时坚持学习国家职业标准和评价政策，熟悉考务流程，愿意为技能人才评价工作贡献自己的经验和力量。';

const shared: Facts = {
  name: '张建华',
  idNumber: '510104199001010019',
  phone: '13800138000',
  education: 'JUNIOR_COLLEGE',
  workplace: '四川某某职业技术学院',
  workYears: 12,
  address: '成都市锦江区某路1号',
  city: '510100',
  workSummary: summary,
  permanentlyRevoked: false,
};

const assessor: Facts = {
  ...shared,
  occupations: ['6-31-01-03'],
  skillLevel: 'SENIOR_TECHNICIAN',
  titleLevel: 'NONE',
  certificateKind: 'SKILL_LEVEL',
  certificateMatches: true,
  trainingExperience: true,
  knowsPolicy: true,
  ethics: true,
  certificateName: '电工 一级/高级技师',
  titleName: '',
};

/** A person for each category who may apply, with an answer to everything that can be asked. */
export const truths: Record<Category, Facts> = {
  ASSESSOR: assessor,
  NEW_OCCUPATION_ASSESSOR: assessor,
  SENIOR_ASSESSOR: { ...assessor, holdsAssessorCard: true, assessingYears: 2, assessmentCount: 5 },
  SPECIAL_ABILITY_ASSESSOR: {
    ...assessor,
    projects: ['泡菜制作'],
    honour: false,
    teachingYears: 6,
    tradeYears: 12,
    tradeProof: true,
    competitionJudge: false,
  },
  QUALITY_SUPERVISOR: {
    ...shared,
    supervisorSource: 'REGISTERED_AGENCY',
    agencyPosition: 'HEAD',
    evaluationWork: 'ADMINISTRATIVE',
    upholdsParty: true,
    mastersPolicy: true,
    integrity: true,
    organisingAbility: true,
    healthy: true,
    ethnicity: 'HAN',
    politicalStatus: 'CPC_MEMBER',
    email: 'zhang@example.com',
    currentOccupation: '技能评价管理',
    formerSupervisorCard: '',
    remarks: '',
  },
};
