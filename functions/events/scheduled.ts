import { shanghaiDay } from '#domain/day';
import { announceExpiringCards, scheduled } from '#operations/card/announce-expiring-cards';
import type { Deps } from '#operations/deps';
import { Unavailable } from '#store/unavailable';

export interface Announced {
  month: string;
  announced: number;
}

/** A call tells at most 30 holders and takes a second or two. */
const leastForACall = 10_000;

/**
 * What the clock asks for once a month: the holders of all cards that end in the month so far ahead are to be told. The
 * keys follow from the month and the place in the list, so a repeated order goes on where the one before was stopped.
 */
export async function announce(deps: Deps, monthsAhead: number, remaining: () => number): Promise<Announced> {
  const month = monthAfter(shanghaiDay(deps.now()), monthsAhead);
  const done: Announced = { month, announced: 0 };
  let beyond: string | undefined;
  do {
    if (remaining() < leastForACall) throw new Unavailable('no time left: the order is given again');
    const input = { month, ...(beyond !== undefined && { beyond }) };
    const outcome = await announceExpiringCards(deps, scheduled, input, `expiring-${month}-${beyond ?? 'first'}`);
    if (!outcome.ok) throw new Error(outcome.refusal.problems[0].code);
    done.announced += outcome.value.announced;
    beyond = outcome.value.beyond;
  } while (beyond !== undefined);
  return done;
}

/** `2026-11-23` and 3 → `2027-02`. */
export function monthAfter(day: string, months: number): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}
