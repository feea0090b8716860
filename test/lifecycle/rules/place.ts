import { enrolApplication } from '#operations/class/enrol-application';
import { enrolApplications } from '#operations/class/enrol-applications';
import { leaveClass } from '#operations/class/leave-class';
import { agencies, cities } from '#test/lifecycle/cast';
import { deed } from '#test/lifecycle/deed';
import { type Life, type Model, personOf, type TrainingClass } from '#test/lifecycle/model';
import { endLive, isFull, isJoinable, moveUp, seat, unseat } from '#test/lifecycle/seats';
import type { StepOf } from '#test/lifecycle/step';
import { barrier, done, refused, shown, shownIn, unless, type Verdict } from '#test/lifecycle/verdict';
import type { Kinds } from './application.ts';

/** Whose places are counted: the city of the agency, or that of the HR department. */
function cityOf({ agency }: Life): string {
  return agencies.find(({ id }) => id === agency)?.city ?? cities[0];
}

/** Its owner's; and the organiser's, of whoever was handed in and is to be trained there. */
function targetIn(model: Model, life: Life, { organiser }: TrainingClass) {
  const chosen = model.classes[life.trainingClass ?? '']?.organiser;
  const theirs = life.routing !== undefined && [life.routing.train, chosen].includes(organiser);
  return { owner: life.owner, centres: theirs ? [organiser] : [] };
}

function enrolmentKinds(model: Model, life: Life, trainingClass: TrainingClass): Kinds {
  const person = personOf(model, life.identity);
  const kinds: Kinds = [];
  if (!trainingClass.published) return ['VALIDATION'];
  if (life.status !== 'QUALIFIED' || life.place || !isJoinable(trainingClass)) kinds.push('CONFLICT');
  const fits = trainingClass.category === life.category && trainingClass.organiser === life.routing?.train;
  if (!fits) kinds.push('VALIDATION');
  // 复核 is without a class, unless an operator wants one.
  if (life.renews) kinds.push('CONFLICT', 'VALIDATION');
  const elsewhere = person.seat[life.category];
  const live = person.live[`${life.category} ${trainingClass.name}`];
  if (elsewhere !== undefined && elsewhere !== life.name) kinds.push('CONFLICT');
  if (live !== undefined && live !== life.name) kinds.push('CONFLICT');
  if (isFull(trainingClass, cityOf(life)) && !trainingClass.line) kinds.push('CONFLICT');
  return kinds;
}

function enrol(model: Model, life: Life, trainingClass: TrainingClass): unknown {
  const person = personOf(model, life.identity);
  const city = cityOf(life);
  person.seat[life.category] = life.name;
  if (life.live !== trainingClass.name) {
    endLive(model, life);
    life.live = trainingClass.name;
    person.live[`${life.category} ${life.live}`] = life.name;
  }
  life.trainingClass = trainingClass.name;
  if (isFull(trainingClass, city)) {
    trainingClass.waiting.push({ life: life.name, city });
    life.place = { trainingClass: trainingClass.name, state: 'WAITING', city };
  } else {
    seat(model, life, trainingClass, city);
  }
  life.version += 1;
  return shown(life);
}

function enrolmentJudged(model: Model, by: string, on: { life: string; class: string }): Verdict {
  const life = model.lives[on.life]!;
  const trainingClass = model.classes[on.class]!;
  const barred = barrier(by, 'enrolApplication', targetIn(model, life, trainingClass));
  if (barred) return refused(barred);
  return unless(enrolmentKinds(model, life, trainingClass), () => enrol(model, life, trainingClass));
}

export const enrolOne = (step: StepOf<'enrolApplication'>) =>
  deed({
    ...{ operation: enrolApplication, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const [life, trainingClass] = [model.lives[step.life], model.classes[step.class]];
      return life && trainingClass && { applicationId: life.id, classId: trainingClass.id };
    },
    judge: (model) => enrolmentJudged(model, step.by, step),
    shows: ({ application }) => shownIn(application),
  });

/** Each as it alone would be enrolled, in the order given. */
export const enrolAll = (step: StepOf<'enrolApplications'>) =>
  deed({
    ...{ operation: enrolApplications, by: step.by, key: step.key, about: step.lives },
    asks: (model) => {
      const lives = step.lives.map((name) => model.lives[name]);
      const trainingClass = model.classes[step.class];
      if (!trainingClass || lives.length === 0 || !lives.every((life) => life !== undefined)) return undefined;
      return { classId: trainingClass.id, applicationIds: lives.map(({ id }) => id) };
    },
    judge: (model) => {
      const barred = barrier(step.by, 'enrolApplications');
      if (barred) return refused(barred);
      return done(
        step.lives.map((life) => {
          const verdict = enrolmentJudged(model, step.by, { life, class: step.class });
          return verdict.done ? verdict.shows : 'REFUSED';
        }),
      );
    },
    shows: ({ items }) => items.map(({ answer }) => (answer ? shownIn(answer.application) : 'REFUSED')),
  });

/** By the person until the class begins, by its organiser until the examination is settled. */
export const leave = (step: StepOf<'leaveClass'>) =>
  deed({
    ...{ operation: leaveClass, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const [life, trainingClass] = [model.lives[step.life], model.classes[step.class]];
      return life && trainingClass && { applicationId: life.id, classId: trainingClass.id, reason: '时间冲突' };
    },
    judge: (model) => {
      const life = model.lives[step.life]!;
      const trainingClass = model.classes[step.class]!;
      const barred = barrier(step.by, 'leaveClass', targetIn(model, life, trainingClass));
      if (barred) return refused(barred);
      const holds = life.status === 'ENROLLED' || life.status === 'QUALIFIED';
      const here = life.place?.trainingClass === step.class;
      const begun = trainingClass.status === 'RUNNING' && life.place?.state === 'SEATED' && life.owner === step.by;
      if (!holds || !here || begun) return refused('CONFLICT');
      unseat(model, life);
      life.status = 'QUALIFIED';
      life.version += 1;
      moveUp(model, trainingClass);
      return done(shown(life));
    },
    shows: ({ application }) => shownIn(application),
  });
