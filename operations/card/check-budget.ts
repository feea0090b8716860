import type { Problem } from '#domain/problem';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { type BudgetRow, budgetRef, type Spending, spend } from '#store/budgets';
import type { Ref } from '#store/read';

/** Who checks: a person by the token's subject, anybody else by the address the request came from. */
export interface Checker {
  actor: Actor;
  address?: string | undefined;
}

/** So often was checked that nothing more is answered for so many seconds. */
export interface RateLimited {
  ok: false;
  retryAfter: number;
}

const hour = 3_600_000;

/** Counts a check of a card by anyone, for who asks and for the number; undefined where both have some left. */
export function countCheck(deps: Deps, checker: Checker, number: string): Promise<RateLimited | undefined> {
  const { callerChecksPerHour, numberChecksPerHour } = deps.practice.verification;
  return counted(deps, [
    [['caller', ...callerOf(checker)], callerChecksPerHour, 1],
    [['number', number], numberChecksPerHour, 1],
  ]);
}

/**
 * Counts the members of a panel for the member of staff who checks them. Not for the numbers: whoever spends a number's
 * budget from outside must not keep an examination from being staffed.
 */
export function countMembers(deps: Deps, checker: Checker, members: number): Promise<RateLimited | undefined> {
  return counted(deps, [[staff(checker), deps.practice.verification.panelMembersPerHour, members]]);
}

/** Where it stands how many members this member of staff has had checked in this hour. */
export function membersBudget(deps: Deps, checker: Checker): Ref<BudgetRow> {
  return budgetRef(hashOf(deps, staff(checker), endOfHour(deps)));
}

/** The refusal of a change that would tell as much as a check, where so many more would be too many. */
export function membersProblem(deps: Deps, row: BudgetRow | undefined, members: number): Problem | undefined {
  const limit = deps.practice.verification.panelMembersPerHour;
  return (row?.spent ?? 0) + members > limit ? tooOften(retryAfter(deps)) : undefined;
}

export function tooOften(seconds: number): Problem {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return { code: 'RATE_LIMITED', message: `查询过于频繁，请在${minutes}分钟后再查。` };
}

function staff(checker: Checker): string[] {
  return ['staff', ...callerOf(checker)];
}

function callerOf({ actor, address }: Checker): string[] {
  // Requests of which nothing is known share one budget.
  return actor.kind === 'person' ? ['subject', actor.subject] : ['address', address ?? ''];
}

async function counted(
  deps: Deps,
  budgets: readonly (readonly [of: string[], limit: number, spends: number])[],
): Promise<RateLimited | undefined> {
  const next = endOfHour(deps);
  const spendings = budgets.map(([of, limit, spends]): Spending => ({ hash: hashOf(deps, of, next), limit, spends }));
  if ((await spend(deps.store, spendings, new Date(next))) === 'SPENT') return undefined;
  return { ok: false, retryAfter: retryAfter(deps) };
}

function hashOf({ seal }: Deps, of: readonly string[], next: number): string {
  return seal.lookup('check budget', JSON.stringify([next, ...of]));
}

function endOfHour({ now }: Deps): number {
  return (Math.floor(now().getTime() / hour) + 1) * hour;
}

function retryAfter(deps: Deps): number {
  return Math.ceil((endOfHour(deps) - deps.now().getTime()) / 1000);
}
