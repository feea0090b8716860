import type { Facts } from '#domain/eligibility/fact';
import type { Aim, Existing, Standing } from '#domain/import/match';
import { type Access, logAccess } from '#operations/access-log';
import type { Actor } from '#operations/actor';
import { personHashOf } from '#operations/application/live-guard';
import type { Deps } from '#operations/deps';
import { allows } from '#operations/permission';
import { readersOf } from '#operations/person';
import { applicationRef, type OpenApplication, openApplication } from '#store/applications';
import { personAttribute, personRef, personValue } from '#store/people';
import { read, type Snapshot } from '#store/read';

/** A row that was read without a problem: it has an ID number. */
export interface ReadPerson {
  row: number;
  facts: Facts;
}

/** Where a person stands, with what their row of the table says now: a transaction insists on it. */
export interface FoundStanding extends Standing {
  personHash: string;
  /** What stands as the draft of this agency's roster, even if that has expired or was withdrawn. */
  draftId?: string;
}

/** At most so many people at once: one read for them, one for their applications. */
export const mostPeople = 100;

/**
 * How each person stands to what the rows want. Two rounds of reads, whatever there is. Where an application is compared that the
 * agency may read, that is written down for its person first, as every reading of an office is; what is not yet handed in and not
 * claimed says only what the agency itself handed in.
 */
export async function standingsOf(
  { deps, actor, isTold }: { deps: Deps; actor: Actor; isTold: boolean },
  people: readonly ReadPerson[],
  aim: Aim,
): Promise<ReadonlyMap<number, FoundStanding>> {
  const hashes = new Map(people.map(({ row, facts }) => [row, personHashOf(deps.seal, String(facts.idNumber ?? ''))]));
  const persons = await read(deps.store, [...hashes.values()].map(personRef));
  const held = new Map([...hashes].map(([row, hash]) => [row, heldBy(persons, hash, aim)]));
  const ids = [...held.values()].flatMap(({ liveId, draftId }) => [liveId ?? [], draftId ?? []].flat());
  const applications = await opened(deps, await read(deps.store, ids.map(applicationRef)), ids);
  if (isTold) await noted(deps, actor, { held: [...held.values()], applications, aim });
  const at = { agencyId: aim.agencyId, now: deps.now() };
  return new Map([...held].map(([row, each]) => [row, standing(each, applications, at)]));
}

interface Held {
  personHash: string;
  bannedUnder?: string;
  liveId?: string;
  draftId?: string;
}

function heldBy(persons: Snapshot, personHash: string, { category, classId, agencyId }: Aim): Held {
  const row = persons.find(personRef(personHash));
  const bannedUnder = personValue(row, personAttribute.ban(category));
  const liveId = personValue(row, personAttribute.live(category, classId));
  const draftId = personValue(row, personAttribute.draft(category, classId, agencyId));
  return {
    personHash,
    ...(bannedUnder !== undefined && { bannedUnder }),
    ...(liveId !== undefined && { liveId }),
    ...(draftId !== undefined && { draftId }),
  };
}

async function opened(
  deps: Deps,
  snapshot: Snapshot,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OpenApplication>> {
  const found = new Map<string, OpenApplication>();
  for (const id of ids) {
    const row = snapshot.find(applicationRef(id));
    if (row) found.set(id, await openApplication(deps.seal, id, row));
  }
  return found;
}

/** One that was withdrawn or handed in elsewhere is no draft any more; nor one that nobody can take over any more. */
function stands({ status, owner, claim }: OpenApplication['application'], now: Date): boolean {
  return status === 'DRAFT' && (owner !== undefined || Date.parse(claim?.expiresAt ?? '') > now.getTime());
}

function standing(
  held: Held,
  applications: ReadonlyMap<string, OpenApplication>,
  { agencyId, now }: { agencyId: string; now: Date },
): FoundStanding {
  const { personHash, bannedUnder, liveId, draftId } = held;
  const live = liveId === undefined ? undefined : applications.get(liveId)?.application;
  const draft = draftId === undefined ? undefined : applications.get(draftId)?.application;
  const existing = (of: OpenApplication['application']): Existing => ({
    ...{ id: of.id, facts: of.facts, isHere: of.agency?.id === agencyId },
  });
  return {
    personHash,
    ...(bannedUnder !== undefined && { bannedUnder }),
    ...(draftId !== undefined && { draftId }),
    ...(live && { live: existing(live) }),
    ...(draft && stands(draft, now) && { draft: { ...existing(draft), isClaimed: draft.owner !== undefined } }),
  };
}

async function noted(
  deps: Deps,
  actor: Actor,
  found: { held: readonly Held[]; applications: ReadonlyMap<string, OpenApplication>; aim: Aim },
): Promise<void> {
  const accesses = found.held.flatMap(({ liveId, bannedUnder }): Access[] => {
    const live = liveId === undefined || bannedUnder !== undefined ? undefined : found.applications.get(liveId);
    if (!live || live.application.agency?.id !== found.aim.agencyId) return [];
    const target = readersOf(deps.seal, actor, live.application);
    if (!allows(actor, 'findApplication', target)) return [];
    return [{ opened: live, target, kind: 'MASKED', purpose: '与汇总表（附件3、附件5）核对' }];
  });
  await logAccess(deps, actor, { operation: 'checkRoster', accesses });
}
