import { type RoutingPractice, routeApplication } from '#domain/review/routing';
import { provinceCode } from '#domain/vocabulary/place';
import type { Application } from './application.ts';

/** Whose request of which year must have been granted. */
export interface RequestNeeded {
  city: string;
  year: number;
}

/**
 * 一(二)2: whom a city reviews, it trains, unless its request to send its people to the provincial classes of the year was
 * granted. Undefined where the chosen class asks for no such thing. A grant opens the province's class and closes none.
 */
export function requestNeeded(
  { agency, trainingClass, category, route }: Application,
  practice: RoutingPractice,
): RequestNeeded | undefined {
  if (!agency || trainingClass?.organiser !== provinceCode || !practice.cityClasses.includes(category))
    return undefined;
  const routing = routeApplication({ category, applicant: { agency }, route }, practice);
  if (!routing.ok || routing.value.reviewCentre === provinceCode) return undefined;
  return { city: routing.value.reviewCentre, year: trainingClass.year };
}

/** What the application remembers of just these requests. */
export function seenRequests(
  { cityRequests }: Pick<Application, 'cityRequests'>,
  { city, year }: RequestNeeded,
): Application['cityRequests'] {
  return cityRequests?.city === city && cityRequests.year === year ? cityRequests : undefined;
}

export function isRequestGranted(application: Application, practice: RoutingPractice): boolean {
  const needed = requestNeeded(application, practice);
  const seen = needed && seenRequests(application, needed);
  return seen?.granted.includes(application.category) ?? false;
}
