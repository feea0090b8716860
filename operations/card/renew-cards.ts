import * as z from 'zod';
import type { Application } from '#domain/application/application';
import { lastDayOf, mostRenewals, renewed, renewingProblems } from '#domain/card/renewal';
import { shanghaiDay } from '#domain/day';
import type { Problem } from '#domain/problem';
import { changedRows } from '#operations/application/application-change';
import { type Decision, defineMutation, type GrantedCall } from '#operations/mutation';
import { personRef } from '#operations/person';
import { type Refused, refused } from '#operations/refusal';
import { applicationRef, openApplication } from '#store/applications';
import { cardRef, cardWrite, openCard } from '#store/cards';
import type { Write } from '#store/commit';
import { holderOf } from './card-holder.ts';

export const RenewCardsInput = z.object({ applicationIds: z.array(z.string()) });
export type RenewCardsInput = z.infer<typeof RenewCardsInput>;

export const RenewCardsAnswer = z.object({
  renewed: z.array(z.object({ applicationId: z.string(), number: z.string(), until: z.string() })),
});
export type RenewCardsAnswer = z.infer<typeof RenewCardsAnswer>;
type Renewed = RenewCardsAnswer['renewed'][number];

/**
 * The province extends the same numbers by a new period (复核换证), up to 20 at once, all of them or, with everything that
 * stands in the way, none. As with a new number the event stands on the chain of the application.
 */
export const renewCards = defineMutation<RenewCardsInput, RenewCardsAnswer, object>({
  name: 'renewCards',
  input: RenewCardsInput,
  answer: RenewCardsAnswer,
  reads: (_, { applicationIds }) => applicationIds.slice(0, mostRenewals).map(applicationRef),
  alsoReads: ({ input, snapshot }) =>
    input.applicationIds.slice(0, mostRenewals).flatMap((id) => {
      const number = snapshot.find(applicationRef(id))?.renews;
      return number === undefined ? [] : [cardRef(number)];
    }),
  subject: async () => ({}),
  target: () => ({}),
  decide,
});

async function decide(call: GrantedCall<RenewCardsInput>): Promise<Decision<RenewCardsAnswer>> {
  const { input } = call;
  const wrong = howMany(input.applicationIds);
  if (wrong) return wrong;
  const problems: Problem[] = [];
  const writes: Write[] = [];
  const answer: Renewed[] = [];
  for (const [at, id] of input.applicationIds.entries()) {
    const one = await renewOne(call, id);
    if (one === 'READ_AGAIN') return one;
    if ('problems' in one) {
      problems.push(...one.problems.map((problem) => ({ ...problem, path: `applicationIds.${at}` })));
    } else {
      writes.push(...one.writes);
      answer.push(one.renewed);
    }
  }
  const [first, ...others] = problems;
  if (!first) return { ok: true, writes, answer: { renewed: answer } };
  const absent = problems.every(({ code }) => code === 'NOT_FOUND');
  return refused(absent ? 'NOT_FOUND' : 'CONFLICT', first, ...others);
}

async function renewOne(
  call: GrantedCall<RenewCardsInput>,
  id: string,
): Promise<{ problems: Problem[] } | { writes: Write[]; renewed: Renewed } | 'READ_AGAIN'> {
  const { deps, actor, snapshot, now } = call;
  const row = snapshot.find(applicationRef(id));
  if (!row) return { problems: [{ code: 'NOT_FOUND', message: '没有这份复核申报。' }] };
  const opened = await openApplication(deps.seal, id, row);
  const { application } = opened;
  if (actor.kind === 'person' && application.owner === personRef(deps.seal, actor.subject)) {
    return { problems: [{ code: 'OWN_APPLICATION', message: '不能办理您本人的复核，请由其他人办理。' }] };
  }
  const ref = application.renews === undefined ? undefined : cardRef(application.renews);
  if (ref && !snapshot.has(ref)) return 'READ_AGAIN';
  const cardRow = ref && snapshot.find(ref);
  const card = cardRow && (await openCard(deps.seal, cardRow));
  const today = shanghaiDay(now);
  const { renewal, years } = deps.practice.cards;
  const problems = renewingProblems(application, card?.card, { today, needsTraining: renewal.needsTraining });
  if (problems.length > 0 || !card) return { problems };
  const next = renewed(card.card, application, { today, years });
  const at = now.toISOString();
  const after: Application = { ...application, status: 'CERTIFIED', cardNumber: next.number, updatedAt: at };
  const change = { action: 'renewCards', application: after, changed: ['status', 'cardNumber'] };
  return {
    writes: [
      cardWrite({ ...card, card: next, holder: { ...card.holder, ...holderOf(application, now) } }),
      ...changedRows(call, opened, change).writes,
    ],
    renewed: { applicationId: id, number: next.number, until: lastDayOf(next) },
  };
}

function howMany(ids: readonly string[]): Refused | undefined {
  const path = 'applicationIds';
  if (ids.length === 0 || ids.length > mostRenewals) {
    return refused('VALIDATION', { code: 'HOW_MANY', path, message: `一次办理1至${mostRenewals}份复核。` });
  }
  const twice = ids.findIndex((id, at) => ids.indexOf(id) < at);
  if (twice < 0) return undefined;
  return refused('VALIDATION', { code: 'TWICE', path: `${path}.${twice}`, message: '同一份申报填了两次。' });
}
