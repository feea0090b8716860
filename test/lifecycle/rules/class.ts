import {
  cancelTrainingClass,
  closeRegistration,
  publishTrainingClass,
  startTrainingClass,
} from '#operations/class/class-steps';
import { createTrainingClass } from '#operations/class/create-training-class';
import { releaseTrainingClass } from '#operations/class/release-training-class';
import type { ClassAnswer } from '#operations/class/training-class-mutation';
import { updateTrainingClass } from '#operations/class/update-training-class';
import type { Mutation } from '#operations/mutation';
import { province } from '#test/lifecycle/cast';
import { type Deed, deed } from '#test/lifecycle/deed';
import { type Model, plus, type TrainingClass, todayOf } from '#test/lifecycle/model';
import { isJoinable, moveUp, unseat } from '#test/lifecycle/seats';
import type { ClassLifeStep, ClassStep, StepOf } from '#test/lifecycle/step';
import { barrier, refused, unless, type Verdict } from '#test/lifecycle/verdict';
import { type Kinds, staleKinds } from './application.ts';
import { ofCities } from './routing.ts';

export const partsOf = (category: string) =>
  category === 'QUALITY_SUPERVISOR' ? (['UNIFIED_ONLINE'] as const) : (['THEORY', 'PRACTICE'] as const);
export const passMark = 60;
const trainingDays = 4;

const shownClass = ({ status, version }: { status: string; version: number }) => ({ status, version });

export const create = (step: ClassStep) =>
  deed({
    ...{ operation: createTrainingClass, by: step.by, key: step.key },
    asks: (model) => {
      if (model.classes[step.as]) return undefined;
      const { opensOn, closesOn, startsOn, endsOn } = daysOf(step, model);
      const { organiser, category, places, quotas, leastDays } = step;
      return {
        ...{ organiser, category, title: step.as, year: Number(opensOn.slice(0, 4)), month: 12 },
        registration: { opensOn, closesOn },
        training: { startsOn, endsOn },
        capacity: { overall: places, cities: Object.entries(quotas).map(([city, most]) => ({ city, places: most })) },
        waitingList: step.line,
        examination: {
          passMarks: partsOf(category).map((part) => ({ part, points: passMark })),
          resit: step.resit,
          ...(leastDays > 0 && { leastDays }),
        },
      };
    },
    judge: (model) => {
      const barred = barrier(step.by, 'classLife', { centres: [step.organiser] });
      if (barred) return refused(barred);
      if (step.organiser !== province && !ofCities.includes(step.category)) return refused('VALIDATION');
      return unless([], () => {
        model.classes[step.as] = newClass(step, model);
        return { status: 'DRAFT', version: 1 };
      });
    },
    shows: ({ trainingClass }) => shownClass(trainingClass),
    learn: (model, { trainingClass }) => {
      model.classes[step.as]!.id = trainingClass.id;
    },
  });

function daysOf({ opens, open, pause }: ClassStep, model: Model) {
  const opensOn = plus(todayOf(model), opens);
  const closesOn = plus(opensOn, open);
  const startsOn = plus(closesOn, pause);
  return { opensOn, closesOn, startsOn, endsOn: plus(startsOn, trainingDays - 1) };
}

function newClass(step: ClassStep, model: Model): TrainingClass {
  const { as: name, organiser, category, places, quotas, line, resit, leastDays } = step;
  return {
    ...{ name, id: '', organiser, category, status: 'DRAFT', version: 1, ...daysOf(step, model) },
    ...{ places, quotas, line, resit, leastDays, published: false, seated: [], waiting: [], book: {} },
  };
}

/** What each step of a class's life demands of it. */
const demands: Record<ClassLifeStep['do'], (of: TrainingClass, today: string) => boolean> = {
  publishTrainingClass: ({ status, closesOn }, today) => status === 'DRAFT' && today <= closesOn,
  closeRegistration: ({ status }) => status === 'PUBLISHED',
  startTrainingClass: ({ status, closesOn, startsOn }, today) =>
    startsOn <= today && (status === 'REGISTRATION_CLOSED' || (status === 'PUBLISHED' && closesOn < today)),
  cancelTrainingClass: ({ status, book }) =>
    status !== 'FINISHED' && status !== 'CANCELLED' && !Object.values(book).some(({ first }) => first !== undefined),
};
const leadsTo = {
  publishTrainingClass: 'PUBLISHED',
  closeRegistration: 'REGISTRATION_CLOSED',
  startTrainingClass: 'RUNNING',
  cancelTrainingClass: 'CANCELLED',
} as const;

type Steps = { classId: string; expectedVersion?: number | undefined; reason: string };

