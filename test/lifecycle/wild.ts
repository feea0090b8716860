import { Category } from '#domain/category';
import { agencies, applicants, cities, everybody, province } from './cast.ts';
import type { Dice } from './dice.ts';
import { type Model, plus, todayOf } from './model.ts';
import type { Fresh } from './propose.ts';
import { pointsFor } from './propose-class.ts';
import { ofCities } from './rules/routing.ts';
import type { Step } from './step.ts';

/** Anybody does anything to anything: mostly the wrong one, in the wrong state, at the wrong office. */
export function wildStep(model: Model, dice: Dice, fresh: Fresh): Step | undefined {
  const all = Object.values(model.lives);
  const live = all.filter(({ status }) => !['CERTIFIED', 'WITHDRAWN', 'FAILED', 'REJECTED'].includes(status));
  const life = dice.one(dice.happens(0.6) && live.length > 0 ? live : all)?.name ?? '';
  const trainingClass = dice.one(Object.values(model.classes));
  const card = dice.one(Object.values(model.cards))?.life ?? '';
  const by = dice.happens(0.3) ? (model.lives[life]?.owner ?? 'nobody') : dice.one(everybody)!;
  const one = { by, key: fresh.key(), life, ...(dice.happens(0.15) && { stale: dice.happens(0.5) }) };
  const on = { by, key: fresh.key(), class: trainingClass?.name ?? '' };
  const draws: readonly (() => Step)[] = [
    () => strayDraft(model, dice, fresh),
    () => ({ do: 'choose', ...one, class: on.class }),
    () => ({ do: 'mend', ...one }),
    () => ({ do: 'requestDocumentUpload', ...one }),
    () => ({ do: 'confirmDocument', ...one }),
    () => ({ do: 'submitApplication', ...one }),
    () => ({ do: 'withdrawApplication', ...one }),
    () => ({ do: 'appealRejection', ...one }),
    () => ({ do: 'decideAppeal', ...one, outcome: dice.one(['UPHELD', 'OVERTURNED'])! }),
    () => review(model, dice, one),
    () => review(model, dice, one),
    () => ({ do: 'reviewApplications', by, key: fresh.key(), lives: dice.some(Object.keys(model.lives), 3) }),
    () => ({ do: 'enrolApplication', ...one, class: on.class }),
    () => ({ do: 'enrolApplications', ...on, lives: dice.some(Object.keys(model.lives), 3) }),
    () => ({
      do: 'leaveClass',
      ...one,
      class: dice.happens(0.7) ? (model.lives[life]?.place?.trainingClass ?? on.class) : on.class,
    }),
    () => classDraw(dice, on, trainingClass?.places ?? 1),
    () => classDraw(dice, on, trainingClass?.places ?? 1),
    () => ({
      do: 'recordAttendance',
      ...on,
      ago: dice.from(-1, 5),
      present: seatedIn(model, on.class, life),
      absent: [],
    }),
    () => ({
      ...{ do: 'recordResults', ...on, sitting: dice.one(['FIRST', 'RESIT'])! },
      rows: [
        {
          life: dice.one(seatedIn(model, on.class, life))!,
          points: pointsFor(trainingClass ?? { category: 'ASSESSOR' }, dice),
        },
      ],
    }),
    () => ({ do: 'submitPassList', ...on }),
    () => ({ do: 'issueCardNumbers', ...on }),
    () => ({ do: 'produceCards', by, key: fresh.key(), cards: twoCards(model, dice) }),
    () => ({ do: 'handOutCards', by, key: fresh.key(), cards: twoCards(model, dice), ago: dice.from(0, 1) }),
    () => ({
      do: 'sanctionCard',
      by,
      key: fresh.key(),
      card,
      kind: dice.one(['SUSPENDED', 'SUSPENDED', 'REVOKED', 'REVOKED_FOR_GOOD'])!,
    }),
    () => ({ do: 'liftSuspension', by, key: fresh.key(), card }),
    () => ({ do: 'startRenewal', by, key: fresh.key(), as: fresh.name('a'), card }),
    () => ({
      do: 'renewCards',
      by: dice.happens(0.5) ? `${province}-0` : by,
      key: fresh.key(),
      lives: dice.some(Object.keys(model.lives), 2),
    }),
    () => ({
      do: 'announceExpiringCards',
      by,
      key: fresh.key(),
      month: plus(todayOf(model), dice.from(0, 400)).slice(0, 7),
    }),
    () => ({
      do: 'assignPanel',
      by,
      key: fresh.key(),
      as: fresh.name('x'),
      in: dice.from(-1, 300),
      cards: threeCards(model, dice),
    }),
    () => ({ do: 'cancelPanel', by, key: fresh.key(), panel: dice.one(Object.keys(model.panels)) ?? '' }),
    () => ({
      do: 'requestProvincialTraining',
      by,
      key: fresh.key(),
      city: dice.one(cities)!,
      category: dice.one(Category.options)!,
    }),
    () => ({
      ...{ do: 'decideProvincialTraining', by, key: fresh.key(), city: dice.one(cities)!, number: dice.from(1, 3) },
      decision: dice.one(['GRANT', 'REFUSE'])!,
    }),
    () => strayClass(dice, fresh),
  ];
  return dice.one(draws)?.();
}

