import * as z from 'zod';
import type { Deps } from '#operations/deps';
import { commit } from '#store/commit';
import {
  type DeadLetterReason,
  type DeadLetterRow,
  deadLetterId,
  deadLetterRef,
  deadLetters,
  deadLetterWrite,
  parked,
} from '#store/dead-letters';
import { EventRow } from '#store/events';
import { list } from '#store/list';
import { read } from '#store/read';
import type { TableKey } from '#store/table';
import { Unavailable } from '#store/unavailable';
import { type Following, followEvent } from './follow-event.ts';

/** A record of the stream that cannot be handled, and as much of it as could be understood. */
export interface DeadRecord {
  record: unknown;
  reason: DeadLetterReason;
  /** Class of what was thrown. */
  error?: string;
  of?: TableKey;
}

/** A row may have 400 KB, and what is sealed grows by a third as base64 of its bytes in JSON. */
const mostKept = 250_000;
const tries = 4;

/**
 * Puts a record aside, so that those after it go on. Where it says which row it is about, that row stands for it; else it
 * is kept whole, sealed under a key of its own.
 */
export async function park(deps: Pick<Deps, 'store' | 'seal' | 'now'>, dead: DeadRecord): Promise<void> {
  const { record, reason, error, of } = dead;
  const text = JSON.stringify(record) ?? 'undefined';
  const id = of ? deadLetterId(of) : deps.seal.lookup('stream-record', text);
  const ref = deadLetterRef(id);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const snapshot = await read(deps.store, [ref]);
    const kept = of || text.length > mostKept ? undefined : await sealed(deps, id, text);
    const row = parked(snapshot.find(ref), {
      reason,
      at: deps.now().toISOString(),
      ...(error !== undefined && { error }),
      ...(of && { of }),
      ...(kept && { record: kept }),
    });
    if ((await commit(deps.store, snapshot, [deadLetterWrite(id, row)])) === 'COMMITTED') return;
  }
  throw new Unavailable('a dead letter moved again and again');
}

async function sealed({ seal }: Pick<Deps, 'seal'>, id: string, text: string): Promise<DeadLetterRow['record']> {
  const dataKey = await seal.newKey(id);
  return { dataKey: dataKey.stored, sealed: dataKey.seal(deadLetterRef(id), 'record', text) };
}

/** Of one dead letter: what it is about, and why it still lies there. */
export interface Left {
  id: string;
  reason: DeadLetterReason;
  attempts: number;
}

export interface Replayed {
  replayed: number;
  left: Left[];
}

/** What was handled is kept for so long, and then erased. */
const keptSeconds = 90 * 86_400;

/**
 * Handles everything that was put aside once more: an event as it stands in the table now, a record that says nothing of a
 * row through `again`. What still cannot be handled stays. Safe to repeat: effects that an event has had are not repeated.
 */
export async function replayDeadLetters(
  following: Following,
  again: (record: unknown) => Promise<'FOLLOWED' | 'PARKED'>,
): Promise<Replayed> {
  const { store } = following.deps;
  const done: Replayed = { replayed: 0, left: [] };
  let after: string | undefined;
  do {
    const page = await list(store, { from: deadLetters, first: 100, ...(after !== undefined && { after }) });
    for (const { sk } of page?.entries ?? []) {
      const left = await replayed(following, sk.slice(deadLetters.prefix.length), again);
      if (left === 'REPLAYED') done.replayed += 1;
      else if (left) done.left.push(left);
    }
    after = page?.next;
  } while (after !== undefined);
  return done;
}

async function replayed(
  following: Following,
  id: string,
  again: (record: unknown) => Promise<'FOLLOWED' | 'PARKED'>,
): Promise<'REPLAYED' | Left | undefined> {
  const { store, now } = following.deps;
  const ref = deadLetterRef(id);
  const row = (await read(store, [ref])).find(ref);
  if (row?.state !== 'PARKED') return undefined;
  const outcome = await handled(following, id, row, again).catch((error: unknown) => {
    if (error instanceof Unavailable) throw error;
    return 'PARKED' as const;
  });
  const snapshot = await read(store, [ref]);
  const { version: _, ...stands } = snapshot.find(ref) ?? row;
  if (outcome === 'PARKED') return { id, reason: stands.reason, attempts: stands.attempts };
  const at = now();
  const expiresAt = Math.floor(at.getTime() / 1000) + keptSeconds;
  const after = { ...stands, state: 'REPLAYED' as const, replayedAt: at.toISOString(), expiresAt };
  // Another replay was faster: then it is done all the same.
  await commit(store, snapshot, [deadLetterWrite(id, after)]);
  return 'REPLAYED';
}

async function handled(
  following: Following,
  id: string,
  { of, record }: DeadLetterRow,
  again: (record: unknown) => Promise<'FOLLOWED' | 'PARKED'>,
): Promise<'FOLLOWED' | 'PARKED'> {
  const { store, seal } = following.deps;
  if (of) {
    const ref = { ...of, schema: EventRow };
    const event = (await read(store, [ref])).find(ref);
    return event ? followEvent(following, event) : 'PARKED';
  }
  if (!record) return 'PARKED';
  const opened = await seal.openKey(id, record.dataKey);
  const text = opened.open(deadLetterRef(id), 'record', record.sealed, z.string());
  return again(JSON.parse(text));
}
