import * as z from 'zod';
import { ApplicationStatus } from './application/application.ts';
import { Category } from './category.ts';

/**
 * What is counted of applications, for a year, a review centre and a category. All but `returned` say how things stand: an
 * application counts in each once while its status is one of those below, so that a correction (PASSED → FAILED → PASSED),
 * a seat given up or an appeal that was granted takes back what was counted before. `returned` counts every return.
 */
export const Measure = z.enum([
  'applied',
  'returned',
  'rejected',
  'qualified',
  'enrolled',
  'passed',
  'failed',
  'certified',
  'withdrawn',
]);
export type Measure = z.infer<typeof Measure>;

const applied = ['applied'] as const;
const qualified = [...applied, 'qualified'] as const;
const enrolled = [...qualified, 'enrolled'] as const;
const passed = [...enrolled, 'passed'] as const;

/** Whoever sits in a class was found qualified, whoever holds a card has passed; who withdrew or was rejected is neither. */
const standing: Record<ApplicationStatus, readonly Measure[]> = {
  DRAFT: [],
  AGENCY_REVIEW: applied,
  CENTRE_REVIEW: applied,
  RETURNED: applied,
  REJECTED: [...applied, 'rejected'],
  WITHDRAWN: [...applied, 'withdrawn'],
  QUALIFIED: qualified,
  ENROLLED: enrolled,
  PASSED: passed,
  FAILED: [...enrolled, 'failed'],
  CERTIFIED: [...passed, 'certified'],
};

/** 复核 without a class leads to a card without training: nobody was enrolled or passed then. */
const renewedStanding: readonly Measure[] = [...qualified, 'certified'];

/** What an event says for the statistics; the same names as in the audit trail. */
export interface CountedEvent {
  fromStatus?: string | undefined;
  toStatus: string;
  counted?:
    | {
        category: string;
        centre?: string | undefined;
        year?: number | undefined;
        days?: number | undefined;
        movedFrom?: string | undefined;
        untrained?: boolean | undefined;
      }
    | undefined;
}

/** What is added to one row of the statistics; names are those of `Measure`, and of `daysAttribute`. */
export interface Tally {
  year: number;
  centre: string;
  category: Category;
  add: Record<string, number>;
}

/** Longer stays are counted as this long: more than a year says nothing more, and the row stays small. */
export const longestStay = 400;

/** How many applications left a status after so many whole days. */
export function daysAttribute(status: string, days: number): string {
  return `days ${status} ${Math.min(Math.max(days, 0), longestStay)}`;
}

/**
 * What an event changes of the statistics. It follows from the event alone, so events may be counted in any order. Nothing is
 * counted of what was never handed in. Throws on an event of an application that names no status or category of ours.
 */
export function talliesOf({ fromStatus, toStatus, counted }: CountedEvent): Tally[] {
  if (counted?.year === undefined || counted.centre === undefined) return [];
  const { year, centre, movedFrom, days } = counted;
  const category = Category.parse(counted.category);
  const before = fromStatus === undefined ? [] : standingOf(ApplicationStatus.parse(fromStatus), counted.untrained);
  const after = standingOf(ApplicationStatus.parse(toStatus), counted.untrained);
  const here: Record<string, number> = {};
  const elsewhere: Record<string, number> = {};
  const left = movedFrom === undefined ? here : elsewhere;
  for (const measure of before) left[measure] = (left[measure] ?? 0) - 1;
  for (const measure of after) here[measure] = (here[measure] ?? 0) + 1;
  if (toStatus === 'RETURNED' && fromStatus !== 'RETURNED') here.returned = 1;
  if (days !== undefined && fromStatus !== undefined) here[daysAttribute(fromStatus, days)] = 1;
  return [
    { year, centre, category, add: nonZero(here) },
    { year, centre: movedFrom ?? centre, category, add: nonZero(elsewhere) },
  ].filter(({ add }) => Object.keys(add).length > 0);
}

function standingOf(status: ApplicationStatus, untrained = false): readonly Measure[] {
  return status === 'CERTIFIED' && untrained ? renewedStanding : standing[status];
}

function nonZero(add: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(add).filter(([, by]) => by !== 0));
}

/** Several tallies as one for each row. */
export function summed(tallies: readonly Tally[]): Tally[] {
  const rows = new Map<string, Tally>();
  for (const { year, centre, category, add } of tallies) {
    const at = `${year} ${centre} ${category}`;
    const row = rows.get(at) ?? { year, centre, category, add: {} };
    rows.set(at, row);
    for (const [name, by] of Object.entries(add)) row.add[name] = (row.add[name] ?? 0) + by;
  }
  return [...rows.values()].map((row) => ({ ...row, add: nonZero(row.add) }));
}

/** One row as it is read: counts by measure, and for each status how long it took those who left it. */
export interface Statistic {
  year: number;
  /** Absent in a total over centres. */
  centre?: string;
  /** Absent in a total over categories. */
  category?: Category;
  counts: Record<Measure, number>;
  stages: { status: ApplicationStatus; left: number; medianDays: number }[];
}

/** Counters as a row keeps them → what they say. */
export function statisticOf(
  of: Pick<Statistic, 'year' | 'centre' | 'category'>,
  counters: Readonly<Record<string, number>>,
): Statistic {
  const entries = Measure.options.map((measure) => [measure, counters[measure] ?? 0] as const);
  const stays = new Map<string, [days: number, count: number][]>();
  for (const [name, count] of Object.entries(counters)) {
    const [kind, status = '', days] = name.split(' ');
    if (kind === 'days') stays.set(status, [...(stays.get(status) ?? []), [Number(days), count]]);
  }
  return {
    ...of,
    counts: Counts.parse(Object.fromEntries(entries)),
    stages: ApplicationStatus.options.flatMap((status) => {
      const histogram = stays.get(status) ?? [];
      const left = histogram.reduce((sum, [, count]) => sum + count, 0);
      return left === 0 ? [] : [{ status, left, medianDays: median(histogram) }];
    }),
  };
}

const Counts = z.record(Measure, z.number());

/** The middle stay in days; of an even number the mean of the two in the middle. */
function median(histogram: readonly [days: number, count: number][]): number {
  const sorted = [...histogram].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const at = (place: number): number => {
    let passedBy = 0;
    for (const [days, count] of sorted) {
      passedBy += count;
      if (passedBy > place) return days;
    }
    return sorted.at(-1)?.[0] ?? 0;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}

export const measureLabel: Record<Measure, string> = {
  applied: '申报',
  returned: '退回补正（次）',
  rejected: '审核不合格',
  qualified: '审核合格',
  enrolled: '编班',
  passed: '培训考核合格',
  failed: '培训考核不合格',
  certified: '发证',
  withdrawn: '撤回',
};
