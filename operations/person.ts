import type { Application } from '#domain/application/application';
import type { EventActor } from '#store/events';
import type { Seal } from '#store/seal';
import type { Actor } from './actor.ts';
import { type Grant, officeOf, type Target } from './permission.ts';

/** A reference to a person that says nothing without the lookup key: the subject of a token may be a phone number. */
export function personRef(seal: Seal, subject: string): string {
  return seal.lookup('subject', subject);
}

/** Who acted, and for which office. */
export function eventActor(seal: Seal, actor: Actor, grant: Grant | undefined): EventActor {
  if (actor.kind === 'anonymous') return { role: 'public' };
  const organisation = grant && officeOf(grant);
  return {
    role: grant?.role ?? 'applicant',
    ref: personRef(seal, actor.subject),
    ...(organisation !== undefined && { organisation }),
  };
}

/** Who may read it: the offices that review, train and make the card. */
export function readersOf(
  seal: Seal,
  actor: Actor,
  application: Pick<Application, 'owner' | 'agency' | 'routing'>,
): Target {
  const { routing } = application;
  const target = targetOf(seal, actor, application);
  if (!routing) return target;
  return { ...target, centres: [routing.reviewCentre, routing.trainingOrganiser, routing.cardMaker] };
}

/** What was never handed in is nobody's work; and the city is the one that reviews, not the one the agency stands in. */
export function targetOf(
  seal: Seal,
  actor: Actor,
  application: Pick<Application, 'owner' | 'agency' | 'routing'>,
): Target {
  const own = actor.kind === 'person' && application.owner === personRef(seal, actor.subject);
  const { agency, routing } = application;
  return routing ? { own, agency: agency?.id, centres: [routing.reviewCentre] } : { own };
}