const operations: Record<ClassLifeStep['do'], Mutation<Steps, ClassAnswer>> = {
  ...{ publishTrainingClass, closeRegistration, startTrainingClass, cancelTrainingClass },
};

export const classStep = (step: ClassLifeStep): Deed =>
  deed({
    ...{ operation: operations[step.do], by: step.by, key: step.key },
    asks: (model) => {
      const trainingClass = model.classes[step.class];
      if (!trainingClass) return undefined;
      const { id: classId, version } = trainingClass;
      const seen = step.stale === undefined ? {} : { expectedVersion: step.stale ? version - 1 : version };
      return { classId, reason: '办班计划有变', ...seen };
    },
    judge: (model) => classJudged(model, step, (trainingClass) => stepped(model, step, trainingClass)),
    shows: ({ trainingClass }) => shownClass(trainingClass),
  });

/** What the organiser may do to its class, and what stands in the way. */
function classJudged(
  model: Model,
  step: { by: string; class: string; stale?: boolean },
  of: (trainingClass: TrainingClass) => { kinds: Kinds; change: () => void },
): Verdict {
  const trainingClass = model.classes[step.class]!;
  const barred = barrier(step.by, 'classLife', { centres: [trainingClass.organiser] });
  if (barred) return refused(barred);
  const { kinds, change } = of(trainingClass);
  return unless([...staleKinds(step.stale), ...kinds], () => {
    change();
    trainingClass.version += 1;
    return shownClass(trainingClass);
  });
}

function stepped(model: Model, step: ClassLifeStep, trainingClass: TrainingClass) {
  const kinds: Kinds = demands[step.do](trainingClass, todayOf(model)) ? [] : ['CONFLICT'];
  return {
    kinds,
    change: () => {
      trainingClass.status = leadsTo[step.do];
      if (step.do === 'publishTrainingClass') trainingClass.published = true;
      if (step.do === 'cancelTrainingClass') endLine(model, trainingClass);
    },
  };
}

/** Another number of places, for all cities together: never fewer than are taken; whoever waits moves up. */
export const places = (step: StepOf<'updateTrainingClass'>) =>
  deed({
    ...{ operation: updateTrainingClass, by: step.by, key: step.key },
    asks: (model) => {
      const trainingClass = model.classes[step.class];
      if (!trainingClass) return undefined;
      const { id: classId, version } = trainingClass;
      const seen = step.stale === undefined ? {} : { expectedVersion: step.stale ? version - 1 : version };
      return { classId, capacity: { overall: step.places }, ...seen };
    },
    judge: (model) =>
      classJudged(model, step, (trainingClass) => {
        const may = trainingClass.status === 'DRAFT' || isJoinable(trainingClass);
        // Where nothing is other than before, there is nothing that its status could forbid.
        const same =
          step.places === trainingClass.places &&
          Object.keys(trainingClass.quotas).length === 0 &&
          trainingClass.status === 'RUNNING';
        const kinds: Kinds = (may || same) && step.places >= trainingClass.seated.length ? [] : ['CONFLICT'];
        return {
          kinds,
          change: () => {
            trainingClass.places = step.places;
            trainingClass.quotas = {};
            moveUp(model, trainingClass);
          },
        };
      }),
    shows: ({ trainingClass }) => shownClass(trainingClass),
  });

/** Of a cancelled class everybody, of one that has begun whoever still waits: qualified as before. */
export const release = (step: StepOf<'releaseTrainingClass'>) =>
  deed({
    ...{ operation: releaseTrainingClass, by: step.by, key: step.key },
    asks: (model) => {
      const trainingClass = model.classes[step.class];
      return trainingClass && { classId: trainingClass.id };
    },
    judge: (model) => {
      const trainingClass = model.classes[step.class]!;
      const barred = barrier(step.by, 'classLife', { centres: [trainingClass.organiser] });
      if (barred) return refused(barred);
      const { status, seated, waiting } = trainingClass;
      if (!['CANCELLED', 'RUNNING', 'FINISHED'].includes(status)) return refused('CONFLICT');
      const staying = status === 'CANCELLED' ? [...seated, ...waiting] : waiting;
      const now = staying.slice(0, 30);
      return unless([], () => {
        for (const { life } of now) letGo(model, life);
        return { released: now.length, left: staying.length - now.length };
      });
    },
    shows: ({ released, left }) => ({ released, left }),
  });

/** Nobody waits for a class that has ended. */
export function endLine(model: Model, { waiting }: TrainingClass): void {
  for (const { life } of [...waiting]) letGo(model, life);
}

function letGo(model: Model, name: string): void {
  const life = model.lives[name]!;
  unseat(model, life);
  life.status = 'QUALIFIED';
  life.version += 1;
}
