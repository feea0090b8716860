import * as z from 'zod';
import { fullFor, longestWaitingList, type Seats, Waiting } from '#domain/class/enrolment';
import type { Demand } from './adjustment.ts';
import { adjust, put, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { key } from './table.ts';

/**
 * The places of a class, flat, so that each can be adjusted on a demand of its own: `capacity`, `taken`, with a city
 * behind (`taken 510100`) those of that city, `seated <applicationId>` the instant at which it was seated, and
 * `owner <applicationId>` a reference to whose it is.
 */
const Flat = z.looseObject({
  version: z.number(),
  capacity: z.number(),
  taken: z.number(),
  waiting: z.array(Waiting),
  /** Length of the list, and of the longest there may be: a demand can compare only numbers. */
  queued: z.number(),
  longest: z.number(),
});
type Flat = z.infer<typeof Flat>;

export interface SeatsRow extends Seats {
  version: number;
}

export const SeatsRow: z.ZodType<SeatsRow> = z.pipe(
  Flat,
  z.transform((row) => ({
    version: row.version,
    capacity: row.capacity,
    taken: row.taken,
    waiting: row.waiting,
    cities: citiesIn(row),
    seated: Object.fromEntries(textsIn(row, 'seated ')),
    owners: Object.fromEntries(textsIn(row, 'owner ')),
  })),
);

export function seatsRef(classId: string): Ref<SeatsRow> {
  return { ...key.seats(classId), schema: SeatsRow };
}

export const seatAttribute = {
  taken: (city: string) => `taken ${city}`,
  capacity: (city: string) => `capacity ${city}`,
  seated: (applicationId: string) => `seated ${applicationId}`,
  owner: (applicationId: string) => `owner ${applicationId}`,
};

function citiesIn(row: Flat): Seats['cities'] {
  const capacity = new Map(numbersIn(row, 'capacity '));
  return Object.fromEntries(
    numbersIn(row, 'taken ').map(([city, taken]) => {
      const quota = capacity.get(city);
      return [city, { taken, ...(quota !== undefined && { capacity: quota }) }];
    }),
  );
}

function numbersIn(row: Flat, prefix: string): [string, number][] {
  return under(row, prefix).flatMap(([of, value]) => (typeof value === 'number' ? [[of, value]] : []));
}

function textsIn(row: Flat, prefix: string): [string, string][] {
  return under(row, prefix).flatMap(([of, value]) => (typeof value === 'string' ? [[of, value]] : []));
}

function under(row: Flat, prefix: string): [string, unknown][] {
  return Object.entries(row).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
  );
}

/** The whole row: for what needs to know all of it, like who is next in line. */
export function seatsWrite(classId: string, { capacity, taken, cities, seated, owners, waiting }: Seats): Write {
  const { taken: ofCity, capacity: quota, seated: since, owner } = seatAttribute;
  const flat: Record<string, unknown> = Object.fromEntries([
    ...Object.entries(cities).flatMap(([city, of]) => [
      [ofCity(city), of.taken] as const,
      ...(of.capacity === undefined ? [] : [[quota(city), of.capacity] as const]),
    ]),
    ...Object.entries(seated).map(([applicationId, at]) => [since(applicationId), at] as const),
    ...Object.entries(owners).map(([applicationId, ref]) => [owner(applicationId), ref] as const),
  ]);
  const row = { ...flat, capacity, taken, waiting: [...waiting], queued: waiting.length, longest: longestWaitingList };
  return put({ ...key.seats(classId), schema: Flat }, row);
}

/** A seat, if there is one when it is taken: all of 500 may ask at once. */
export function seatTakenWrite(classId: string, { cities }: Seats, who: Waiting): Write {
  const { taken, capacity, seated, owner } = seatAttribute;
  const ofCity = taken(who.city);
  return adjust(seatsRef(classId), {
    where: [
      { less: 'taken', than: 'capacity' },
      ...(cities[who.city]?.capacity === undefined ? [] : [{ less: ofCity, than: capacity(who.city) }]),
    ],
    add: { taken: 1, [ofCity]: 1 },
    set: {
      [seated(who.applicationId)]: who.at,
      ...(who.owner !== undefined && { [owner(who.applicationId)]: who.owner }),
    },
  });
}

/** A place at the end of the line, if there is still no seat for this city and the line is not too long. */
export function queuedWrite(classId: string, seats: Seats, who: Waiting): Write {
  const { taken, capacity } = seatAttribute;
  const full: Demand =
    fullFor(seats, who.city) === 'CITY'
      ? { notLess: taken(who.city), than: capacity(who.city) }
      : { notLess: 'taken', than: 'capacity' };
  return adjust(seatsRef(classId), {
    where: [full, { less: 'queued', than: 'longest' }],
    append: { waiting: [who] },
    add: { queued: 1 },
  });
}
