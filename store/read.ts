import { type AttributeValue, BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Patience, type Store } from './store.ts';
import type { TableKey } from './table.ts';

/** Every row has a version; whoever changes a row raises it by one, and no versioned row is deleted before its time. */
export interface Row {
  version: number;
}

/** Where a row stands and how it is parsed. */
export interface Ref<T extends Row = Row> extends TableKey {
  schema: z.ZodType<T>;
}

/** What every row has, whatever it is. */
const Envelope = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  version: z.number(),
  expiresAt: z.optional(z.number()),
});
type Envelope = z.infer<typeof Envelope>;

/** A row that its own schema does not accept: a bug or a corruption, never a caller's fault. Carries no values. */
export class CorruptRow extends Error {
  readonly code = 'CORRUPT_ROW';

  constructor(sk: string, issues: readonly z.core.$ZodIssue[]) {
    super(`${sk}: ${issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ')}`);
    this.name = 'CorruptRow';
  }
}

/**
 * What was read: the version or the absence of every row asked for. The commit insists on all of them, for one round of
 * reads may meet another's transaction half-way and show one of its rows before and the next one after it.
 */
export class Snapshot {
  /** Whether all rows are known to have stood like this at one moment: what a failed transaction says. */
  isOfOneMoment = false;
  /** Whether a failed transaction has said how rows stand: decide again on that, without reading again. */
  hasLearnt = false;
  readonly #rows = new Map<string, { ref: Ref; found: Envelope | undefined }>();
  readonly #assumed = new Map<string, { ref: Ref; version: number | undefined }>();
  readonly #taken = new Set<string>();
  readonly #now: Date;

  constructor(now: Date, refs: readonly Ref[], found: readonly Envelope[]) {
    this.#now = now;
    const byKey = new Map(found.map((row) => [address(row), row]));
    for (const ref of refs) this.#rows.set(address(ref), { ref, found: byKey.get(address(ref)) });
  }

  /** The row, parsed; undefined if absent or past its `expiresAt`. Throws if it was not asked for. */
  find<T extends Row>(ref: Ref<T>): T | undefined {
    const row = this.#rows.get(address(ref));
    if (row === undefined) throw new Error(`${ref.sk} was not read`);
    const { found } = row;
    if (found === undefined || hasExpired(found, this.#now)) return undefined;
    const parsed = ref.schema.safeParse(found);
    if (!parsed.success) throw new CorruptRow(ref.sk, parsed.error.issues);
    return parsed.data;
  }

  /** Whether it was asked for. */
  has(ref: Ref): boolean {
    return this.#rows.has(address(ref));
  }

  /**
   * For a row whose key was not known when the others were read. If it was read after all, this is `find`; else the
   * assumed value (undefined: absent) is taken on trust, the commit insists on its version, and if that fails the next
   * attempt reads it with the others.
   */
  assume<T extends Row>(ref: Ref<T>, assumed: T | undefined): T | undefined {
    if (this.#rows.has(address(ref))) return this.find(ref);
    this.#assumed.set(address(ref), { ref, version: assumed?.version });
    return assumed;
  }

  /** How rows stood at the moment at which a transaction found them moved, and the others not. */
  renew(
    moved: readonly { key: TableKey; item: Record<string, AttributeValue> | undefined }[],
    knowsAllOthers: boolean,
  ): void {
    for (const { key, item } of moved) {
      const known = this.#rows.get(address(key)) ?? this.#assumed.get(address(key));
      if (known === undefined) {
        this.#taken.add(address(key));
        continue;
      }
      this.#assumed.delete(address(key));
      this.#rows.set(address(key), { ref: known.ref, found: item && Envelope.parse(unmarshall(item)) });
    }
    this.isOfOneMoment = knowsAllOthers;
    this.hasLearnt = true;
  }

  /** Whether a transaction failed because this row, which it was to begin, exists already. */
  isTaken(key: TableKey): boolean {
    return this.#taken.has(address(key));
  }

  /** What was taken on trust. */
  assumed(): Ref[] {
    return Array.from(this.#assumed.values(), ({ ref }) => ref);
  }

  /** More rows, read later: another round for what only the first one could name. */
  join(later: Snapshot): void {
    for (const [at, row] of later.#rows) if (!this.#rows.has(at)) this.#rows.set(at, row);
    this.isOfOneMoment = false;
  }

  /** Of what was asked for only these. */
  only(refs: readonly Ref[]): Snapshot {
    const kept = refs.flatMap((ref) => this.#rows.get(address(ref)) ?? []);
    return new Snapshot(
      this.#now,
      kept.map(({ ref }) => ref),
      kept.flatMap(({ found }) => found ?? []),
    );
  }

  /** The same of what was asked for first, where that is more than one transaction can check. */
  first(count: number): Snapshot {
    return this.only(Array.from(this.#rows.values(), ({ ref }) => ref).slice(0, count));
  }

  /** Every row asked for or assumed, with its version; undefined means absent. */
  seen(): { ref: Ref; version: number | undefined }[] {
    return [
      ...Array.from(this.#rows.values(), ({ ref, found }) => ({ ref, version: found?.version })),
      ...this.#assumed.values(),
    ];
  }
}

export function address(key: TableKey): string {
  return `${key.pk}\n${key.sk}`;
}

/** DynamoDB deletes expired rows hours or days later; for us they are gone at once. */
function hasExpired(row: Envelope, now: Date): boolean {
  return row.expiresAt !== undefined && row.expiresAt * 1000 <= now.getTime();
}

/** DynamoDB's own bounds of a key, UTF-8; ids come from callers, and where no row can be written none stands. */
export function isAddressable({ pk, sk }: TableKey): boolean {
  return Buffer.byteLength(pk) <= 2048 && Buffer.byteLength(sk) <= 1024 && pk.isWellFormed() && sk.isWellFormed();
}

/** As many as one BatchGetItem takes. */
const mostKeys = 100;

/** One strongly consistent BatchGetItem for each 100 different refs; more only when DynamoDB leaves keys unprocessed. */
export async function read(store: Store, refs: readonly Ref[]): Promise<Snapshot> {
  const distinct = [...new Map(refs.map((ref) => [address(ref), ref])).values()];
  const found: Envelope[] = [];
  const patience = new Patience(store);
  let keys = distinct.filter(isAddressable).map(({ pk, sk }) => marshall({ pk, sk }));
  while (keys.length > 0) {
    const request = new BatchGetItemCommand({
      RequestItems: { [store.tableName]: { Keys: keys.slice(0, mostKeys), ConsistentRead: true } },
    });
    const answer = await patience.call(() => store.client.send(request));
    // Rows come back in any order and not all at once.
    const rows = answer.Responses?.[store.tableName] ?? [];
    found.push(...rows.map((item) => Envelope.parse(unmarshall(item))));
    if (rows.length > 0) patience.progressed();
    const left = answer.UnprocessedKeys?.[store.tableName]?.Keys ?? [];
    keys = [...left, ...keys.slice(mostKeys)];
    if (left.length > 0) await patience.pause('unprocessed keys');
  }
  return new Snapshot(store.now(), distinct, found);
}
