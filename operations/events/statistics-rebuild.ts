import { Category } from '#domain/category';
import { summed, type Tally, talliesOf } from '#domain/statistics';
import { cities, provinceCode } from '#domain/vocabulary/place';
import { commit } from '#store/commit';
import { scanEvents } from '#store/event-scan';
import type { EventRow } from '#store/events';
import { followedRef, followedWrite, isCounted } from '#store/followed';
import { read } from '#store/read';
import {
  generationsIn,
  generationsRef,
  generationsWrite,
  outdatedWrite,
  statisticRef,
  tallyWrite,
} from '#store/statistics';
import type { Store } from '#store/store';
import { Unavailable } from '#store/unavailable';

export interface Rebuilt {
  generation: number;
  /** Events that were counted here; the stream counted those that came meanwhile. */
  counted: number;
  /** Rows of audit trails that do not parse: they lie among the dead letters too. */
  unreadable: number;
}

/**
 * Counts every audit event again into a new generation of the statistics, and then switches over in one write, while the
 * stream goes on. Why nothing is lost or counted twice: from the first write on the stream counts into both generations,
 * and an event that it reads before that write was in the table before the scan begins; who counts an event notes it in the
 * same transaction. Stopped half-way, the old generation is still the one that is read: run it again.
 */
export async function rebuildStatistics(store: Store): Promise<Rebuilt> {
  const begun = await begin(store);
  const rebuilt: Rebuilt = { generation: begun.building, counted: 0, unreadable: 0 };
  const years = new Set<number>();
  for await (const { events, unreadable } of scanEvents(store)) {
    rebuilt.unreadable += unreadable;
    for (const chunk of chunks(events)) {
      for (const { tally } of chunk) for (const { year } of tally) years.add(year);
      rebuilt.counted += await count(store, chunk, begun);
    }
  }
  await switchOver(store, begun.building);
  await discard(store, begun.current, years);
  return rebuilt;
}

interface Begun {
  current: number;
  building: number;
}

const tries = 8;

/** A number that was never used: whatever an earlier attempt left under another one is of no account. */
async function begin(store: Store): Promise<Begun> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const snapshot = await read(store, [generationsRef]);
    const { current, newest } = generationsIn(snapshot);
    const building = newest + 1;
    const write = generationsWrite({ current, building, newest: building });
    if ((await commit(store, snapshot, [write])) === 'COMMITTED') return { current, building };
  }
  throw new Unavailable('the generations moved again and again');
}

/** Some events of one subject, and what each adds. */
interface Part {
  subject: string;
  sequences: number[];
  tally: Tally[];
  bySequence: Map<number, Tally[]>;
}

/** A subject's row and the rows that it counts in stay far below what one transaction and one expression may hold. */
const mostParts = 8;
const mostOfOne = 20;

/** Each subject at most once in a chunk, because its row can be written only once in a transaction. */
function chunks(events: readonly EventRow[]): Part[][] {
  const bySubject = new Map<string, EventRow[]>();
  for (const event of events) {
    if (talliesOf(event).length === 0) continue;
    bySubject.set(event.subject, [...(bySubject.get(event.subject) ?? []), event]);
  }
  const rounds: Part[][] = [];
  for (const [subject, all] of bySubject) {
    for (let round = 0; round * mostOfOne < all.length; round += 1) {
      const some = all.slice(round * mostOfOne, (round + 1) * mostOfOne);
      const bySequence = new Map(some.map((event) => [event.sequence, talliesOf(event)]));
      const part = { subject, sequences: [...bySequence.keys()], tally: [...bySequence.values()].flat(), bySequence };
      rounds[round] = [...(rounds[round] ?? []), part];
    }
  }
  return rounds.flatMap((parts) =>
    Array.from({ length: Math.ceil(parts.length / mostParts) }, (_, at) =>
      parts.slice(at * mostParts, (at + 1) * mostParts),
    ),
  );
}

/** How many of the chunk's events were not counted yet in this generation, and are now. */
async function count(store: Store, chunk: readonly Part[], { current, building }: Begun): Promise<number> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const snapshot = await read(
      store,
      chunk.map(({ subject }) => followedRef(subject)),
    );
    const left = chunk.flatMap(({ subject, sequences, bySequence }) => {
      const row = snapshot.find(followedRef(subject));
      const uncounted = sequences.filter((sequence) => !isCounted(row, building, sequence));
      const tallies = uncounted.flatMap((sequence) => bySequence.get(sequence) ?? []);
      return uncounted.length === 0 ? [] : [{ subject, row, uncounted, tallies }];
    });
    if (left.length === 0) return 0;
    const notes = left.map(({ subject, row, uncounted }) =>
      followedWrite(subject, row, { counted: new Map([[building, uncounted]]), oldest: current }),
    );
    const tallies = summed(left.flatMap((each) => each.tallies)).filter(({ add }) => Object.keys(add).length > 0);
    const writes = [...notes, ...tallies.map((tally) => tallyWrite(snapshot, building, tally))];
    if ((await commit(store, snapshot, writes)) === 'COMMITTED') {
      return left.reduce((sum, { uncounted }) => sum + uncounted.length, 0);
    }
    await store.sleep(store.random() * 25 * 2 ** attempt);
  }
  throw new Unavailable('what is counted moved again and again');
}

async function switchOver(store: Store, generation: number): Promise<void> {
  const snapshot = await read(store, [generationsRef]);
  const { building, newest } = generationsIn(snapshot);
  const superseded = building !== generation;
  const write = generationsWrite({ current: generation, newest });
  if (superseded || (await commit(store, snapshot, [write])) === 'MOVED') {
    throw new Error('another rebuild has begun meanwhile: that one will switch over');
  }
}

/** A day for those who read the old generation's number just before the switch. */
const daySeconds = 86_400;

/** Lets the rows of a generation that is read no more be erased. */
async function discard(store: Store, generation: number, years: ReadonlySet<number>): Promise<void> {
  const expiresAt = Math.floor(store.now().getTime() / 1000) + daySeconds;
  for (const year of years) {
    const refs = [provinceCode, ...cities.map(({ code }) => code)].flatMap((centre) =>
      Category.options.map((category) => statisticRef({ generation, year, centre, category })),
    );
    const found = await read(store, refs);
    const there = refs.filter((ref) => found.find(ref));
    for (let at = 0; at < there.length; at += 50) {
      const snapshot = await read(store, []);
      const writes = there.slice(at, at + 50).map((ref) => outdatedWrite(snapshot, ref, expiresAt));
      await commit(store, snapshot, writes);
    }
  }
}
