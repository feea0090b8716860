import type { FactDefinition, FactKind } from '#domain/eligibility/fact';

/** Why a text was not taken, in one sentence; what is asked for follows by the kind. */
const reasons: Readonly<Record<string, string>> = {
  EMPTY: '没有看到内容。',
  NOT_UNDERSTOOD: '这个我没看明白。',
  UNSURE: '您说的不是一个确定的答案，我不敢替您定。',
  UNKNOWN: '不清楚也没关系，可以说“不清楚”先跳过。',
  QUESTION: '您这是在问我吗？想知道原因可以说“为什么问这个”。',
  SEVERAL: '您说了不止一个，我不知道以哪个为准。',
  CONTRADICTION: '前后说的不一样，我不知道以哪个为准。',
  DENIED: '您说了不是什么，请直接说是什么。',
  NOT_YET: '还没有拿到的不能算，请按现在已经有的说。',
  NO_LONGER: '请按现在的情况说：现在还有效吗？',
  SOMEONE_ELSE: '这里只问您本人的情况。',
  SUPPOSED: '请按实际情况说。',
  AMBIGUOUS_LEVEL: '这样说可能是技能等级，也可能是职称，请说全称。',
  TITLE_NOT_SKILL: '这不是技能等级（可能是职称、学校或岗位）。',
  SKILL_NOT_TITLE: '这是技能等级，不是职称。',
  HONOUR_NOT_TITLE: '这是荣誉或聘任称呼，不是职称。',
  FOR_REVIEWER: '这是职业（执业）资格，能否对应职称由审核人员认定。',
  POST_NOT_TITLE: '这像是岗位名称，请说职称证书上的名称。',
  OUTSIDE_SICHUAN: '这里不在四川省内，只能填四川的市（州）。',
  AMBIGUOUS_PLACE: '这个地名不止一个市（州）有，请说是哪个市（州）的。',
  PROVINCE: '请说您的单位具体在哪个市（州）。',
  NO_PLACE: '没有听出是哪个市（州）。',
  DAY_MISSING: '还差具体是几号。',
  YEAR_MISSING: '还差是哪一年。',
  MONTH_MISSING: '还差几月几号。',
  IMPOSSIBLE_DATE: '日历上没有这一天，请核对。',
  AMBIGUOUS_DATE: '月和日分不清，请按年月日说。',
  NEGATIVE: '不能是负数。',
  NOT_WHOLE: '次数应是整数。',
  IMPLAUSIBLE: '这个数太大了，请核对。',
  ONE_PERIOD: '请说一共有多少次，不是某一段时间的。',
  LETTER_INSIDE: '号码里像有字母（O、I），请核对后填数字。',
  MASKED: '号码被遮住了，请填完整的。',
  AMBIGUOUS_EDUCATION: '这样说可能是好几种文化程度。',
  WORKPLACE: '这像是工作的地方，请说您本人的学历。',
  NOT_IN_LIST: '表上没有这一项，请选最接近的正式名称。',
  AMBIGUOUS_STATUS: '请说现在的政治面貌。',
  NAME_HAS_DIGITS: '姓名里不能有数字或符号。',
  NAME_TOO_LONG: '姓名最多20个字。',
  NOT_A_NAME: '这不像姓名，请填身份证上的姓名（2至20个汉字，少数民族姓名用“·”隔开）。',
  EMAIL_INCOMPLETE: '邮箱要写全，例如 123456@qq.com。',
  NOT_AN_EMAIL: '邮箱格式不对，请核对。',
  RENEWAL: '换证、复核不是新的申报类别：本系统发的证卡，请登录“我的申报”，在证卡下面申请复核。',
  ALREADY: '您说的是已有的资格，请说这次想申报哪一类。',
};

/** What to say instead, by the kind of the answer. */
const wanted: Readonly<Record<FactKind | 'category', string>> = {
  yesNo: '请回答“是”或“否”。',
  choice: '请从选项里选一个。',
  skillLevel: '请说全称，如高级工（三级）、技师（二级）、高级技师（一级）；没有就说没有。',
  titleLevel: '请说职称全称，如助理工程师、工程师、高级工程师（副高）、正高级工程师；没有就说没有。',
  education: '请从研究生、大学本科、大学专科、中专、技校、高级技校、技师学院、高中、职高、初中、小学里选。',
  politicalStatus: '请从中共党员、共青团员、民主党派人士、无党派民主人士、群众里选。',
  ethnicity: '请说民族全称，如汉族、彝族。',
  years: '请说一个确定的年数，如“3年”“一年半”；没有就说0年。',
  count: '请说一个确定的次数，如“5次”；没有就说0次。',
  date: '请说完整的年月日，如2019年5月1日。',
  city: '请说工作单位所在的市（州）或区县，如“绵阳”“郫都区”。',
  occupations: '请说职业名称或代码，如“电工”“6-31-01-03”，最多3个同类型的。',
  projects: '请说专项职业能力项目名称，如“泡菜制作”，最多3个。',
  personName: '请填身份证上的姓名。',
  idNumber: '请填18位身份证号码。',
  phone: '请填11位手机号。',
  email: '请填电子邮箱，如 name@example.com。',
  cardNumber: '请照证卡填写号码；没有就说“无”。',
  text: '请直接填写内容。',
  workSummary: '请填写不少于200字的工作简介。',
  category: '请说想申报哪一类：考评员、高级考评员、专项职业能力考核考评员、新职业考评员、质量督导员。',
};

/** What is said when a text was not taken: the precise problem where there is one, then what would do. */
export function askAgain(
  kind: FactDefinition['kind'] | 'category',
  doubt: string,
  message?: string,
): { ask: string; code: string } {
  if (message !== undefined) return { ask: message, code: doubt };
  return { ask: `${reasons[doubt] ?? ''}${wanted[kind]}`, code: doubt };
}
