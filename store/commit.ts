import {
  type AttributeValue,
  type ConditionCheck,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type Adjustment, adjusted } from './adjustment.ts';
import { address, isAddressable, type Ref, type Row, type Snapshot } from './read.ts';
import { cancellationCodes, Patience, type Store } from './store.ts';
import type { TableKey } from './table.ts';

/** The row as it shall be, without its version: the commit counts that. A row that was not read must not exist yet. */
interface Put {
  key: TableKey;
  row: object;
}

/** What changes of a row that stays where it is, and what alone must hold of it for that. */
interface Adjust {
  key: TableKey;
  adjustment: Adjustment;
}

export type Write = Put | Adjust;

/** Where a row stands in the lists of the indexes. */
interface Listed {
  gsi1pk?: string;
  gsi1sk?: string;
  gsi2pk?: string;
  gsi2sk?: string;
}

export function put<T extends Row>(ref: Ref<T>, row: Omit<T, 'version'> & Listed): Write {
  return { key: { pk: ref.pk, sk: ref.sk }, row };
}

/**
 * Changes single attributes on a condition of their own, whatever else of the row has moved: for rows that many change at
 * once, each in a part of its own. The row need not exist yet. It must be among what was read or assumed.
 */
export function adjust(ref: Ref, adjustment: Adjustment): Write {
  return { key: { pk: ref.pk, sk: ref.sk }, adjustment };
}

/** As many rows as one transaction takes. */
export const mostRows = 100;

/** How many rows a commit would write or check, its idempotency record included where that was read. */
export function rowsTouched(snapshot: Snapshot, writes: readonly Write[]): number {
  return new Set([...snapshot.seen().map(({ ref }) => address(ref)), ...writes.map(({ key }) => address(key))]).size;
}

/** The version that a row of this snapshot will have after it was written. */
export function versionAfter(snapshot: Snapshot, key: TableKey): number {
  return (snapshot.seen().find(({ ref }) => address(ref) === address(key))?.version ?? 0) + 1;
}

/**
 * One TransactWriteItems that conditions every row of the snapshot, written or not: nothing can be decided on a read
 * that has moved, not even on the absence of a row. MOVED: nothing was written; decide again, on what the snapshot has
 * learnt if it is of one moment now, else on another read. Throws Unavailable when retries are used up: `patience` is for
 * how many milliseconds, where many are at the same rows.
 */
export async function commit(
  store: Store,
  snapshot: Snapshot,
  writes: readonly Write[],
  patience?: number,
): Promise<'COMMITTED' | 'MOVED'> {
  const planned = actions(store.tableName, snapshot, writes);
  // The same token on every attempt: one whose answer was lost is not applied twice.
  const request = new TransactWriteItemsCommand({
    ClientRequestToken: store.token(),
    TransactItems: planned.map(({ action }) => action),
  });
  try {
    await new Patience(store, patience).call(() => store.client.send(request));
    return 'COMMITTED';
  } catch (error) {
    if (!cancellationCodes(error)?.includes('ConditionalCheckFailed')) throw error;
    learn(snapshot, planned, error);
    return 'MOVED';
  }
}

const Cancelled = z.object({
  CancellationReasons: z.array(
    z.object({ Code: z.optional(z.string()), Item: z.optional(z.custom<Record<string, AttributeValue>>()) }),
  ),
});

/** A transaction that failed on its conditions alone says how those rows stand; all others checked are as they were. */
function learn(snapshot: Snapshot, planned: readonly Planned[], error: unknown): void {
  const reasons = Cancelled.safeParse(error).data?.CancellationReasons ?? [];
  const judged = reasons.every(({ Code }) => Code === 'None' || Code === 'ConditionalCheckFailed');
  if (!judged || reasons.length !== planned.length) return;
  snapshot.renew(
    planned.flatMap(({ key }, at) =>
      reasons[at]?.Code === 'ConditionalCheckFailed' ? [{ key, item: reasons[at].Item }] : [],
    ),
    // Of a row that was to be adjusted it is only known that what was demanded of it held.
    planned.every(({ action }, at) => !('Update' in action) || reasons[at]?.Code === 'ConditionalCheckFailed'),
  );
}

interface Planned {
  key: TableKey;
  action: TransactWriteItem;
}

function actions(tableName: string, snapshot: Snapshot, writes: readonly Write[]): Planned[] {
  const seen = new Map(snapshot.seen().map(({ ref, version }) => [address(ref), { ref, version }]));
  const written = new Set(writes.map(({ key }) => address(key)));
  if (written.size < writes.length) throw new Error('one row is written twice in one transaction');
  const changes = writes.map((write) => {
    const { key } = write;
    if ('adjustment' in write) {
      if (!seen.has(address(key))) throw new Error(`${key.sk} is adjusted and was not read`);
      const Key = marshall({ pk: key.pk, sk: key.sk });
      return {
        key,
        action: { Update: { TableName: tableName, Key, ...adjusted(write.adjustment), ...saysWhatStands } },
      };
    }
    const version = seen.get(address(key))?.version;
    const item = { ...write.row, pk: key.pk, sk: key.sk, version: (version ?? 0) + 1 };
    const Item = marshall(item, { removeUndefinedValues: true });
    return { key, action: { Put: { TableName: tableName, Item, ...unchangedSince(version) } } };
  });
  const checks = [...seen.entries()]
    .filter(([at, { ref }]) => !written.has(at) && isAddressable(ref))
    .map(([, { ref, version }]) => {
      const Key = marshall({ pk: ref.pk, sk: ref.sk });
      return { key: ref, action: { ConditionCheck: { TableName: tableName, Key, ...unchangedSince(version) } } };
    });
  return [...changes, ...checks];
}

type Condition = Pick<
  ConditionCheck,
  'ExpressionAttributeNames' | 'ExpressionAttributeValues' | 'ReturnValuesOnConditionCheckFailure'
> & {
  ConditionExpression: string;
};

const saysWhatStands = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

function unchangedSince(version: number | undefined): Condition {
  if (version === undefined) {
    return {
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ...saysWhatStands,
    };
  }
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: String(version) } },
    ...saysWhatStands,
  };
}
