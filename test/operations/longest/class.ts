import { Category } from '#domain/category';
import type { TrainingClass } from '#domain/class/training-class';
import {
  cancelTrainingClass,
  closeRegistration,
  publishTrainingClass,
  startTrainingClass,
} from '#operations/class/class-steps';
import { createTrainingClass } from '#operations/class/create-training-class';
import { enrolApplication } from '#operations/class/enrol-application';
import { enrolApplications } from '#operations/class/enrol-applications';
import { leaveClass } from '#operations/class/leave-class';
import { releaseTrainingClass } from '#operations/class/release-training-class';
import { saveTrainingPlan } from '#operations/class/training-plan';
import { updateTrainingClass } from '#operations/class/update-training-class';
import type { MutationName } from '#operations/registry';
import { applicant, staff, type World } from '#test/operations/world';
import { endless, type LongestCase, longestKey, type Over, over, type Prepared, words } from './case.ts';
import { writeHeavy } from './heavy.ts';
import { allCities, city, longestClass, placed, seatAll } from './seating.ts';

const centre = staff('city', city);
const province = staff('province');
const trainingClass = longestClass();
const classId = trainingClass.id;

/** Everything about a class as it is typed, as long as it may be. */
export const longestFields = {
  title: words(100),
  place: words(200),
  ...{ year: 2100, month: 12 },
  registration: { opensOn: '2026-11-01', closesOn: '2026-11-30' },
  training: { startsOn: '2026-12-01', endsOn: '2026-12-31' },
  reviewBy: { agency: '2026-11-30', centre: '2026-12-01' },
  syllabus: Array.from({ length: 20 }, () => words(200)),
  capacity: { overall: 600, cities: allCities.map((each) => ({ city: each, places: 600 })) },
  examination: {
    passMarks: [
      { part: 'THEORY' as const, points: 100 },
      { part: 'PRACTICE' as const, points: 99.99 },
    ],
    leastDays: 31,
  },
};

/** One beyond each limit of the fields of a class. */
function fieldsOver(attempt: (more: object) => Over['attempt']): Record<string, Over> {
  const { capacity, syllabus } = longestFields;
  const foreign = [...capacity.cities, { city: '110100', places: 1 }];
  const twice = [...capacity.cities, { city, places: 1 }];
  return {
    title: over('TEXT_LENGTH', 'title', attempt({ title: words(101) })),
    place: over('TEXT_LENGTH', 'place', attempt({ place: words(201) })),
    syllabus: over('SYLLABUS_LENGTH', 'syllabus', attempt({ syllabus: [...syllabus, '又一项'] })),
    item: over('TEXT_LENGTH', 'syllabus.0', attempt({ syllabus: [words(201)] })),
    year: over('NOT_A_YEAR', 'year', attempt({ year: 2101 })),
    places: over('PLACES', 'capacity.overall', attempt({ capacity: { ...capacity, overall: 601 } })),
    city: over('CITY_UNKNOWN', 'capacity.cities.110100', attempt({ capacity: { ...capacity, cities: foreign } })),
    'a city twice': over(
      'CITY_TWICE',
      'capacity.cities.22.city',
      attempt({ capacity: { ...capacity, cities: twice } }),
    ),
    mark: over(
      'MARK',
      'examination.passMarks.THEORY',
      attempt({ examination: { passMarks: [{ part: 'THEORY', points: 100.01 }] } }),
    ),
    days: over('LEAST_DAYS', 'examination.leastDays', attempt({ examination: { leastDays: 32 } })),
    day: over('NOT_A_DAY', 'registration.opensOn', attempt({ registration: { opensOn: endless, closesOn: endless } })),
    conditions: over('UNKNOWN_RULE_SET', 'ruleSetId', attempt({ ruleSetId: endless })),
  };
}

const plan: LongestCase = {
  operation: 'saveTrainingPlan',
  name: 'a plan of sixty rows',
  prepare: async ({ deps }) => {
    const entries = Category.options.flatMap((category) =>
      Array.from({ length: 12 }, (_, at) => ({ category, month: at + 1, count: 99 })),
    );
    const attempt = (more: object) => () =>
      saveTrainingPlan(
        deps,
        province,
        { organiser: '510000', year: 2100, status: 'PUBLISHED', entries, ...more },
        longestKey(),
      );
    return {
      longest: attempt({}),
      over: {
        entries: over('TOO_MANY_ENTRIES', 'entries', attempt({ entries: [...entries, ...entries] })),
        year: over('NOT_A_YEAR', 'year', attempt({ year: 2101 })),
        count: over('COUNT', 'entries.0.count', attempt({ entries: [{ ...entries[0], count: 100 }] })),
      },
    };
  },
};

const creation: LongestCase = {
  operation: 'createTrainingClass',
  name: 'a class with everything',
  prepare: async ({ deps }) => {
    const attempt = (more: object) => () =>
      createTrainingClass(
        deps,
        centre,
        { organiser: city, category: 'ASSESSOR', ...longestFields, ...more },
        longestKey(),
      );
    return { longest: attempt({}), over: fieldsOver(attempt) };
  },
};

/** So many in line, for whom there shall be room. */
async function lineOf(world: World, count: number): Promise<void> {
  const waiting = await writeHeavy(world, { count, more: () => placed(classId, 'WAITING') });
  await seatAll(
    world,
    { ...trainingClass, capacity: { overall: 600 - count } },
    { waiting, of: { seated: 600 - count } },
  );
}

