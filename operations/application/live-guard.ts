import type { Application } from '#domain/application/application';
import { livePlace } from '#domain/card/renewal';
import { shanghaiDay } from '#domain/day';
import { readIdNumber } from '#domain/id-number';
import type { Write } from '#store/commit';
import { personAttribute, personRef, personValue, personWrite } from '#store/people';
import type { Snapshot } from '#store/read';
import type { Seal } from '#store/seal';

/**
 * One live application per person, category and class. The row of a person is found by the ID number, which stands in the
 * application itself, so it cannot be read in the same round: nothing of it is relied on but what the adjustment demands,
 * and where that fails the transaction says how the row stands.
 */
type Person = NonNullable<Application['person']>;

/** The place let go, if one was held. */
export function releasedPlace(snapshot: Snapshot, application: Application): Write[] {
  const { person, liveIn, category, id } = application;
  if (!person || liveIn === undefined) return [];
  const attribute = personAttribute.live(category, liveIn);
  const row = snapshot.assume(personRef(person.hash), undefined);
  // What was learnt may say that another one took it since; then there is nothing to let go.
  if (row && personValue(row, attribute) !== id) return [];
  return [personWrite(person.hash, { where: [{ is: attribute, value: id }], remove: [attribute] })];
}

/** What stands in the way of a person's application for this category and class. */
export type Barred = { heldBy: string } | { bannedUnder: string } | { cardRevokedUnder: string };

/** The place taken for this person and class, another one let go; or what bars it. */
export function takenPlace(
  seal: Seal,
  snapshot: Snapshot,
  application: Application,
  now: Date,
): { person: Person; liveIn: string; writes: Write[] } | { barred: Barred } {
  const { category, id } = application;
  const person = personOf(seal, application, now);
  const liveIn = livePlace(application);
  const live = personAttribute.live(category, liveIn);
  const ban = personAttribute.ban(category);
  const row = snapshot.assume(personRef(person.hash), undefined);
  const bannedUnder = personValue(row, ban);
  if (bannedUnder !== undefined) return { barred: { bannedUnder } };
  const revoked = application.renews === undefined ? undefined : personAttribute.revoked(application.renews);
  const cardRevokedUnder = revoked && personValue(row, revoked);
  if (cardRevokedUnder !== undefined) return { barred: { cardRevokedUnder } };
  const heldBy = personValue(row, live);
  if (heldBy !== undefined && heldBy !== id) return { barred: { heldBy } };
  const where = [{ absentOr: live, value: id }, { absent: ban }, ...(revoked ? [{ absent: revoked }] : [])];
  const same = application.person?.hash === person.hash;
  const other = application.liveIn !== undefined && application.liveIn !== liveIn;
  const old = same && other ? [personAttribute.live(category, application.liveIn ?? '')] : [];
  const taken = personWrite(person.hash, { where, set: { [live]: id }, remove: old });
  return { person, liveIn, writes: [taken, ...(same ? [] : releasedPlace(snapshot, application))] };
}

/** The same person however the number was typed. */
export function personOf(seal: Seal, application: Application, now: Date): Person {
  const typed = String(application.facts.idNumber ?? '');
  const read = readIdNumber(typed, shanghaiDay(now));
  return {
    hash: personHashOf(seal, read.ok ? read.value.number : typed),
    nameHash: nameHashOf(seal, String(application.facts.name ?? '')),
  };
}

/** `idNumber` with 18 characters, in the one form it is kept in. */
export function personHashOf(seal: Seal, idNumber: string): string {
  return seal.lookup('person', idNumber);
}

/** However it was typed: width, spaces and the two middle dots of names do not matter. */
export function nameHashOf(seal: Seal, name: string): string {
  return seal.lookup(
    'name',
    name
      .normalize('NFKC')
      .replace(/\s+/g, '')
      .replace(/[•‧・]/g, '·'),
  );
}
