import type { Application } from '#domain/application/application';
import { panelsLost, revocationOf, type SanctionDecision, sanctioned } from '#domain/card/sanction';
import { bannedCategories, isReached, placeLost } from '#domain/card/sanction-reach';
import { isJoinable, notWaiting, type Seats, seatFreed } from '#domain/class/enrolment';
import { moveUpRefs } from '#operations/class/move-up';
import type { Call } from '#operations/mutation';
import { applicationRef, type OpenApplication, openApplication } from '#store/applications';
import { cardRef, type OpenCard, openCard } from '#store/cards';
import { type OpenPanel, openPanel, panelRef } from '#store/panels';
import { personRef, personValues } from '#store/people';
import type { Ref, Row } from '#store/read';
import { seatsRef } from '#store/seats';
import { trainingClassRef } from '#store/training-classes';

/** Everything that a sanction of a card reaches, as far as it has been read. */
export interface Reach {
  /** The card itself first, then with 永久取消 the person's others. */
  cards: OpenCard[];
  panels: OpenPanel[];
  /** Applications that end with it. */
  ended: OpenApplication[];
  /** Places of the classes that those leave, as they are afterwards; `movesUp`: whoever waits gets what comes free. */
  classes: { classId: string; seats: Seats; movesUp: boolean }[];
  /** Rows that it names and that nobody has read yet. */
  missing: Ref[];
}

type Reading = Pick<Call<unknown>, 'deps' | 'snapshot' | 'now'>;

/**
 * From the card to the person's row, from that to their live applications, from those to their other cards and to the
 * classes in which they sit, and to the panels of all those cards: whatever was not read yet is named.
 */
export async function reachOf(call: Reading, card: OpenCard, decision: SanctionDecision): Promise<Reach> {
  const missing: Ref[] = [];
  const look = looking(call, missing);
  const live = decision.kind === 'SUSPENDED' ? [] : await liveApplications(call, card, look);
  const banned = bannedCategories(card.card, decision);
  const numbers = live
    .filter(({ application }) => banned.includes(application.category))
    .flatMap(({ application }) => application.cardNumber ?? []);
  const cards = [card];
  for (const number of new Set(numbers.filter((each) => each !== card.card.number))) {
    const row = look(cardRef(number));
    if (row && revocationOf(row)?.kind !== 'REVOKED_FOR_GOOD') cards.push(await openCard(call.deps.seal, row));
  }
  const ended = live.filter(({ application }) => isReached(application, card.card, decision));
  const classes = ended.flatMap(({ application }) => classOf(call, application, look));
  const ids = cards.flatMap((each) => panelsLost(each.card, sanctioned(each.card, decision, { at: '', by: '' })));
  const rows = [...new Set(ids)].flatMap((id) => look(panelRef(id)) ?? []);
  const panels = await Promise.all(rows.map((row) => openPanel(call.deps.seal, row)));
  return { cards, panels, ended, classes, missing };
}

type Look = <T extends Row>(ref: Ref<T>) => T | undefined;

/** What was read of a row; what was not is put down. */
function looking({ snapshot }: Reading, missing: Ref[]): Look {
  return (ref) => {
    if (snapshot.has(ref)) return snapshot.find(ref);
    missing.push(ref);
    return undefined;
  };
}

async function liveApplications({ deps }: Reading, { card }: OpenCard, look: Look): Promise<OpenApplication[]> {
  const ids = new Set(personValues(look(personRef(card.personHash)), 'live').values());
  const found = [...ids].flatMap((id) => {
    const row = look(applicationRef(id));
    return row ? [{ id, row }] : [];
  });
  return Promise.all(found.map(({ id, row }) => openApplication(deps.seal, id, row)));
}

function classOf({ now }: Reading, application: Application, look: Look): Reach['classes'] {
  const place = placeLost(application);
  const seats = place && look(seatsRef(place.classId));
  const trainingClass = place && look(trainingClassRef(place.classId));
  if (!place || !seats || !trainingClass) return [];
  const waits = place.state === 'WAITING';
  const after = waits ? notWaiting(seats, application.id) : seatFreed(seats, application.id, place.city);
  const movesUp = !waits && isJoinable(trainingClass);
  if (movesUp) for (const ref of moveUpRefs(after, now)) look(ref);
  return [{ classId: place.classId, seats: after, movesUp }];
}
