import type { Application } from '#domain/application';
import { agencyRef } from '#store/agencies';
import type { Snapshot } from '#store/read';
import { chosenClassRef } from '#store/training-classes';

/**
 * The chosen agency and class. Their keys stand in the application, so they cannot be read in the same round: what was
 * seen when they were chosen is taken on trust, and the commit insists that neither has changed since.
 */
export function withChoices(snapshot: Snapshot, application: Application): Application {
  const { agency, trainingClass, ...rest } = application;
  const agencyNow = agency && snapshot.assume(agencyRef(agency.id), agency);
  const classNow = trainingClass && snapshot.assume(chosenClassRef(trainingClass.id), trainingClass);
  return { ...rest, ...(agencyNow && { agency: agencyNow }), ...(classNow && { trainingClass: classNow }) };
}
