import { nextInLine, notWaiting, promoted, type Seats, seatTaken, type Waiting } from '#domain/class/enrolment';
import { changedRows } from '#operations/application/application-change';
import type { GrantedCall } from '#operations/mutation';
import { applicationRef, openApplication } from '#store/applications';
import type { Write } from '#store/commit';
import type { Ref } from '#store/read';

/** Those who move up get a row and an event each: a transaction takes a hundred. */
export const mostMoveUp = 30;

/** The applications of those who would move up, to be read before it is decided. */
export function moveUpRefs(seats: Seats, now: Date, most = mostMoveUp): Ref[] {
  return nextInLine(seats, now)
    .slice(0, most)
    .map(({ applicationId }) => applicationRef(applicationId));
}

/**
 * Whoever waits and now has room gets a seat, in the order of the line, in the very transaction that makes the room; so
 * nobody who comes later finds a free seat for which somebody waits.
 */
export async function movedUp(
  call: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now' | 'snapshot'>,
  seats: Seats,
): Promise<{ seats: Seats; writes: Write[] } | 'READ_AGAIN'> {
  let after = seats;
  const writes: Write[] = [];
  for (const waiting of nextInLine(seats, call.now)) {
    const rows = await seatFor(call, waiting);
    if (rows === 'READ_AGAIN') return rows;
    writes.push(...rows);
    after = rows.length === 0 ? notWaiting(after, waiting.applicationId) : seated(after, waiting, call.now);
  }
  return { seats: after, writes };
}

function seated(seats: Seats, waiting: Waiting, now: Date): Seats {
  return seatTaken(seats, { ...waiting, at: now.toISOString() });
}

/** Nothing where the application does not wait any more. */
async function seatFor(
  call: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now' | 'snapshot'>,
  { applicationId }: Waiting,
): Promise<Write[] | 'READ_AGAIN'> {
  const ref = applicationRef(applicationId);
  if (!call.snapshot.has(ref)) return 'READ_AGAIN';
  const row = call.snapshot.find(ref);
  if (!row) return [];
  const opened = await openApplication(call.deps.seal, applicationId, row);
  const change = promoted(opened.application, call.now);
  if (!change.ok) return [];
  return changedRows(call, opened, { action: 'moveUp', ...change.value }).writes;
}
