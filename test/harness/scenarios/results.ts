import { leaveClass } from '#operations/class/leave-class';
import { recordAttendance } from '#operations/class/record-attendance';
import { recordResults } from '#operations/class/record-results';
import { submitPassList } from '#operations/class/submit-pass-list';
import type { Scenario, Stage } from '#test/harness/stage';
import { runningClass } from '#test/operations/class/running-class';
import { done, newKey } from '#test/operations/journey';
import { staff, type World } from '#test/operations/world';

const centre = staff('city', '510100');
const day = '2026-11-23';

/** Two people, so many of whom have been examined. */
function examined(name: string, scores: readonly string[]): Stage {
  return {
    name,
    prepare: async (world: World) => {
      const { classId, ids } = await runningClass(world);
      const [one = '', other = ''] = ids;
      const entries = scores.map((theory, at) => ({ applicationId: ids[at] ?? '', theory, practice: '80' }));
      done(await recordResults(world.deps, centre, { classId, sitting: 'FIRST', entries }, newKey()));
      return { classId, one, other };
    },
  };
}

const oneExamined = examined('a class in which one was examined and the other was not', ['80']);
const allExamined = examined('a class whose list can be signed', ['80', '50']);

const signing = (stage: Stage): Scenario => ({
  operation: 'submitPassList',
  name: 'signing of the list',
  stage,
  run: (deps, { classId = '' }) => submitPassList(deps, centre, { classId }, 'sign-key'),
});

const attendance = (stage: Stage): Scenario => ({
  operation: 'recordAttendance',
  name: 'attendance of both',
  stage,
  run: (deps, { classId = '', one = '', other = '' }) =>
    recordAttendance(deps, centre, { classId, day, present: [one], absent: [other] }, 'attendance-key'),
});

const correction = (stage: Stage): Scenario => ({
  operation: 'recordResults',
  name: 'correction of the one',
  stage,
  run: (deps, { classId = '', one = '' }) => {
    const entries = [{ applicationId: one, theory: '59' }];
    return recordResults(deps, centre, { classId, sitting: 'FIRST', entries, reason: '登记错误' }, 'correction-key');
  },
});

/** Taken out by the centre while the class runs. */
const departure = (stage: Stage): Scenario => ({
  operation: 'leaveClass',
  name: 'departure of the other',
  stage,
  run: (deps, { classId = '', other = '' }) =>
    leaveClass(deps, centre, { applicationId: other, classId, reason: '因病退出' }, 'leave-key'),
});

/** What a class writes down and signs; those on the same stage are also tried against each other. */
export const resultsScenarios: readonly Scenario[] = [
  signing(oneExamined),
  attendance(oneExamined),
  departure(oneExamined),
  correction(oneExamined),
  {
    operation: 'recordResults',
    name: 'results of the other',
    stage: oneExamined,
    run: (deps, { classId = '', other = '' }) => {
      const entries = [{ applicationId: other, theory: '90', practice: '90' }];
      return recordResults(deps, centre, { classId, sitting: 'FIRST', entries }, 'results-key');
    },
  },
  signing(allExamined),
  correction(allExamined),
  {
    operation: 'recordResults',
    name: 'resit of the other',
    stage: allExamined,
    run: (deps, { classId = '', other = '' }) => {
      const entries = [{ applicationId: other, theory: '60' }];
      return recordResults(deps, centre, { classId, sitting: 'RESIT', entries }, 'resit-key');
    },
  },
];
