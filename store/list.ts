import { type AttributeValue, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { isAddressable } from './read.ts';
import { Patience, type Store } from './store.ts';
import { table } from './table.ts';

/** All must hold of what the second index carries; where that is a list, it must contain the value. */
export type Filter = Readonly<Record<string, string>>;

export interface ListRequest {
  /** A partition of an index, perhaps beyond one of its sort keys; or of the table with the beginning of its sort keys. */
  from: { gsi1: string; beyond?: string } | { gsi2: string; where?: Filter } | { partition: string; prefix: string };
  /** Most entries wanted, at most 100. */
  first: number;
  /** Cursor of the entry before. */
  after?: string;
  newestFirst?: boolean;
}

export interface ListAnswer {
  entries: { pk: string; sk: string; cursor: string }[];
  hasNext: boolean;
  /** Where to go on, if there is more: a filtered page may be short or empty and still not be the last. */
  next?: string;
}

/** A list as a Query names it. */
interface Place {
  index?: { name: string; sortKey: 'gsi1sk' | 'gsi2sk'; partitionKey: 'gsi1pk' | 'gsi2pk' };
  partition: string;
  prefix?: string;
  beyond?: string;
  where?: Filter;
}

function placeOf(from: ListRequest['from']): Place {
  if ('partition' in from) return from;
  const [first, second] = table.indexes;
  if ('gsi1' in from) {
    const index = { name: first.name, partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } as const;
    return { index, partition: from.gsi1, ...(from.beyond !== undefined && { beyond: from.beyond }) };
  }
  const index = { name: second.name, partitionKey: 'gsi2pk', sortKey: 'gsi2sk' } as const;
  return { index, partition: from.gsi2, ...(from.where && { where: from.where }) };
}

/** Most entries that one filtered Query looks at: about 400 KB, so that it is always one request. */
const mostLookedAt = 1000;

/** One Query for a page of keys, whatever the number of rows. Undefined if the cursor is none of this list. */
export async function list(store: Store, request: ListRequest): Promise<ListAnswer | undefined> {
  const { first, after, newestFirst } = request;
  const place = placeOf(request.from);
  const start = after === undefined ? undefined : startAfter(after, place);
  if (after !== undefined && start === undefined) return undefined;
  if (!isAddressable({ pk: place.partition, sk: place.beyond ?? '' })) return { entries: [], hasNext: false };
  const command = new QueryCommand({
    TableName: store.tableName,
    ...condition(place),
    // One more than wanted tells whether there is another page.
    Limit: isFiltered(place) ? mostLookedAt : first + 1,
    ScanIndexForward: !newestFirst,
    ...(start && { ExclusiveStartKey: start }),
  });
  const answer = await new Patience(store).call(() => store.client.send(command));
  const found = (answer.Items ?? []).map((item) => Position.parse(unmarshall(item)));
  const entries = found.slice(0, first).map((at) => ({ pk: at.pk, sk: at.sk, cursor: cursorOf(at, place) }));
  const last = answer.LastEvaluatedKey;
  const next =
    found.length > first ? entries.at(-1)?.cursor : last && cursorOf(Position.parse(unmarshall(last)), place);
  return { entries, hasNext: next !== undefined, ...(next !== undefined && { next }) };
}

function isFiltered({ where }: Place): boolean {
  return Object.keys(where ?? {}).length > 0;
}

type Condition = Pick<
  QueryCommandInput,
  | 'IndexName'
  | 'ConsistentRead'
  | 'KeyConditionExpression'
  | 'FilterExpression'
  | 'ProjectionExpression'
  | 'ExpressionAttributeNames'
  | 'ExpressionAttributeValues'
>;

function condition(place: Place): Condition {
  const { index, partition, prefix = '', beyond, where = {} } = place;
  if (!index) {
    return {
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': { S: partition }, ':prefix': { S: prefix } },
      ProjectionExpression: 'pk, sk',
    };
  }
  const filters = Object.entries(where).map(([name, value], at) => ({ name, value, at }));
  const demands = filters.map(({ name, at }) =>
    name === 'occupations' ? `contains(#f${at}, :f${at})` : `#f${at} = :f${at}`,
  );
  return {
    IndexName: index.name,
    KeyConditionExpression: `${index.partitionKey} = :pk${beyond === undefined ? '' : ` AND ${index.sortKey} > :beyond`}`,
    ExpressionAttributeValues: {
      ':pk': { S: partition },
      ...(beyond !== undefined && { ':beyond': { S: beyond } }),
      ...Object.fromEntries(filters.map(({ value, at }) => [`:f${at}`, { S: value }])),
    },
    ProjectionExpression: `pk, sk, ${index.sortKey}`,
    ...(filters.length > 0 && {
      FilterExpression: demands.join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(filters.map(({ name, at }) => [`#f${at}`, name])),
    }),
  };
}

const Position = z.object({
  pk: z.string(),
  sk: z.string(),
  gsi1sk: z.optional(z.string()),
  gsi2sk: z.optional(z.string()),
});
type Position = z.infer<typeof Position>;

/** The partition is not part of a cursor: it comes from who asks, so that a forged cursor reaches no other list. */
function cursorOf(position: Position, { index }: Place): string {
  const sortKey = index && position[index.sortKey];
  return Buffer.from(JSON.stringify([position.pk, position.sk, sortKey ?? null])).toString('base64url');
}

/** What can be a key at all; anything else would be a fault of the query instead of a wrong cursor. */
const KeyPart = z.string().check(
  z.minLength(1),
  z.maxLength(300),
  z.refine((text) => text.isWellFormed()),
);
const Cursor = z.tuple([KeyPart, KeyPart, z.nullable(KeyPart)]);

function startAfter(cursor: string, place: Place): Record<string, AttributeValue> | undefined {
  const parsed = Cursor.safeParse(parsedJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) return undefined;
  const [pk, sk, sortKey] = parsed.data;
  const { index, partition, prefix = '' } = place;
  if (index) {
    if (sortKey === null) return undefined;
    return marshall({ pk, sk, [index.partitionKey]: partition, [index.sortKey]: sortKey });
  }
  return pk === partition && sk.startsWith(prefix) && sortKey === null ? marshall({ pk, sk }) : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
