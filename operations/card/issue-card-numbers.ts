import * as z from 'zod';
import type { Application } from '#domain/application/application';
import { cardKindOf } from '#domain/card/card';
import { type Issued, issueChunk, issuedCard, mostInChunk, numberingProblem } from '#domain/card/card-issue';
import { registerName } from '#domain/card/card-number';
import { shanghaiDay } from '#domain/day';
import type { Problem } from '#domain/problem';
import { changedRows } from '#operations/application/application-change';
import { type Call, type Decision, defineMutation, type GrantedCall, type Subject } from '#operations/mutation';
import { eventActor, personRef } from '#operations/person';
import { refused } from '#operations/refusal';
import { applicationRef, type OpenApplication, openApplication } from '#store/applications';
import { cardRef, cardWrite, newCardKey } from '#store/cards';
import type { Write } from '#store/commit';
import { chained, emptyChain } from '#store/events';
import { numberingRef, numberingWrite, type PassListRow, passListRef } from '#store/pass-lists';
import { registerRef, registerWrite } from '#store/series';
import { holderOf } from './card-holder.ts';

export const IssueCardNumbersInput = z.object({ passListId: z.string() });
export type IssueCardNumbersInput = z.infer<typeof IssueCardNumbersInput>;

/** How far the list has come, and what this call did of it. Without personal data. */
export const IssueCardNumbersAnswer = z.object({
  passListId: z.string(),
  numbers: z.array(z.object({ applicationId: z.string(), number: z.string() })),
  skipped: z.array(z.object({ applicationId: z.string(), code: z.string() })),
  done: z.number(),
  total: z.number(),
  left: z.number(),
});
export type IssueCardNumbersAnswer = z.infer<typeof IssueCardNumbersAnswer>;

type IssueCall = Call<IssueCardNumbersInput>;

interface List extends Subject {
  list: PassListRow;
}

/**
 * 一(七): the province alone generates numbers. One call settles at most 30 entries of a signed list, the first that
 * nobody has settled, in one transaction; called again it goes on. All numbers of a kind and year are counted in one row,
 * so many may meet there: a call ends done or BUSY, and no number is lost or given twice.
 */
export const issueCardNumbers = defineMutation<IssueCardNumbersInput, IssueCardNumbersAnswer, List>({
  name: 'issueCardNumbers',
  input: IssueCardNumbersInput,
  answer: IssueCardNumbersAnswer,
  reads: (_, { passListId }) => [passListRef(passListId), numberingRef(passListId)],
  alsoReads: (call) => [...nextIds(call).map(applicationRef), registerOf(call)].filter((ref) => ref !== undefined),
  subject: async ({ input, snapshot }) => {
    const list = snapshot.find(passListRef(input.passListId));
    return list && { list };
  },
  target: () => ({}),
  decide,
  patience: 18_000,
  inTurn: true,
});

async function decide(
  call: GrantedCall<IssueCardNumbersInput>,
  { list }: List,
): Promise<Decision<IssueCardNumbersAnswer>> {
  const { deps, snapshot, now } = call;
  const { done } = numberingOf(call);
  const nothingLeft = numberingProblem(list, done);
  if (nothingLeft) return refused('CONFLICT', nothingLeft);
  const ids = nextIds(call);
  const register = registerOf(call);
  // Others have settled entries meanwhile: now it is the turn of some that nobody has read.
  if (!register || !snapshot.has(register) || !ids.every((id) => snapshot.has(applicationRef(id)))) return 'READ_AGAIN';
  const opened = await openAll(call, ids);
  const own = ownProblem(call, opened);
  if (own) return refused('CONFLICT', own);
  const { kind, year } = kindAndYear(list, now);
  const entries = ids.map((applicationId) => ({ applicationId, application: opened.get(applicationId)?.application }));
  const last = snapshot.find(register)?.last ?? {};
  const issued = issueChunk({ entries, kind, year, last }, deps.practice.cards.numbering);
  if (!issued.ok) return refused('CONFLICT', ...issued.problems);
  const taken = issued.value.numbered.find(({ number }) => snapshot.isTaken(cardRef(number)));
  if (taken) return refused('CONFLICT', takenProblem(taken.number));
  const people = await Promise.all(issued.value.numbered.map((each) => rowsOf(call, each, opened)));
  const writes = [...people.flat(), ...listRows(call, list, issued.value)];
  const { numbered, skipped } = issued.value;
  const doneNow = done + numbered.length + skipped.length;
  const numbers = numbered.map(({ application, number }) => ({ applicationId: application.id, number }));
  const total = list.entries.length;
  const answer = { passListId: list.id, numbers, skipped, done: doneNow, total, left: total - doneNow };
  return { ok: true, writes, answer };
}