function review(model: Model, dice: Dice, one: { by: string; key: string; life: string }): Step {
  const decision = dice.one(['APPROVE', 'APPROVE', 'RETURN', 'REJECT'] as const)!;
  const { agency, routing } = model.lives[one.life] ?? {};
  const office = dice.one([agency, routing?.review]);
  // Mostly of an office that it lies with, or there would only ever be refusals of one kind.
  const by = dice.happens(0.7) ? (dice.one(everybody.filter((who) => who.startsWith(`${office}-`))) ?? 'both') : one.by;
  return {
    do: 'reviewApplication',
    ...one,
    by,
    decision,
    returns: 'workplace',
    ...(dice.happens(0.2) && { wrong: true }),
  };
}

function classDraw(dice: Dice, on: { by: string; key: string; class: string }, places: number): Step {
  const stale = dice.happens(0.1) && { stale: dice.happens(0.5) };
  const step = dice.one([
    ...(['publishTrainingClass', 'closeRegistration', 'startTrainingClass', 'cancelTrainingClass'] as const),
    ...(['releaseTrainingClass', 'updateTrainingClass'] as const),
  ])!;
  if (step === 'releaseTrainingClass') return { do: step, ...on };
  if (step === 'updateTrainingClass')
    return { do: step, ...on, ...stale, places: Math.max(1, places + dice.from(-2, 2)) };
  return { do: step, ...on, ...stale };
}

function seatedIn(model: Model, name: string, or: string): string[] {
  const seated = model.classes[name]?.seated.map(({ life }) => life) ?? [];
  return seated.length > 0 ? seated : [or];
}

function twoCards(model: Model, dice: Dice): string[] {
  return dice.some(Object.values(model.cards), dice.from(1, 2)).map(({ life }) => life);
}

function threeCards(model: Model, dice: Dice): string[] {
  return dice.some(Object.values(model.cards), dice.one([2, 3, 3, 3, 4, 5])!).map(({ life }) => life);
}

/** A way that the notice does not give may be drafted all the same. */
function strayDraft(model: Model, dice: Dice, fresh: Fresh): Step {
  const trainingClass = dice.one(Object.keys(model.classes));
  const route = dice.one(['CITY', 'PROVINCE', undefined] as const);
  return {
    ...{ do: 'draft', as: fresh.name('a'), by: dice.one(applicants)!, category: dice.one(Category.options)! },
    ...{ agency: dice.one(agencies)!.id, fit: true, scans: true },
    ...(route && { route }),
    ...(trainingClass !== undefined && { trainingClass }),
  };
}

function strayClass(dice: Dice, fresh: Fresh): Step {
  const organiser = dice.one([...cities, province])!;
  const category = dice.one(
    dice.happens(0.5) ? Category.options : Category.options.filter((each) => ofCities.includes(each)),
  )!;
  return {
    ...{
      do: 'createTrainingClass',
      as: fresh.name('c'),
      by: dice.one(everybody)!,
      key: fresh.key(),
      organiser,
      category,
    },
    ...{ places: dice.from(1, 3), quotas: {}, line: false, resit: false, leastDays: 0 },
    ...{ opens: dice.from(0, 3), open: dice.from(1, 10), pause: 0 },
  };
}
