import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '#store/store';

/** Requests to DynamoDB since this request began; tries that failed count as well. */
interface Count {
  requests: number;
}

const counts = new AsyncLocalStorage<Count>();

/** Every command of this client is counted for the request that sends it, however many run at once; it never tries twice. */
export function meter({ client }: Pick<Store, 'client'>): void {
  const { send } = client;
  Object.assign(client, {
    send: (...sent: unknown[]): unknown => {
      const count = counts.getStore();
      if (count) count.requests += 1;
      return Reflect.apply(send, client, sent);
    },
  });
}

export function metered<T>(work: () => Promise<T>): Promise<T> {
  return counts.run({ requests: 0 }, work);
}

export function requestsSoFar(): number {
  return counts.getStore()?.requests ?? 0;
}
