import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type BatchAnswer, createEventsHandler, type EventsHandler } from '#functions/events/handler';
import type { LogLine } from '#functions/log';
import type { Deps } from '#operations/deps';
import type { Message, Notifier } from '#operations/events/notify';
import type { Work } from '#operations/events/work';
import { chained, emptyChain } from '#store/events';
import { dump, type World } from '#test/operations/world';

/** A record of the table's stream as Lambda hands it over. */
export interface StreamRecord {
  eventName: string;
  dynamodb: {
    Keys: Record<string, unknown>;
    NewImage: Record<string, unknown>;
    SequenceNumber: string;
    ApproximateCreationDateTime: number;
  };
}

/** Every audit event that the table holds, as the stream delivered it: of each subject in its order. */
export async function eventRecords(world: World, writtenAt: Date = world.clock.now): Promise<StreamRecord[]> {
  const rows = (await dump(world.client)).filter(({ sk }) => sk?.S?.startsWith('EVENT#'));
  return rows.map(({ pk, sk, ...rest }, at) => ({
    eventName: 'INSERT',
    dynamodb: {
      Keys: { pk, sk },
      NewImage: { pk, sk, ...rest },
      SequenceNumber: String(1_000_000 + at),
      ApproximateCreationDateTime: Math.floor(writtenAt.getTime() / 1000),
    },
  }));
}

/** The record of a row that was just written. */
export function recordOf(row: Record<string, unknown>): StreamRecord {
  const image = marshall(row);
  return {
    eventName: 'INSERT',
    dynamodb: {
      Keys: { pk: image.pk, sk: image.sk },
      NewImage: image,
      SequenceNumber: `${row.pk} ${row.sk}`,
      ApproximateCreationDateTime: 1_795_399_200,
    },
  };
}

/** An application's first submission, as an audit event alone. */
export function handedIn(id: string): Record<string, unknown> {
  const { write } = chained(emptyChain, {
    subject: `APP#${id}`,
    action: 'submitApplication',
    at: '2026-11-23T02:00:00.000Z',
    actor: { role: 'applicant' },
    changed: ['status'],
    fromStatus: 'DRAFT',
    toStatus: 'AGENCY_REVIEW',
    counted: { category: 'ASSESSOR', centre: '510100', year: 2026 },
  });
  return { ...write.key, ...('row' in write ? write.row : {}), version: 1 };
}

/** A receiver that keeps everything that arrives, and drops nothing. */
export class Inbox implements Notifier {
  readonly arrived: Message[] = [];
  readonly contact: Notifier['contact'];
  /** Thrown instead of taking a message. */
  fails: ((message: Message) => Error | undefined) | undefined;

  constructor(contact: Notifier['contact'] = []) {
    this.contact = contact;
  }

  send = async (message: Message): Promise<void> => {
    const error = this.fails?.(message);
    if (error) throw error;
    this.arrived.push(message);
  };

  /** What is left after a receiver has dropped what it had before; undefined where a repeated id says something else. */
  once(): Message[] {
    const byId = new Map<string, Message>();
    for (const message of this.arrived) {
      const before = byId.get(message.id);
      if (before && JSON.stringify(before) !== JSON.stringify(message))
        throw new Error(`${message.id} says two things`);
      byId.set(message.id, message);
    }
    return [...byId.values()];
  }
}

export interface EventsWorld<N extends Notifier = Inbox> {
  handler: EventsHandler;
  /** What was handed on to be made. */
  work: Work[];
  inbox: N;
  lines: LogLine[];
}

export function eventsWorld(deps: Deps): EventsWorld;
export function eventsWorld<N extends Notifier>(deps: Deps, inbox: N): EventsWorld<N>;
export function eventsWorld(deps: Deps, inbox: Notifier = new Inbox()): EventsWorld<Notifier> {
  const lines: LogLine[] = [];
  const work: Work[] = [];
  const handOn = async (each: Work) => void work.push(each);
  const handler = createEventsHandler({ deps, notifier: inbox, handOn, log: (line) => lines.push(line) });
  return { inbox, work, lines, handler };
}

/** Delivers as Lambda does: again from the first record that failed on, until nothing is left. */
export async function deliver(handler: EventsHandler, records: readonly unknown[], batchSize = 100): Promise<void> {
  for (let at = 0, deliveries = 0; at < records.length; deliveries += 1) {
    if (deliveries > records.length * 3 + 10) throw new Error('the stream stands still');
    const batch = records.slice(at, at + batchSize);
    const answer = await handler({ Records: batch }).catch((): undefined => undefined);
    const failed = answer && 'batchItemFailures' in answer ? firstFailure(answer, batch) : 0;
    at += failed ?? batch.length;
  }
}

function firstFailure({ batchItemFailures }: BatchAnswer, batch: readonly unknown[]): number | undefined {
  const [first] = batchItemFailures;
  if (!first) return undefined;
  const numbers = batch.map((record) => (record as Partial<StreamRecord>).dynamodb?.SequenceNumber);
  return numbers.indexOf(first.itemIdentifier);
}

/** Rows of the statistics as they stand: `generation year centre category` → counters. */
export async function statisticRows(world: World, generation = 1): Promise<Record<string, Record<string, number>>> {
  const rows = (await dump(world.client)).map((item) => unmarshall(item));
  return Object.fromEntries(
    rows
      .filter(({ pk }) => String(pk).startsWith(`STAT#${generation}#`))
      .map(({ pk, sk, version: _, ...counters }) => {
        const year = String(pk).split('#')[2];
        const kept = Object.entries(counters).filter(([, count]) => count !== 0);
        return [`${year} ${String(sk).replace('#', ' ')}`, Object.fromEntries(kept)];
      }),
  );
}
