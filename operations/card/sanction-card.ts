import * as z from 'zod';
import { Sanction } from '#domain/card/card';
import { findGround, type SanctionDecision, sanctioned, sanctionProblems } from '#domain/card/sanction';
import { Category } from '#domain/category';
import { shanghaiDay } from '#domain/day';
import { readDay } from '#domain/eligibility/typed-day';
import { type Problem, type Result, refuse } from '#domain/problem';
import { type Call, type Decision, defineMutation, type GrantedCall, type Round } from '#operations/mutation';
import { personRef } from '#operations/person';
import { refused } from '#operations/refusal';
import type { OpenCard } from '#store/cards';
import { mostRows, rowsTouched } from '#store/commit';
import { CardAnswer, cardOf, cardRefs, ownCard, wordsProblems } from './card-subject.ts';
import { cardView } from './card-view.ts';
import { reachOf } from './sanction-reach.ts';
import { sanctionWrites } from './sanction-writes.ts';

export const SanctionCardInput = z.object({
  number: z.string(),
  kind: Sanction.shape.kind,
  /** Code of the closed list. */
  ground: z.string(),
  /** Why, in the decision's own words: sealed. */
  words: z.string(),
  /** Days as they were typed; the first one is today if absent. */
  from: z.optional(z.string()),
  until: z.optional(z.string()),
  categories: z.optional(z.array(Category)),
});
export type SanctionCardInput = z.infer<typeof SanctionCardInput>;

const longestWords = 1000;

/** One round for each step of what is reached: the person, the applications, what hangs on those, who moves up. */
const round: Round<SanctionCardInput> = async (call) => {
  const card = await cardOf(call);
  const asked = decisionOf(call);
  return card && asked.ok ? (await reachOf(call, card, asked.value)).missing : [];
};

/**
 * 三(三): the province suspends a card, cancels it, or cancels it for good: then in one transaction all cards of the person
 * in those categories, every assignment from that day on, every application under way, and any application to come.
 */
export const sanctionCard = defineMutation<SanctionCardInput, CardAnswer, OpenCard>({
  name: 'sanctionCard',
  input: SanctionCardInput,
  answer: CardAnswer,
  reads: (_, { number }) => cardRefs(number),
  alsoReads: [round, round, round, round],
  subject: cardOf,
  target: () => ({}),
  decide,
});

async function decide(call: GrantedCall<SanctionCardInput>, opened: OpenCard): Promise<Decision<CardAnswer>> {
  const { deps, actor, input, snapshot, now } = call;
  const asked = decisionOf(call);
  if (!asked.ok) return refused('VALIDATION', ...asked.problems);
  const by = actor.kind === 'person' ? personRef(deps.seal, actor.subject) : '';
  if (opened.card.owner === by) return refused('CONFLICT', ownCard);
  const [first, ...others] = sanctionProblems(opened.card, asked.value, shanghaiDay(now));
  if (first) return refused(isStanding(first) ? 'CONFLICT' : 'VALIDATION', first, ...others);
  const reach = await reachOf(call, opened, asked.value);
  if (reach.missing.length > 0) return 'READ_AGAIN';
  const clause = findGround(asked.value.ground)?.clause ?? '三(三)';
  const decided = { decision: asked.value, clause, words: input.words.trim(), by };
  const writes = await sanctionWrites(call, reach, decided);
  if (writes === 'READ_AGAIN') return writes;
  if (rowsTouched(snapshot, writes) > mostRows) return refused('CONFLICT', tooMuch);
  const card = sanctioned(opened.card, asked.value, { at: now.toISOString(), by });
  return { ok: true, writes, answer: { card: cardView(deps, { ...card, version: card.version + 1 }, now) } };
}

/** Not what was asked, but how the card stands. */
function isStanding({ code }: Problem): boolean {
  return code === 'ALREADY_REVOKED' || code === 'ALREADY_SUSPENDED';
}

/** What was typed, read; everything wrong with it at once. */
function decisionOf({ input, now }: Call<SanctionCardInput>): Result<SanctionDecision> {
  const { kind, ground, categories } = input;
  const from = readDay(input.from ?? shanghaiDay(now), 'from');
  const until = input.until === undefined ? undefined : readDay(input.until, 'until');
  const problems = [
    ...wordsProblems(input.words, longestWords),
    ...(from.ok ? [] : from.problems),
    ...(until === undefined || until.ok ? [] : until.problems),
  ];
  const [first, ...others] = problems;
  if (first || !from.ok) return refuse(first ?? { code: 'NOT_A_DAY', path: 'from', message: '日期不对。' }, ...others);
  const days = { from: from.value, ...(until?.ok && { until: until.value }) };
  return { ok: true, value: { kind, ground, ...days, ...(categories && { categories: [...new Set(categories)] }) } };
}

const tooMuch: Problem = {
  code: 'TOO_MUCH_AT_ONCE',
  path: 'number',
  message: '这次处理涉及的申报、证卡和考评派遣太多，一次办不完；请先取消其考评派遣，再办理。',
};
