import { announceExpiringCards } from '#operations/card/announce-expiring-cards';
import { handOutCards } from '#operations/card/hand-out-cards';
import { issueCardNumbers } from '#operations/card/issue-card-numbers';
import { produceCards } from '#operations/card/produce-cards';
import { postsOf } from '#test/lifecycle/cast';
import { deed } from '#test/lifecycle/deed';
import { type Card, type Life, type Model, plus, todayOf, yearFrom } from '#test/lifecycle/model';
import type { StepOf } from '#test/lifecycle/step';
import { barrier, refused, unless, type Verdict } from '#test/lifecycle/verdict';
import type { Kinds } from './application.ts';
import { cardOf, isRevoked, isSuspended, lastDayOf } from './renewal.ts';

const letters: Record<string, string> = {
  ASSESSOR: 'K',
  NEW_OCCUPATION_ASSESSOR: 'K',
  SENIOR_ASSESSOR: 'G',
  SPECIAL_ABILITY_ASSESSOR: 'Z',
  QUALITY_SUPERVISOR: 'D',
};
const mostAtOnce = 30;

/** 一(七): the province alone; each number the next one of its series, and none for who is not PASSED any more. */
export const issue = (step: StepOf<'issueCardNumbers'>) =>
  deed({
    ...{ operation: issueCardNumbers, by: step.by, key: step.key },
    asks: (model) => {
      const trainingClass = model.classes[step.class];
      return trainingClass && { passListId: trainingClass.id };
    },
    judge: (model) => {
      const barred = barrier(step.by, 'issueCardNumbers');
      if (barred) return refused(barred);
      const { list } = model.classes[step.class]!;
      if (!list) return refused('NOT_FOUND');
      const next = list.entries.slice(list.done, list.done + mostAtOnce).map((name) => model.lives[name]!);
      if (next.length === 0 || next.some(({ owner }) => owner === step.by)) return refused('CONFLICT');
      return unless([], () => {
        list.done += next.length;
        const due = next.filter(({ status, renews }) => status === 'PASSED' && !renews);
        const skipped = next.filter((life) => !due.includes(life)).map(({ id }) => id);
        return { numbers: due.map((life) => numbered(model, life)), skipped };
      });
    },
    shows: ({ numbers, skipped }) => ({
      numbers: numbers.map(({ number }) => number),
      skipped: skipped.map(({ applicationId }) => applicationId),
    }),
  });

function numbered(model: Model, life: Life): string {
  const today = todayOf(model);
  const series = `${letters[life.category]}51${life.routing!.review.slice(2, 4)}${today.slice(0, 4)}`;
  model.series[series] = (model.series[series] ?? 0) + 1;
  const number = series + String(model.series[series]).padStart(5, '0');
  const { owner, identity, category, name } = life;
  model.cards[number] = {
    ...{ number, owner, identity, category, maker: life.routing!.maker, life: name, handedOut: false },
    ...{ periods: [{ from: today, until: yearFrom(today) }], sanctions: [], assignments: [] },
  };
  life.status = 'CERTIFIED';
  life.card = number;
  life.version += 1;
  return number;
}

/** Cards of these lives, for the centre that makes them: all of them, or none. */
function making(
  model: Model,
  { by, cards }: { by: string; cards: readonly string[] },
  on: { kinds: (card: Card) => Kinds; change: (card: Card) => void },
): Verdict {
  const barred = barrier(by, 'cardMaking');
  if (barred) return refused(barred);
  const all = cards.map((life) => cardOf(model, life)!);
  const kinds = all.flatMap((card): Kinds => {
    const theirs = postsOf(by).some(({ office }) => office === card.maker);
    return theirs ? on.kinds(card) : ['NOT_FOUND'];
  });
  return unless(kinds, () => {
    for (const card of all) on.change(card);
    return all.map(({ number }) => number);
  });
}

function numbersOf(model: Model, lives: readonly string[]): string[] | undefined {
  const numbers = lives.flatMap((life) => cardOf(model, life)?.number ?? []);
  return numbers.length > 0 && numbers.length === lives.length && new Set(numbers).size === numbers.length
    ? numbers
    : undefined;
}

const shownCards = ({ cards }: { cards: { number: string }[] }) => cards.map(({ number }) => number);

export const produce = (step: StepOf<'produceCards'>) =>
  deed({
    ...{ operation: produceCards, by: step.by, key: step.key },
    asks: (model) => {
      const numbers = numbersOf(model, step.cards);
      return numbers && { numbers };
    },
    judge: (model) =>
      making(model, step, {
        kinds: (card) => (card.producedOn !== undefined || isRevoked(card) ? ['CONFLICT'] : []),
        change: (card) => {
          card.producedOn = todayOf(model);
        },
      }),
    shows: shownCards,
  });

export const handOut = (step: StepOf<'handOutCards'>) =>
  deed({
    ...{ operation: handOutCards, by: step.by, key: step.key },
    asks: (model) => {
      const numbers = numbersOf(model, step.cards);
      return numbers && { numbers, on: plus(todayOf(model), -step.ago) };
    },
    judge: (model) => {
      const on = plus(todayOf(model), -step.ago);
      return making(model, step, {
        kinds: (card) => {
          const made = card.producedOn !== undefined && card.producedOn <= on && !card.handedOut;
          return made && !isRevoked(card) && !isSuspended(card, on) ? [] : ['CONFLICT'];
        },
        change: (card) => {
          card.handedOut = true;
        },
      });
    },
    shows: shownCards,
  });

/** Every holder whose card ends in a month is told so once. */
export const announce = (step: StepOf<'announceExpiringCards'>) =>
  deed({
    ...{ operation: announceExpiringCards, by: step.by, key: step.key },
    asks: () => ({ month: step.month }),
    judge: (model) => {
      const barred = barrier(step.by, 'announceExpiringCards');
      if (barred) return refused(barred);
      return unless([], () => {
        const ending = Object.values(model.cards)
          .filter((card) => lastDayOf(card).startsWith(step.month) && !isRevoked(card))
          .sort((a, b) => (`${lastDayOf(a)}${a.number}` < `${lastDayOf(b)}${b.number}` ? -1 : 1))
          .slice(0, mostAtOnce);
        const told = ending.filter((card) => card.announced !== lastDayOf(card));
        for (const card of told) card.announced = lastDayOf(card);
        return { announced: told.length };
      });
    },
    shows: ({ announced }) => ({ announced }),
  });
