import type { TrainingClass } from './class.tsx';
import type { Category } from './menus.ts';
import { today } from './words.ts';

/** A class as it stands in the form: everything as typed. */
export interface Plan {
  category: Category;
  title: string;
  year: string;
  month: string;
  opensOn: string;
  closesOn: string;
  startsOn: string;
  endsOn: string;
  place: string;
  mode: string;
  overall: string;
  leastDays: string;
  marks: Readonly<Partial<Record<Part, string>>>;
  agencyBy: string;
  centreBy: string;
  cities: readonly CityPlaces[];
  waitingList: boolean;
  resit: boolean;
  syllabus: string;
}

export interface CityPlaces {
  /** Tells the lines of the form apart. */
  key: string;
  city: string;
  places: string;
}

type Part = TrainingClass['examination']['parts'][number]['part'];

export const modes = [
  { value: 'OFFLINE', label: '线下' },
  { value: 'ONLINE', label: '线上' },
  { value: 'BOTH', label: '线上线下结合' },
] as const;

export function partsOf(category: Category): readonly { part: Part; name: string }[] {
  if (category === 'QUALITY_SUPERVISOR') return [{ part: 'UNIFIED_ONLINE', name: '网络统考' }];
  return [
    { part: 'THEORY', name: '理论' },
    { part: 'PRACTICE', name: '实操' },
  ];
}

export function emptyPlan(): Plan {
  const [year = '', month = ''] = today().split('-');
  return {
    ...{ category: 'ASSESSOR', title: '', year, month: String(Number(month)) },
    ...{ opensOn: '', closesOn: '', startsOn: '', endsOn: '', place: '', mode: '', overall: '' },
    ...{
      leastDays: '',
      marks: {},
      agencyBy: '',
      centreBy: '',
      cities: [],
      waitingList: true,
      resit: true,
      syllabus: '',
    },
  };
}

export function planOf(of: TrainingClass): Plan {
  const { registration, training, capacity, examination, reviewBy } = of;
  return {
    ...{ category: of.category, title: of.title, year: String(of.year), month: String(of.month) },
    ...{ opensOn: registration.from, closesOn: registration.to },
    ...{ startsOn: training?.from ?? '', endsOn: training?.to ?? '', place: of.place ?? '', mode: of.mode },
    overall: numberText(capacity.overall),
    leastDays: numberText(examination.leastDays),
    marks: Object.fromEntries(examination.parts.map(({ part, passMark }) => [part, numberText(passMark)])),
    ...{ agencyBy: reviewBy?.agency ?? '', centreBy: reviewBy?.centre ?? '' },
    cities: capacity.cities.map(({ city, places }) => ({ key: city, city, places: String(places) })),
    ...{ waitingList: of.hasWaitingList, resit: examination.resit, syllabus: of.syllabus.join('\n') },
  };
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value);
}

function numberOf(text: string): number | null {
  const value = Number(text.trim());
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** What is empty is not sent: then it is as the notice has it for the category. */
export function inputOf(plan: Plan) {
  const syllabus = plan.syllabus.split('\n').filter((line) => line.trim() !== '');
  const passMarks = partsOf(plan.category).flatMap(({ part }) => {
    const points = numberOf(plan.marks[part] ?? '');
    return points === null ? [] : { part, points };
  });
  const mode = modes.find(({ value }) => value === plan.mode)?.value;
  const leastDays = numberOf(plan.leastDays);
  const { agencyBy, centreBy, startsOn, endsOn } = plan;
  return {
    ...{ category: plan.category, title: plan.title, year: numberOf(plan.year) ?? 0, month: numberOf(plan.month) ?? 0 },
    registration: { opensOn: plan.opensOn, closesOn: plan.closesOn },
    ...((startsOn || endsOn) && { training: { startsOn, endsOn } }),
    ...(plan.place.trim() && { place: plan.place.trim() }),
    ...(mode && { mode }),
    ...(syllabus.length > 0 && { syllabus }),
    capacity: {
      overall: numberOf(plan.overall),
      cities: plan.cities.map(({ city, places }) => ({ city, places: numberOf(places) ?? 0 })),
    },
    waitingList: plan.waitingList,
    examination: { passMarks, resit: plan.resit, ...(leastDays !== null && { leastDays }) },
    ...((agencyBy || centreBy) && { reviewBy: { agency: agencyBy || null, centre: centreBy || null } }),
  };
}
