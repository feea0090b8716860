import type { ReviewStage } from '#domain/application/application';
import type { DocumentKind } from '#domain/application/required-documents';
import type { Category } from '#domain/category';

/**
 * 退回: the applicant can mend it. 不予通过: nothing that the applicant could send would change it. 认定: what the rules leave
 * to the reviewer is decided for the applicant, in words that are kept.
 */
export type ReviewReasonKind = 'MENDABLE' | 'FINAL' | 'JUDGEMENT';

export type CorrectableChoice = 'agency' | 'trainingClass' | 'route';

/** One reason of the closed list, under the clause that stands behind it. */
export interface ReviewReason {
  code: string;
  label: string;
  clause: string;
  kind: ReviewReasonKind;
  /** Who may give it. */
  stages: readonly ReviewStage[];
  categories: readonly Category[];
  /** What it concerns; with a mendable one, what is returned if the reviewer names nothing else. */
  facts: readonly string[];
  documents: readonly DocumentKind[];
  choices: readonly CorrectableChoice[];
  /** Says whether a list is of one type (同类型): only where its rules leave that to the reviewer. */
  isOfOpenType: boolean;
}

const assessors: readonly Category[] = ['ASSESSOR', 'SENIOR_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR'];
const ordinary: readonly Category[] = ['ASSESSOR', 'NEW_OCCUPATION_ASSESSOR'];
const senior: readonly Category[] = ['SENIOR_ASSESSOR'];
const special: readonly Category[] = ['SPECIAL_ABILITY_ASSESSOR'];
const ofClassDocument: readonly Category[] = ['SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR'];
const allAssessors: readonly Category[] = [...assessors, ...special];
const supervisors: readonly Category[] = ['QUALITY_SUPERVISOR'];
const everybody: readonly Category[] = [...allAssessors, ...supervisors];

type More = Partial<Pick<ReviewReason, 'facts' | 'documents' | 'choices' | 'stages' | 'isOfOpenType'>>;
type Row = readonly [code: string, clause: string, categories: readonly Category[], label: string, more?: More];

function reasons(kind: ReviewReasonKind, rows: readonly Row[]): ReviewReason[] {
  return rows.map(([code, clause, categories, label, more]) => ({
    ...{ code, label, clause, kind, categories },
    ...{ stages: ['AGENCY_REVIEW', 'CENTRE_REVIEW'], facts: [], documents: [], choices: [] },
    ...{ isOfOpenType: false, ...more },
  }));
}

const form: More = { documents: ['APPLICATION_FORM'] };
const photo: More = { documents: ['PHOTO'] };
const identity: More = { facts: ['idNumber', 'name'], documents: ['ID_CARD'] };
const summary: More = { facts: ['workSummary'] };
const level: More = {
  facts: ['skillLevel', 'titleLevel', 'certificateMatches', 'certificateName', 'titleName'],
  documents: ['SKILL_CERTIFICATE', 'TITLE_CERTIFICATE'],
};
const occupationTypes: More = { facts: ['occupations'], isOfOpenType: true };
const projectTypes: More = { facts: ['projects'], isOfOpenType: true };
const centre: More = { stages: ['CENTRE_REVIEW'] };

