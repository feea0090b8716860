import { shanghaiDay } from '#domain/day';
import { type Problem, type Result, refuse } from '#domain/problem';
import { type ClassContext, fieldProblems } from './class-check.ts';
import type { ClassFields } from './class-fields.ts';
import { type ClassStatus, classStatusLabel, type TrainingClass } from './training-class.ts';

/** A class as it shall be, and the names of what changed. */
export interface ClassChange {
  trainingClass: TrainingClass;
  changed: string[];
}

const windowAndPlaces = [
  ...['title', 'place', 'mode', 'syllabus', 'training.startsOn', 'training.endsOn'],
  ...['capacity.overall', 'capacity.cities', 'waitingList', 'reviewBy.agency', 'reviewBy.centre'],
  ...['examination.passMarks', 'examination.leastDays', 'examination.resit'],
];

/** What may still be changed. What people applied for (category, plan, conditions, what is examined) is fixed once it is published. */
const changeable: Record<ClassStatus, readonly string[] | 'EVERYTHING'> = {
  DRAFT: 'EVERYTHING',
  PUBLISHED: [...windowAndPlaces, 'registration.opensOn', 'registration.closesOn'],
  REGISTRATION_CLOSED: windowAndPlaces,
  // By its marks results are decided: they may be set while it runs, but not changed.
  RUNNING: ['place', 'training.endsOn', 'examination.passMarks'],
  FINISHED: [],
  CANCELLED: [],
};

/** Why nothing of it may be changed any more; undefined if something may. */
export function updateProblem({ status }: TrainingClass): Problem | undefined {
  return changeable[status].length > 0 ? undefined : wrongStatus(status, '不能再修改');
}

/** Everything wrong with the change is said at once, and then nothing changes. */
export function edited(before: TrainingClass, fields: ClassFields, context: ClassContext & { now: Date }) {
  const after: TrainingClass = { ...before, ...fields };
  // What is not there any more was taken away.
  if (!fields.training) delete after.training;
  if (fields.place === undefined) delete after.place;
  if (fields.ruleSetId === undefined) delete after.ruleSetId;
  if (!fields.reviewBy) delete after.reviewBy;
  const changed = differences(before, after);
  const state = updateProblem(before);
  const problems = state
    ? [state]
    : [
        ...fixedProblems(before, changed),
        ...windowProblems(before, after, shanghaiDay(context.now)),
        ...fieldProblems(fields, context),
      ];
  return settled({ trainingClass: after, changed }, problems);
}

function settled(change: ClassChange, problems: readonly Problem[]): Result<ClassChange> {
  const [first, ...others] = problems;
  return first ? refuse(first, ...others) : { ok: true, value: change };
}

/** `registration.closesOn`, `title`: lists, marks and places of cities as a whole. */
function differences(before: TrainingClass, after: TrainingClass): string[] {
  const [was, is] = [flat(before), flat(after)];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].filter((name) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)));
}

function flat(of: object): Map<string, unknown> {
  return new Map(
    Object.entries(of).flatMap(([name, value]): [string, unknown][] => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]];
      return Object.entries(value).map(([part, inner]) => [`${name}.${part}`, inner]);
    }),
  );
}

function fixedProblems({ status, examination }: TrainingClass, changed: readonly string[]): Problem[] {
  const may = changeable[status];
  if (may === 'EVERYTHING') return [];
  const marked = examination.parts.every((part) => examination.passMarks?.[part] !== undefined);
  const isFixed = (name: string) =>
    !may.includes(name) || (status === 'RUNNING' && name === 'examination.passMarks' && marked);
  return changed.filter(isFixed).map((path) => ({
    code: 'FIXED_BY_STATUS',
    path,
    message: `${classStatusLabel[status]}的培训班，这一项不能再改。`,
  }));
}

/** 一(四): the window that was published is kept; it may be moved only while it lies ahead, and lengthened only while it is open. */
function windowProblems(before: TrainingClass, after: TrainingClass, today: string): Problem[] {
  if (before.status !== 'PUBLISHED') return [];
  const was = before.registration;
  const { opensOn, closesOn } = after.registration;
  const clause = '一(四)';
  const problems: Problem[] = [];
  if (opensOn !== was.opensOn && (was.opensOn <= today || opensOn < today)) {
    const message = '报名已经开始，或新的开始日已过，不能改报名开始日。';
    problems.push({ code: 'REGISTRATION_HAS_BEGUN', path: 'registration.opensOn', clause, message });
  }
  if (closesOn !== was.closesOn && (was.closesOn < today || closesOn < today)) {
    const message = '报名已经截止，或新的截止日已过，不能改报名截止日。';
    problems.push({ code: 'REGISTRATION_IS_OVER', path: 'registration.closesOn', clause, message });
  }
  return problems;
}

