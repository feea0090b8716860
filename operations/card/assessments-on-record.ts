import { timesOnRecord } from '#domain/card/panel-check';
import { shanghaiDay } from '#domain/day';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { allows } from '#operations/permission';
import { targetOf } from '#operations/person';
import { type ApplicationRow, applicationRef } from '#store/applications';
import { cardRef } from '#store/cards';
import { personRef as personRowRef, personValues } from '#store/people';
import { read } from '#store/read';

/**
 * 考评经历 (一(三)4) on record beside what an application claims: the examinations to which its person was assigned on any of
 * their cards and whose day has passed. Four rounds whatever the number of applications up to 25: the applications, their
 * people, those people's live applications, the cards. Undefined for what is not the caller's to see or was not handed in.
 */
export async function findAssessmentsOnRecord(
  deps: Deps,
  actor: Actor,
  applicationIds: readonly string[],
): Promise<(number | undefined)[]> {
  if (applicationIds.length === 0 || !allows(actor, 'countAssessments')) return applicationIds.map(() => undefined);
  const asked = await read(deps.store, applicationIds.map(applicationRef));
  const people = applicationIds.map((id) => {
    const row = asked.find(applicationRef(id));
    return row && allows(actor, 'countAssessments', targetOf(deps.seal, actor, row)) ? row.person?.hash : undefined;
  });
  const byPerson = await assessmentsOf(deps, [...new Set(people.flatMap((hash) => hash ?? []))]);
  return people.map((hash) => (hash === undefined ? undefined : byPerson.get(hash)));
}

async function assessmentsOf(deps: Deps, hashes: readonly string[]): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map();
  const rows = await read(deps.store, hashes.map(personRowRef));
  const live = new Map(hashes.map((hash) => [hash, [...personValues(rows.find(personRowRef(hash)), 'live').values()]]));
  const applications = await read(deps.store, [...live.values()].flat().map(applicationRef));
  const cards = new Map(
    [...live].map(([hash, ids]) => [hash, ids.flatMap((id) => cardsOf(applications.find(applicationRef(id))))]),
  );
  const found = await read(deps.store, [...cards.values()].flat().map(cardRef));
  const today = shanghaiDay(deps.now());
  return new Map(
    [...cards].map(([hash, numbers]) => {
      const counts = [...new Set(numbers)].map((number) =>
        timesOnRecord(found.find(cardRef(number))?.assignments ?? [], today, 'ASSESS'),
      );
      return [hash, counts.reduce((sum, count) => sum + count, 0)];
    }),
  );
}

/** The card it led to; a 复核 names the card it extends. */
function cardsOf(row: ApplicationRow | undefined): string[] {
  return [row?.cardNumber ?? [], row?.renews ?? []].flat();
}
