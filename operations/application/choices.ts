import type { Application } from '#domain/application/application';
import { requestNeeded, seenRequests } from '#domain/application/requested-class';
import type { RoutingPractice } from '#domain/review/routing';
import { agencyRef } from '#store/agencies';
import { grantedRef } from '#store/city-requests';
import type { Snapshot } from '#store/read';
import { chosenClassRef } from '#store/training-classes';

/**
 * The chosen agency and class, and what the city was granted where that bears on the class. Their keys stand in the
 * application, so they cannot be read in the same round: what was seen when they were chosen is taken on trust, and the
 * commit insists that nothing of it has changed since.
 */
export function withChoices(snapshot: Snapshot, application: Application, practice: RoutingPractice): Application {
  const { agency, trainingClass, ...rest } = application;
  const agencyNow = agency && snapshot.assume(agencyRef(agency.id), agency);
  const classNow = trainingClass && snapshot.assume(chosenClassRef(trainingClass.id), trainingClass);
  const chosen = { ...rest, ...(agencyNow && { agency: agencyNow }), ...(classNow && { trainingClass: classNow }) };
  return withRequests(snapshot, chosen, practice);
}

/** What the city was granted, where its people may join the chosen class only then. */
export function withRequests(snapshot: Snapshot, application: Application, practice: RoutingPractice): Application {
  const { cityRequests: _, ...rest } = application;
  const needed = requestNeeded(application, practice);
  if (!needed) return rest;
  const seen = snapshot.assume(grantedRef(needed.city, needed.year), seenRequests(application, needed));
  return { ...rest, ...(seen && { cityRequests: seen }) };
}
