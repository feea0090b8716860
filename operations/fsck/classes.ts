import { isDeepStrictEqual } from 'node:util';
import { emptySeats, isJoinable, longestWaitingList, nextInLine, type Seats } from '#domain/class/enrolment';
import { type ApplicationRow, applicationRef } from '#store/applications';
import { type SeatsRow, seatsRef } from '#store/seats';
import { type TrainingClassRow, trainingClassRef, trainingClassWrite } from '#store/training-classes';
import { trainingPlanRef } from '#store/training-plans';
import { checkChain, checkStatuses } from './chains.ts';
import { type Finding, finding } from './finding.ts';
import { checkIndex } from './indexes.ts';
import type { Stored, WholeTable } from './table.ts';

/** Every class and every plan stands in the lists it should, and is told by its events. */
export function checkClasses(table: WholeTable): Finding[] {
  const classes = table.idsOf('CLASS#', 'CLASS').flatMap((id) => {
    const ref = trainingClassRef(id);
    const row = table.find(ref);
    const stored = table.stored(ref);
    if (!row || !stored) return [];
    const { version: _, chain, ...trainingClass } = row;
    return [...checkIndex(trainingClassWrite(trainingClass, chain), stored), ...checkEvents(table, stored, row)];
  });
  const plans = table.idsOf('PLAN#', 'PLAN').flatMap((id) => {
    const [organiser = '', year = ''] = id.split('#');
    const ref = trainingPlanRef(organiser, Number(year));
    const row = table.find(ref);
    const stored = table.stored(ref);
    if (!row || !stored) return [];
    const isAtHome = row.organiser === organiser && String(row.year) === year;
    return [
      ...checkEvents(table, stored, row),
      ...(isAtHome ? [] : [finding('RELATION', ref, 'is the plan of another centre or year')]),
    ];
  });
  return [...classes, ...plans];
}

/** What was taken over from elsewhere has no event of its beginning, and then no statuses to follow. */
function checkEvents(
  table: WholeTable,
  stored: Stored,
  row: Pick<TrainingClassRow, 'chain' | 'version'> & { status: string },
) {
  const [first] = table.within(stored.pk, 'EVENT#');
  const isOurs = first !== undefined && first.fromStatus === undefined;
  if (!isOurs) return checkChain(table, stored, row.chain);
  const isCounted = row.version === row.chain.count;
  return [
    ...checkChain(table, stored, row.chain),
    ...checkStatuses(table, stored, row.status),
    ...(isCounted ? [] : [finding('RELATION', stored, `is at version ${row.version} after ${row.chain.count} events`)]),
  ];
}

/** Since when, of which city's places, and whose. */
type Place = Pick<NonNullable<ApplicationRow['enrolment']>, 'at' | 'city'> & Pick<ApplicationRow, 'owner'>;

/** Who has a place in each class, by the applications themselves. */
interface Holders {
  seated: Map<string, Place>;
  waiting: Map<string, Place>;
}

/** Places are counted again from the applications: who sits, who waits, how many of which city, and that nobody is over. */
export function checkSeats(table: WholeTable): Finding[] {
  const holders = holdersByClass(table);
  const ids = new Set([...table.idsOf('CLASS#', 'SEATS'), ...holders.keys()]);
  return [...ids].flatMap((id) =>
    checkSeatsOf(table, id, holders.get(id) ?? { seated: new Map(), waiting: new Map() }),
  );
}

function holdersByClass(table: WholeTable): Map<string, Holders> {
  const classes = new Map<string, Holders>();
  for (const id of table.idsOf('APP#', 'APP')) {
    // Whoever was barred after the examination sat in it all the same, and keeps the seat that was theirs.
    const { enrolment, owner } = table.find(applicationRef(id)) ?? {};
    if (!enrolment) continue;
    const of = classes.get(enrolment.classId) ?? { seated: new Map(), waiting: new Map() };
    (enrolment.state === 'SEATED' ? of.seated : of.waiting).set(id, { ...enrolment, owner });
    classes.set(enrolment.classId, of);
  }
  return classes;
}

function checkSeatsOf(table: WholeTable, classId: string, { seated, waiting }: Holders): Finding[] {
  const ref = seatsRef(classId);
  const seats = table.find(ref);
  const trainingClass = table.find(trainingClassRef(classId));
  if (!seats || !trainingClass) return [finding('RELATION', ref, 'has people, and no class or no places')];
  const findings: Finding[] = [];
  const says = (words: string) => findings.push(finding('RELATION', ref, words));
  const same = (of: Iterable<string>, and: Iterable<string>) => isDeepStrictEqual([...of].sort(), [...and].sort());
  const sit = Object.entries(seats.seated).map(([id, at]) => `${id} ${at} ${seats.owners[id] ?? ''}`);
  const shouldSit = told(seated, ({ at, owner = '' }) => `${at} ${owner}`);
  if (!same(sit, shouldSit)) says('those seated are not those who say so');
  const wait = seats.waiting.map(({ applicationId, ...place }) => `${applicationId} ${inLine(place)}`);
  if (!same(wait, told(waiting, inLine))) says('those in line are not those who say so');
  const stored = table.stored(ref);
  if (stored?.queued !== seats.waiting.length || stored.longest !== longestWaitingList)
    says('the line is not as long as it says');
  if (seats.taken !== seated.size) says(`${seats.taken} taken by ${seated.size}`);
  findings.push(
    ...checkCities(
      seats,
      Array.from(seated.values(), ({ city }) => city),
      classId,
    ),
  );
  const { capacity, cities } = emptySeats(trainingClass);
  if (!isDeepStrictEqual([seats.capacity, quotasOf(seats)], [capacity, quotasOf({ cities })])) {
    says('the places are not those of the class');
  }
  if (seats.taken > seats.capacity) says(`${seats.taken} of ${seats.capacity} are taken`);
  if (isJoinable(trainingClass) && nextInLine(seats, new Date(0)).length > 0)
    says('somebody waits for whom there is room');
  return findings;
}

function inLine({ city, at, owner = '' }: Place): string {
  return `${city} ${at} ${owner}`;
}

function told(places: ReadonlyMap<string, Place>, as: (place: Place) => string): string[] {
  return Array.from(places, ([id, place]) => `${id} ${as(place)}`);
}

function quotasOf({ cities }: Pick<Seats, 'cities'>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(cities)
      .flatMap(([city, { capacity }]) => (capacity === undefined ? [] : [[city, capacity] as const]))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function checkCities(seats: SeatsRow, cities: readonly string[], classId: string): Finding[] {
  return [...new Set([...Object.keys(seats.cities), ...cities])].flatMap((city) => {
    const { taken = 0, capacity } = seats.cities[city] ?? {};
    const counted = cities.filter((each) => each === city).length;
    const isOver = capacity !== undefined && taken > capacity;
    if (taken === counted && !isOver) return [];
    return [
      finding('RELATION', seatsRef(classId), `${city}: ${taken} taken by ${counted}, of ${capacity ?? 'any number'}`),
    ];
  });
}
