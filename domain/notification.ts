import { ApplicationStatus } from './application/application.ts';
import { Category, categoryLabel } from './category.ts';

/** What happened, as the audit trail says it; nothing in it identifies anybody. */
export interface Happening {
  /** `APP#id`, `CARD#number`, `CLASS#id` …. */
  subject: string;
  action: string;
  fromStatus?: string | undefined;
  toStatus: string;
  reasons?: readonly { code: string; clause: string }[] | undefined;
  counted?: { category: string } | undefined;
}

type Words = string | ((happening: Happening) => string | undefined);

/** What the holder of an application hears when it comes into a status. */
const statusWords: Record<ApplicationStatus, string | undefined> = {
  DRAFT: undefined,
  AGENCY_REVIEW: '已提交，正由评价机构初审。',
  CENTRE_REVIEW: '已进入职鉴中心资格审核。',
  RETURNED: '被退回补正。请登录查看需要补正的内容，并在规定时间内重新提交。',
  QUALIFIED: '资格审核合格。',
  ENROLLED: '已编入培训班。培训时间、地点以培训文件通知为准。',
  PASSED: '培训考核合格，等待生成证卡号。',
  FAILED: '培训考核不合格。成绩请登录查看。',
  CERTIFIED: '证卡号已经生成。证卡制作完成后另行通知领取。',
  REJECTED: '资格审核不合格。原因、依据和申诉期限请登录查看。',
  WITHDRAWN: '已撤回。',
};

/** Only a change of status is worth a message. */
const byStatus = ({ fromStatus, toStatus }: Happening): string | undefined => {
  const status = ApplicationStatus.safeParse(toStatus);
  return status.success && fromStatus !== toStatus ? statusWords[status.data] : undefined;
};

/** Their own doing, which they see at once. */
const nobodyIsTold = () => undefined;

/** Where the status stays as it was, other words than those of the status that it leads to. */
function unchanged(words: string, otherwise: (happening: Happening) => string | undefined = byStatus): Words {
  return (happening) => (happening.fromStatus === happening.toStatus ? words : otherwise(happening));
}

function corrected(happening: Happening): string | undefined {
  const words = byStatus(happening);
  return happening.fromStatus === 'ENROLLED' || words === undefined ? words : `的成绩已经更正：${words}`;
}

/** Words after `您的考评员申报`. What is not listed is told by the status that it leads to. */
const applicationWords: Readonly<Record<string, Words>> = {
  createDraft: nobodyIsTold,
  // Nobody has it yet: whoever is on the roster hears of it from the agency, with their claim code.
  confirmRosterImport: nobodyIsTold,
  claimApplication: nobodyIsTold,
  updateApplicationDraft: nobodyIsTold,
  requestDocumentUpload: nobodyIsTold,
  confirmDocument: nobodyIsTold,
  startRenewal: nobodyIsTold,
  submitApplication: byStatus,
  withdrawApplication: byStatus,
  reviewApplication: byStatus,
  reviewApplications: byStatus,
  appealRejection: '的申诉已经收到，将由审核单位的其他人员复核。',
  decideAppeal: unchanged('的申诉已经复核，维持原审核结论，理由请登录查看。', (happening) => {
    const words = byStatus(happening);
    return words && `的申诉成立：${words}`;
  }),
  enrolApplication: unchanged('已列入培训班候补名单，有名额时按顺序递补。'),
  enrolApplications: unchanged('已列入培训班候补名单，有名额时按顺序递补。'),
  moveUp: '已从候补名单递补编入培训班。培训时间、地点以培训文件通知为准。',
  leaveClass: unchanged(
    '已退出培训班候补名单，仍为审核合格，可以另选培训班。',
    () => '已退出培训班，仍为审核合格，可以另选培训班。',
  ),
  releaseTrainingClass: unchanged(
    '所在的培训班候补名单已经结束，仍为审核合格，可以另选培训班。',
    () => '所编的培训班已经取消，仍为审核合格，可以另选培训班。',
  ),
  recordResults: unchanged('有新登记的成绩，请登录查看。', corrected),
  issueCardNumbers: byStatus,
  renewCards: '复核合格，证卡有效期已经延续。',
  sanctionCard: '因资格处理决定终止。处理决定请登录查看。',
};

/** Whole sentences to the holder of a card. */
const cardWords: Readonly<Record<string, Words>> = {
  // Told as what happened to the application.
  issueCardNumbers: nobodyIsTold,
  renewCards: nobodyIsTold,
  produceCards: '您的证卡已经制作完成，请按通知领取。',
  handOutCards: '您的证卡已经发放。',
  sanctionCard: '对您的证卡有新的处理决定，请登录查看。',
  liftSuspension: '对您的证卡的暂停已经解除。',
  announceExpiringCards: '您的证卡即将到期。需要继续使用的，请按期办理复核。',
  assignPanel: '您已被派遣参加考评或督导。日期、职业和等级请登录查看。',
  drawPanel: '您已被抽派参加考评或督导。日期、职业和等级请登录查看。',
  cancelPanel: '您被派遣参加的一次考评或督导已经取消。',
};

/** What happens to a class, a list, a plan or a request is told to each person by what it does to their own application. */
const ofNobody: readonly string[] = [
  'saveTrainingPlan',
  'createTrainingClass',
  'updateTrainingClass',
  'publishTrainingClass',
  'closeRegistration',
  'startTrainingClass',
  'cancelTrainingClass',
  'recordAttendance',
  'submitPassList',
  'requestProvincialTraining',
  'decideProvincialTraining',
  'requestExport',
  'retryExport',
  'requestRosterUpload',
  'checkRoster',
];

/** Operations for which it was settled what a person hears of them, or that they hear nothing. */
export const settledActions: ReadonlySet<string> = new Set([
  ...Object.keys(applicationWords),
  ...Object.keys(cardWords),
  ...ofNobody,
]);

/** What the person concerned is told, in Chinese, without a name or a number of theirs; undefined: nothing. */
export function messageText(happening: Happening): string | undefined {
  const { subject, action, counted, reasons = [] } = happening;
  const [kind] = subject.split('#');
  const words =
    kind === 'APP' ? (applicationWords[action] ?? byStatus) : kind === 'CARD' ? cardWords[action] : undefined;
  const said = typeof words === 'function' ? words(happening) : words;
  if (said === undefined) return undefined;
  const category = Category.safeParse(counted?.category);
  const named = category.success ? categoryLabel[category.data] : '';
  const clauses = [...new Set(reasons.map(({ clause }) => clause))];
  return [
    kind === 'APP' ? `您的${named}申报${said}` : said,
    ...(clauses.length > 0 ? [`依据：${clauses.join('、')}。`] : []),
  ].join('');
}
