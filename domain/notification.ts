import { ApplicationStatus } from './application.ts';
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

/** Words of what does not follow from the status alone. What is not listed is told by the status it leads to. */
const applicationWords: Readonly<Record<string, Words>> = {
  createDraft: nobodyIsTold,
  claimApplication: nobodyIsTold,
  updateApplicationDraft: nobodyIsTold,
  requestDocumentUpload: nobodyIsTold,
  confirmDocument: nobodyIsTold,
  submitApplication: byStatus,
  withdrawApplication: byStatus,
};

const cardWords: Readonly<Record<string, Words>> = {};

/** What happens to a class, a list, a plan or a panel is told to each person by what it does to their own application or card. */
const ofNobody: readonly string[] = [];

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
    kind === 'APP' ? `您的${named}申报${said}` : `您的考评证卡${said}`,
    ...(clauses.length > 0 ? [`依据：${clauses.join('、')}。`] : []),
  ].join('');
}
