import type { Application } from '#domain/application/application';
import type { Problem } from '#domain/problem';
import { type Reviewer, reviewStageOf } from '#domain/review/review';
import type { Actor } from '#operations/actor';
import { allows, type Grant, type OperationName, officeOf, permissions, type Target } from '#operations/permission';
import { personRef, targetOf } from '#operations/person';
import { type Refused, refused } from '#operations/refusal';
import type { Seal } from '#store/seal';

/** Who decides, for the one office under which they were let. */
export function reviewerOf(seal: Seal, actor: Actor, grant: Grant | undefined): Reviewer {
  const ref = actor.kind === 'person' ? personRef(seal, actor.subject) : '';
  return { ref, offices: grant ? [officeOf(grant)] : [] };
}

/** Who might decide, for every office that they may do this for. */
export function possibleReviewer(seal: Seal, actor: Actor, operation: OperationName): Reviewer {
  const ref = actor.kind === 'person' ? personRef(seal, actor.subject) : '';
  const roles = actor.kind === 'person' ? actor.roles.filter(({ role }) => role in permissions[operation]) : [];
  return { ref, offices: roles.map(officeOf) };
}

/**
 * Whoever belongs to several offices acts for that which decides now; the others that it lies with hear that it is not
 * their turn, and nobody else that it exists.
 */
export function reviewTarget(
  { deps, actor }: { deps: { seal: Seal }; actor: Actor },
  operation: OperationName,
  application: Application,
): Target {
  const { agency, routing } = application;
  const turn: Target =
    reviewStageOf(application) === 'AGENCY_REVIEW' ? { agency: agency?.id } : { centres: [routing?.reviewCentre] };
  const whole = targetOf(deps.seal, actor, application);
  return whole.centres !== undefined && allows(actor, operation, turn) ? { own: whole.own ?? false, ...turn } : whole;
}

const forbiddenCodes = new Set(['NOT_AT_YOUR_OFFICE', 'OWN_APPLICATION', 'DECIDED_BEFORE']);
const stateCodes = new Set([
  'NOT_UNDER_REVIEW',
  'NO_OPEN_APPEAL',
  'NOT_REJECTED',
  'APPEALED_BEFORE',
  'APPEAL_TOO_LATE',
]);

/** Whether it is the person, the state or what was sent that stands in the way. */
export function refusedReview(problems: [Problem, ...Problem[]]): Refused {
  const [{ code }] = problems;
  if (forbiddenCodes.has(code)) return refused('FORBIDDEN', ...problems);
  return refused(stateCodes.has(code) ? 'CONFLICT' : 'VALIDATION', ...problems);
}
