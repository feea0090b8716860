import * as z from 'zod';
import { Category } from '#domain/category';
import { type Problem, type Result, refuse } from '#domain/problem';
import { monthProblems, organiserProblems, yearProblems } from './class-check.ts';

export const PlanStatus = z.enum(['DRAFT', 'PUBLISHED']);
export type PlanStatus = z.infer<typeof PlanStatus>;

export const planStatusLabel: Record<PlanStatus, string> = { DRAFT: '草稿', PUBLISHED: '已发布' };

/** So many classes of a category in a month. */
export const PlanEntry = z.object({ category: Category, month: z.number(), count: z.number() });
export type PlanEntry = z.infer<typeof PlanEntry>;

/**
 * 年度培训计划 of one centre (一(二)1, 二(二)). Its months may lie before the notice that names them, a month may have several
 * classes, and the number of classes is whatever the rows add up to: the 5期 of 一(二)1 stand beside seven months.
 */
export const TrainingPlan = z.object({
  organiser: z.string(),
  year: z.number(),
  status: PlanStatus,
  entries: z.array(PlanEntry),
});
export type TrainingPlan = z.infer<typeof TrainingPlan>;

const mostEntries = 60;
const mostInAMonth = 99;

/** The plan as it is saved, in the order of its months; published once, it stays public. */
export function planSaved(
  before: TrainingPlan | undefined,
  plan: TrainingPlan,
  cityClasses: readonly Category[],
): Result<{ plan: TrainingPlan; changed: string[] }> {
  const problems = planProblems(plan, cityClasses);
  if (before?.status === 'PUBLISHED' && plan.status === 'DRAFT') {
    const message = '培训计划已经发布，可以修改，但不能改回草稿。';
    problems.push({ code: 'PLAN_IS_PUBLISHED', path: 'status', clause: '一(四)', message });
  }
  const [first, ...others] = problems;
  if (first) return refuse(first, ...others);
  const entries = plan.entries.toSorted((a, b) => a.month - b.month || (a.category < b.category ? -1 : 1));
  const changed = [
    ...(JSON.stringify(before?.entries) === JSON.stringify(entries) ? [] : ['entries']),
    ...(before?.status === plan.status ? [] : ['status']),
  ];
  return { ok: true, value: { plan: { ...plan, entries }, changed } };
}

function planProblems({ organiser, year, status, entries }: TrainingPlan, cityClasses: readonly Category[]): Problem[] {
  const problems = yearProblems(year, 'year');
  if (entries.length > mostEntries) {
    problems.push({ code: 'TOO_MANY_ENTRIES', path: 'entries', message: `一年的计划最多${mostEntries}行。` });
  }
  if (status === 'PUBLISHED' && entries.length === 0) {
    const message = '没有列出培训班的计划不能发布。';
    problems.push({ code: 'PLAN_IS_EMPTY', path: 'entries', clause: '一(四)', message });
  }
  const seen = new Set<string>();
  for (const [at, { category, month, count }] of entries.entries()) {
    const under = (problem: Problem): Problem => ({ ...problem, path: `entries.${at}.${problem.path}` });
    problems.push(...monthProblems(month, 'month').map(under));
    problems.push(...organiserProblems(category, { organiser, cityClasses }).map(under));
    if (!Number.isInteger(count) || count < 1 || count > mostInAMonth) {
      problems.push(under({ code: 'COUNT', path: 'count', message: `期数须为1至${mostInAMonth}。` }));
    }
    if (seen.has(`${category} ${month}`)) {
      problems.push(under({ code: 'ENTRY_TWICE', path: 'month', message: '同一类别同一月份只写一行，期数写在一起。' }));
    }
    seen.add(`${category} ${month}`);
  }
  return problems;
}