const mendable = reasons('MENDABLE', [
  ['FORM_UNSIGNED', '一(六)2(1)', allAssessors, '申报表没有本人签字', form],
  ['FORM_UNSTAMPED', '一(六)2(1)', allAssessors, '申报表没有加盖本单位公章', form],
  ['RECOMMENDATION_UNSTAMPED', '二(六)', supervisors, '推荐表没有所在单位意见或盖章', form],
  ['SCAN_MISSING', '一(六)2(1)', allAssessors, '缺少应提交的材料'],
  ['SCAN_ILLEGIBLE', '一(六)2(1)', allAssessors, '扫描件不清晰或不完整'],
  ['SCAN_NOT_OF_ORIGINAL', '一(六)2(1)', allAssessors, '不是原件的扫描件'],
  ['RECOMMENDATION_ILLEGIBLE', '二(六)', supervisors, '推荐表扫描件缺少、不清晰或不完整', form],
  ['ID_NUMBER_DIFFERS', '一(六)2(1)', allAssessors, '填写的姓名或身份证号码与身份证不一致', identity],
  ['FORM_DIFFERS', '附件1', assessors, '申报表扫描件与填报内容不一致', form],
  ['SPECIAL_FORM_DIFFERS', '附件2', special, '申报表扫描件与填报内容不一致', form],
  ['RECOMMENDATION_DIFFERS', '附件4', supervisors, '推荐表扫描件与填报内容不一致', form],
  ['PHOTO_UNFIT', '附件1', assessors, '照片不符合要求', photo],
  ['SPECIAL_PHOTO_UNFIT', '附件2', special, '照片不符合要求', photo],
  ['SUPERVISOR_PHOTO_UNFIT', '附件4', supervisors, '照片不符合要求', photo],
  ['CELL_INCOMPLETE', '附件1', assessors, '有栏目没有填写完整'],
  ['SPECIAL_CELL_INCOMPLETE', '附件2', special, '有栏目没有填写完整'],
  ['ROSTER_CELL_INCOMPLETE', '附件5 说明4', supervisors, '有必填项没有填写完整'],
  ['POLITICAL_STATUS_ABBREVIATED', '附件5 说明2', supervisors, '政治面貌用了简写', { facts: ['politicalStatus'] }],
  ['EDUCATION_ABBREVIATED', '附件5 说明3', supervisors, '文化程度用了简写', { facts: ['education'] }],
  ['OCCUPATION_UNRELATED', '附件1 说明1', assessors, '申报职业（工种）与所从事工作无关', { facts: ['occupations'] }],
  ['PROJECT_UNRELATED', '附件2 说明1', special, '申报考评项目与所从事工作无关', { facts: ['projects'] }],
  ['OCCUPATIONS_OF_SEVERAL_TYPES', '附件1 说明1', assessors, '经认定，申报职业（工种）不属同类型', occupationTypes],
  ['PROJECTS_OF_SEVERAL_TYPES', '附件2 说明1', special, '经认定，申报考评项目不属同类型', projectTypes],
  ['SUMMARY_VAGUE', '附件1 说明2', assessors, '工作简介过于简单，看不出从业经验', summary],
  ['SPECIAL_SUMMARY_VAGUE', '附件2 说明2', special, '工作简介过于简单，看不出从业经验', summary],
  ['SUPERVISION_VAGUE', '附件4 督导工作经历', supervisors, '督导工作经历过于简单', summary],
  ['LEVEL_UNCLEAR', '一(三)3', ordinary, '证书或职称的等级、职业与填写的不符', level],
  ['SENIOR_LEVEL_UNCLEAR', '一(三)4', senior, '证书或职称的等级、职业与填写的不符', level],
  ['ASSESSOR_CARD_UNCLEAR', '一(六)2(1)', senior, '考评员资格证卡扫描件有误', { documents: ['ASSESSOR_CARD'] }],
  ['TRADE_PROOF_INSUFFICIENT', '附件2 申报条件4', special, '从业证明材料不足', { documents: ['TRADE_PROOF'] }],
  ['AGENCY_WRONG', '一(六)1', allAssessors, '不应由本机构推荐申报', { stages: ['AGENCY_REVIEW'], choices: ['agency'] }],
  ['CLASS_WRONG', '一(二)2', allAssessors, '所选培训班不对', { choices: ['trainingClass'] }],
  ['ROUTE_WRONG', '一(六)1', allAssessors, '申报渠道不对', { choices: ['route'] }],
]);

