import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { type Spending, spend } from '#store/budgets';

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
  return counted(deps, [[['staff', ...callerOf(checker)], deps.practice.verification.panelMembersPerHour, members]]);
}

function callerOf({ actor, address }: Checker): string[] {
  // Requests of which nothing is known share one budget.
  return actor.kind === 'person' ? ['subject', actor.subject] : ['address', address ?? ''];
}

async function counted(
  deps: Deps,
  budgets: readonly (readonly [of: string[], limit: number, spends: number])[],
): Promise<RateLimited | undefined> {
  const now = deps.now().getTime();
  const next = (Math.floor(now / hour) + 1) * hour;
  const spendings = budgets.map(
    ([of, limit, spends]): Spending => ({
      hash: deps.seal.lookup('check budget', JSON.stringify([next, ...of])),
      limit,
      spends,
    }),
  );
  if ((await spend(deps.store, spendings, new Date(next))) === 'SPENT') return undefined;
  return { ok: false, retryAfter: Math.ceil((next - now) / 1000) };
}
