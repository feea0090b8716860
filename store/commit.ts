import { type ConditionCheck, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { address, isAddressable, type Ref, type Row, type Snapshot } from './read.ts';
import { cancellationCodes, Patience, type Store } from './store.ts';
import type { TableKey } from './table.ts';

/** The row as it shall be, without its version: the commit counts that. A row that was not read must not exist yet. */
export interface Write {
  key: TableKey;
  row: object;
}

export function put<T extends Row>(ref: Ref<T>, row: Omit<T, 'version'>): Write {
  return { key: { pk: ref.pk, sk: ref.sk }, row };
}

/** The version that a row of this snapshot will have after it was written. */
export function versionAfter(snapshot: Snapshot, key: TableKey): number {
  return (snapshot.seen().find(({ ref }) => address(ref) === address(key))?.version ?? 0) + 1;
}

/**
 * One TransactWriteItems that conditions every row of the snapshot, written or not: nothing can be decided on a read
 * that has moved, not even on the absence of a row. MOVED: nothing was written; read and decide again. Throws
 * Unavailable when retries are used up.
 */
export async function commit(
  store: Store,
  snapshot: Snapshot,
  writes: readonly Write[],
): Promise<'COMMITTED' | 'MOVED'> {
  // The same token on every attempt: one whose answer was lost is not applied twice.
  const request = new TransactWriteItemsCommand({
    ClientRequestToken: store.token(),
    TransactItems: actions(store.tableName, snapshot, writes),
  });
  try {
    await new Patience(store).call(() => store.client.send(request));
    return 'COMMITTED';
  } catch (error) {
    if (cancellationCodes(error)?.includes('ConditionalCheckFailed')) return 'MOVED';
    throw error;
  }
}

function actions(tableName: string, snapshot: Snapshot, writes: readonly Write[]): TransactWriteItem[] {
  const seen = new Map(snapshot.seen().map(({ ref, version }) => [address(ref), { ref, version }]));
  const written = new Set(writes.map(({ key }) => address(key)));
  if (written.size < writes.length) throw new Error('one row is written twice in one transaction');
  const puts = writes.map(({ key, row }) => {
    const version = seen.get(address(key))?.version;
    const item = { ...row, pk: key.pk, sk: key.sk, version: (version ?? 0) + 1 };
    return {
      Put: {
        TableName: tableName,
        Item: marshall(item, { removeUndefinedValues: true }),
        ...unchangedSince(version),
      },
    };
  });
  const checks = [...seen.entries()]
    .filter(([at, { ref }]) => !written.has(at) && isAddressable(ref))
    .map(([, { ref, version }]) => ({
      ConditionCheck: { TableName: tableName, Key: marshall({ pk: ref.pk, sk: ref.sk }), ...unchangedSince(version) },
    }));
  return [...puts, ...checks];
}

type Condition = Pick<ConditionCheck, 'ExpressionAttributeNames' | 'ExpressionAttributeValues'> & {
  ConditionExpression: string;
};

function unchangedSince(version: number | undefined): Condition {
  if (version === undefined) {
    return { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } };
  }
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: String(version) } },
  };
}
