import type { Context as LambdaContext } from 'aws-lambda';
import * as z from 'zod';
import { createDeps, noObjects, readEnvironment, withDeadline } from '#functions/environment';
import { type Log, logToConsole, thrown } from '#functions/log';
import { withSecrets } from '#functions/secrets';
import type { Deps } from '#operations/deps';
import { type DeadRecord, park, type Replayed, replayDeadLetters } from '#operations/events/dead-letters';
import { type Following, followEvent, generationsNow } from '#operations/events/follow-event';
import { MessageDeferred, type Notifier } from '#operations/events/notify';
import { type HandOn, type Work, workOf } from '#operations/events/work';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import { Unavailable } from '#store/unavailable';
import { createNotifier } from './notifier.ts';
import { readRecord, sequenceNumberOf } from './record.ts';
import type { Announced } from './scheduled.ts';
import { readMessageSettings } from './settings.ts';

export interface EventsDeps {
  deps: Deps;
  notifier: Notifier;
  /** For work that an event asks for. */
  handOn: HandOn;
  log: Log;
}

/** From the first of these on the stream delivers again. */
export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

export type EventsHandler = (
  event: unknown,
  context?: Pick<LambdaContext, 'awsRequestId' | 'getRemainingTimeInMillis'>,
) => Promise<BatchAnswer | Replayed | Announced>;

/**
 * A batch of the table's stream; an operator's order to handle again what was put aside; or the clock's, once a month, to tell
 * the holders of cards that end so many months from now.
 */
const Asked = z.union([
  z.object({ Records: z.array(z.unknown()) }),
  z.object({ replayDeadLetters: z.literal(true) }),
  z.object({ announceExpiringCards: z.object({ monthsAhead: z.number().check(z.int(), z.gte(0), z.lte(24)) }) }),
]);

/** No record is begun with less than this left: its message may be tried for some seconds. */
const leastForARecord = 20_000;
/** A message that its receiver has not taken for so long is put aside, so that the statistics do not stand still with it. */
const messagePatience = 15 * 60_000;

interface Batch extends EventsDeps {
  following: Following;
  requestId: string | undefined;
}

/**
 * Follows the table's stream: every new event of an audit trail is counted and told, in its order. The first record that
 * cannot be handled for now ends the batch there, because later ones of the same application may not overtake it.
 */
export function createEventsHandler({ deps, notifier, handOn, log }: EventsDeps): EventsHandler {
  return async (event, context) => {
    const asked = Asked.parse(event);
    const remaining = context ? () => context.getRemainingTimeInMillis() : () => Number.POSITIVE_INFINITY;
    const timed = withDeadline(deps, remaining);
    if ('announceExpiringCards' in asked) {
      return announced(timed, asked.announceExpiringCards.monthsAhead, { remaining, log });
    }
    const following = { deps: timed, notifier, generations: await generationsNow(timed.store) };
    const batch: Batch = { deps: timed, notifier, handOn, log, following, requestId: context?.awsRequestId };
    if (!('Records' in asked)) {
      const done = await replayDeadLetters(following, (record) => handled(batch, record));
      log({ level: 'INFO', code: 'DEAD_LETTERS_REPLAYED', ...at(batch), records: done.replayed });
      return done;
    }
    const answer = await followed(batch, asked.Records, remaining);
    const events = asked.Records.filter((record) => readRecord(record).is !== 'OTHER').length;
    if (events > 0) log({ level: 'INFO', code: 'EVENTS', ...at(batch), records: events });
    return answer;
  };
}

/** Needs more code than a batch does, and once a month. */
async function announced(
  deps: Deps,
  monthsAhead: number,
  { remaining, log }: { remaining: () => number; log: Log },
): Promise<Announced> {
  const { announce } = await import('./scheduled.ts');
  const done = await announce(deps, monthsAhead, remaining);
  log({ level: 'INFO', code: 'EXPIRING_CARDS_ANNOUNCED', route: 'events', records: done.announced });
  return done;
}

