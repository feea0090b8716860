import type { Problem } from '#domain/problem';
import { type ListRequest, list } from '#store/list';
import type { Page } from './answers.ts';
import type { Deps } from './deps.ts';
import type { PageInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { refused } from './refusal.ts';

const longestPage = 100;

export function pageSizeProblem(first: number): Problem | undefined {
  if (Number.isInteger(first) && first >= 1 && first <= longestPage) return undefined;
  return { code: 'PAGE_SIZE', path: 'first', message: `每页1至${longestPage}条。` };
}

export const noSuchCursor: Problem = { code: 'CURSOR', path: 'after', message: '翻页位置无效，请从头查看。' };

/** A page of keys, then what stands behind them; what has gone or is not the caller's leaves no trace. */
export async function pageOf<T>(
  deps: Deps,
  { first, after, from, newestFirst }: PageInput & Pick<ListRequest, 'from' | 'newestFirst'>,
  load: (keys: { pk: string; sk: string }[]) => Promise<readonly (T | undefined)[]>,
): Promise<Outcome<Page<T>>> {
  const wrongSize = pageSizeProblem(first);
  if (wrongSize) return refused('VALIDATION', wrongSize);
  const asOf = deps.now().toISOString();
  const keys = await list(deps.store, {
    ...{ from, first },
    ...(after !== undefined && { after }),
    ...(newestFirst && { newestFirst }),
  });
  if (!keys) return refused('VALIDATION', noSuchCursor);
  const values = await load(keys.entries);
  const entries = keys.entries.flatMap(({ cursor }, at) => {
    const value = values[at];
    return value === undefined ? [] : [{ cursor, value }];
  });
  return {
    ok: true,
    value: { entries, hasNext: keys.hasNext, ...(keys.next !== undefined && { next: keys.next }), asOf },
  };
}
