import * as z from 'zod';
import { lastDayOf, livePlace, newestRules, prefilled, renewalProblem } from '#domain/card/renewal';
import { shanghaiDay } from '#domain/day';
import { evaluate } from '#domain/eligibility/evaluate';
import type { Problem } from '#domain/problem';
import { ApplicationAnswer } from '#operations/answers';
import { viewOf } from '#operations/application/view';
import { createDraft } from '#operations/chat/create-draft';
import { type Call, type Decision, defineMutation, type GrantedCall } from '#operations/mutation';
import { personRef as refOf } from '#operations/person';
import { notFound, refused } from '#operations/refusal';
import { applicationRef, openApplication } from '#store/applications';
import type { OpenCard } from '#store/cards';
import { personAttribute, personRef, personValue } from '#store/people';
import type { Ref } from '#store/read';
import { cardOf, cardRefs } from './card-subject.ts';

export const StartRenewalInput = z.object({ number: z.string() });
export type StartRenewalInput = z.infer<typeof StartRenewalInput>;

/**
 * 复核: a draft for the same card, with the answers of the application that the card stands on, under the newest version of
 * its rules. Scans are asked for again, and the same offices review it.
 */
export const startRenewal = defineMutation<StartRenewalInput, ApplicationAnswer, OpenCard>({
  name: 'startRenewal',
  input: StartRenewalInput,
  answer: ApplicationAnswer,
  reads: (_, { number }) => cardRefs(number),
  alsoReads: async (call) => {
    const opened = await cardOf(call);
    return opened ? behind(opened) : [];
  },
  subject: cardOf,
  target: ({ deps, actor }, { card }) => ({
    own: actor.kind === 'person' && card.owner === refOf(deps.seal, actor.subject),
  }),
  decide,
});

/** The application that the card stands on, and the person's row. */
function behind({ card }: OpenCard): Ref[] {
  return [applicationRef(earlierId(card)), personRef(card.personHash)];
}

function earlierId({ periods, applicationId }: OpenCard['card']): string {
  return periods.at(-1)?.applicationId ?? applicationId;
}

async function decide(call: GrantedCall<StartRenewalInput>, opened: OpenCard): Promise<Decision<ApplicationAnswer>> {
  const { deps, actor, snapshot, now } = call;
  const { card } = opened;
  const today = shanghaiDay(now);
  const problem = renewalProblem(card, today, deps.practice.cards.renewal);
  if (problem) return refused('CONFLICT', problem);
  if (!behind(opened).every((ref) => snapshot.has(ref))) return 'READ_AGAIN';
  const row = snapshot.find(applicationRef(earlierId(card)));
  if (!row) return notFound;
  const { application: earlier } = await openApplication(deps.seal, earlierId(card), row);
  const ruleSet = newestRules(deps.ruleSets, earlier);
  if (!ruleSet) return notFound;
  const more = {
    ...{ kind: 'RENEWAL' as const, renews: card.number, renewsAfter: lastDayOf(card) },
    ...(earlier.agency && { agency: earlier.agency }),
    ...(earlier.route && { route: earlier.route }),
  };
  const under = underWay(call, opened, livePlace({ ...earlier, ...more }));
  if (under) return refused('CONFLICT', under);
  const facts = prefilled(earlier.facts, ruleSet);
  const { category, consent } = earlier;
  const content = { category, consent, facts, ruleSetId: ruleSet.id, evaluation: evaluate(ruleSet, facts) };
  const draft = await createDraft(deps, { actor, content, now, action: 'startRenewal', more });
  return { ok: true, writes: draft.writes, answer: { application: viewOf(deps, draft.application, { actor, now }) } };
}

function underWay({ snapshot }: Call<unknown>, { card }: OpenCard, place: string): Problem | undefined {
  const row = snapshot.find(personRef(card.personHash));
  if (personValue(row, personAttribute.live(card.category, place)) === undefined) return undefined;
  const message = '这张证卡已有一份复核申报正在办理。';
  return { code: 'RENEWAL_UNDER_WAY', path: 'number', clause: '附件3', message };
}
