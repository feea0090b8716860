import { stepProblems, updateProblem } from '#domain/class/class-life';
import { staysIn } from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import type { Problem } from '#domain/problem';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { allows } from '#operations/permission';
import { classContext } from './class-context.ts';
import { nobodyToRelease } from './release-training-class.ts';

/** What is done with a class as such. */
export const classActionLabel = {
  updateTrainingClass: '修改培训班',
  publishTrainingClass: '发布培训班',
  closeRegistration: '截止报名',
  startTrainingClass: '开班',
  cancelTrainingClass: '取消培训班',
  releaseTrainingClass: '清退',
} as const;
export type ClassAction = keyof typeof classActionLabel;

export interface AllowedClassAction {
  action: ClassAction;
  enabled: boolean;
  because: Problem[];
}

/**
 * What the caller may do with a class now, by the functions that decide it; nothing for whoever does not hold it. Whether
 * results were recorded, which keeps it from being cancelled, stands in another row and is said when it is tried.
 */
export function classActions(
  deps: Pick<Deps, 'ruleSets' | 'practice' | 'now'>,
  actor: Actor,
  trainingClass: TrainingClass,
): AllowedClassAction[] {
  const { organiser, status } = trainingClass;
  const context = classContext(deps, { organiser, now: deps.now() });
  const change = updateProblem(trainingClass);
  const because: Record<ClassAction, Problem[]> = {
    updateTrainingClass: change ? [change] : [],
    publishTrainingClass: stepProblems.publishTrainingClass(trainingClass, context),
    closeRegistration: stepProblems.closeRegistration(trainingClass),
    startTrainingClass: stepProblems.startTrainingClass(trainingClass, context),
    cancelTrainingClass: stepProblems.cancelTrainingClass(trainingClass),
    releaseTrainingClass: staysIn[status] === undefined ? [nobodyToRelease] : [],
  };
  return actions
    .filter((action) => allows(actor, action, { centres: [organiser] }))
    .map((action) => ({ action, enabled: because[action].length === 0, because: because[action] }));
}

const actions: readonly ClassAction[] = [
  'updateTrainingClass',
  'publishTrainingClass',
  'closeRegistration',
  'startTrainingClass',
  'cancelTrainingClass',
  'releaseTrainingClass',
];
