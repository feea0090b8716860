import { agencies, cities, province } from '#test/lifecycle/cast';
import { type Life, type Model, type TrainingClass, todayOf } from '#test/lifecycle/model';

/** Categories for which a city may hold classes (一(二)2). */
export const ofCities: readonly string[] = ['ASSESSOR', 'SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR'];

/** Whether what this city asked of the province for a year was granted for a category. */
export function isGranted(model: Model, city: string, { year, category }: { year: string; category: string }): boolean {
  const requests = model.requests[`${city}-${year}`] ?? [];
  return requests.some((each) => each.category === category && each.status === 'GRANTED');
}

type Chosen = Pick<Life, 'category' | 'agency' | 'route' | 'trainingClass' | 'hr'>;

/** The decision table of domain.md 10; undefined where the notice gives no such way. */
export function routingOf(model: Model, life: Chosen): Life['routing'] | undefined {
  const { category, route, trainingClass: chosen } = life;
  const agency = agencies.find(({ id }) => id === life.agency);
  if (!agency && !life.hr) return undefined;
  const supervisor = category === 'QUALITY_SUPERVISOR';
  if (life.hr) {
    if (!supervisor || route === 'PROVINCE') return undefined;
    return { review: cities[0], train: province, maker: province };
  }
  if (!agency) return undefined;
  if (agency.kind === 'LOCAL' && route === 'PROVINCE') return undefined;
  if (agency.kind === 'PROVINCIAL' && supervisor && route === 'CITY') return undefined;
  const viaCity = agency.kind === 'LOCAL' || (!supervisor && route === 'CITY');
  const review = viaCity ? agency.city : province;
  const trainingClass = model.classes[chosen ?? ''];
  const year = trainingClass?.opensOn.slice(0, 4) ?? '';
  const joins = trainingClass?.organiser === province && isGranted(model, review, { year, category });
  const train = ofCities.includes(category) && !joins ? review : province;
  return { review, train, maker: train === province ? province : review };
}

/** Whether one may register for it today: published, of this category, its window open, closing day included. */
export function isOpenFor(model: Model, trainingClass: TrainingClass | undefined, category: string): boolean {
  if (trainingClass?.status !== 'PUBLISHED' || trainingClass.category !== category) return false;
  const today = todayOf(model);
  return trainingClass.opensOn <= today && today <= trainingClass.closesOn;
}
