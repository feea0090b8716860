import type { Application } from '#domain/application/application';
import {
  cityOf,
  emptySeats,
  fullFor,
  inAnotherClass,
  isLiveInClass,
  longestWaitingList,
  noPlace,
  seatTaken,
} from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import type { Problem } from '#domain/problem';
import type { Actor } from '#operations/actor';
import { personOf } from '#operations/application/live-guard';
import type { Deps } from '#operations/deps';
import type { Call } from '#operations/mutation';
import type { Target } from '#operations/permission';
import { targetOf } from '#operations/person';
import { type Refused, refused } from '#operations/refusal';
import type { Write } from '#store/commit';
import { personAttribute, personRef, personValue, personWrite } from '#store/people';
import type { Snapshot } from '#store/read';
import { queuedWrite, seatsRef, seatsWrite, seatTakenWrite } from '#store/seats';

/**
 * The place to be had now, a seat or the end of the line, and the row that takes it. Of a class's places nothing is relied
 * on but what that row demands; where it fails the transaction says how they stand.
 */
export function takenClassPlace(
  { snapshot, now }: Pick<Call<unknown>, 'snapshot' | 'now'>,
  application: Application,
  trainingClass: TrainingClass,
): { state: 'SEATED' | 'WAITING'; at: string; write: Write } | Refused {
  const { id } = trainingClass;
  const stored = snapshot.find(seatsRef(id));
  const seats = stored ?? emptySeats(trainingClass);
  const { id: applicationId, owner } = application;
  const at = now.toISOString();
  const who = { applicationId, city: cityOf(application), at, ...(owner !== undefined && { owner }) };
  const full = fullFor(seats, who.city);
  // The places of a class are laid out with the first who comes.
  if (!full) {
    const write = stored ? seatTakenWrite(id, seats, who) : seatsWrite(id, seatTaken(seats, who));
    return { state: 'SEATED', at, write };
  }
  if (trainingClass.waitingList === false || seats.waiting.length >= longestWaitingList) {
    return refused('CONFLICT', noPlace(full, trainingClass));
  }
  const write = stored ? queuedWrite(id, seats, who) : seatsWrite(id, { ...seats, waiting: [who] });
  return { state: 'WAITING', at, write };
}

/** One class at a time in a category, and with another class than that applied for the person's live place moves there. */
export function takenSeatOfPerson(
  { deps, snapshot, now }: Pick<Call<unknown>, 'deps' | 'snapshot' | 'now'>,
  application: Application,
  trainingClass: TrainingClass,
): { write: Write } | Refused {
  const { id, category, liveIn = '' } = application;
  const { hash } = application.person ?? personOf(deps.seal, application, now);
  const seat = personAttribute.seat(category);
  const live = personAttribute.live(category, trainingClass.id);
  const moves = isLiveInClass(application) && liveIn !== trainingClass.id;
  const row = snapshot.assume(personRef(hash), undefined);
  const heldByAnother = (attribute: string) => (personValue(row, attribute) ?? id) !== id;
  if (heldByAnother(seat)) return refused('CONFLICT', inAnotherClass);
  if (moves && heldByAnother(live)) return refused('CONFLICT', anotherIsLive);
  const write = personWrite(hash, {
    where: [{ absentOr: seat, value: id }, ...(moves ? [{ absentOr: live, value: id }] : [])],
    set: { [seat]: id, ...(moves && { [live]: id }) },
    remove: moves ? [personAttribute.live(category, liveIn)] : [],
  });
  return { write };
}

const anotherIsLive: Problem = {
  code: 'ANOTHER_IS_LIVE',
  path: 'classId',
  message: '您在这个培训班已有另一份同类别的申报正在办理。',
};

/** The person may take a place in another class of the category. */
export function seatOfPersonLetGo(snapshot: Snapshot, { id, category, person }: Application): Write[] {
  if (!person) return [];
  const seat = personAttribute.seat(category);
  const row = snapshot.assume(personRef(person.hash), undefined);
  // What was learnt may say that it is held no more; then there is nothing to let go.
  if (row && personValue(row, seat) !== id) return [];
  return [personWrite(person.hash, { where: [{ is: seat, value: id }], remove: [seat] })];
}

/** The owner's; and the organiser's, of whoever is to be trained there: nobody else's does exist for that centre. */
export function targetInClass(
  { deps, actor }: { deps: Pick<Deps, 'seal'>; actor: Actor },
  application: Application,
  trainingClass: Pick<TrainingClass, 'organiser'> | undefined,
): Target {
  const { own = false } = targetOf(deps.seal, actor, application);
  const organiser = trainingClass?.organiser;
  const theirs = [application.routing?.trainingOrganiser, application.trainingClass?.organiser];
  return { own, centres: application.routing && theirs.includes(organiser) ? [organiser] : [] };
}