const final = reasons('FINAL', [
  [
    'CLASS_OUTSIDE_3_TO_6',
    '一(一)',
    assessors,
    '申报职业不属于职业分类大典第三、四、五、六类',
    { facts: ['occupations'] },
  ],
  [
    'EXPERIENCE_LACKING',
    '一(三)1',
    assessors,
    '不具备培训、考核等相关工作经历，或不熟悉政策和专业知识',
    { facts: ['trainingExperience', 'knowsPolicy'] },
  ],
  ['ETHICS_LACKING', '一(三)2', allAssessors, '不符合职业道德和考评员守则的要求', { facts: ['ethics'] }],
  ['LEVEL_NOT_REACHED', '一(三)3', ordinary, '没有相应职业（工种）高级及以上职业资格或中级及以上职称', level],
  [
    'NOT_YET_ASSESSOR',
    '一(三)4',
    senior,
    '尚未取得考评员资格',
    { facts: ['holdsAssessorCard'], documents: ['ASSESSOR_CARD'] },
  ],
  [
    'ASSESSING_TOO_SHORT',
    '一(三)4',
    senior,
    '实际考评工作经历不满1年或考评少于3次',
    { facts: ['assessingYears', 'assessmentCount'] },
  ],
  ['SENIOR_LEVEL_NOT_REACHED', '一(三)4', senior, '没有相应职业（工种）高级技师职业资格或高级职称', level],
  ['CLASS_CONDITIONS_NOT_MET', '一(三)5', ofClassDocument, '不符合当期培训文件的申报条件'],
  ['SPECIAL_LEVEL_NOT_REACHED', '附件2 申报条件1', special, '没有相对应的高级及以上职业资格或初级及以上职称', level],
  [
    'HONOUR_NOT_PROVED',
    '附件2 申报条件2',
    special,
    '荣誉、表彰或宣传材料不能成立',
    { facts: ['honour'], documents: ['HONOUR_PROOF'] },
  ],
  [
    'TEACHING_NOT_PROVED',
    '附件2 申报条件3',
    special,
    '学历或专业课教学经历不足',
    { facts: ['education', 'teachingYears'], documents: ['EDUCATION_PROOF', 'TEACHING_PROOF'] },
  ],
  [
    'TRADE_NOT_PROVED',
    '附件2 申报条件4',
    special,
    '相关工作不满10年或没有证明',
    { facts: ['tradeYears', 'tradeProof'], documents: ['TRADE_PROOF'] },
  ],
  [
    'JUDGE_NOT_PROVED',
    '附件2 申报条件5',
    special,
    '大赛执裁裁判或技术专家经历不能成立',
    { facts: ['competitionJudge'], documents: ['JUDGE_PROOF'] },
  ],
  [
    'OCCUPATIONS_UNFIT',
    '附件1 说明1',
    assessors,
    '申报职业（工种）都与所从事工作无关，或不属同类型',
    { facts: ['occupations'] },
  ],
  ['PROJECTS_UNFIT', '附件2 说明1', special, '申报考评项目都与所从事工作无关，或不属同类型', { facts: ['projects'] }],
  ['SUMMARY_TOO_SHORT', '附件1 说明2', assessors, '工作简介少于200字，视为从业经验不足', summary],
  ['SPECIAL_SUMMARY_TOO_SHORT', '附件2 说明2', special, '工作简介少于200字，视为从业经验不足', summary],
  ['SUPERVISION_TOO_SHORT', '附件4 督导工作经历', supervisors, '督导工作经历少于200字', summary],
  [
    'NOT_OF_HR_DEPARTMENT',
    '二(一)1',
    supervisors,
    '不是人社部门从事技能人才相关工作人员',
    { facts: ['supervisorSource'] },
  ],
  [
    'NOT_OF_AGENCY',
    '二(一)2',
    supervisors,
    '所在单位未备案、未提交备案申请，或本人不是负责人、管理人员',
    { facts: ['supervisorSource', 'agencyPosition'] },
  ],
  ['NOT_IN_EVALUATION_WORK', '二(三)', supervisors, '不从事技能人才评价工作', { facts: ['evaluationWork'] }],
  [
    'PARTY_LINE',
    '二(三)1',
    supervisors,
    '不符合坚持党的基本路线、热爱技能人才评价工作的要求',
    { facts: ['upholdsParty'] },
  ],
  ['POLICY_NOT_MASTERED', '二(三)2', supervisors, '不掌握有关政策法规和技术方法', { facts: ['mastersPolicy'] }],
  ['INTEGRITY_LACKING', '二(三)3', supervisors, '不符合廉洁公道、作风正派的要求', { facts: ['integrity'] }],
  ['ORGANISING_LACKING', '二(三)4', supervisors, '组织协调和表达能力不足', { facts: ['organisingAbility'] }],
  ['HEALTH', '二(三)5', supervisors, '身体状况不能胜任质量督导工作', { facts: ['healthy'] }],
  ['UNIT_DOES_NOT_RECOMMEND', '一(六)1', allAssessors, '所在单位不推荐'],
  ['UNIT_DOES_NOT_AGREE', '二(六)', supervisors, '所在单位不同意推荐'],
  ['FALSE_DATA', '附件1 承诺声明', assessors, '提供虚假资料'],
  ['SPECIAL_FALSE_DATA', '附件2 承诺声明', special, '提供虚假资料'],
  // 附件4 has no pledge; what it breaks is the condition itself.
  ['SUPERVISOR_FALSE_DATA', '二(三)3', supervisors, '提供虚假资料'],
  ['BARRED_FOR_GOOD', '三(三)', everybody, '曾被永久取消考评或督导资格', { ...centre, facts: ['permanentlyRevoked'] }],
]);

const judgements = reasons('JUDGEMENT', [
  ['OCCUPATIONS_OF_ONE_TYPE', '附件1 说明1', assessors, '经认定，申报职业（工种）属同类型', occupationTypes],
  ['PROJECTS_OF_ONE_TYPE', '附件2 说明1', special, '经认定，申报考评项目属同类型', projectTypes],
]);

/** The closed list, each reason with one clause; the same fault under another form is another reason. */
export const reviewReasons: readonly ReviewReason[] = [...mendable, ...final, ...judgements];

const byCode = new Map(reviewReasons.map((reason) => [reason.code, reason]));

export function findReviewReason(code: string): ReviewReason | undefined {
  return byCode.get(code);
}
