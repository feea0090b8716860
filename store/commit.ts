import type { Ref, Row, Snapshot } from './read.ts';
import type { Store } from './store.ts';

/** The row as it shall be, without its version: the commit counts that. A row that was not read must not exist yet. */
export interface Write {
  ref: Ref;
  row: object;
}

export declare function put<T extends Row>(ref: Ref<T>, row: Omit<T, 'version'>): Write;

/**
 * One TransactWriteItems that conditions every row of the snapshot, written or not. MOVED: something that was read has
 * changed, nothing was written; read and decide again. Throws Unavailable when retries are used up.
 */
export declare function commit(
  store: Store,
  snapshot: Snapshot,
  writes: readonly Write[],
): Promise<'COMMITTED' | 'MOVED'>;