/** What stands in the way of each step; nothing if it can be done now. */
export const stepProblems = {
  /** 一(四): whoever registers must find the class published, and some of its window still ahead. */
  publishTrainingClass: (trainingClass: TrainingClass, context: ClassContext & { now: Date }): Problem[] => {
    if (trainingClass.status !== 'DRAFT') return [wrongStatus(trainingClass.status, '不能再发布')];
    const problems = fieldProblems(trainingClass, context);
    if (trainingClass.registration.closesOn < shanghaiDay(context.now)) {
      const message = '报名截止日已过，请先修改报名时间。';
      problems.push({ code: 'REGISTRATION_IS_OVER', path: 'registration.closesOn', clause: '一(四)', message });
    }
    return problems;
  },
  closeRegistration: ({ status }: TrainingClass): Problem[] =>
    status === 'PUBLISHED' ? [] : [wrongStatus(status, '不能截止报名')],
  /** Registration is over, by the centre's word or by its last day, and the first day of training has come. */
  startTrainingClass: (trainingClass: TrainingClass, { now }: { now: Date }): Problem[] => {
    const { status, registration, training } = trainingClass;
    const today = shanghaiDay(now);
    const isOver = status === 'REGISTRATION_CLOSED' || (status === 'PUBLISHED' && registration.closesOn < today);
    const clause = '一(四)';
    if (!isOver) {
      if (status !== 'PUBLISHED') return [wrongStatus(status, '不能开班')];
      const message = `报名${registration.closesOn}才截止；请先截止报名，再开班。`;
      return [{ code: 'REGISTRATION_IS_OPEN', path: 'registration.closesOn', clause, message }];
    }
    if (!training) {
      const message = '还没有定培训时间，不能开班。';
      return [{ code: 'TRAINING_DAYS_MISSING', path: 'training', clause, message }];
    }
    if (training.startsOn <= today) return [];
    const message = `培训${training.startsOn}才开始，还不能开班。`;
    return [{ code: 'TOO_EARLY', path: 'training.startsOn', clause, message }];
  },
  /** Results that are written down were told to people; they are corrected, not wiped out. */
  cancelTrainingClass: ({ status }: TrainingClass, { hasResults = false } = {}): Problem[] => {
    if (status === 'FINISHED' || status === 'CANCELLED') return [wrongStatus(status, '不能取消')];
    if (!hasResults) return [];
    return [{ code: 'RESULTS_RECORDED', path: 'classId', message: '已经登记了考核成绩，培训班不能取消。' }];
  },
};

function wrongStatus(status: ClassStatus, what: string): Problem {
  return { code: 'CLASS_STATUS', path: 'classId', message: `${classStatusLabel[status]}的培训班${what}。` };
}

export function published(trainingClass: TrainingClass, context: ClassContext & { now: Date }): Result<ClassChange> {
  const problems = stepProblems.publishTrainingClass(trainingClass, context);
  return settled({ trainingClass: { ...trainingClass, status: 'PUBLISHED' }, changed: ['status'] }, problems);
}

export function registrationClosed(trainingClass: TrainingClass): Result<ClassChange> {
  const after: TrainingClass = { ...trainingClass, status: 'REGISTRATION_CLOSED' };
  return settled({ trainingClass: after, changed: ['status'] }, stepProblems.closeRegistration(trainingClass));
}

export function started(trainingClass: TrainingClass, now: Date): Result<ClassChange> {
  const after: TrainingClass = { ...trainingClass, status: 'RUNNING' };
  return settled(
    { trainingClass: after, changed: ['status'] },
    stepProblems.startTrainingClass(trainingClass, { now }),
  );
}

const longestReason = 500;

/** Publicly, with its reason: those who have a place or wait are told, and stay qualified for another class. */
export function cancelled(
  trainingClass: TrainingClass,
  { reason, now, hasResults }: { reason: string; now: Date; hasResults: boolean },
): Result<ClassChange> {
  const problems = stepProblems.cancelTrainingClass(trainingClass, { hasResults });
  const words = reason.trim();
  if (words === '' || [...words].length > longestReason || !words.isWellFormed()) {
    const message = `取消培训班要写明原因，1至${longestReason}字。`;
    problems.push({ code: 'REASON_NEEDED', path: 'reason', message });
  }
  const unpublished = trainingClass.status === 'DRAFT';
  const cancellation = { at: now.toISOString(), reason: words, ...(unpublished && { unpublished }) };
  const after: TrainingClass = { ...trainingClass, status: 'CANCELLED', cancellation };
  return settled({ trainingClass: after, changed: ['status', 'cancellation'] }, problems);
}
