import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { isAddressable } from './read.ts';
import { Patience, type Store } from './store.ts';
import { table } from './table.ts';

const Position = z.object({
  pk: z.string(),
  sk: z.string(),
  gsi1pk: z.optional(z.string()),
  gsi1sk: z.optional(z.string()),
});
type Position = z.infer<typeof Position>;

export interface ListRequest {
  /** A partition of the index, or of the table with the beginning of its sort keys. */
  from: { gsi1: string } | { partition: string; prefix: string };
  /** Most entries wanted, at most 100. */
  first: number;
  /** Cursor of the entry before. */
  after?: string;
  newestFirst?: boolean;
}

export interface ListAnswer {
  entries: { pk: string; sk: string; cursor: string }[];
  hasNext: boolean;
}

/** One Query for a page of keys, whatever the number of rows. Undefined if the cursor is none of this list. */
export async function list(store: Store, request: ListRequest): Promise<ListAnswer | undefined> {
  const start = request.after === undefined ? undefined : startAfter(request.after, request.from);
  if (request.after !== undefined && start === undefined) return undefined;
  const partition = 'gsi1' in request.from ? request.from.gsi1 : request.from.partition;
  if (!isAddressable({ pk: partition, sk: '' })) return { entries: [], hasNext: false };
  const command = new QueryCommand({
    TableName: store.tableName,
    ...condition(request.from),
    // One more than wanted tells whether there is another page.
    Limit: request.first + 1,
    ScanIndexForward: !request.newestFirst,
    ...(start && { ExclusiveStartKey: start }),
  });
  const answer = await new Patience(store).call(() => store.client.send(command));
  const found = (answer.Items ?? []).map((item) => Position.parse(unmarshall(item)));
  return {
    entries: found.slice(0, request.first).map((at) => ({ pk: at.pk, sk: at.sk, cursor: cursorOf(at) })),
    hasNext: found.length > request.first || answer.LastEvaluatedKey !== undefined,
  };
}

function condition(from: ListRequest['from']) {
  if ('gsi1' in from) {
    return {
      IndexName: table.indexes[0].name,
      KeyConditionExpression: 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: from.gsi1 } },
    };
  }
  return {
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': { S: from.partition }, ':prefix': { S: from.prefix } },
    ProjectionExpression: 'pk, sk',
  };
}

/** The partition is not part of a cursor: it comes from who asks, so that a forged cursor reaches no other list. */
function cursorOf({ pk, sk, gsi1sk }: Position): string {
  return Buffer.from(JSON.stringify([pk, sk, gsi1sk ?? null])).toString('base64url');
}

/** What can be a key at all; anything else would be a fault of the query instead of a wrong cursor. */
const KeyPart = z.string().check(
  z.minLength(1),
  z.maxLength(300),
  z.refine((text) => text.isWellFormed()),
);
const Cursor = z.tuple([KeyPart, KeyPart, z.nullable(KeyPart)]);

function startAfter(cursor: string, from: ListRequest['from']): Record<string, AttributeValue> | undefined {
  const parsed = Cursor.safeParse(parsedJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) return undefined;
  const [pk, sk, gsi1sk] = parsed.data;
  if ('gsi1' in from) return gsi1sk === null ? undefined : marshall({ pk, sk, gsi1pk: from.gsi1, gsi1sk });
  return pk === from.partition && sk.startsWith(from.prefix) && gsi1sk === null ? marshall({ pk, sk }) : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
