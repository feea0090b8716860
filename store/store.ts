import { randomUUID } from 'node:crypto';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { Unavailable } from './unavailable.ts';

/** The table and how to be patient with it; everything that is not deterministic is handed in. */
export interface Store {
  client: DynamoDBClient;
  tableName: string;
  /** Hides rows whose time has passed, though DynamoDB deletes them only later. */
  now: () => Date;
  /** A number in [0, 1): jitter. */
  random: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  /** A fresh ClientRequestToken for each transaction. */
  token: () => string;
  /** Milliseconds that may still be spent on this invocation; asked before each call. */
  remaining: () => number;
}

/** One client for a process: it never retries by itself, so that every attempt is ours and is counted. */
export function createDynamodbClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
    ...config,
  });
}

export function createStore(client: DynamoDBClient, tableName: string, more: Partial<Store> = {}): Store {
  return {
    client,
    tableName,
    now: () => new Date(),
    random: Math.random,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    token: randomUUID,
    remaining: () => Number.POSITIVE_INFINITY,
    ...more,
  };
}

const firstPause = 25;
const longestPause = 3_000;
/** A person waits; a total outage is said in under 3 s, attempts that hang included. */
const patience = 2_000;
/** No call is begun that could not end: it is better to say so while somebody still listens. */
const leastForACall = 1_500;

/** Full jitter between attempts. One instance spans everything that one read or one commit tries. */
export class Patience {
  readonly #store: Store;
  readonly #most: number;
  readonly #began = performance.now();
  #tries = 0;
  #paused = 0;

  /** `most` milliseconds of conflicts, where somebody waits longer for their turn; an outage is said as soon as ever. */
  constructor(store: Store, most = patience) {
    this.#store = store;
    this.#most = most;
  }

  /** Waits before another attempt, or gives up. */
  async pause(cause: unknown): Promise<void> {
    const pause = this.#store.random() * Math.min(longestPause, firstPause * 2 ** this.#tries);
    const spent = Math.max(this.#paused, performance.now() - this.#began);
    const most = isConflicting(cause) ? this.#most : patience;
    if (spent + pause > most || this.#store.remaining() - pause < leastForACall) throw new Unavailable(cause);
    this.#tries += 1;
    this.#paused += pause;
    await this.#store.sleep(pause);
  }

  /** Something came, if not everything: the next pause is short again. */
  progressed(): void {
    this.#tries = 0;
  }

  /** Calls until it is answered; what is neither conflict, throttling, a 5xx nor a broken connection is thrown on. */
  async call<T>(request: () => Promise<T>): Promise<T> {
    for (;;) {
      if (this.#store.remaining() < leastForACall) throw new Unavailable('no time left');
      try {
        return await request();
      } catch (error) {
        if (!isTransient(error)) throw error;
        await this.pause(error);
      }
    }
  }
}

const transientNames = new Set([
  'ThrottlingException',
  'ThrottlingError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'RequestTimeout',
  'AbortError',
]);
const transientReasons = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const reasons = cancellationCodes(error);
  if (reasons !== undefined) return reasons.every((code) => transientReasons.has(code));
  if (transientNames.has(error.name)) return true;
  const status = statusOf(error);
  // No status at all means that no answer came: refused, reset, timed out. ERR_… are Node's names for bugs.
  if (status === undefined) return 'code' in error && /^E(?!RR_)[A-Z_]+$/.test(String(error.code));
  return status >= 500 || status === 429;
}

/** Whether it was given up because others were at the same rows all the time; nothing was done then. */
export function isConflict(error: unknown): boolean {
  return error instanceof Unavailable && isConflicting(error.cause);
}

function isConflicting(error: unknown): boolean {
  return cancellationCodes(error)?.includes('TransactionConflict') === true;
}

/** Why a transaction was cancelled, one code for each of its actions; undefined for other errors. */
export function cancellationCodes(error: unknown): string[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  if (!('CancellationReasons' in error) || !Array.isArray(error.CancellationReasons)) return [];
  const reasons: unknown[] = error.CancellationReasons;
  return reasons.map((reason) =>
    typeof reason === 'object' && reason !== null && 'Code' in reason ? String(reason.Code) : 'None',
  );
}

function statusOf(error: Error): number | undefined {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null) return undefined;
  const metadata: object = error.$metadata;
  return 'httpStatusCode' in metadata && typeof metadata.httpStatusCode === 'number'
    ? metadata.httpStatusCode
    : undefined;
}
