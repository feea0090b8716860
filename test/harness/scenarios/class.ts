import {
  cancelTrainingClass,
  closeRegistration,
  publishTrainingClass,
  startTrainingClass,
} from '#operations/class/class-steps';
import { createTrainingClass } from '#operations/class/create-training-class';
import { enrolApplication } from '#operations/class/enrol-application';
import { leaveClass } from '#operations/class/leave-class';
import { releaseTrainingClass } from '#operations/class/release-training-class';
import { saveTrainingPlan } from '#operations/class/training-plan';
import { updateTrainingClass } from '#operations/class/update-training-class';
import type { Scenario, Stage } from '#test/harness/stage';
import { enrolledClass, qualifiedApplication } from '#test/operations/class/qualified';
import { done, newKey } from '#test/operations/journey';
import { applicant, openClass, staff, writeClass } from '#test/operations/world';

const centre = staff('city', '510100');
const training = { startsOn: '2026-12-10', endsOn: '2026-12-13' };
const { id: classId, ...open } = openClass('ASSESSOR', { capacity: { overall: 1 }, training });

const nothing: Stage = { name: 'a centre without plan or class', prepare: async () => ({}) };

const drafted: Stage = {
  name: 'a class as a draft',
  prepare: async ({ deps }) => {
    await writeClass(deps, { ...open, id: classId, status: 'DRAFT' });
    return {};
  },
};

const enrolled: Stage = {
  name: 'a published class, one seated and one waiting',
  prepare: async (world) => {
    const [li = '', wang = ''] = await enrolledClass(world, { ...open, id: classId }, ['li', 'wang']);
    return { li, wang };
  },
};

const cancelled: Stage = {
  name: 'a cancelled class with its people',
  prepare: async (world) => {
    const cast = await enrolled.prepare(world);
    done(await cancelTrainingClass(world.deps, centre, { classId, reason: '场地停用' }, newKey()));
    return cast;
  },
};

const firstDay: Stage = {
  name: 'a class on its first day',
  prepare: async (world) => {
    const today = { startsOn: '2026-11-23', endsOn: '2026-11-25' };
    const trainingClass = openClass('ASSESSOR', { status: 'REGISTRATION_CLOSED', training: today });
    await writeClass(world.deps, trainingClass);
    return { li: await qualifiedApplication(world, { owner: 'li', trainingClass }) };
  },
};

const plan = (name: string, month: number): Scenario => ({
  operation: 'saveTrainingPlan',
  name,
  stage: nothing,
  run: (deps) => {
    const entries = [{ category: 'ASSESSOR' as const, month, count: 2 }];
    return saveTrainingPlan(
      deps,
      centre,
      { organiser: '510100', year: 2027, status: 'PUBLISHED', entries },
      `plan-key-${month}`,
    );
  },
});

const release = (key: string): Scenario => ({
  operation: 'releaseTrainingClass',
  name: `release, ${key}`,
  stage: cancelled,
  run: (deps) => releaseTrainingClass(deps, centre, { classId }, key),
});

/** The life of a class; those on the same stage are also tried against each other. */
export const classScenarios: readonly Scenario[] = [
  plan('plan for March', 3),
  plan('plan for October', 10),
  {
    operation: 'createTrainingClass',
    name: 'a new class',
    stage: nothing,
    run: (deps) => {
      const { category, title, year, month, registration } = open;
      const input = { organiser: '510100', category, title, year, month, registration };
      return createTrainingClass(deps, centre, input, 'create-key');
    },
  },
  {
    operation: 'updateTrainingClass',
    name: 'another title',
    stage: drafted,
    run: (deps) => updateTrainingClass(deps, centre, { classId, title: '改名' }, 'title-key'),
  },
  {
    operation: 'publishTrainingClass',
    name: 'publication',
    stage: drafted,
    run: (deps) => publishTrainingClass(deps, centre, { classId }, 'publish-key'),
  },
  {
    operation: 'updateTrainingClass',
    name: 'one place more',
    stage: enrolled,
    run: (deps) => updateTrainingClass(deps, centre, { classId, capacity: { overall: 2 } }, 'place-key'),
  },
  {
    operation: 'closeRegistration',
    name: 'the end of registration',
    stage: enrolled,
    run: (deps) => closeRegistration(deps, centre, { classId }, 'close-key'),
  },
  {
    operation: 'cancelTrainingClass',
    name: 'cancellation',
    stage: enrolled,
    run: (deps) => cancelTrainingClass(deps, centre, { classId, reason: '报名人数不足' }, 'cancel-key'),
  },
  {
    operation: 'leaveClass',
    name: 'the seated one leaves',
    stage: enrolled,
    run: (deps, { li = '' }) => leaveClass(deps, applicant('li'), { applicationId: li, classId }, 'leave-key'),
  },
  release('release-key-1'),
  release('release-key-2'),
  {
    operation: 'leaveClass',
    name: 'the one who was seated leaves a cancelled class',
    stage: cancelled,
    run: (deps, { li = '' }) => leaveClass(deps, applicant('li'), { applicationId: li, classId }, 'leave-key'),
  },
  {
    operation: 'startTrainingClass',
    name: 'the beginning',
    stage: firstDay,
    run: (deps) => startTrainingClass(deps, centre, { classId }, 'start-key'),
  },
  {
    operation: 'enrolApplication',
    name: 'li enrols on the first day',
    stage: firstDay,
    run: (deps, { li = '' }) => enrolApplication(deps, applicant('li'), { applicationId: li, classId }, 'enrol-key'),
  },
];
