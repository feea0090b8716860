import type { AttributeValue, TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import type { Outcome } from '#operations/outcome';
import type { MutationName } from '#operations/registry';
import { newKey } from '#test/operations/journey';
import type { World } from '#test/operations/world';

/** What lies one beyond a limit, and the refusal that it must meet. */
export interface Over {
  code: string;
  /** The field that the refusal names. */
  path: string;
  attempt: () => Promise<Outcome<unknown>>;
}

/** A mutation asked for as much as it may be asked for, everywhere at once. */
export interface LongestCase {
  operation: MutationName;
  name: string;
  prepare: (world: World) => Promise<Prepared>;
}

export interface Prepared {
  longest: () => Promise<Outcome<unknown>>;
  /** By the name of the limit. */
  over?: Record<string, Over>;
}

/** Four bytes each in UTF-8, and one character to a person. */
export const wide = '𠮷';
/** Longer than DynamoDB lets a key be. */
export const endless = 'x'.repeat(3000);

export const words = (count: number): string => wide.repeat(count);

/** As long as a key may be, and of its own. */
export const longestKey = (): string => newKey().padEnd(200, '~');

export function over(code: string, path: string, attempt: Over['attempt']): Over {
  return { code, path, attempt };
}

/** The largest of everything that was sent in transactions. */
export interface Largest {
  actions: number;
  item: number;
  transaction: number;
}

/** DynamoDB's own limits; the engine on this machine does not hold all of them. */
export const most: Largest = { actions: 100, item: 400 * 1024, transaction: 4 * 1024 * 1024 };

/** Measures by the documented rules what this world sends. */
export function measuring({ client }: World): Largest {
  const largest: Largest = { actions: 0, item: 0, transaction: 0 };
  client.middlewareStack.add(
    (next) => (args) => {
      const { TransactItems = [] } = args.input as Partial<TransactWriteItemsCommandInput>;
      const items = TransactItems.map(({ Put, Update }) =>
        Put?.Item ? sizeOf(Put.Item) : sizeOf(Update?.ExpressionAttributeValues ?? {}),
      );
      largest.actions = Math.max(largest.actions, items.length);
      largest.item = Math.max(largest.item, ...items);
      largest.transaction = Math.max(
        largest.transaction,
        items.reduce((sum, size) => sum + size, 0),
      );
      return next(args);
    },
    { step: 'initialize', name: 'measure', override: true },
  );
  return largest;
}

export function sizeOf(item: Record<string, AttributeValue>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1;
  if (value.B !== undefined) return value.B.length;
  if (value.L !== undefined) return 3 + value.L.reduce((sum, each) => sum + 1 + valueSize(each), 0);
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + sizeOf(value.M);
  return 1;
}
