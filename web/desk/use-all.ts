import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Refusal } from '#web/api/graphql';
import type { Operation } from '#web/api/operation';
import { failure } from '#web/api/use-change';
import type { Queried } from '#web/api/use-query';

interface Info {
  hasNextPage: boolean;
  endCursor: string | null;
}

interface All<Result, Variables> {
  operation: Operation<Result, Variables>;
  variables: Omit<Variables, 'after'> | undefined;
  /** Where a page says whether there is another. */
  info: (result: Result) => Info | null | undefined;
}

/** A class has at most 600 people, a hundred on a page. */
const mostPages = 12;

/** Every page of a list, one after the other: for tables that are worked on as a whole. */
export function useAll<Result, Variables>({ operation, variables, info }: All<Result, Variables>): Queried<Result[]> {
  const [data, setData] = useState<Result[]>();
  const [error, setError] = useState<Refusal>();
  const [waiting, setWaiting] = useState(false);
  const [loading, setLoading] = useState(variables !== undefined);
  const turn = useRef(0);
  const said = JSON.stringify(variables);
  const load = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    if (said === undefined) return;
    setLoading(true);
    setError(undefined);
    try {
      const pages: Result[] = [];
      let after: string | null = null;
      do {
        const page: Result = await ask<Result, Variables>(
          operation,
          { ...JSON.parse(said), after },
          { onWaiting: setWaiting },
        );
        if (mine !== turn.current) return;
        pages.push(page);
        const { hasNextPage = false, endCursor = null }: Partial<Info> = info(page) ?? {};
        after = hasNextPage ? endCursor : null;
      } while (after !== null && pages.length < mostPages);
      setData(pages);
    } catch (reason) {
      if (mine === turn.current) setError(failure(reason));
    }
    if (mine === turn.current) setLoading(false);
  }, [operation, said, info]);
  useEffect(() => {
    void load();
    return () => {
      turn.current += 1;
    };
  }, [load]);
  return { data, error, loading, waiting, reload: load };
}
