import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { renewCards } from '#operations/card/renew-cards';
import { startRenewal } from '#operations/card/start-renewal';
import { applicationRef } from '#store/applications';
import { deed, type Stage } from '#test/lifecycle/deed';
import { type Card, type Life, type Model, personOf, plus, todayOf, yearFrom } from '#test/lifecycle/model';
import type { StepOf } from '#test/lifecycle/step';
import { barrier, done, refused, shownIn, unless } from '#test/lifecycle/verdict';
import { png } from '#test/operations/files';
import { tableName } from '#test/operations/world';

/** Days before and after the last day of a card within which 复核 may be applied for. */
export const opensBefore = 90;
export const closesAfter = 365;

export function lastDayOf({ periods }: Card): string {
  return periods.at(-1)!.until;
}

export function isRevoked({ sanctions }: Card): boolean {
  return sanctions.some(({ kind }) => kind !== 'SUSPENDED');
}

export function isSuspended({ sanctions }: Card, day: string): boolean {
  return sanctions.some(({ kind, from, until }) => kind === 'SUSPENDED' && from <= day && day <= until);
}

export function extensionBarred(card: Card, today: string): boolean {
  return isRevoked(card) || isSuspended(card, today);
}

/** The card that somebody got by this life. */
export function cardOf(model: Model, life: string): Card | undefined {
  return model.cards[model.lives[life]?.card ?? ''];
}

export const start = (step: StepOf<'startRenewal'>) =>
  deed({
    ...{ operation: startRenewal, by: step.by, key: step.key },
    asks: (model) => {
      const card = cardOf(model, step.card);
      return card && !model.lives[step.as] ? { number: card.number } : undefined;
    },
    judge: (model) => {
      const card = cardOf(model, step.card)!;
      const barred = barrier(step.by, 'startRenewal', { owner: card.owner });
      if (barred) return refused(barred);
      const today = todayOf(model);
      const after = lastDayOf(card);
      const outside = today < plus(after, -opensBefore) || today > plus(after, closesAfter);
      const underWay = personOf(model, card.identity).live[`${card.category} ${card.number} ${after}`];
      if (extensionBarred(card, today) || outside || underWay !== undefined) return refused('CONFLICT');
      model.lives[step.as] = renewalOf(step, card, model.lives[card.life]!);
      return done({ status: 'DRAFT', version: 1 });
    },
    shows: ({ application }) => shownIn(application),
    learn: async (model, { application }, stage) => {
      const kinds = application.requiredDocuments.map(({ kind }) => kind);
      model.lives[step.as]!.id = application.id;
      await scanned(stage, application.id, kinds);
    },
  });

function renewalOf(step: StepOf<'startRenewal'>, card: Card, earlier: Life): Life {
  const { category, agency, route, hr, identity } = earlier;
  return {
    ...{ name: step.as, id: '', owner: step.by, identity, category, status: 'DRAFT', version: 1 },
    ...(agency !== undefined && { agency }),
    ...(route !== undefined && { route }),
    ...{ hr, fit: true, scans: true, deciders: { AGENCY_REVIEW: [], CENTRE_REVIEW: [] } },
    renews: { card: card.number, after: lastDayOf(card) },
  };
}

/** Scans that lie there confirmed, as if each had been uploaded: tried by themselves, and eight operations a renewal. */
async function scanned({ world }: Stage, id: string, kinds: readonly string[]): Promise<void> {
  const { pk, sk } = applicationRef(id);
  const request = {
    TableName: tableName,
    Key: marshall({ pk, sk }),
    UpdateExpression: 'SET documents = :documents',
    ExpressionAttributeValues: marshall({ ':documents': scansOf(kinds, world.clock.now) }),
  };
  await world.client.send(new UpdateItemCommand(request));
}

export function scansOf(kinds: readonly string[], now: Date) {
  const { size, sha256 } = png();
  return kinds.map((kind) => ({
    ...{ id: `scan-${kind}`, kind, status: 'CONFIRMED' as const, contentType: 'image/png' as const, size, sha256 },
    ...{ requestedAt: now.toISOString(), confirmedAt: now.toISOString() },
  }));
}

/** All of them, or none. */
export const renew = (step: StepOf<'renewCards'>) =>
  deed({
    ...{ operation: renewCards, by: step.by, key: step.key, about: step.lives },
    asks: (model) => {
      const lives = step.lives.map((name) => model.lives[name]);
      return lives.length > 0 && lives.every((life) => life !== undefined)
        ? { applicationIds: lives.map(({ id }) => id) }
        : undefined;
    },
    judge: (model) => {
      const barred = barrier(step.by, 'renewCards');
      if (barred) return refused(barred);
      const lives = step.lives.map((name) => model.lives[name]!);
      const today = todayOf(model);
      const wrong = lives.some((life) => {
        const card = model.cards[life.renews?.card ?? ''];
        if (!card || life.owner === step.by || (life.status !== 'QUALIFIED' && life.status !== 'PASSED')) return true;
        return (
          life.place?.state === 'WAITING' || life.renews?.after !== lastDayOf(card) || extensionBarred(card, today)
        );
      });
      return unless(wrong ? ['CONFLICT'] : [], () => lives.map((life) => extended(model, life)));
    },
    shows: ({ renewed }) => renewed.map(({ number, until }) => ({ number, until })),
  });

function extended(model: Model, life: Life): { number: string; until: string } {
  const card = model.cards[life.renews!.card]!;
  const next = plus(lastDayOf(card), 1);
  const from = next > todayOf(model) ? next : todayOf(model);
  card.periods.push({ from, until: yearFrom(from) });
  card.life = life.name;
  card.handedOut = false;
  delete card.producedOn;
  delete card.announced;
  life.status = 'CERTIFIED';
  life.card = card.number;
  life.version += 1;
  return { number: card.number, until: lastDayOf(card) };
}
