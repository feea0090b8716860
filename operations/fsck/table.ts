import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Ref, Row } from '#store/read';
import { address } from '#store/read';
import type { Store } from '#store/store';
import { Patience } from '#store/store';
import type { TableKey } from '#store/table';

const Stored = z.looseObject({ pk: z.string(), sk: z.string() });
export type Stored = z.infer<typeof Stored>;

/** The whole table as it stood while it was read: for commands, never for a request. */
export class WholeTable {
  readonly rows: readonly Stored[];
  readonly #byKey: ReadonlyMap<string, Stored>;
  readonly #byPartition: ReadonlyMap<string, readonly Stored[]>;
  readonly #bySortKey: ReadonlyMap<string, readonly Stored[]>;

  constructor(rows: readonly Stored[]) {
    this.rows = rows;
    this.#byKey = new Map(rows.map((row) => [address(row), row]));
    this.#byPartition = Map.groupBy(rows, ({ pk }) => pk);
    this.#bySortKey = Map.groupBy(rows, ({ sk }) => sk);
  }

  /** The row, parsed; undefined if it is absent or does not parse, which is a finding of its own. */
  find<T extends Row>(ref: Ref<T>): T | undefined {
    return ref.schema.safeParse(this.#byKey.get(address(ref))).data;
  }

  stored(key: TableKey): Stored | undefined {
    return this.#byKey.get(address(key));
  }

  /** Ids of all rows with this sort key in partitions that begin so. */
  idsOf(prefix: string, sk: string): string[] {
    const found = (this.#bySortKey.get(sk) ?? []).filter((row) => row.pk.startsWith(prefix));
    return found.map(({ pk }) => pk.slice(prefix.length));
  }

  /** Rows of one partition whose sort keys begin so, in their order. */
  within(pk: string, prefix: string): Stored[] {
    const found = (this.#byPartition.get(pk) ?? []).filter((row) => row.sk.startsWith(prefix));
    return found.sort((a, b) => (a.sk < b.sk ? -1 : 1));
  }
}

/** Reads everything, page by page. */
export async function scanTable(store: Store): Promise<WholeTable> {
  const rows: Stored[] = [];
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await new Patience(store).call(() =>
      store.client.send(
        new ScanCommand({
          TableName: store.tableName,
          ConsistentRead: true,
          ...(from && { ExclusiveStartKey: from }),
        }),
      ),
    );
    rows.push(...(page.Items ?? []).map((item) => Stored.parse(unmarshall(item))));
    from = page.LastEvaluatedKey;
  } while (from);
  return new WholeTable(rows);
}
