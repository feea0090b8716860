import { Category } from '#domain/category';
import { cities, everybody, postsOf, province, staffAt } from './cast.ts';
import type { Dice } from './dice.ts';
import { type Card, type Model, personOf, plus, todayOf } from './model.ts';
import { type Fresh, other, type Proposal } from './propose.ts';
import { closesAfter, isRevoked, isSuspended, lastDayOf, opensBefore } from './rules/renewal.ts';
import { isGranted, ofCities } from './rules/routing.ts';
import type { Step } from './step.ts';

/** What could come next of one card. */
export function proposedOf(model: Model, card: Card, dice: Dice, fresh: Fresh): Proposal[] {
  const today = todayOf(model);
  const cards = [card.life];
  const maker = dice.one(staffAt(card.maker)) ?? '';
  const judge = other(staffAt(province), card.owner, dice);
  const key = fresh.key();
  const proposals: Proposal[] = [];
  const suspended = card.sanctions.some(({ kind, until }) => kind === 'SUSPENDED' && today <= until);
  if (suspended) proposals.push([2, { do: 'liftSuspension', by: judge, key, card: card.life }]);
  if (isRevoked(card)) return proposals;
  if (card.producedOn === undefined) proposals.push([4, { do: 'produceCards', by: maker, key, cards }]);
  else if (!card.handedOut && !isSuspended(card, today)) {
    proposals.push([4, { do: 'handOutCards', by: maker, key, cards, ago: 0 }]);
  }
  const last = lastDayOf(card);
  if (!suspended && plus(last, -opensBefore) <= today && today <= plus(last, closesAfter)) {
    const live = personOf(model, card.identity).live[`${card.category} ${card.number} ${last}`];
    const drafts = Object.values(model.lives).filter(
      ({ status, renews }) => status === 'DRAFT' && renews?.card === card.number && renews.after === last,
    );
    const step: Step = { do: 'startRenewal', by: card.owner, key, as: fresh.name('a'), card: card.life };
    if (live === undefined && drafts.length === 0) proposals.push([3, step]);
  }
  const sanction = { do: 'sanctionCard' as const, by: judge, key, card: card.life };
  const until = dice.from(5, 40);
  // The more there is to lose.
  const sent = card.assignments.some(({ on, cancelled }) => !cancelled && today <= on) ? 10 : 1;
  const passed = Object.values(model.lives).some(
    ({ status, identity, place }) =>
      status === 'PASSED' &&
      identity === card.identity &&
      model.classes[place?.trainingClass ?? '']?.list !== undefined,
  );
  if (!suspended) proposals.push([0.06 * sent, { ...sanction, kind: 'SUSPENDED', from: dice.from(0, 5), until }]);
  proposals.push([0.01 * sent, { ...sanction, kind: 'REVOKED' }]);
  proposals.push([0.02 * sent * (passed ? 60 : 1), { ...sanction, kind: 'REVOKED_FOR_GOOD' }]);
  return proposals;
}

const assess: readonly string[] = ['ASSESSOR', 'NEW_OCCUPATION_ASSESSOR', 'SENIOR_ASSESSOR'];

/** What offices do beside: panels, cities' requests, and telling whose card ends. */
export function proposedBeside(model: Model, dice: Dice, fresh: Fresh): Proposal[] {
  const today = todayOf(model);
  const key = fresh.key();
  const able = Object.values(model.cards).filter(({ category }) => assess.includes(category) || dice.happens(0.05));
  const good = able.filter((card) => lastDayOf(card) > plus(today, 20) && !isRevoked(card));
  const byPerson = new Map(good.map((card) => [card.identity, card.life]));
  const cards = dice.some([...byPerson.values()], 3);
  const senders = everybody.filter((who) =>
    postsOf(who).some(({ role }) => role !== 'applicant' && role !== 'auditor'),
  );
  const by = dice.one(senders)!;
  const proposals: Proposal[] = [
    [
      0.1,
      {
        do: 'announceExpiringCards',
        by: dice.one(staffAt(province))!,
        key,
        month: plus(today, dice.from(0, 60)).slice(0, 7),
      },
    ],
  ];
  if (cards.length === 3) {
    proposals.push([0.3, { do: 'assignPanel', by, key, as: fresh.name('x'), in: dice.from(0, 20), cards }]);
  }
  const panel = dice.one(Object.values(model.panels).filter(({ on, cancelled }) => !cancelled && today < on));
  if (panel) proposals.push([0.1, { do: 'cancelPanel', by: dice.one(staffAt(panel.office))!, key, panel: panel.name }]);
  const city = dice.one(cities)!;
  const category = dice.one(Category.options.filter((each) => ofCities.includes(each)))!;
  const asked = isGranted(model, city, { year: today.slice(0, 4), category });
  proposals.push([
    asked ? 0.02 : 1.5,
    { do: 'requestProvincialTraining', by: dice.one(staffAt(city))!, key, city, category },
  ]);
  const requests = model.requests[`${city}-${today.slice(0, 4)}`] ?? [];
  const open = requests.findIndex(({ status }) => status === 'REQUESTED');
  if (open >= 0) {
    const decision = dice.happens(0.8) ? 'GRANT' : 'REFUSE';
    const judge = other(staffAt(province), requests[open]!.by, dice);
    proposals.push([2, { do: 'decideProvincialTraining', by: judge, key, city, number: open + 1, decision }]);
  }
  return proposals;
}
