import { withdrawApplication } from '#operations/application/withdraw-application';
import { enrolApplication } from '#operations/class/enrol-application';
import { enrolApplications } from '#operations/class/enrol-applications';
import { leaveClass } from '#operations/class/leave-class';
import type { Cast, Scenario, Stage } from '#test/harness/stage';
import { enrolledClass, qualifiedApplication } from '#test/operations/class/qualified';
import { applicant, openClass, staff, type World, writeClass } from '#test/operations/world';

const centre = staff('city', '510100');
const onePlace = openClass('ASSESSOR', { capacity: { overall: 1 } });
const quotaOfOne = openClass('ASSESSOR', { capacity: { cities: { '510100': 1 } }, waitingList: false });
const { id: classId } = onePlace;

/** Two found qualified for a class, `li` and `wang`. */
function twoQualified(name: string, trainingClass: typeof onePlace): Stage {
  return {
    name,
    prepare: async (world: World): Promise<Cast> => {
      await writeClass(world.deps, trainingClass);
      return {
        li: await qualifiedApplication(world, { owner: 'li', trainingClass }),
        wang: await qualifiedApplication(world, { owner: 'wang', trainingClass }),
      };
    },
  };
}

const lastPlace = twoQualified('a class of one place, two who want it', onePlace);
const noList = twoQualified('a city with one place and no waiting list', quotaOfOne);

/** Somebody sits there already, so that the places are laid out. */
const ofACentre: Stage = {
  name: 'a class of two places, one of them taken, and its centre',
  prepare: async (world) => {
    const trainingClass = openClass('ASSESSOR', { capacity: { overall: 2 } });
    await enrolledClass(world, trainingClass, ['zhao']);
    return {
      li: await qualifiedApplication(world, { owner: 'li', trainingClass }),
      wang: await qualifiedApplication(world, { owner: 'wang', trainingClass }),
    };
  },
};

const full: Stage = {
  name: 'a full class in which two wait',
  prepare: async (world) => {
    const [li = '', wang = '', zhao = ''] = await enrolledClass(world, onePlace, ['li', 'wang', 'zhao']);
    return { li, wang, zhao };
  },
};

/** Both for the same category, by the same person: only one of them can have a place. */
const twoClasses: Stage = {
  name: 'one person qualified for two classes',
  prepare: async (world) => {
    const other = openClass('ASSESSOR', { id: 'class-other' });
    await writeClass(world.deps, other);
    await writeClass(world.deps, onePlace);
    const of = { owner: 'li', person: 7 };
    return {
      li: await qualifiedApplication(world, { ...of, trainingClass: onePlace }),
      other: await qualifiedApplication(world, { ...of, trainingClass: other }),
    };
  },
};

function enrolment(stage: Stage, who: 'li' | 'wang'): Scenario {
  return {
    operation: 'enrolApplication',
    name: `${who} enrols`,
    stage,
    run: (deps, cast) =>
      enrolApplication(deps, applicant(who), { applicationId: cast[who] ?? '', classId }, `enrol-${who}-key`),
  };
}

function departure(who: 'li' | 'wang', by = applicant(who)): Scenario {
  return {
    operation: 'leaveClass',
    name: `${who} leaves`,
    stage: full,
    run: (deps, cast) =>
      leaveClass(deps, by, { applicationId: cast[who] ?? '', classId, reason: '时间冲突' }, `leave-${who}-key`),
  };
}

/** How people get into a class and out of it; those on the same stage are also tried against each other. */
export const enrolmentScenarios: readonly Scenario[] = [
  enrolment(lastPlace, 'li'),
  enrolment(lastPlace, 'wang'),
  {
    operation: 'withdrawApplication',
    name: 'li withdraws while he may be enrolled',
    stage: lastPlace,
    run: (deps, { li = '' }) => withdrawApplication(deps, applicant('li'), { applicationId: li }, 'withdraw-key'),
  },
  enrolment(noList, 'li'),
  enrolment(noList, 'wang'),
  departure('li'),
  departure('wang', centre),
  {
    operation: 'enrolApplications',
    name: 'the centre enrols both',
    stage: ofACentre,
    transactions: 2,
    run: (deps, { li = '', wang = '' }) =>
      enrolApplications(deps, centre, { classId, applicationIds: [li, wang] }, 'enrol-both-key'),
  },
  enrolment(twoClasses, 'li'),
  {
    operation: 'enrolApplication',
    name: 'li enrols in the class applied for, which is another one',
    stage: twoClasses,
    run: (deps, { other = '' }) => enrolApplication(deps, applicant('li'), { applicationId: other }, 'enrol-other-key'),
  },
];
