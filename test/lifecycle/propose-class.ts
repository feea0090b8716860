import { Category } from '#domain/category';
import { cities, province, staffAt } from './cast.ts';
import type { Dice } from './dice.ts';
import { daysBetween, type Model, type TrainingClass, todayOf } from './model.ts';
import type { Fresh, Proposal } from './propose.ts';
import { outcomeOf } from './rules/book.ts';
import { partsOf, passMark } from './rules/class.ts';
import { isOpenFor, ofCities } from './rules/routing.ts';
import { isFull } from './seats.ts';

/** A class for every centre and category that has none ahead, with few places. */
export function proposedClass(model: Model, dice: Dice, fresh: Fresh): Proposal[] {
  const category = dice.one(Category.options)!;
  const organiser = ofCities.includes(category) ? dice.one([...cities, province])! : province;
  const ahead = Object.values(model.classes).some(
    (each) =>
      each.category === category &&
      each.organiser === organiser &&
      ((each.status === 'DRAFT' && todayOf(model) < each.closesOn) || isOpenFor(model, each, category)),
  );
  if (ahead) return [];
  const step: Proposal[1] = {
    ...{ do: 'createTrainingClass', as: fresh.name('c'), by: dice.one(staffAt(organiser))!, key: fresh.key() },
    ...{ organiser, category, places: dice.from(1, 4) },
    quotas: organiser === province && dice.happens(0.3) ? { [dice.one(cities)!]: 1 } : {},
    ...{ line: dice.happens(0.75), resit: dice.happens(0.6), leastDays: dice.happens(0.2) ? 1 : 0 },
    ...{ opens: 0, open: dice.from(15, 40), pause: dice.from(0, 3) },
  };
  return [[3, step]];
}

/** What could come next of one class, by its organiser. */
export function proposedOn(model: Model, of: TrainingClass, dice: Dice, fresh: Fresh): Proposal[] {
  const by = dice.one(staffAt(of.organiser))!;
  const on = { by, key: fresh.key(), class: of.name };
  const today = todayOf(model);
  const cancel: Proposal = [of.seated.length > 0 ? 0.08 : 0.02, { do: 'cancelTrainingClass', ...on }];
  switch (of.status) {
    case 'DRAFT':
      return [[today < of.closesOn ? 6 : 0.02, { do: 'publishTrainingClass', ...on }], cancel];
    case 'PUBLISHED':
    case 'REGISTRATION_CLOSED':
      return [...ahead(model, of, dice, on), cancel];
    case 'RUNNING':
      return running(model, of, dice, fresh);
    case 'CANCELLED':
      return of.seated.length + of.waiting.length > 0 ? [[3, { do: 'releaseTrainingClass', ...on }]] : [];
    case 'FINISHED':
      if (of.waiting.length > 0 && dice.happens(0.5)) return [[3, { do: 'releaseTrainingClass', ...on }]];
      return issuing(model, of, dice, today);
  }
}

function ahead(
  model: Model,
  of: TrainingClass,
  dice: Dice,
  on: { by: string; key: string; class: string },
): Proposal[] {
  const today = todayOf(model);
  const waits = of.waiting.some(({ city }) => isFull(of, city));
  const places = of.places + dice.from(1, 2);
  const proposals: Proposal[] = [[waits ? 0.6 : 0.02, { do: 'updateTrainingClass', ...on, places }]];
  const isOver = of.status === 'REGISTRATION_CLOSED' || of.closesOn < today;
  if (isOver && of.startsOn <= today) proposals.push([3, { do: 'startTrainingClass', ...on }]);
  if (of.status === 'PUBLISHED') proposals.push([of.closesOn < today ? 0.5 : 0.03, { do: 'closeRegistration', ...on }]);
  return proposals;
}

function running(model: Model, of: TrainingClass, dice: Dice, fresh: Fresh): Proposal[] {
  const staff = staffAt(of.organiser);
  const key = fresh.key();
  const seated = of.seated.map(({ life }) => model.lives[life]!);
  const proposals: Proposal[] = [];
  if (of.waiting.length > 0) {
    proposals.push([1, { do: 'releaseTrainingClass', by: dice.one(staff)!, key, class: of.name }]);
  }
  const taken = Object.values(of.book).some(({ days }) => Object.keys(days).length > 0);
  const ago = Math.max(0, daysBetween(of.endsOn, todayOf(model)));
  if (of.leastDays > 0 && !taken && seated.length > 0) {
    const names = seated.map(({ name }) => name);
    const absent = names.filter(() => dice.happens(0.1));
    const present = names.filter((name) => !absent.includes(name));
    const step = {
      do: 'recordAttendance' as const,
      by: dice.one(staff)!,
      key,
      class: of.name,
      ago,
      present,
      absent,
    };
    proposals.push([4, step]);
  }
  for (const life of seated) {
    const by = dice.one(staff.filter((who) => who !== life.owner))!;
    const entry = of.book[life.name];
    const on = { do: 'recordResults' as const, by, key, class: of.name };
    const rows = (points: Record<string, number>) => [{ life: life.name, points }];
    const scored = pointsFor(of, dice);
    const stale = entry?.outcome && outcomeOf(of, entry) !== entry.outcome;
    if (!entry?.first || !entry.outcome || stale) proposals.push([4, { ...on, sitting: 'FIRST', rows: rows(scored) }]);
    else if (dice.happens(0.02)) proposals.push([1, { ...on, sitting: 'FIRST', rows: rows(scored) }]);
    if (of.resit && entry?.outcome === 'FAILED' && !entry.resit && life.status === 'FAILED') {
      const failed = Object.entries(entry.first ?? {}).filter(([, points]) => points < passMark);
      const again = Object.fromEntries(failed.map(([part]) => [part, dice.happens(0.7) ? 75 : 40]));
      if (failed.length > 0) proposals.push([4, { ...on, sitting: 'RESIT', rows: rows(again) }]);
    }
  }
  const settled = seated.every(({ name }) => {
    const entry = of.book[name];
    return entry?.outcome !== undefined && outcomeOf(of, entry) === entry.outcome;
  });
  proposals.push([settled ? 3 : 0.05, { do: 'submitPassList', by: dice.one(staff)!, key, class: of.name }]);
  return proposals;
}

export function pointsFor({ category }: Pick<TrainingClass, 'category'>, dice: Dice): Record<string, number> {
  return Object.fromEntries(
    partsOf(category).map((part) => [part, dice.happens(0.85) ? dice.from(60, 100) : dice.from(0, 59)]),
  );
}

function issuing(model: Model, of: TrainingClass, dice: Dice, today: string): Proposal[] {
  if (!of.list || of.list.done >= of.list.entries.length) return [];
  const owners = of.list.entries.map((name) => model.lives[name]!.owner);
  const by = dice.one(staffAt(province).filter((who) => !owners.includes(who)))!;
  return [
    [1.5, { do: 'issueCardNumbers', by, key: `issue-${of.name}-${today}-${dice.from(0, 999_999)}`, class: of.name }],
  ];
}
