import type { Step } from '#web/parts/steps.tsx';
import type { MyApplicationQuery } from './queries/my-application.ts';

export type Own = NonNullable<MyApplicationQuery['application']>;
export type Action = Own['allowedActions'][number]['action'];
type Status = Own['status'];

export function allowed(own: Own, action: Action): Own['allowedActions'][number] | undefined {
  return own.allowedActions.find((each) => each.action === action);
}

/** A draft is open in every part; of what was returned only that part is, and what the correction itself calls for. */
export function isOpen(own: Own, part: { fact: string } | { document: string } | { choice: string }): boolean {
  if (own.status === 'DRAFT') return true;
  if (own.status !== 'RETURNED' || !own.correction) return false;
  const { facts, documents, choices } = own.correction;
  const missing = (path: string) => own.missing.some((problem) => problem.path === path);
  if ('fact' in part) return facts.some(({ fact }) => fact === part.fact) || missing(`answers.${part.fact}`);
  if ('document' in part)
    return documents.some(({ kind }) => kind === part.document) || missing(`documents.${part.document}`);
  return choices.some(({ choice }) => choice === part.choice) || missing(choicePaths[part.choice] ?? '');
}

const choicePaths: Partial<Record<string, string>> = { AGENCY: 'agencyId', TRAINING_CLASS: 'classId', ROUTE: 'route' };

const training = '培训考核';
const names = ['填写材料', '评价机构初审', '职鉴中心审核', training, '发证'];

/** How far along that line each status stands, and whether it ended there. */
const places: Record<Status, { at: number; stopped?: true }> = {
  DRAFT: { at: 0 },
  RETURNED: { at: 0 },
  AGENCY_REVIEW: { at: 1 },
  CENTRE_REVIEW: { at: 2 },
  QUALIFIED: { at: 3 },
  ENROLLED: { at: 3 },
  PASSED: { at: 4 },
  CERTIFIED: { at: names.length },
  FAILED: { at: 3, stopped: true },
  REJECTED: { at: 2, stopped: true },
  WITHDRAWN: { at: 0, stopped: true },
};

/** Without a class, 复核 goes from the review to the card. */
export function stepsOf({ status, needsClass }: Pick<Own, 'status' | 'needsClass'>): Step[] {
  const { at: place, stopped } = places[status];
  const ahead = needsClass ? names : names.filter((name) => name !== training);
  const at = !needsClass && place > names.indexOf(training) ? place - 1 : place;
  return ahead.map((name, index) => {
    if (index < at) return { name, at: 'done' };
    if (index > at) return { name, at: 'ahead' };
    return { name, at: stopped ? 'stopped' : 'now' };
  });
}

export function toneOf(status: Status): 'good' | 'warn' | 'bad' | 'info' {
  if (status === 'RETURNED') return 'warn';
  if (places[status].stopped) return 'bad';
  return places[status].at >= 3 ? 'good' : 'info';
}

const days = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' });
const moments = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'medium',
  timeStyle: 'short',
});

/** 2026年11月26日, of a day or a moment. */
export function dayWords(day: string): string {
  return days.format(new Date(day.length === 10 ? `${day}T12:00:00+08:00` : day));
}

export function momentWords(moment: string): string {
  return moments.format(new Date(moment));
}
