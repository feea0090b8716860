import type { Application } from '#domain/application';
import { shanghaiDay } from '#domain/day';
import { readIdNumber } from '#domain/id-number';
import { guardRef } from '#store/applications';
import { put, versionAfter, type Write } from '#store/commit';
import type { Snapshot } from '#store/read';
import type { Seal } from '#store/seal';

/**
 * One live application per person, category and class. Its key needs the ID number and the class, which stand in the
 * application itself, so it cannot be read in the same round: it is assumed, and the commit insists on it.
 */
type Held = NonNullable<Application['guard']>;

/** The guard let go, if one was held. */
export function releasedGuard(snapshot: Snapshot, application: Application): Write[] {
  const { guard, category, id } = application;
  if (!guard) return [];
  const ref = guardRef(guard.personHash, category, guard.classId);
  const row = snapshot.assume(ref, { version: guard.version, holder: id });
  return row?.holder === id ? [put(ref, {})] : [];
}

/** The guard taken for this person and class, another one let go; undefined if another application holds it. */
export function takenGuard(
  seal: Seal,
  snapshot: Snapshot,
  application: Application,
  now: Date,
): { guard: Held; writes: Write[] } | undefined {
  const { category, id, guard: held } = application;
  const personHash = personHashOf(seal, application, now);
  const classId = application.trainingClass?.id ?? '';
  const same = held?.personHash === personHash && held.classId === classId;
  const ref = guardRef(personHash, category, classId);
  const row = snapshot.assume(ref, same ? { version: held.version, holder: id } : undefined);
  if (row?.holder !== undefined && row.holder !== id) return undefined;
  const guard: Held = { personHash, classId, version: versionAfter(snapshot, ref) };
  return { guard, writes: [put(ref, { holder: id }), ...(same ? [] : releasedGuard(snapshot, application))] };
}

/** The same person however the number was typed. */
function personHashOf(seal: Seal, application: Application, now: Date): string {
  const typed = String(application.facts.idNumber ?? '');
  const read = readIdNumber(typed, shanghaiDay(now));
  return seal.lookup('person', read.ok ? read.value.number : typed);
}
