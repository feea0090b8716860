import { type BookEntry, daysAttended, daysOf, emptyBook } from '#domain/class/class-book';
import { passRuleOf } from '#domain/class/examination';
import { type Standing, seatedInOrder, standingOf, standingProblems } from '#domain/class/pass-list';
import type { Problem } from '#domain/problem';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { globalId } from '#operations/global-id';
import { allows } from '#operations/permission';
import { classBookRef } from '#store/class-book';
import { read, type Snapshot } from '#store/read';
import { seatsRef } from '#store/seats';
import { trainingClassRef } from '#store/training-classes';
import { classWithBook, targetOfClass, trainingClassOf } from './book-change.ts';
import type { ClassView } from './training-class-mutation.ts';

/** One who holds a seat, with what was written down so far. */
export interface BookEntryView extends BookEntry {
  applicationId: string;
  daysAttended: number;
  /** The outcome does not follow any more from what was written down since. */
  outdated: boolean;
}

export interface ClassBookView {
  classId: string;
  trainingClass: ClassView;
  /** 0 before anything was written down. */
  version: number;
  days: { day: string; present: number; absent: number }[];
  counts: Record<keyof Standing | 'seated', number>;
  /** In the order in which they were seated; absent for those who supervise, who see only counts. */
  entries?: BookEntryView[];
  /** What the list would not be signed for now; absent with the entries. */
  missing?: Problem[];
}

/**
 * The books of classes, for their organiser, the province and auditors, in the order asked; undefined where there is no such
 * class, or none of theirs. As many ids as a read of three rows each takes.
 */
export async function findClassBooks(
  deps: Deps,
  actor: Actor,
  classIds: readonly string[],
): Promise<(ClassBookView | undefined)[]> {
  if (classIds.length === 0 || !allows(actor, 'findClassBook')) return classIds.map(() => undefined);
  const refs = classIds.flatMap((id) => [trainingClassRef(id), seatsRef(id), classBookRef(id)]);
  const snapshot = await read(deps.store, refs);
  return Promise.all(classIds.map((classId) => classBookIn({ deps, actor, snapshot }, classId)));
}

/** Of one class. */
export async function findClassBook(deps: Deps, actor: Actor, classId: string): Promise<ClassBookView | undefined> {
  return (await findClassBooks(deps, actor, [classId]))[0];
}

async function classBookIn(
  { deps, actor, snapshot }: { deps: Deps; actor: Actor; snapshot: Snapshot },
  classId: string,
): Promise<ClassBookView | undefined> {
  const subject = await classWithBook(snapshot, classId);
  if (!subject || !allows(actor, 'findClassBook', targetOfClass(subject))) return undefined;
  const trainingClass = trainingClassOf(subject);
  const book = subject.book ?? emptyBook;
  const seats = snapshot.find(seatsRef(classId));
  const seated = seats ? seatedInOrder(seats) : [];
  const standing = standingOf(book, seated, passRuleOf(trainingClass, book, deps.practice.examination));
  const { passed, failed, open, outdated } = standing;
  const entries = seated.map((applicationId): BookEntryView => {
    const entry = book.entries[applicationId] ?? { attendance: {} };
    const isOutdated = outdated.includes(applicationId);
    return { applicationId, ...entry, daysAttended: daysAttended(entry), outdated: isOutdated };
  });
  return {
    classId,
    trainingClass: { ...trainingClass, version: subject.row.version },
    version: subject.book?.version ?? 0,
    days: daysOf(book).map((day) => ({ day, ...takenOn(day, entries) })),
    counts: {
      seated: seated.length,
      ...{ passed: passed.length, failed: failed.length, open: open.length, outdated: outdated.length },
    },
    ...(allows(actor, 'listClassBookEntries', targetOfClass(subject)) && {
      entries,
      missing: standingProblems(standing, (id) => globalId('Application', id)),
    }),
  };
}

function takenOn(day: string, entries: readonly BookEntry[]): { present: number; absent: number } {
  const marks = entries.flatMap(({ attendance }) => attendance[day] ?? []);
  const present = marks.filter(Boolean).length;
  return { present, absent: marks.length - present };
}
