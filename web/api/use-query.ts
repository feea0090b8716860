import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Refusal } from './graphql.ts';
import type { Operation } from './operation.ts';
import { failure } from './use-change.ts';

interface Answered<Result> {
  /** The newest answer; stays while it is asked again. */
  data: Result | undefined;
  error: Refusal | undefined;
  loading: boolean;
  /** The first attempt got no answer; it is being tried again. */
  waiting: boolean;
}

export interface Queried<Result> extends Answered<Result> {
  reload: () => Promise<void>;
}

/** Asks when the variables change; undefined variables ask nothing. An answer that comes late is dropped. */
export function useQuery<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables | undefined,
): Queried<Result> {
  const [state, setState] = useState<Answered<Result>>({
    data: undefined,
    error: undefined,
    loading: variables !== undefined,
    waiting: false,
  });
  const turn = useRef(0);
  // Variables are made anew at every rendering; only what they say counts.
  const said = JSON.stringify(variables);
  const load = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const set = (part: Partial<Answered<Result>>) => {
      if (mine === turn.current) setState((before) => ({ ...before, ...part }));
    };
    if (said === undefined) return set({ data: undefined, loading: false });
    set({ loading: true, error: undefined });
    await ask<Result, Variables>(operation, JSON.parse(said), { onWaiting: (waiting) => set({ waiting }) }).then(
      (data) => set({ data, loading: false, waiting: false }),
      (error: unknown) => set({ error: failure(error), loading: false, waiting: false }),
    );
  }, [operation, said]);
  useEffect(() => {
    void load();
    return () => {
      turn.current += 1;
    };
  }, [load]);
  return { ...state, reload: load };
}
