import type { Application } from '#domain/application/application';
import { emptySeats, longestWaitingList, type Seats } from '#domain/class/enrolment';
import { mostPlaces, type TrainingClass } from '#domain/class/training-class';
import { cityLabel } from '#domain/vocabulary/place';
import { seatsRef, seatsWrite } from '#store/seats';
import { openClass, type World, write, writeClass } from '#test/operations/world';
import { words } from './case.ts';

export const city = '510100';
export const since = '2026-11-20T02:00:00.000Z';

/** As long as a reference to a person. */
const owner = 'o'.repeat(43);

/** Places of the province's own people and of every one of the 21 cities. */
export const allCities = ['510000', ...cityLabel.keys()];

/** A class with every word as long as it may be. */
export function longestClass(more: Partial<TrainingClass> = {}): TrainingClass {
  const cities = Object.fromEntries(allCities.map((each) => [each, mostPlaces]));
  return openClass('ASSESSOR', {
    ...{ title: words(100), place: words(200), syllabus: Array.from({ length: 20 }, () => words(200)) },
    capacity: { overall: mostPlaces, cities },
    ...more,
  });
}

/** Ids as long as those of real applications. */
export function strangers(count: number, prefix: string): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${String(at).padStart(24 - prefix.length, '0')}`);
}

interface Places {
  seated?: readonly string[];
  waiting?: readonly string[];
}

/** Those given come first; the rest of a full class with the longest line is filled up with strangers. */
export async function seatAll(
  world: World,
  trainingClass: TrainingClass,
  { seated = [], waiting = [], of = {} }: Places & { of?: { seated?: number; waiting?: number } },
): Promise<void> {
  const { seated: sits = mostPlaces, waiting: waits = longestWaitingList } = of;
  const all = [...seated, ...strangers(sits - seated.length, 'sits')];
  const line = [...waiting, ...strangers(waits - waiting.length, 'waits')];
  const empty = emptySeats(trainingClass);
  const seats: Seats = {
    ...empty,
    taken: all.length,
    cities: { ...empty.cities, [city]: { ...empty.cities[city], taken: all.length } },
    seated: Object.fromEntries(all.map((id) => [id, since])),
    owners: Object.fromEntries(all.map((id) => [id, owner])),
    waiting: line.map((applicationId) => ({ applicationId, city, at: since, owner })),
  };
  if (world.state === 'WHOLE') world.state = 'PLACED';
  await writeClass(world.deps, trainingClass);
  await write(world.deps, [{ ref: seatsRef(trainingClass.id), write: seatsWrite(trainingClass.id, seats) }]);
}

/** An application with a place of this kind. */
export function placed(classId: string, state: 'SEATED' | 'WAITING'): Partial<Application> {
  return {
    status: state === 'SEATED' ? 'ENROLLED' : 'QUALIFIED',
    enrolment: { classId, state, city, at: since },
    liveIn: classId,
  };
}
