import * as z from 'zod';
import { adjust, commit } from './commit.ts';
import { type Ref, read } from './read.ts';
import type { Store } from './store.ts';
import { key } from './table.ts';

/** How much of a budget was spent; the row is of one hour and goes when that is over. */
export const BudgetRow = z.object({ version: z.number(), spent: z.number(), expiresAt: z.number() });
export type BudgetRow = z.infer<typeof BudgetRow>;

export function budgetRef(hash: string): Ref<BudgetRow> {
  return { ...key.budget(hash), schema: BudgetRow };
}

/** What is to be spent of what may be spent; `hash` is a keyed hash of whose budget it is and of the hour. */
export interface Spending {
  hash: string;
  limit: number;
  spends: number;
}

/** One TransactWriteItems: spends of all of them or, where one has not enough left, of none. */
export async function spend(store: Store, spendings: readonly Spending[], until: Date): Promise<'SPENT' | 'USED_UP'> {
  const snapshot = await read(store, []);
  const expiresAt = Math.ceil(until.getTime() / 1000);
  const writes = spendings.map(({ hash, limit, spends }) => {
    const ref = budgetRef(hash);
    snapshot.assume(ref, undefined);
    return adjust(ref, {
      where: [{ under: 'spent', limit: limit - spends + 1 }],
      add: { spent: spends },
      set: { expiresAt },
    });
  });
  return (await commit(store, snapshot, writes)) === 'COMMITTED' ? 'SPENT' : 'USED_UP';
}