/** How far the list has come, with its event, and the last serials. */
function listRows(call: GrantedCall<IssueCardNumbersInput>, list: PassListRow, issued: Issued): Write[] {
  const { deps, actor, grant, now } = call;
  const { numbered, skipped, last } = issued;
  const { done, skipped: before, chain } = numberingOf(call);
  const doneNow = done + numbered.length + skipped.length;
  const { write: event, head } = chained(chain, {
    subject: passListRef(list.id).pk,
    action: 'issueCardNumbers',
    at: now.toISOString(),
    actor: eventActor(deps.seal, actor, grant),
    changed: ['numbering'],
    toStatus: doneNow === list.entries.length ? 'NUMBERED' : 'NUMBERING',
  });
  return [
    numberingWrite(list.id, { done: doneNow, skipped: [...before, ...skipped] }, head),
    event,
    ...(numbered.length > 0 ? [registerWrite(nameOf(call, list), last)] : []),
  ];
}

function numberingOf({ input, snapshot }: IssueCall) {
  return snapshot.find(numberingRef(input.passListId)) ?? { done: 0, skipped: [], chain: emptyChain };
}

/** The next entries in the order of the list. */
function nextIds(call: IssueCall): string[] {
  const entries = call.snapshot.find(passListRef(call.input.passListId))?.entries ?? [];
  const { done } = numberingOf(call);
  return entries.slice(done, done + mostInChunk).map(({ applicationId }) => applicationId);
}

function registerOf(call: IssueCall) {
  const list = call.snapshot.find(passListRef(call.input.passListId));
  return list && registerRef(nameOf(call, list));
}

function nameOf({ deps, now }: Pick<IssueCall, 'deps' | 'now'>, list: PassListRow): string {
  return registerName(deps.practice.cards.numbering, kindAndYear(list, now));
}

function kindAndYear({ category }: PassListRow, now: Date) {
  return { kind: cardKindOf(category), year: Number(shanghaiDay(now).slice(0, 4)) };
}

async function openAll({ deps, snapshot }: IssueCall, ids: readonly string[]): Promise<Map<string, OpenApplication>> {
  const opened = await Promise.all(
    ids.map(async (id) => {
      const row = snapshot.find(applicationRef(id));
      return row && openApplication(deps.seal, id, row);
    }),
  );
  return new Map(opened.flatMap((each) => (each ? [[each.application.id, each]] : [])));
}

/** Nobody decides on an application of their own: another of the province has to generate these numbers. */
function ownProblem({ deps, actor }: IssueCall, opened: ReadonlyMap<string, OpenApplication>): Problem | undefined {
  const self = actor.kind === 'person' ? personRef(deps.seal, actor.subject) : undefined;
  const isOwn = [...opened.values()].some(({ application }) => application.owner === self);
  if (!isOwn) return undefined;
  const message = '名单里有您本人的申报，请由省职鉴中心其他工作人员生成证卡号。';
  return { code: 'OWN_APPLICATION', path: 'passListId', message };
}

function takenProblem(number: string): Problem {
  const message = `证卡号${number}已经存在：编号规则改动后与旧号重复，请省职鉴中心调整编号规则。`;
  return { code: 'NUMBER_TAKEN', path: 'passListId', clause: '一(七)', message };
}

/** The card, and the application that it makes CERTIFIED. */
async function rowsOf(
  call: GrantedCall<IssueCardNumbersInput>,
  each: Issued['numbered'][number],
  opened: ReadonlyMap<string, OpenApplication>,
): Promise<Write[]> {
  const { deps, input, now } = call;
  const { application, number } = each;
  const at = now.toISOString();
  const of = { passListId: input.passListId, on: shanghaiDay(now), at, years: deps.practice.cards.years };
  const card = issuedCard(each, of);
  const before = opened.get(application.id);
  if (!card.ok || !before) throw new Error('an application on a signed list was never submitted');
  const key = await newCardKey(deps.seal, number);
  const after: Application = { ...application, status: 'CERTIFIED', cardNumber: number, updatedAt: at };
  const change = { action: 'issueCardNumbers', application: after, changed: ['status', 'cardNumber'] };
  return [
    cardWrite({ card: card.value, holder: holderOf(application, now), key, chain: emptyChain }),
    ...changedRows(call, before, change).writes,
  ];
}
