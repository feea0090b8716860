import * as z from 'zod';
import { announced, beyondProblem, expiryPlace, mostAnnounced, readMonth } from '#domain/card/card-expiry';
import type { Actor } from '#operations/actor';
import { type Call, type Decision, defineMutation, type GrantedCall } from '#operations/mutation';
import { refused } from '#operations/refusal';
import { type CardRow, cardRef, openCard } from '#store/cards';
import type { Write } from '#store/commit';
import { type ListAnswer, type ListRequest, list } from '#store/list';
import type { Store } from '#store/store';
import { listKey } from '#store/table';
import { changedCardRows } from './card-change.ts';

export const AnnounceExpiringCardsInput = z.object({
  month: z.string(),
  /** Where the call before left off. */
  beyond: z.optional(z.string()),
});
export type AnnounceExpiringCardsInput = z.infer<typeof AnnounceExpiringCardsInput>;

export const AnnounceExpiringCardsAnswer = z.object({
  month: z.string(),
  /** Cards whose holders are told by this call. */
  announced: z.number(),
  /** Where the next call goes on; absent at the end of the month. */
  beyond: z.optional(z.string()),
});
export type AnnounceExpiringCardsAnswer = z.infer<typeof AnnounceExpiringCardsAnswer>;

type Announcing = Call<AnnounceExpiringCardsInput>;

/**
 * One event for each card that ends in a month, which the stream turns into a message for its holder. Up to 30 cards a
 * call; called again from `beyond` on, or from the beginning: no card has it twice for the same last day.
 */
export const announceExpiringCards = defineMutation<AnnounceExpiringCardsInput, AnnounceExpiringCardsAnswer, object>({
  name: 'announceExpiringCards',
  input: AnnounceExpiringCardsInput,
  answer: AnnounceExpiringCardsAnswer,
  reads: () => [],
  alsoReads: async ({ deps, input }) => {
    const month = readMonth(input.month, 'month');
    if (!month.ok || beyondProblem(input.beyond)) return [];
    const beyond = input.beyond ? { beyond: input.beyond } : {};
    const from = { gsi1: listKey.cardsExpiringIn(month.value), ...beyond };
    return (await placesIn(deps.store, from)).map(({ pk }) => cardRef(pk.slice('CARD#'.length)));
  },
  subject: async () => ({}),
  target: () => ({}),
  decide,
});

/** One Query, or more where a page is cut: only a whole one says whether the month goes on. */
async function placesIn(store: Store, from: ListRequest['from']): Promise<ListAnswer['entries']> {
  const entries: ListAnswer['entries'] = [];
  let after: string | undefined;
  do {
    const page = await list(store, { from, first: mostAnnounced - entries.length, ...(after && { after }) });
    entries.push(...(page?.entries ?? []));
    after = page?.next;
  } while (after !== undefined && entries.length < mostAnnounced);
  return entries;
}

/** Who calls where nobody does: the clock, for the province. No token can carry this subject. */
export const scheduled: Actor = { kind: 'person', subject: ' scheduled', roles: [{ role: 'province' }] };

async function decide(call: GrantedCall<AnnounceExpiringCardsInput>): Promise<Decision<AnnounceExpiringCardsAnswer>> {
  const month = readMonth(call.input.month, 'month');
  if (!month.ok) return refused('VALIDATION', ...month.problems);
  const nowhere = beyondProblem(call.input.beyond);
  if (nowhere) return refused('VALIDATION', nowhere);
  const rows = cardsRead(call);
  const writes: Write[] = [];
  for (const row of rows) {
    const opened = await openCard(call.deps.seal, row);
    const card = announced(opened.card, month.value);
    if (!card) continue;
    const change = { action: 'announceExpiringCards', card, changed: ['expiryAnnounced'] };
    writes.push(...changedCardRows(call, opened, change));
  }
  const last = rows.length === mostAnnounced ? rows.at(-1) : undefined;
  const answer = { month: month.value, announced: writes.length / 2, ...(last && { beyond: expiryPlace(last) }) };
  return { ok: true, writes, answer };
}

/** In the order of the list; a page that was read again may have brought others, whose turn comes later. */
function cardsRead({ snapshot }: Announcing): CardRow[] {
  const numbers = snapshot.seen().flatMap(({ ref }) => (ref.sk === 'CARD' ? [ref.pk.slice('CARD#'.length)] : []));
  return numbers
    .flatMap((number) => snapshot.find(cardRef(number)) ?? [])
    .sort((a, b) => (expiryPlace(a) < expiryPlace(b) ? -1 : 1))
    .slice(0, mostAnnounced);
}