async function followed(batch: Batch, records: readonly unknown[], remaining: () => number): Promise<BatchAnswer> {
  for (const [index, record] of records.entries()) {
    try {
      if (index > 0 && remaining() < leastForARecord) return fromHere(record, 'no time left');
      await handled(batch, record);
    } catch (error) {
      batch.log({ level: 'WARN', code: 'EVENTS_DEFERRED', ...at(batch), ...thrown(error) });
      return fromHere(record, error);
    }
  }
  return { batchItemFailures: [] };
}

/** A record that does not even say where it stands can only be delivered again with its whole batch. */
function fromHere(record: unknown, cause: unknown): BatchAnswer {
  const itemIdentifier = sequenceNumberOf(record);
  if (itemIdentifier === undefined) throw new Error('the batch must be delivered again', { cause });
  return { batchItemFailures: [{ itemIdentifier }] };
}

/** Throws only what may pass; what will never succeed is put aside. */
async function handled(batch: Batch, record: unknown): Promise<'FOLLOWED' | 'PARKED'> {
  const read = readRecord(record);
  if (read.is === 'OTHER') return 'FOLLOWED';
  if (read.is === 'UNREADABLE') {
    return parked(batch, { record, reason: 'UNREADABLE', ...(read.key && { of: read.key }) });
  }
  const { event, key, writtenAt } = read;
  const overdue = writtenAt !== undefined && batch.deps.now().getTime() - writtenAt.getTime() > messagePatience;
  try {
    const outcome = await followEvent(batch.following, event, { overdue });
    const work = workOf(event);
    if (work) await handedOn(batch, work);
    batch.log({ level: 'INFO', code: 'EVENT', ...at(batch), route: event.action });
    if (outcome === 'PARKED') batch.log({ level: 'ERROR', code: 'PARKED', refusal: 'MESSAGE', ...at(batch) });
    return outcome;
  } catch (error) {
    if (isTemporarilyUnavailable(error) || error instanceof MessageDeferred) throw error;
    return parked(batch, { record, reason: 'HANDLING_FAILED', of: key }, error);
  }
}

/** A queue that does not answer now will later; nothing that was asked for is put aside for it. */
async function handedOn(batch: Batch, work: Work): Promise<void> {
  await batch.handOn(work).catch((cause: unknown) => {
    throw new Unavailable(cause);
  });
  const correlationId = 'importId' in work ? work.importId : work.exportId;
  batch.log({ level: 'INFO', code: 'HANDED_ON', correlationId, ...at(batch) });
}

async function parked(batch: Batch, dead: DeadRecord, cause?: unknown): Promise<'PARKED'> {
  const why = cause === undefined ? {} : thrown(cause);
  await park(batch.deps, { ...dead, ...(why.error !== undefined && { error: why.error }) });
  batch.log({ level: 'ERROR', code: 'PARKED', refusal: dead.reason, ...at(batch), ...why });
  return 'PARKED';
}

function at({ requestId }: Batch): { route: string; requestId?: string } {
  return { route: 'events', ...(requestId !== undefined && { requestId }) };
}

let ready: EventsHandler | undefined;

/** The deployed function; what it needs is built by the first batch of a container. */
export const handler: EventsHandler = async (event, context) => {
  ready ??= await fromEnvironment();
  return ready(event, context);
};

async function fromEnvironment(): Promise<EventsHandler> {
  const variables = await withSecrets(process.env);
  return createEventsHandler({
    deps: createDeps(readEnvironment(variables), noObjects),
    notifier: createNotifier(readMessageSettings(variables.MESSAGES, variables.MESSAGE_KEY), logToConsole),
    handOn: lazyQueues(variables),
    log: logToConsole,
  });
}

/** Hardly any event asks for work: the client for the queues is loaded by the first that does. */
function lazyQueues({ WORK_QUEUE_URL, IMPORT_QUEUE_URL }: Record<string, string | undefined>): HandOn {
  const exports = lazyQueue(WORK_QUEUE_URL);
  const imports = lazyQueue(IMPORT_QUEUE_URL);
  return (work) => ('importId' in work ? imports(work) : exports(work));
}

function lazyQueue(url: string | undefined): HandOn {
  let loading: Promise<HandOn> | undefined;
  return async (work) => {
    if (url === undefined) throw new Error('there is no queue for what was asked for');
    loading ??= import('./queue.ts').then(({ toQueue }) => toQueue(url));
    await (await loading)(work);
  };
}
