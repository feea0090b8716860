import type { ApplicationStatus } from '#domain/application/application';
import { emptySeats, type Seats } from '#domain/class/enrolment';
import { ClassStatus, type TrainingClass } from '#domain/class/training-class';
import type { Actor } from '#operations/actor';
import type { ApplicationView, HistoryEntry, Page } from '#operations/answers';
import { findApplications, findClasses } from '#operations/application/reads';
import type { Deps } from '#operations/deps';
import type { PageInput } from '#operations/inputs';
import { officeLabel } from '#operations/office-label';
import type { Outcome } from '#operations/outcome';
import { pageOf } from '#operations/page';
import { allows } from '#operations/permission';
import { personRef } from '#operations/person';
import { forbidden, notFound, unauthenticated } from '#operations/refusal';
import { type EventRow, eventRef } from '#store/events';
import { read } from '#store/read';
import { type SeatsRow, seatsRef } from '#store/seats';
import { listKey } from '#store/table';
import { trainingClassRef } from '#store/training-classes';
import type { ClassView } from './training-class-mutation.ts';

/** All classes of a centre in a year, drafts among them, by their closing day. */
export async function listOfficeClasses(
  deps: Deps,
  actor: Actor,
  { organiser, year, ...page }: PageInput & { organiser: string; year: number },
): Promise<Outcome<Page<ClassView>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listOfficeClasses', { centres: [organiser] })) return forbidden;
  const from = { gsi2: listKey.classesOf(organiser, year) };
  return pageOf(deps, { ...page, from }, (keys) =>
    findClasses(
      deps,
      actor,
      keys.map(({ pk }) => pk.slice('CLASS#'.length)),
    ),
  );
}

/** One step in the life of a class. */
export interface ClassHistoryEntry {
  sequence: number;
  action: string;
  at: string;
  actor: HistoryEntry['actor'];
  /** Names of what changed: `registration.closesOn`. */
  changed: string[];
  fromStatus?: ClassStatus;
  toStatus: ClassStatus;
  hash: string;
}

/** What happened to a class, oldest first, for its centre and those who supervise it. */
export async function listClassHistory(
  deps: Deps,
  actor: Actor,
  { classId, ...page }: PageInput & { classId: string },
): Promise<Outcome<Page<ClassHistoryEntry>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listClassHistory')) return forbidden;
  const ref = trainingClassRef(classId);
  const row = (await read(deps.store, [ref])).find(ref);
  if (!row || !allows(actor, 'listClassHistory', { centres: [row.organiser] })) return notFound;
  const self = personRef(deps.seal, actor.subject);
  const from = { partition: ref.pk, prefix: 'EVENT#' };
  return pageOf(deps, { ...page, from }, async (keys) => {
    if (keys.length === 0) return [];
    const refs = keys.map(({ sk }) => eventRef(ref.pk, Number(sk.slice('EVENT#'.length))));
    const snapshot = await read(deps.store, refs);
    return refs.map((each) => {
      const event = snapshot.find(each);
      return event && entryOf(event, self);
    });
  });
}

function entryOf(event: EventRow, self: string): ClassHistoryEntry {
  const { sequence, action, at, changed, fromStatus, toStatus, hash } = event;
  const { role, organisation, ref } = event.actor;
  return {
    ...{ sequence, action, at, changed, toStatus: ClassStatus.parse(toStatus), hash },
    ...(fromStatus !== undefined && { fromStatus: ClassStatus.parse(fromStatus) }),
    actor: {
      ...{ role, self: ref === self, label: officeLabel(event.actor) },
      ...(organisation !== undefined && { organisation }),
    },
  };
}

/**
 * Everybody found qualified for a class, whatever became of them since, oldest first. Whoever may not find an application
 * does not see it here: an agency and a city see their own people, so that a page may be short.
 */
export async function listClassRoster(
  deps: Deps,
  actor: Actor,
  { classId, status, ...page }: PageInput & { classId: string; status?: ApplicationStatus },
): Promise<Outcome<Page<ApplicationView>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listClassRoster')) return forbidden;
  const from = { gsi2: listKey.classRoster(classId), ...(status && { where: { status } }) };
  return pageOf(deps, { ...page, from }, (keys) =>
    findApplications(
      deps,
      actor,
      keys.map(({ pk }) => pk.slice('APP#'.length)),
      { operation: 'listClassRoster' },
    ),
  );
}

/** The places of up to 100 classes; undefined where nobody has taken one yet. Carries ids: to be counted, not shown. */
export async function findSeats(deps: Deps, classIds: readonly string[]): Promise<(SeatsRow | undefined)[]> {
  if (classIds.length === 0) return [];
  const snapshot = await read(deps.store, classIds.map(seatsRef));
  return classIds.map((id) => snapshot.find(seatsRef(id)));
}

/** How many places there are and are left, for everybody; how many are taken and wait, for those in charge. */
export interface SeatCounts {
  capacity: number;
  free: number;
  taken?: number;
  waiting?: number;
}

export function seatCounts(actor: Actor, trainingClass: TrainingClass, row: Seats | undefined): SeatCounts {
  const { capacity, taken, waiting } = row ?? emptySeats(trainingClass);
  const open = { capacity, free: Math.max(0, capacity - taken) };
  const inCharge = allows(actor, 'countSeats', { centres: [trainingClass.organiser] });
  return inCharge ? { ...open, taken, waiting: waiting.length } : open;
}