const updates: readonly LongestCase[] = [
  {
    operation: 'updateTrainingClass',
    name: 'everything of a draft',
    prepare: async (world) => {
      await seatAll(world, { ...trainingClass, status: 'DRAFT' }, { of: { seated: 0, waiting: 0 } });
      const attempt = (more: object) => () =>
        updateTrainingClass(world.deps, centre, { classId, ...longestFields, ...more }, longestKey());
      return { longest: attempt({}), over: fieldsOver(attempt) };
    },
  },
  {
    operation: 'updateTrainingClass',
    name: 'room for thirty who wait',
    prepare: async (world) => {
      await lineOf(world, 31);
      const attempt = (overall: number) => () =>
        updateTrainingClass(world.deps, centre, { classId, capacity: { overall } }, longestKey());
      return {
        longest: attempt(599),
        over: { 'who move up': over('TOO_MANY_MOVE_UP', 'capacity.overall', attempt(600)) },
      };
    },
  },
];

function step(operation: MutationName, before: Partial<TrainingClass>, run: typeof publishTrainingClass): LongestCase {
  return {
    operation,
    name: 'of the largest class',
    prepare: async (world) => {
      await seatAll(world, { ...trainingClass, ...before }, {});
      const attempt = (id: string) => () => run(world.deps, centre, { classId: id }, longestKey());
      return { longest: attempt(classId), over: { class: over('NOT_FOUND', '', attempt(endless)) } };
    },
  };
}

const training = { startsOn: '2026-11-23', endsOn: '2026-12-23' };

const steps: readonly LongestCase[] = [
  step('publishTrainingClass', { status: 'DRAFT' }, publishTrainingClass),
  step('closeRegistration', {}, closeRegistration),
  step('startTrainingClass', { status: 'REGISTRATION_CLOSED', training }, startTrainingClass),
  {
    operation: 'cancelTrainingClass',
    name: 'of the largest class, with more in line than one transaction takes',
    prepare: async (world) => {
      const waiting = await writeHeavy(world, { count: 31, sits: true, more: () => placed(classId, 'WAITING') });
      await seatAll(world, trainingClass, { waiting, of: { waiting: 31 } });
      const attempt = (reason: string) => () =>
        cancelTrainingClass(world.deps, centre, { classId, reason }, longestKey());
      return { longest: attempt(words(500)), over: { reason: over('REASON_NEEDED', 'reason', attempt(words(501))) } };
    },
  },
  {
    operation: 'releaseTrainingClass',
    name: 'thirty of the largest class',
    prepare: async (world) => {
      const seated = await writeHeavy(world, { count: 31, sits: true, more: () => placed(classId, 'SEATED') });
      const cancellation = { at: '2026-11-22T02:00:00.000Z', reason: words(500) };
      // Whoever sits first is released first: the ids of strangers come later.
      await seatAll(world, { ...trainingClass, status: 'CANCELLED', cancellation }, { seated });
      return { longest: () => releaseTrainingClass(world.deps, centre, { classId }, longestKey()) };
    },
  },
];

async function enrolment(world: World, waiting: number): Promise<Prepared> {
  const [applicationId = ''] = await writeHeavy(world, { count: 1, more: qualified });
  await seatAll(world, trainingClass, { of: { waiting } });
  const attempt = () => enrolApplication(world.deps, centre, { applicationId, classId }, longestKey());
  const overs = { 'who waits': over('WAITING_LIST_FULL', 'classId', attempt) };
  return waiting < 1000
    ? { longest: attempt }
    : { longest: () => closeRegistration(world.deps, centre, { classId }, longestKey()), over: overs };
}

const qualified = () => ({ status: 'QUALIFIED' as const, liveIn: classId });

const enrolments: readonly LongestCase[] = [
  { operation: 'enrolApplication', name: 'the last one in line', prepare: (world) => enrolment(world, 999) },
  { operation: 'enrolApplication', name: 'one too many in line', prepare: (world) => enrolment(world, 1000) },
  {
    operation: 'enrolApplications',
    name: 'the last hundred in line',
    prepare: async (world) => {
      const ids = await writeHeavy(world, { count: 100, more: qualified });
      await seatAll(world, trainingClass, { of: { waiting: 900 } });
      const attempt = (applicationIds: string[]) => () =>
        enrolApplications(world.deps, centre, { classId, applicationIds }, longestKey());
      return {
        longest: attempt(ids),
        over: { applications: over('BATCH_SIZE', 'applicationIds', attempt([...ids, endless])) },
      };
    },
  },
  {
    operation: 'leaveClass',
    name: 'out of the largest class',
    prepare: async (world) => {
      const [leaves = '', next = ''] = await writeHeavy(world, {
        ...{ count: 2, sits: true, owner: applicant('li') },
        more: (_, at) => placed(classId, at === 0 ? 'SEATED' : 'WAITING'),
      });
      await seatAll(world, trainingClass, { seated: [leaves], waiting: [next] });
      const attempt = (reason: string) => () =>
        leaveClass(world.deps, centre, { applicationId: leaves, classId, reason }, longestKey());
      return { longest: attempt(words(500)), over: { reason: over('TOO_LONG', 'reason', attempt(words(501))) } };
    },
  },
];

/** What centres do with classes, and who gets into them. */
export const classCases: readonly LongestCase[] = [plan, creation, ...updates, ...steps, ...enrolments];
