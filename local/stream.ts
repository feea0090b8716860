import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { sign } from '#functions/dynamodb-client';
import { credentials as ours } from './settings.ts';

export interface StreamSettings {
  client: DynamoDBClient;
  endpoint: string;
  tableName: string;
  /** Where it is kept how far each shard was handled; without it everything is delivered again, which changes nothing. */
  file: string;
  handler: (event: unknown) => Promise<unknown>;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

const Shard = z.object({ ShardId: z.string(), ParentShardId: z.optional(z.string()) });
type Shard = z.infer<typeof Shard>;
const Described = z.object({
  StreamDescription: z.object({ Shards: z.array(Shard), LastEvaluatedShardId: z.optional(z.string()) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Numbered = z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string() }) });
const Records = z.object({ Records: z.array(Numbered), NextShardIterator: z.nullish(z.string()) });
const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** How far each shard of one stream was handled: its last sequence number, and whether it has ended. */
const Positions = z.object({
  stream: z.string(),
  shards: z.record(z.string(), z.object({ after: z.optional(z.string()), ended: z._default(z.boolean(), false) })),
});
type Positions = z.infer<typeof Positions>;

const betweenPolls = 300;
const afterFailure = 1_000;
const batch = 100;

/** Delivers the table's stream to the function as Lambda does: in batches, in order, again from the first failure on. */
export function followStream(settings: StreamSettings): { stop: () => Promise<void> } {
  const ended = new AbortController();
  const running = loop(settings, ended.signal);
  return {
    stop: async () => {
      ended.abort();
      await running;
    },
  };
}

async function loop(settings: StreamSettings, ended: AbortSignal): Promise<void> {
  let positions: Positions | undefined;
  while (!ended.aborted) {
    let wait = betweenPolls;
    try {
      positions ??= await positionsOf(settings);
      if (await pollAll(settings, positions, ended)) wait = 0;
    } catch {
      // The engine starts, stops, or has dropped what is older than a day: begin again with what it still has.
      positions = undefined;
      wait = afterFailure;
    }
    if (wait > 0) await pause(wait, undefined, { signal: ended }).catch(() => undefined);
  }
}

async function positionsOf({ client, tableName, file }: StreamSettings): Promise<Positions> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const stream = Table?.LatestStreamArn ?? '';
  const kept = existsSync(file) ? Positions.safeParse(parsedJson(readFileSync(file, 'utf8'))).data : undefined;
  return kept?.stream === stream ? kept : { stream, shards: {} };
}

/** Whether there may be more at once. A shard waits for the one that it was split from. */
async function pollAll(settings: StreamSettings, positions: Positions, ended: AbortSignal): Promise<boolean> {
  const shards = await shardsOf(settings, positions.stream);
  const known = new Set(shards.map(({ ShardId }) => ShardId));
  let more = false;
  for (const { ShardId, ParentShardId } of shards) {
    const waits = ParentShardId !== undefined && known.has(ParentShardId) && !positions.shards[ParentShardId]?.ended;
    if (ended.aborted || waits || positions.shards[ShardId]?.ended) continue;
    more = (await poll(settings, positions, ShardId)) || more;
  }
  return more;
}

async function shardsOf(settings: StreamSettings, stream: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let from: string | undefined;
  do {
    const asked = { StreamArn: stream, ...(from !== undefined && { ExclusiveStartShardId: from }) };
    const { StreamDescription } = Described.parse(await streamCall(settings, 'DescribeStream', asked));
    shards.push(...StreamDescription.Shards);
    from = StreamDescription.LastEvaluatedShardId;
  } while (from !== undefined);
  return shards;
}

/** One batch of one shard; whether there was anything. */
async function poll(settings: StreamSettings, positions: Positions, shard: string): Promise<boolean> {
  const position = positions.shards[shard] ?? { ended: false };
  const { after } = position;
  const { ShardIterator } = Iterator.parse(
    await streamCall(settings, 'GetShardIterator', {
      StreamArn: positions.stream,
      ShardId: shard,
      ...(after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }),
    }),
  );
  const asked = { ShardIterator, Limit: batch };
  const answer = Records.parse(await streamCall(settings, 'GetRecords', asked));
  const handled = await delivered(settings.handler, answer.Records);
  const last = answer.Records[handled - 1]?.dynamodb.SequenceNumber ?? after;
  const all = handled === answer.Records.length;
  const ended = answer.Records.length === 0 && answer.NextShardIterator == null;
  if (last !== after || ended) {
    positions.shards[shard] = { ...(last !== undefined && { after: last }), ended };
    writeFileSync(settings.file, JSON.stringify(positions));
  }
  return all && answer.Records.length > 0;
}

/** How many records of the batch, from the first, need not be delivered again. */
async function delivered(handler: StreamSettings['handler'], records: z.infer<typeof Numbered>[]): Promise<number> {
  if (records.length === 0) return 0;
  const answer = await handler({ Records: records }).catch(() => undefined);
  const failures = Failures.safeParse(answer);
  if (!failures.success) return 0;
  const [first] = failures.data.batchItemFailures;
  const at = records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === first?.itemIdentifier);
  return first === undefined ? records.length : Math.max(at, 0);
}

/** The answers are JSON in the very shape in which Lambda hands records over; the SDK would turn them into another. */
async function streamCall(
  { endpoint, credentials = ours }: StreamSettings,
  call: string,
  input: object,
): Promise<unknown> {
  const body = JSON.stringify(input);
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: new URL(endpoint).host,
    'x-amz-target': `DynamoDBStreams_20120810.${call}`,
  };
  const {
    host: _,
    'content-length': _length,
    ...signed
  } = await sign({
    ...{ headers, body, credentials, region: 'local', now: new Date() },
  });
  const answer = await fetch(endpoint, { method: 'POST', headers: signed, body });
  if (!answer.ok) throw new Error(`${call} was answered ${answer.status}`);
  return answer.json();
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
