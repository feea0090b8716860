import { recordAttendance } from '#operations/class/record-attendance';
import { recordResults } from '#operations/class/record-results';
import { submitPassList } from '#operations/class/submit-pass-list';
import { deed } from '#test/lifecycle/deed';
import { type Entry, type Life, type Model, plus, type TrainingClass, todayOf } from '#test/lifecycle/model';
import { freePerson, inOrder } from '#test/lifecycle/seats';
import type { ResultsStep, StepOf } from '#test/lifecycle/step';
import { barrier, refused, unless } from '#test/lifecycle/verdict';
import type { Kinds } from './application.ts';
import { endLine, partsOf, passMark } from './class.ts';

/** From the first day of training until the list is signed. */
function isOpen({ status, startsOn }: TrainingClass, today: string): boolean {
  return status === 'RUNNING' || (status === 'REGISTRATION_CLOSED' && startsOn <= today);
}

const fields = { THEORY: 'theory', PRACTICE: 'practice', UNIFIED_ONLINE: 'unifiedOnline' } as const;
const isPart = (name: string): name is keyof typeof fields => name in fields;

export const attend = (step: StepOf<'recordAttendance'>) =>
  deed({
    ...{ operation: recordAttendance, by: step.by, key: step.key },
    asks: (model) => {
      const trainingClass = model.classes[step.class];
      const [present, absent] = [step.present, step.absent].map((names) => names.map((name) => model.lives[name]?.id));
      if (!trainingClass || [...present!, ...absent!].some((id) => id === undefined)) return undefined;
      const day = plus(todayOf(model), -step.ago);
      const ids = (of: (string | undefined)[]) => of.filter((id) => id !== undefined);
      return { classId: trainingClass.id, day, present: ids(present!), absent: ids(absent!), reason: '更正' };
    },
    judge: (model) => {
      const trainingClass = model.classes[step.class]!;
      const barred = barrier(step.by, 'classLife', { centres: [trainingClass.organiser] });
      if (barred) return refused(barred);
      const today = todayOf(model);
      const day = plus(today, -step.ago);
      const { startsOn, endsOn, seated, book } = trainingClass;
      const named = [...step.present, ...step.absent];
      const known = named.every((name) => seated.some(({ life }) => life === name));
      const kinds: Kinds = isOpen(trainingClass, today) ? [] : ['CONFLICT'];
      const own = named.some((name) => model.lives[name]?.owner === step.by);
      if (day < startsOn || day > endsOn || day > today || named.length === 0 || !known || own)
        kinds.push('VALIDATION');
      return unless(kinds, () => {
        for (const name of named) entryOf(book, name).days[day] = step.present.includes(name);
        trainingClass.version += 1;
        return { present: step.present.length, absent: step.absent.length };
      });
    },
    shows: ({ present, absent }) => ({ present, absent }),
  });

function entryOf(book: TrainingClass['book'], name: string): Entry {
  book[name] ??= { days: {} };
  return book[name];
}

/** Every part at its mark and attendance on the least days; undefined while that cannot be said. */
export function outcomeOf({ category, leastDays, book }: TrainingClass, entry: Entry): Entry['outcome'] | undefined {
  const counted = { ...entry.first, ...entry.resit };
  const parts = partsOf(category);
  if (parts.some((part) => counted[part] === undefined)) return undefined;
  if (parts.some((part) => counted[part]! < passMark)) return 'FAILED';
  if (Object.values(entry.days).filter(Boolean).length >= leastDays) return 'PASSED';
  const taken = new Set(Object.values(book).flatMap(({ days }) => Object.keys(days)));
  return taken.size < leastDays ? undefined : 'FAILED';
}

const examinable = ['ENROLLED', 'PASSED', 'FAILED'];

function rowKinds(
  life: Life,
  { points }: ResultsStep['rows'][number],
  of: { step: ResultsStep; in: TrainingClass },
): Kinds {
  const { name: className, book, resit } = of.in;
  const sits = life.place?.trainingClass === className && life.place.state === 'SEATED';
  const { first = {}, resit: earlier } = book[life.name] ?? {};
  const second = of.step.sitting === 'RESIT';
  const wrong =
    !sits ||
    !examinable.includes(life.status) ||
    life.owner === of.step.by ||
    Object.keys(points).some((part) => !partsOf(of.in.category).some((each) => each === part)) ||
    (second && (!resit || (earlier === undefined && life.status !== 'FAILED'))) ||
    // What was passed the first time is not sat again.
    (second && Object.keys(points).some((part) => (first[part] ?? 0) >= passMark));
  return wrong ? ['VALIDATION'] : [];
}

