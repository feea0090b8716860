import { useCallback, useRef, useState } from 'preact/hooks';
import { change, type Refusal, type Success } from './graphql.ts';
import type { Operation } from './operation.ts';
import { RequestFailed } from './request.ts';

export interface Change<Done, Input> {
  busy: boolean;
  /** No answer yet; it is being sent again. */
  waiting: boolean;
  /** Why the last run did nothing, as it is shown. */
  trouble: Refusal | undefined;
  /** What was done; undefined when it was refused or failed, and then `trouble` says why. */
  run: (input: Omit<Input, 'idempotencyKey'>) => Promise<Done | undefined>;
  forget: () => void;
}

const idle = { busy: false, waiting: false, trouble: undefined };

/**
 * A mutation with its idempotency key: made up for one thing to be done, kept while nothing is known of it (whoever presses
 * again after a failure repeats the same), and dropped with the first answer.
 */
export function useChange<Result extends object, Input>(
  operation: Operation<Result, { input: Input }>,
): Change<Success<Result>, Input> {
  const [state, setState] = useState<{ busy: boolean; waiting: boolean; trouble: Refusal | undefined }>(idle);
  const open = useRef<{ body: string; key: string } | undefined>(undefined);
  const run = useCallback(
    async (input: Omit<Input, 'idempotencyKey'>) => {
      const body = JSON.stringify(input);
      if (open.current?.body !== body) open.current = { body, key: crypto.randomUUID() };
      setState({ ...idle, busy: true });
      const onWaiting = (waiting: boolean) => setState((before) => ({ ...before, waiting }));
      try {
        const changed = await change(operation, { input, key: open.current.key }, { onWaiting });
        open.current = undefined;
        setState({ ...idle, trouble: 'refused' in changed ? changed.refused : undefined });
        return 'done' in changed ? changed.done : undefined;
      } catch (error) {
        setState({ ...idle, trouble: failure(error) });
        return undefined;
      }
    },
    [operation],
  );
  return { ...state, run, forget: useCallback(() => setState(idle), []) };
}

/** A request that got no usable answer, told like a refusal. */
export function failure(error: unknown): Refusal {
  const code = error instanceof RequestFailed ? error.code : 'FAULT';
  return { code, message: error instanceof Error ? error.message : String(error), problems: [] };
}
