import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '#store/store';

/** Requests to DynamoDB since this request began; tries that failed count as well. */
interface Count {
  requests: number;
}

const counts = new AsyncLocalStorage<Count>();

/** Every command of this client is counted for the request that sends it, however many run at once. */
export function meter({ client }: Pick<Store, 'client'>): void {
  client.middlewareStack.add(
    (next) => (command) => {
      const count = counts.getStore();
      if (count) count.requests += 1;
      return next(command);
    },
    { step: 'initialize', name: 'countRequests', override: true },
  );
}

export function metered<T>(work: () => Promise<T>): Promise<T> {
  return counts.run({ requests: 0 }, work);
}

export function requestsSoFar(): number {
  return counts.getStore()?.requests ?? 0;
}
