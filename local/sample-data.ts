import type { Agency } from '#domain/agency';
import { type Category, categoryLabel } from '#domain/category';
import { curriculumOf } from '#domain/class/curriculum';
import type { TrainingClass } from '#domain/class/training-class';
import type { TrainingPlan } from '#domain/class/training-plan';
import { agencyRef, agencyWrite } from '#store/agencies';
import { commit, type Write } from '#store/commit';
import { emptyChain } from '#store/events';
import { type Ref, read } from '#store/read';
import type { Store } from '#store/store';
import { trainingClassRef, trainingClassWrite } from '#store/training-classes';
import { trainingPlanRef, trainingPlanWrite } from '#store/training-plans';

/**
 * Agencies under their registration numbers: `Y` an employer, `S` a social organisation, 0000, 51, six digits. The
 * numbers from 990001 on are made up, and every name says that it is a sample.
 */
export const sampleAgencies: readonly Agency[] = [
  agency('Y000051990001', '成都样例精密机械有限公司', 'LOCAL', '510100'),
  agency('S000051990002', '成都样例职业技能评价中心', 'LOCAL', '510100'),
  agency('S000051990003', '绵阳样例技师学院', 'LOCAL', '510700'),
  agency('Y000051990004', '德阳样例重型装备有限公司', 'LOCAL', '510600'),
  agency('S000051990005', '宜宾样例酿造行业协会', 'LOCAL', '511500'),
  agency('S000051990006', '阿坝州样例民族工艺评价站', 'LOCAL', '513200'),
  agency('S000051990007', '凉山州样例职业培训学校', 'LOCAL', '513400'),
  agency('S000051990008', '南充样例烹饪学校', 'LOCAL', '511300'),
  agency('Y000051990011', '四川样例能源集团（省属）', 'PROVINCIAL', '510100'),
  agency('S000051990012', '四川样例白酒产业学院（省属）', 'PROVINCIAL', '511500'),
  agency('Y000051990013', '四川样例交通建设集团（省属）', 'PROVINCIAL', '510700'),
];

function agency(id: string, name: string, kind: Agency['kind'], city: string): Agency {
  return { id, name, kind, city, active: true };
}

const province = '510000';
const organisers: Record<string, string> = {
  [province]: '省职鉴中心',
  '510100': '成都市职鉴中心',
  '510700': '绵阳市职鉴中心',
  '511500': '宜宾市职鉴中心',
  '513400': '凉山州职鉴中心',
};

/**
 * 一(二)1 and 二(二): the months of the 2024 plan. All of them are over, and the first two lie before the notice itself. What
 * 一(二)1 calls 5期 are seven months; 4月、9月分别组织两期 is read as one class in each.
 */
const plan2024: readonly [number, Category][] = [
  [1, 'SPECIAL_ABILITY_ASSESSOR'],
  [3, 'ASSESSOR'],
  [4, 'QUALITY_SUPERVISOR'],
  [5, 'NEW_OCCUPATION_ASSESSOR'],
  [6, 'SENIOR_ASSESSOR'],
  [7, 'SPECIAL_ABILITY_ASSESSOR'],
  [9, 'QUALITY_SUPERVISOR'],
  [10, 'ASSESSOR'],
  [11, 'SENIOR_ASSESSOR'],
];

/** 一(二)2, 二(六): senior assessors and supervisors are trained by the province alone. */
const openNow: readonly [string, Category][] = [
  [province, 'ASSESSOR'],
  [province, 'SENIOR_ASSESSOR'],
  [province, 'SPECIAL_ABILITY_ASSESSOR'],
  [province, 'NEW_OCCUPATION_ASSESSOR'],
  [province, 'QUALITY_SUPERVISOR'],
  ['510100', 'ASSESSOR'],
  ['510100', 'SPECIAL_ABILITY_ASSESSOR'],
  ['510100', 'NEW_OCCUPATION_ASSESSOR'],
  ['510700', 'ASSESSOR'],
  ['511500', 'SPECIAL_ABILITY_ASSESSOR'],
  ['513400', 'ASSESSOR'],
];

/**
 * The whole plan of 2024, and classes that are open today: their registration runs from the first of this month to the
 * last of the next, so that starting again within a month adds nothing and somebody always has four weeks.
 */
export function sampleClasses(today: string): TrainingClass[] {
  const past = plan2024.map(
    ([month, category]): TrainingClass => ({ ...trainingClass(province, category, 2024, month), status: 'FINISHED' }),
  );
  const [year = 0, month = 0] = today.split('-').map(Number);
  return [
    ...past,
    ...openNow.map(([organiser, category]) => trainingClass(organiser, category, year, month + 2, month)),
  ];
}

/** `month` is when it is held; registration ends the month before. Months may run over into the next year. */
function trainingClass(
  organiser: string,
  category: Category,
  year: number,
  month: number,
  opens = month - 1,
): TrainingClass {
  const startsOn = day(year, month, 10);
  return {
    id: `${startsOn.slice(0, 7)}-${category.toLowerCase().replaceAll('_', '-')}-${organiser}`,
    category,
    ...{ year: Number(startsOn.slice(0, 4)), month: Number(startsOn.slice(5, 7)) },
    ...curriculumOf(category),
    title: `${startsOn.slice(0, 4)}年${Number(startsOn.slice(5, 7))}月${categoryLabel[category]}培训班（${organisers[organiser]}，样例）`,
    organiser,
    registration: { opensOn: day(year, opens, 1), closesOn: day(year, month, 0) },
    training: { startsOn, endsOn: day(year, month, 13) },
    place: organiser === province ? '成都' : (organisers[organiser] ?? '').replace('职鉴中心', ''),
    status: 'PUBLISHED',
    capacity: { overall: 60 },
  };
}

/** Each centre's published plan for each year in which it has classes: so many of a category in a month. */
export function samplePlans(today: string): TrainingPlan[] {
  const plans = new Map<string, TrainingPlan>();
  for (const { organiser, year, month, category } of sampleClasses(today)) {
    const plan = plans.get(`${organiser} ${year}`) ?? { organiser, year, status: 'PUBLISHED', entries: [] };
    const same = plan.entries.find((entry) => entry.month === month && entry.category === category);
    const others = plan.entries.filter((entry) => entry !== same);
    const entries = [...others, { category, month, count: (same?.count ?? 0) + 1 }];
    plans.set(`${organiser} ${year}`, { ...plan, entries: entries.toSorted((a, b) => a.month - b.month) });
  }
  return [...plans.values()];
}

function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}

/** Writes what is not there yet and leaves the rest alone: whoever changed a sample keeps the change. */
export async function writeSampleData(store: Store, today: string): Promise<number> {
  const rows: { ref: Ref; write: Write }[] = [
    ...sampleAgencies.map((each) => ({ ref: agencyRef(each.id), write: agencyWrite(each) })),
    ...sampleClasses(today).map((each) => ({ ref: trainingClassRef(each.id), write: trainingClassWrite(each) })),
    ...samplePlans(today).map((each) => ({
      ref: trainingPlanRef(each.organiser, each.year),
      write: trainingPlanWrite(each, emptyChain),
    })),
  ];
  const snapshot = await read(
    store,
    rows.map(({ ref }) => ref),
  );
  const absent = rows.filter(({ ref }) => snapshot.find(ref) === undefined);
  if (absent.length === 0) return 0;
  const outcome = await commit(
    store,
    snapshot,
    absent.map(({ write }) => write),
  );
  if (outcome === 'MOVED') return writeSampleData(store, today);
  return absent.length;
}
