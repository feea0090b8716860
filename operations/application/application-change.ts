import type { Application } from '#domain/application/application';
import type { Change } from '#domain/application/lifecycle';
import { daysBetween, shanghaiDay } from '#domain/day';
import { stageEntered } from '#domain/review/review-deadline';
import type { GrantedCall } from '#operations/mutation';
import { eventActor } from '#operations/person';
import { applicationRef, applicationWrite, type OpenApplication } from '#store/applications';
import type { Write } from '#store/commit';
import { chained, type NewEvent } from '#store/events';

/** A change of one application, the operation that makes it, further rows that go with it, and why. */
export interface NamedChange extends Change {
  action: string;
  writes?: Write[];
  /** Words that a person wrote, to be sealed into the audit event. */
  reason?: string | undefined;
  /** Codes and clauses of the closed list. */
  reasons?: { code: string; clause: string }[];
}

/** The rows of a change: the application, its audit event, and what goes with them; for the caller's own transaction. */
export function changedRows(
  { deps, actor, grant, now }: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now'>,
  opened: OpenApplication,
  change: NamedChange,
): { writes: Write[]; after: Application; opened: OpenApplication } {
  const before = opened.application;
  const moved = before.status !== change.application.status;
  const after: Application = {
    ...change.application,
    version: before.version + 1,
    ...(moved && { stage: stageEntered(change.application, deps.practice.reviews, now) }),
  };
  const { write, head } = chained(opened.chain, {
    subject: applicationRef(before.id).pk,
    action: change.action,
    at: now.toISOString(),
    actor: eventActor(deps.seal, actor, grant),
    changed: change.changed,
    fromStatus: before.status,
    toStatus: after.status,
    ...(change.reasons && change.reasons.length > 0 && { reasons: change.reasons }),
    ...(change.reason !== undefined && { sealedReason: sealedReason(opened, change.reason) }),
    counted: counted(before, after, now),
  });
  const changed = { ...opened, application: after, chain: head };
  return { writes: [applicationWrite(changed), write, ...(change.writes ?? [])], after, opened: changed };
}

/** What the statistics count, without saying whose it is. */
function counted(before: Application, after: Application, now: Date): NonNullable<NewEvent['counted']> {
  const { category, routing, submittedAt, kind, results } = after;
  const year = submittedAt === undefined ? undefined : Number(shanghaiDay(new Date(submittedAt)).slice(0, 4));
  const since = before.stage?.since;
  const left = before.status !== after.status && since !== undefined;
  const centreBefore = before.routing?.reviewCentre;
  const moved = routing && centreBefore !== undefined && centreBefore !== routing.reviewCentre;
  return {
    category,
    ...(routing && { centre: routing.reviewCentre }),
    ...(year !== undefined && { year }),
    ...(left && { days: daysBetween(shanghaiDay(new Date(since)), shanghaiDay(now)) }),
    ...(moved && { movedFrom: centreBefore }),
    ...(kind === 'RENEWAL' && !results?.outcome && { untrained: true }),
  };
}

/** Bound to the number of the event, so that words cannot be moved to another. */
function sealedReason({ application, key, chain }: OpenApplication, reason: string): string {
  return Buffer.from(key.seal(reasonPlace(application.id, chain.count + 1), 'reason', reason)).toString('base64');
}

/** Where the words of an event are bound to. */
export function reasonPlace(applicationId: string, sequence: number): { pk: string; sk: string } {
  return { pk: applicationRef(applicationId).pk, sk: `EVENT#${sequence}` };
}
