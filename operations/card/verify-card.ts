import type { Assessed } from '#domain/card/assessed';
import type { Card } from '#domain/card/card';
import { readCardNumber } from '#domain/card/card-number';
import { type CheckedCard, type Verification, verify } from '#domain/card/verification';
import { shanghaiDay } from '#domain/day';
import { ok, type Problem, type Result, refuse, refuseAll } from '#domain/problem';
import { nameHashOf } from '#operations/application/live-guard';
import type { Deps } from '#operations/deps';
import { allows } from '#operations/permission';
import { forbidden, type Refused, refused } from '#operations/refusal';
import { type CardRow, cardRef, openCard } from '#store/cards';
import { read } from '#store/read';
import type { Seal } from '#store/seal';
import { type Checker, countCheck, type RateLimited } from './check-budget.ts';

/** As people type it: a card's number and name, a day (today without one), an occupation or 专项 project. */
export interface VerifyCardInput {
  number: string;
  name: string;
  on?: string;
  occupation?: string;
}

/** Nothing of the person but what was typed in, and nothing that tells an unknown number from another's name. */
export interface CardVerification extends Omit<Verification, 'problems'> {
  cardNumber: string;
  on: string;
  /** The occupation or project as it was understood. */
  assessed?: string;
  message: string;
  clause?: string;
}

export type VerifyCardOutcome = { ok: true; value: CardVerification } | Refused | RateLimited;

/**
 * The check of 三(二) for anyone: was this card, of this name, good on that day, for that occupation. The card is read and
 * the budgets are counted at the same time, whether or not there is such a card.
 */
export async function verifyCard(deps: Deps, checker: Checker, input: VerifyCardInput): Promise<VerifyCardOutcome> {
  if (!allows(checker.actor, 'verifyCard')) return forbidden;
  const asked = await readAsked(input, shanghaiDay(deps.now()));
  if (!asked.ok) return refused('VALIDATION', ...asked.problems);
  const { number, name, on, assessed } = asked.value;
  const ref = cardRef(number);
  const [limited, snapshot] = await Promise.all([countCheck(deps, checker, number), read(deps.store, [ref])]);
  if (limited) return limited;
  const card = await cardOf(deps.seal, snapshot.find(ref), { name, assessed });
  const { problems, ...verification } = verify(card, { on, ...(assessed && { assessed }) });
  const [first] = problems;
  const value: CardVerification = {
    ...verification,
    ...{ cardNumber: number, on, message: messageOf(problems, on, assessed) },
    ...(assessed && { assessed: assessed.label }),
    ...(first?.clause !== undefined && { clause: first.clause }),
  };
  return { ok: true, value };
}

function messageOf(problems: readonly Problem[], on: string, assessed: Assessed | undefined): string {
  if (problems.length > 0) return problems.map(({ message }) => message).join('');
  const scope = assessed ? `，${assessed.label}在考评范围内` : '';
  return `${on}这张证卡有效${scope}。`;
}

/** The card, if it bears this name. */
export async function cardOf(
  seal: Seal,
  row: CardRow | undefined,
  { name, assessed }: { name: string; assessed: Assessed | undefined },
): Promise<(CheckedCard & Card) | undefined> {
  const nameHash = nameHashOf(seal, name);
  return row?.nameHash === nameHash ? checkedCard(seal, row, assessed) : undefined;
}

/** What is sealed is opened only where the question is about a project, whose names stand nowhere else. */
export async function checkedCard(
  seal: Seal,
  row: CardRow,
  assessed: Assessed | undefined,
): Promise<CheckedCard & Card> {
  const items = assessed?.kind === 'PROJECT' ? (await openCard(seal, row)).holder.items : [];
  return { ...row, items };
}

interface Asked {
  number: string;
  name: string;
  on: string;
  assessed: Assessed | undefined;
}

/** Everything that is wrong with what was typed, at once. */
async function readAsked(input: VerifyCardInput, today: string): Promise<Result<Asked>> {
  // Understanding words needs much code, which is loaded when it is first needed.
  const { readAssessed, readOn } = await import('#domain/card/typed-assessed');
  const number = readCardNumber(input.number, 'number');
  const name = readName(input.name, 'name');
  const on = readOn(input.on ?? today, today);
  const assessed = input.occupation === undefined ? ok(undefined) : readAssessed(input.occupation);
  if (!number.ok || !name.ok || !on.ok || !assessed.ok) return refuseAll([number, name, on, assessed]);
  return ok({ number: number.value, name: name.value, on: on.value, assessed: assessed.value });
}

const longestName = 60;

export function readName(typed: string, path: string): Result<string> {
  const name = typed.trim();
  if (name !== '' && [...name].length <= longestName) return ok(name);
  return refuse({ code: 'NAME', path, message: `请填写证卡上的姓名（最多${longestName}字）。` });
}