export const results = (step: ResultsStep) =>
  deed({
    ...{ operation: recordResults, by: step.by, key: step.key, about: step.rows.map(({ life }) => life) },
    asks: (model) => {
      const trainingClass = model.classes[step.class];
      const lives = step.rows.map(({ life }) => model.lives[life]);
      if (!trainingClass || !lives.every((life) => life !== undefined)) return undefined;
      const entries = step.rows.map(({ points }, at) => {
        const typed = Object.entries(points).flatMap(([part, value]) =>
          isPart(part) ? [[fields[part], String(value)] as const] : [],
        );
        return { applicationId: lives[at]!.id, ...Object.fromEntries(typed) };
      });
      return { classId: trainingClass.id, sitting: step.sitting, entries, reason: '更正' };
    },
    judge: (model) => {
      const trainingClass = model.classes[step.class]!;
      const barred = barrier(step.by, 'classLife', { centres: [trainingClass.organiser] });
      if (barred) return refused(barred);
      const kinds: Kinds = isOpen(trainingClass, todayOf(model)) ? [] : ['CONFLICT'];
      for (const row of step.rows) kinds.push(...rowKinds(model.lives[row.life]!, row, { step, in: trainingClass }));
      return unless(kinds, () => {
        const shown = step.rows.map((row) => recorded(model, trainingClass, { ...row, sitting: step.sitting }));
        if (shown.some(({ changed }) => changed)) trainingClass.version += 1;
        return shown;
      });
    },
    shows: ({ entries }) => entries.map(({ changed, outcome }) => ({ changed, outcome })),
  });

function recorded(
  model: Model,
  trainingClass: TrainingClass,
  { life: name, points, sitting }: ResultsStep['rows'][number] & Pick<ResultsStep, 'sitting'>,
) {
  const life = model.lives[name]!;
  const before = structuredClone(trainingClass.book[name] ?? { days: {} });
  const entry = entryOf(trainingClass.book, name);
  const field = sitting === 'FIRST' ? 'first' : 'resit';
  entry[field] = { ...entry[field], ...points };
  const outcome = outcomeOf(trainingClass, entry) ?? before.outcome;
  if (outcome) entry.outcome = outcome;
  const differs = Object.entries(points).some(([part, value]) => before[field]?.[part] !== value);
  const changed = differs || outcome !== before.outcome;
  if (changed) life.version += 1;
  if (life.status === 'ENROLLED' && outcome) freePerson(model, life);
  if (outcome && changed) life.status = outcome;
  return { changed, outcome };
}

/** Everybody seated has an outcome that still follows; from then on nothing of it changes. */
export const sign = (step: StepOf<'submitPassList'>) =>
  deed({
    ...{ operation: submitPassList, by: step.by, key: step.key },
    asks: (model) => {
      const trainingClass = model.classes[step.class];
      return trainingClass && { classId: trainingClass.id };
    },
    judge: (model) => {
      const trainingClass = model.classes[step.class]!;
      const barred = barrier(step.by, 'classLife', { centres: [trainingClass.organiser] });
      if (barred) return refused(barred);
      const seated = inOrder(model, trainingClass);
      const told = (name: string) => trainingClass.book[name]?.outcome;
      const open = seated.some((name) => {
        const entry = trainingClass.book[name];
        return !entry?.outcome || outcomeOf(trainingClass, entry) !== entry.outcome;
      });
      // Nobody signs the list of a class in which they sit.
      const own = seated.some((name) => model.lives[name]!.owner === step.by);
      if (!isOpen(trainingClass, todayOf(model)) || open || own) return refused('CONFLICT');
      return unless([], () => {
        const entries = seated.filter((name) => told(name) === 'PASSED');
        trainingClass.status = 'FINISHED';
        endLine(model, trainingClass);
        trainingClass.list = { entries, done: 0 };
        trainingClass.version += 1;
        return { ids: entries.map((name) => model.lives[name]!.id), failed: seated.length - entries.length };
      });
    },
    shows: ({ passList, failed }) => ({ ids: passList.entries.map(({ applicationId }) => applicationId), failed }),
  });
