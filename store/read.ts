import type * as z from 'zod';
import type { Store } from './store.ts';

/** Every row has a version; whoever changes a row raises it by one. */
export interface Row {
  version: number;
}

/** Where a row stands and how it is parsed. */
export interface Ref<T extends Row = Row> {
  pk: string;
  sk: string;
  schema: z.ZodType<T>;
}

/**
 * What was read at one moment: the version or the absence of every row asked for. The commit insists on all of them.
 */
export interface Snapshot {
  /** The row, parsed; undefined if absent or past its `expiresAt`. Throws if the ref was not asked for. */
  find: <T extends Row>(ref: Ref<T>) => T | undefined;
  /**
   * A row that could not be read in the same round because its key was not known yet. If it was read, this is `find`;
   * else the assumed value (undefined: absent) is taken, the commit insists on its version, and the next attempt reads it.
   */
  assume: <T extends Row>(ref: Ref<T>, assumed: T | undefined) => T | undefined;
  /** Every row asked for or assumed, with its version; undefined means absent. */
  seen: () => { ref: Ref; version: number | undefined }[];
}

/** One strongly consistent BatchGetItem (more only when DynamoDB leaves keys unprocessed). At most 100 refs. */
export declare function read(store: Store, refs: readonly Ref[]): Promise<Snapshot>;
