import * as z from 'zod';
import type { Card } from '#domain/card/card';
import { mostCards } from '#domain/card/card-making';
import { checkDigitFits, readCardNumber } from '#domain/card/card-number';
import type { Problem, Result } from '#domain/problem';
import type { Call, Decision, GrantedCall } from '#operations/mutation';
import { grantOf, type OperationName, officeOf, type Target } from '#operations/permission';
import { type Refused, refused } from '#operations/refusal';
import { type CardRow, cardRef, openCard } from '#store/cards';
import type { Write } from '#store/commit';
import type { Ref } from '#store/read';
import { type CardChange, changedCardRows } from './card-change.ts';
import { CardView, cardView } from './card-view.ts';

export const CardBatchAnswer = z.object({ cards: z.array(CardView) });
export type CardBatchAnswer = z.infer<typeof CardBatchAnswer>;

interface Numbers {
  numbers: readonly string[];
}

/** As many as one transaction takes; more are refused, and need not be read for that. */
export function batchRefs({ numbers }: Numbers): Ref<CardRow>[] {
  return numbers.slice(0, mostCards).flatMap((typed) => {
    const read = readCardNumber(typed, '');
    return read.ok ? [cardRef(read.value)] : [];
  });
}

/** Whether the caller may touch a card is looked at one by one, so that each that is not theirs is named. */
export function batchTarget({ actor }: Call<Numbers>): Target {
  return { centres: actor.kind === 'person' ? actor.roles.map(officeOf) : [] };
}

type Changed = (card: Card, at: { at: string; by: string }) => Result<Card>;

/** The same change for every card: all of them or, with everything that is wrong, none. */
export async function decideBatch(
  call: GrantedCall<Numbers>,
  operation: OperationName,
  { change, event }: { change: Changed; event: Omit<CardChange, 'card' | 'action'> },
): Promise<Decision<CardBatchAnswer>> {
  const { deps, input, snapshot, actor, now } = call;
  const wrong = numbersProblems(input.numbers);
  if (wrong) return wrong;
  const problems: { kind: 'NOT_FOUND' | 'CONFLICT'; problem: Problem }[] = [];
  const writes: Write[] = [];
  const cards: CardView[] = [];
  const by = deps.seal.lookup('subject', actor.kind === 'person' ? actor.subject : '');
  for (const [at, ref] of batchRefs(input).entries()) {
    const path = `numbers.${at}`;
    const row = snapshot.find(ref);
    const grant = row && grantOf(actor, operation, { centres: [row.maker] });
    if (!row || !grant) {
      problems.push({ kind: 'NOT_FOUND', problem: { ...notYours(call, input.numbers[at] ?? ''), path } });
      continue;
    }
    const opened = await openCard(deps.seal, row);
    const after = change(opened.card, { at: now.toISOString(), by });
    if (!after.ok) {
      problems.push(...after.problems.map((problem) => ({ kind: 'CONFLICT' as const, problem: { ...problem, path } })));
      continue;
    }
    writes.push(...changedCardRows({ ...call, grant }, opened, { ...event, action: operation, card: after.value }));
    cards.push(cardView(deps, { ...after.value, version: opened.card.version + 1 }, now));
  }
  const [first, ...others] = problems;
  if (!first) return { ok: true, writes, answer: { cards } };
  const kind = problems.every((each) => each.kind === 'NOT_FOUND') ? 'NOT_FOUND' : 'CONFLICT';
  return refused(kind, first.problem, ...others.map(({ problem }) => problem));
}

function numbersProblems(numbers: readonly string[]): Refused | undefined {
  const problems: Problem[] = [];
  if (numbers.length === 0 || numbers.length > mostCards) {
    problems.push({ code: 'HOW_MANY', path: 'numbers', message: `一次办理1至${mostCards}张证卡。` });
  }
  const seen = new Set<string>();
  for (const [at, typed] of numbers.slice(0, mostCards).entries()) {
    const path = `numbers.${at}`;
    const read = readCardNumber(typed, path);
    if (!read.ok) problems.push(...read.problems);
    else if (seen.has(read.value)) problems.push({ code: 'TWICE', path, message: '同一个证卡号填了两次。' });
    else seen.add(read.value);
  }
  const [first, ...others] = problems;
  return first && refused('VALIDATION', first, ...others);
}

/** What does not exist and what another centre makes look the same; a slip of the hand is told by the check digit. */
function notYours({ deps }: Call<Numbers>, typed: string): Problem {
  const read = readCardNumber(typed, '');
  const slip = read.ok && !checkDigitFits(deps.practice.cards.numbering, read.value);
  return {
    code: 'CARD_NOT_FOUND',
    clause: '一(七)',
    message: `没有这张证卡，或者它不由您的单位制作发放。${slip ? '证卡号的校验位不对，请核对。' : ''}`,
  };
}
