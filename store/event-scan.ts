import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { EventRow } from './events.ts';
import { Patience, type Store } from './store.ts';

export interface ScannedEvents {
  events: EventRow[];
  /** Rows that call themselves events and do not parse. */
  unreadable: number;
}

/** Every audit event of the whole table, page by page, strongly consistent: for commands, never for a request. */
export async function* scanEvents(store: Store): AsyncGenerator<ScannedEvents> {
  let from: Record<string, AttributeValue> | undefined;
  do {
    const command = new ScanCommand({
      TableName: store.tableName,
      ConsistentRead: true,
      FilterExpression: 'begins_with(sk, :event)',
      ExpressionAttributeValues: { ':event': { S: 'EVENT#' } },
      ...(from && { ExclusiveStartKey: from }),
    });
    const page = await new Patience(store).call(() => store.client.send(command));
    const parsed = (page.Items ?? []).map((item) => EventRow.safeParse(unmarshall(item)));
    const events = parsed.flatMap(({ data }) => (data ? [data] : []));
    yield { events, unreadable: parsed.length - events.length };
    from = page.LastEvaluatedKey;
  } while (from);
}
