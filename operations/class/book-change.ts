import type { Seats } from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import type { GrantedCall, Subject } from '#operations/mutation';
import type { Target } from '#operations/permission';
import { eventActor, personRef } from '#operations/person';
import { type ClassBookRow, classBookRef, openBookKey } from '#store/class-book';
import type { Write } from '#store/commit';
import { chained } from '#store/events';
import type { Snapshot } from '#store/read';
import type { DataKey } from '#store/seal';
import { type TrainingClassRow, trainingClassRef, trainingClassWrite } from '#store/training-classes';

/** A class and what it has written down so far. No answer about it holds personal data, so it needs no key. */
export interface ClassWithBook extends Subject {
  row: TrainingClassRow;
  book: ClassBookRow | undefined;
}

/** Milliseconds: a class of hundreds is sent in many sheets at once, and all of them meet on its book. */
export const bookPatience = 15_000;

/** Undefined if there is no such class. */
export async function classWithBook(snapshot: Snapshot, classId: string): Promise<ClassWithBook | undefined> {
  const row = snapshot.find(trainingClassRef(classId));
  return row && { row, book: snapshot.find(classBookRef(classId)) };
}

/** 一(二)2: the centre that holds the class, and nobody else. */
export function targetOfClass({ row }: ClassWithBook): Target {
  return { centres: [row.organiser] };
}

/** Those seated in the class whose application is the caller's own. */
export function ownIn(
  { deps, actor }: Pick<GrantedCall<unknown>, 'deps' | 'actor'>,
  seats: Seats | undefined,
): Set<string> {
  const self = actor.kind === 'person' ? personRef(deps.seal, actor.subject) : undefined;
  const own = Object.entries(seats?.owners ?? {}).filter(([, owner]) => owner === self);
  return new Set(own.map(([applicationId]) => applicationId));
}

export function trainingClassOf({
  row: { version: _, chain: _chain, ...trainingClass },
}: ClassWithBook): TrainingClass {
  return trainingClass;
}

interface ClassChange {
  action: string;
  /** Names of what changed: `attendance.2024-10-08`. */
  changed: string[];
  trainingClass: TrainingClass;
  /** Words that a person wrote, to be sealed into the event. */
  reason?: string | undefined;
}

/** The class and its audit event; and the key that seals the reason, to be kept in the book. */
export async function changedClass(
  { deps, actor, grant, now }: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now'>,
  { row, book }: ClassWithBook,
  { action, changed, trainingClass, reason }: ClassChange,
): Promise<{ writes: Write[]; dataKey: DataKey | undefined }> {
  const subject = trainingClassRef(row.id).pk;
  const key = reason === undefined ? undefined : await openBookKey(deps.seal, row.id, book);
  // Bound to the number of the event, so that words cannot be moved to another.
  const place = { pk: subject, sk: `EVENT#${row.chain.count + 1}` };
  const { write, head } = chained(row.chain, {
    ...{ subject, action, changed },
    at: now.toISOString(),
    actor: eventActor(deps.seal, actor, grant),
    fromStatus: row.status,
    toStatus: trainingClass.status,
    ...(key && { sealedReason: Buffer.from(key.seal(place, 'reason', reason)).toString('base64') }),
  });
  return { writes: [trainingClassWrite(trainingClass, head), write], dataKey: key?.stored ?? book?.dataKey };
}
