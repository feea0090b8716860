import { messageText } from '#domain/notification';
import { talliesOf } from '#domain/statistics';
import type { Deps } from '#operations/deps';
import { commit, type Write } from '#store/commit';
import { type DeadLetterReason, deadLetterId, deadLetterRef, deadLetterWrite, parked } from '#store/dead-letters';
import { type EventRow, eventRef } from '#store/events';
import { type FollowedRow, followedRef, followedWrite, isCounted, isTold } from '#store/followed';
import { read, type Snapshot } from '#store/read';
import { generationsIn, generationsRef, tallyWrite } from '#store/statistics';
import type { Store } from '#store/store';
import { Unavailable } from '#store/unavailable';
import { type Delivery, delivered, type Message, type Notifier } from './notify.ts';
import { joinPools, joinsPools } from './pools.ts';
import { holderRef, recipientIn } from './recipient.ts';

export interface Following {
  deps: Pick<Deps, 'store' | 'seal' | 'now'>;
  notifier: Notifier;
  /** As they stood after each of the events was written: read once when an invocation begins. */
  generations: readonly number[];
}

/** In which generations of the statistics events are counted now, the one that is read first. */
export async function generationsNow(store: Store): Promise<readonly number[]> {
  const { current, building } = generationsIn(await read(store, [generationsRef]));
  return building === undefined ? [current] : [current, building];
}

/** How often it is decided again when a rebuild or another delivery wrote in between. */
const tries = 6;

/**
 * Gives an event its effects: a place among those who may be drawn, the counters of the statistics, and the message to whom
 * it concerns. The place is a transaction of its own. Then the message goes out, and one transaction counts the event and
 * notes both. Stopped in between, the event is delivered again and the message goes out again under the same id: at least
 * once, and once for a receiver that drops what it has had.
 * PARKED: counted, but the message lies among the dead letters. Throws what may pass, and bugs.
 */
export async function followEvent(
  following: Following,
  event: EventRow,
  { overdue = false }: { overdue?: boolean } = {},
): Promise<'FOLLOWED' | 'PARKED'> {
  if (joinsPools(event)) await joinPools(following.deps, event);
  const text = messageText(event);
  const tallies = talliesOf(event);
  if (tallies.length === 0 && text === undefined) return 'FOLLOWED';
  let delivery: Delivery | undefined;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const { row, message } = await whatStands(following, event, text);
    const uncounted = tallies.length === 0 ? [] : following.generations.filter(notCountedIn(row, event));
    if (uncounted.length === 0 && !message) return 'FOLLOWED';
    if (message) delivery ??= await delivered(following.notifier, message, overdue);
    // Of its own: neither whose it is nor the statistics need stand still for this.
    const snapshot = await read(following.deps.store, []);
    snapshot.assume(followedRef(event.subject), row);
    const writes = [
      noted(following, event, { row, uncounted, delivery }),
      ...uncounted.flatMap((generation) => tallies.map((tally) => tallyWrite(snapshot, generation, tally))),
      ...(delivery === undefined || delivery === 'SENT' ? [] : [await aside(following, snapshot, event, delivery)]),
    ];
    if ((await commit(following.deps.store, snapshot, writes)) === 'MOVED') continue;
    return delivery === undefined || delivery === 'SENT' ? 'FOLLOWED' : 'PARKED';
  }
  throw new Unavailable('what was followed moved again and again');
}

function notCountedIn(row: FollowedRow | undefined, { sequence }: EventRow) {
  return (generation: number) => !isCounted(row, generation, sequence);
}

/** What has been done for the subject's events, and the message that has still to go out. */
async function whatStands(
  { deps, notifier }: Following,
  { subject, sequence, action, at }: EventRow,
  text: string | undefined,
): Promise<{ row: FollowedRow | undefined; message?: Message }> {
  const ref = followedRef(subject);
  const holder = text === undefined ? undefined : holderRef(subject);
  const snapshot = await read(deps.store, [ref, ...(holder ? [holder] : [])]);
  const row = snapshot.find(ref);
  if (text === undefined || !holder || isTold(row, sequence)) return { row };
  const to = await recipientIn(deps, snapshot, { subject, contact: notifier.contact });
  return { row, ...(to && { message: { id: `${subject}#${sequence}`, ...to, kind: action, at, text } }) };
}

function noted(
  { generations }: Following,
  { subject, sequence }: EventRow,
  done: { row: FollowedRow | undefined; uncounted: readonly number[]; delivery: Delivery | undefined },
): Write {
  return followedWrite(subject, done.row, {
    told: done.delivery === 'SENT' ? [sequence] : [],
    counted: new Map(done.uncounted.map((generation) => [generation, [sequence]])),
    oldest: Math.min(...generations),
  });
}

/** The message is put aside in the transaction that counts its event. */
async function aside(
  { deps }: Following,
  snapshot: Snapshot,
  { subject, sequence }: EventRow,
  reason: DeadLetterReason,
): Promise<Write> {
  const { pk, sk } = eventRef(subject, sequence);
  const id = deadLetterId({ pk, sk });
  const letter = (await read(deps.store, [deadLetterRef(id)])).find(deadLetterRef(id));
  snapshot.assume(deadLetterRef(id), letter);
  return deadLetterWrite(id, parked(letter, { reason, of: { pk, sk }, at: deps.now().toISOString() }));
}
