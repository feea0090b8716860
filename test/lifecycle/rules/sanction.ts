import { liftSuspension } from '#operations/card/lift-suspension';
import { sanctionCard } from '#operations/card/sanction-card';
import { deed } from '#test/lifecycle/deed';
import { type Card, type Life, type Model, personOf, plus, todayOf } from '#test/lifecycle/model';
import { endLive, freePerson, moveUp, unseat } from '#test/lifecycle/seats';
import type { SanctionStep, StepOf } from '#test/lifecycle/step';
import { barrier, refused, unless } from '#test/lifecycle/verdict';
import { cardOf, isRevoked } from './renewal.ts';

const forEver = '9999-12-31';
const grounds = {
  SUSPENDED: 'UNDER_INVESTIGATION',
  REVOKED: 'OWN_WISH',
  REVOKED_FOR_GOOD: 'DUTY_GRAVELY_NOT_PERFORMED',
} as const;

/** 三(三): for good for all that assess, or for those who supervise. */
const family = (category: string) =>
  category === 'QUALITY_SUPERVISOR'
    ? ['QUALITY_SUPERVISOR']
    : ['ASSESSOR', 'SENIOR_ASSESSOR', 'SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR'];

function daysOf(step: SanctionStep, model: Model): { from: string; until: string } {
  const today = todayOf(model);
  if (step.kind !== 'SUSPENDED') return { from: today, until: forEver };
  const from = plus(today, step.from ?? 0);
  return { from, until: step.until === undefined ? forEver : plus(today, step.until) };
}

export const sanction = (step: SanctionStep) =>
  deed({
    ...{ operation: sanctionCard, by: step.by, key: step.key },
    asks: (model) => {
      const card = cardOf(model, step.card);
      if (!card) return undefined;
      const { kind } = step;
      const { from, until } = daysOf(step, model);
      const days = { from, ...(until !== forEver && { until }) };
      return { number: card.number, kind, ground: grounds[kind], words: '已核实', ...days };
    },
    judge: (model) => {
      const barred = barrier(step.by, 'sanctionCard');
      if (barred) return refused(barred);
      const card = cardOf(model, step.card)!;
      const days = daysOf(step, model);
      const gone = card.sanctions.some(
        ({ kind }) => kind === 'REVOKED_FOR_GOOD' || (kind === 'REVOKED' && step.kind !== 'REVOKED_FOR_GOOD'),
      );
      const overlaps = card.sanctions.some(
        ({ kind, from, until }) => kind === 'SUSPENDED' && from <= until && from <= days.until && days.from <= until,
      );
      if (card.owner === step.by || gone || (step.kind === 'SUSPENDED' && overlaps)) return refused('CONFLICT');
      return unless(days.until < days.from ? ['VALIDATION'] : [], () => {
        reach(model, card, { kind: step.kind, ...days });
        return card.number;
      });
    },
    shows: ({ card }) => card.number,
  });

/** In one commit: the card, with 永久取消 the person's others, their assignments, what is under way and what may come. */
function reach(model: Model, card: Card, sanction: Card['sanctions'][number]): void {
  const person = personOf(model, card.identity);
  const banned = sanction.kind === 'REVOKED_FOR_GOOD' ? family(card.category) : [];
  const others = Object.values(model.cards).filter(
    (each) =>
      each !== card &&
      each.identity === card.identity &&
      banned.includes(each.category) &&
      !each.sanctions.some(({ kind }) => kind === 'REVOKED_FOR_GOOD'),
  );
  for (const each of [card, ...others]) sanctioned(model, each, sanction);
  for (const category of banned) if (!person.bans.includes(category)) person.bans.push(category);
  if (sanction.kind === 'SUSPENDED') return;
  for (const name of new Set(Object.values(person.live))) {
    const life = model.lives[name]!;
    const reached = banned.includes(life.category) || life.renews?.card === card.number;
    if (reached && isUnderWay(life)) end(model, life);
  }
}

function sanctioned(model: Model, card: Card, sanction: Card['sanctions'][number]): void {
  card.sanctions.push({ ...sanction });
  for (const each of card.assignments) {
    if (each.on < sanction.from || each.on > sanction.until || each.cancelled) continue;
    each.cancelled = true;
    model.panels[each.panel]!.off.push(card.number);
  }
}

const underWay = ['AGENCY_REVIEW', 'CENTRE_REVIEW', 'RETURNED', 'QUALIFIED', 'ENROLLED', 'PASSED'];

function isUnderWay({ status, appeal }: Life): boolean {
  return underWay.includes(status) || (status === 'REJECTED' && appeal === 'OPEN');
}

function end(model: Model, life: Life): void {
  const trainingClass = model.classes[life.place?.trainingClass ?? ''];
  if (life.status === 'ENROLLED' || life.status === 'QUALIFIED') unseat(model, life);
  else freePerson(model, life);
  endLive(model, life);
  if (life.appeal === 'OPEN') life.appeal = 'UPHELD';
  else life.rejection = { stage: 'CENTRE_REVIEW', until: plus(todayOf(model), -1) };
  life.status = 'REJECTED';
  life.version += 1;
  if (trainingClass) moveUp(model, trainingClass);
}

/** Good again from today on; nobody lifts what holds back their own card. */
export const lift = (step: StepOf<'liftSuspension'>) =>
  deed({
    ...{ operation: liftSuspension, by: step.by, key: step.key },
    asks: (model) => {
      const card = cardOf(model, step.card);
      return card && { number: card.number, words: '核实无误' };
    },
    judge: (model) => {
      const barred = barrier(step.by, 'liftSuspension');
      if (barred) return refused(barred);
      const card = cardOf(model, step.card)!;
      const today = todayOf(model);
      const open = card.sanctions.find(({ kind, until }) => kind === 'SUSPENDED' && today <= until);
      if (card.owner === step.by || !open) return refused('CONFLICT');
      return unless([], () => {
        open.until = plus(today, -1);
        return { number: card.number, revoked: isRevoked(card) };
      });
    },
    shows: ({ card }) => ({ number: card.number, revoked: card.standing.startsWith('REVOKED') }),
  });
