import type { FactDefinition } from '#domain/eligibility/fact';
import type { RuleParameters } from './parameters.ts';

/**
 * The facts that the shipped conditions ask for. A rule set takes them with the clause under which *it* needs them;
 * the questions are a person's words, the demand itself stands in the leaf.
 */
type Question = Omit<FactDefinition, 'clause'>;

const questions = {
  occupations: {
    id: 'occupations',
    kind: 'occupations',
    label: '申报考评职业工种',
    question: '您想申报考评哪些职业（工种）？最多3个，要同一类型。',
    help: '说名称或代码都可以，如“电工”“6-31-01-03”；工种写在职业后面。只限职业分类大典第三、四、五、六类。',
  },
  projects: {
    id: 'projects',
    kind: 'projects',
    label: '申报考评项目',
    question: '您想申报考评哪些专项职业能力项目？最多3个，要同一类型。',
    help: '说项目名称，如“川味火锅调味”。',
  },
  skillLevel: {
    id: 'skillLevel',
    kind: 'skillLevel',
    label: '职业资格（技能等级）',
    question: '您在这个职业（工种）上的职业资格或职业技能等级是几级？没有就说没有。',
    help: '如高级工（三级）、技师（二级）、高级技师（一级）。国家职业资格证书和职业技能等级证书都算。',
  },
  titleLevel: {
    id: 'titleLevel',
    kind: 'titleLevel',
    label: '专业技术职称',
    question: '您有什么级别的专业技术职称？没有就说没有。',
    help: '如助理工程师（助理级）、工程师（中级）、高级工程师（副高级）、正高级工程师（正高级）。',
  },
  certificateKind: {
    id: 'certificateKind',
    kind: 'choice',
    label: '证书种类',
    question: '您的等级证书是国家职业资格证书，还是职业技能等级证书？',
    choices: [
      { value: 'NATIONAL_QUALIFICATION', label: '国家职业资格证书', aliases: ['职业资格证书', '职业资格'] },
      { value: 'SKILL_LEVEL', label: '职业技能等级证书', aliases: ['技能等级证书', '技能等级'] },
    ],
  },
  certificateMatches: {
    id: 'certificateMatches',
    kind: 'yesNo',
    label: '证书与申报职业相应',
    question: '您的等级证书或职称，和要申报考评的职业（工种）或者项目对得上吗？',
    help: '例如申报电工，证书也是电工的；申报泡菜制作，证书是烹调方面的。改过名称、彼此相近的也可以答是，由审核人员核对。',
  },
  trainingExperience: {
    id: 'trainingExperience',
    kind: 'yesNo',
    label: '培训考核工作经历',
    question: '您做过职业技能培训、考核等方面的工作吗？',
    help: '如带过培训课、当过考评员或监考、参与过命题和技能竞赛。',
  },
  knowsPolicy: {
    id: 'knowsPolicy',
    kind: 'yesNo',
    label: '熟悉政策和专业知识',
    question: '您熟悉技能人才评价的政策法规，掌握本职业的理论知识、技能标准和考评方法吗？',
    help: '由本人声明，审核和培训考核时还会看。',
  },
  ethics: {
    id: 'ethics',
    kind: 'yesNo',
    label: '职业道德',
    question: '您能遵守考评员守则和规章制度，作风正派、廉洁自律、秉公执裁吗？',
    help: '由本人声明。',
  },
  permanentlyRevoked: {
    id: 'permanentlyRevoked',
    kind: 'yesNo',
    label: '曾被永久取消资格',
    question: '您被永久取消过考评或督导资格吗？',
  },
  holdsAssessorCard: {
    id: 'holdsAssessorCard',
    kind: 'yesNo',
    label: '考评员资格',
    question: '您已经取得考评员资格证卡了吗？',
    help: '申报高级考评员要先是考评员，并提交考评员资格证卡原件扫描件；资格已被取消的不算。',
  },
  assessingYears: {
    id: 'assessingYears',
    kind: 'years',
    label: '实际考评工作年限',
    question: '您取得考评员资格后，实际做考评工作有几年了？',
    help: '一年半就说一年半；刚好1年算1年以上。',
  },
  assessmentCount: {
    id: 'assessmentCount',
    kind: 'count',
    label: '考评次数',
    question: '您一共参加过几次考评？',
    help: '刚好3次也算不少于3次。',
  },
  honour: {
    id: 'honour',
    kind: 'yesNo',
    label: '荣誉或表彰',
    question:
      '您有没有行政主管部门、行业协会颁发的荣誉证书或表彰，或者被市级以上公共媒体宣传为技术创业典型、技术带头人？',
    help: '如工匠、非遗代表性传承人、技术能手、工艺美术大师。',
  },
  education: {
    id: 'education',
    kind: 'education',
    label: '文化程度',
    question: '您的文化程度是什么？',
    help: '研究生、大学本科、大学专科、中专、技校、高级技校、技师学院、高中、职高、初中、小学。',
  },
  teachingYears: {
    id: 'teachingYears',
    kind: 'years',
    label: '相关专业课教学年限',
    question: '您在院校教与申报项目相关的专业课，教了几年？没教过就说0年。',
    help: '刚好3年算3年以上。',
  },
  tradeYears: {
    id: 'tradeYears',
    kind: 'years',
    label: '相关工作年限',
    question: '您从事与申报项目相关的工作有多少年了？',
    help: '刚好10年算10年以上。',
  },
  tradeProof: {
    id: 'tradeProof',
    kind: 'yesNo',
    label: '从业证明材料',
    question: '这些年的工作，您能提供证明材料吗？',
    help: '如行政部门推荐函、相关机构工作经历证明、社保证明、聘书。',
  },
  competitionJudge: {
    id: 'competitionJudge',
    kind: 'yesNo',
    label: '竞赛裁判或技术专家',
    question: '您在行政主管部门或市级以上行业协会组织的职业技能大赛中，当过裁判或技术专家吗？',
  },
  supervisorSource: {
    id: 'supervisorSource',
    kind: 'choice',
    label: '所在单位',
    question: '您在什么样的单位工作？',
    choices: [
      { value: 'HR_DEPARTMENT', label: '人社部门', aliases: ['人社局', '人力资源和社会保障局', '职鉴中心', '人社厅'] },
      {
        value: 'REGISTERED_AGENCY',
        label: '已完成备案的评价机构',
        aliases: [
          ...['已备案', '备案机构', '评价机构', '专项职业能力考核机构', '已经备案', '完成备案', '备案完成', '备案通过'],
          ...['备案了', '备过案', '备案过', '备案好了', '有备案', '备了案', '刚备案'],
        ],
      },
      {
        value: 'FILED_AGENCY',
        label: '已提交备案申请、准备参与评价工作的单位',
        aliases: [
          ...['已提交备案', '正在备案', '备案申请中', '正在申请备案', '提交备案', '提交了备案', '申请备案', '申报备案'],
          ...['报了备案', '交了备案', '递了备案', '备案材料交', '备案资料交', '备案材料报', '备案材料递', '备案材料已'],
          ...[
            '备案中',
            '备案还没批',
            '还没批',
            '没批下来',
            '还没有批',
            '备案材料交了还没批',
            '备案资料交了还没批',
            '等批复',
            '在等备案',
            '等备案',
          ],
        ],
      },
      {
        value: 'OTHER',
        label: '其他单位',
        aliases: ['其他', '都不是', '没备案', '没有备案', '没得备案', '还没备案', '还没有备案', '未备案', '没申请备案'],
      },
    ],
  },
  agencyPosition: {
    id: 'agencyPosition',
    kind: 'choice',
    label: '单位职务',
    question: '您在单位里是负责人，还是管理人员？',
    choices: [
      {
        value: 'HEAD',
        label: '单位负责人',
        aliases: ['负责人', '法人', '校长', '院长', '总经理', '董事长', '老板', '一把手'],
      },
      {
        value: 'QUALIFIED_MANAGER',
        label: '管理人员',
        aliases: [
          ...['主任', '科长', '主管', '管理岗', '经理', '部长', '处长', '股长', '中层', '搞管理', '做管理', '管理层'],
          ...['副校长', '副院长', '副总经理', '副总', '副经理', '副董事长', '教务长'],
        ],
      },
      {
        value: 'OTHER',
        label: '其他人员',
        aliases: ['其他', '普通员工', '都不是', '普通老师', '普通教师', '一般老师', '一般职工', '普通职工', '办事员'],
      },
    ],
  },
  evaluationWork: {
    id: 'evaluationWork',
    kind: 'choice',
    label: '评价工作岗位',
    question: '您在技能人才评价工作中做哪一类工作？',
    choices: [
      { value: 'ADMINISTRATIVE', label: '行政管理人员', aliases: ['行政管理', '行政'] },
      { value: 'TECHNICAL', label: '技术管理人员', aliases: ['技术管理', '技术'] },
      { value: 'ASSESSOR', label: '考评员', aliases: ['考评', '高级考评员'] },
      { value: 'NONE', label: '不从事技能人才评价工作', aliases: ['都不是', '没有', '不从事'] },
    ],
  },
  upholdsParty: {
    id: 'upholdsParty',
    kind: 'yesNo',
    label: '基本路线',
    question: '您坚持党的基本路线，热爱技能人才评价工作吗？',
    help: '由本人声明。',
  },
  mastersPolicy: {
    id: 'mastersPolicy',
    kind: 'yesNo',
    label: '掌握政策和技术方法',
    question: '您掌握技能人才评价的政策、法规和规章，熟悉评价理论和技术方法吗？',
    help: '由本人声明。',
  },
  integrity: {
    id: 'integrity',
    kind: 'yesNo',
    label: '廉洁公道',
    question: '您能坚持原则、廉洁奉公、办事公道、作风正派，有良好的职业道德吗？',
    help: '由本人声明。',
  },
  organisingAbility: {
    id: 'organisingAbility',
    kind: 'yesNo',
    label: '组织协调和表达能力',
    question: '您有较强的组织协调和表达能力吗？',
    help: '由本人声明。',
  },
  healthy: {
    id: 'healthy',
    kind: 'yesNo',
    label: '身体健康',
    question: '您身体健康，能胜任质量督导工作吗？',
    help: '由本人声明。',
  },
  workSummary: {
    id: 'workSummary',
    kind: 'workSummary',
    label: '工作简介',
    question: '请写一写您的工作简介，不少于200字。',
    help: '写清做过什么工作、多少年、有哪些成绩。不计空格，重复的话只算一遍；标点算字数。',
  },
} satisfies Record<string, Question>;

export type RuleFact = keyof typeof questions;

/** The definitions of these facts, in the order in which they are asked, each under its clause. */
export function askFor(...wanted: readonly (readonly [fact: RuleFact, clause: string])[]): FactDefinition[] {
  return wanted.map(([fact, clause]) => ({ ...questions[fact], clause }));
}

/** 一(一): which occupations; where other types are left to the reviewer they are not refused when they are named. */
export function occupationsAsked({ otherTypes }: Pick<RuleParameters, 'otherTypes'>): FactDefinition[] {
  return askFor(['occupations', '一(一)']).map((one) =>
    otherTypes === 'REVIEWER' ? { ...one, ofAnyType: true } : one,
  );
}
