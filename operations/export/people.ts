import { provinceCode } from '#domain/vocabulary/place';
import { logAccess } from '#operations/access-log';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { allows, type Target } from '#operations/permission';
import { readersOf } from '#operations/person';
import { agencyRef } from '#store/agencies';
import { applicationRef, type OpenApplication, openApplication } from '#store/applications';
import { type ListRequest, list } from '#store/list';
import { read } from '#store/read';
import { listKey } from '#store/table';

/** As many are read, opened and written down as seen in one go; no more are ever held. */
const pageSize = 100;

/** For whom, and what the person whose application it is reads of it. */
export interface Reading {
  deps: Deps;
  actor: Actor;
  purpose: string;
}

/** Ids of the people of a class, page by page: those found qualified for it, and for an agency those that it has passed on. */
export async function* idsOfClass(deps: Deps, actor: Actor, classId: string): AsyncGenerator<string[]> {
  for (const from of await listsOf(deps, actor, classId)) yield* idsIn(deps, from);
}

/**
 * 一(六)2(2): an agency reports whom it has found to satisfy the conditions, so those that stand with the centre, too; a centre
 * those that it has found qualified.
 */
async function listsOf(deps: Deps, actor: Actor, classId: string): Promise<ListRequest['from'][]> {
  const qualified = { gsi2: listKey.classRoster(classId) };
  const agencies = actor.kind === 'person' ? actor.roles.filter(({ role }) => role === 'agency') : [];
  const refs = agencies.flatMap(({ organisation }) => (organisation === undefined ? [] : [agencyRef(organisation)]));
  if (refs.length === 0) return [qualified];
  const snapshot = await read(deps.store, refs);
  const cities = refs.flatMap((ref) => snapshot.find(ref)?.city ?? []);
  const centres = [...new Set([...cities, provinceCode])];
  const passedOn = centres.map((centre) => ({
    gsi2: listKey.reviewQueue(centre, 'CENTRE_REVIEW'),
    where: { classId },
  }));
  return [...passedOn, qualified];
}

async function* idsIn(deps: Deps, from: ListRequest['from']): AsyncGenerator<string[]> {
  let after: string | undefined;
  do {
    const page = await list(deps.store, { from, first: pageSize, ...(after !== undefined && { after }) });
    if (!page) throw new Error('a cursor that the list gave is none of it');
    if (page.entries.length > 0) yield page.entries.map(({ pk }) => pk.slice('APP#'.length));
    after = page.next;
  } while (after !== undefined);
}

/** In pages of as many as are read at once. */
export async function* inPages(ids: readonly string[]): AsyncGenerator<string[]> {
  for (let at = 0; at < ids.length; at += pageSize) yield ids.slice(at, at + pageSize);
}

/**
 * The applications that the actor may find, opened; each page is written down as seen, for the people to read, before any of
 * it goes out. One that moved between two lists meanwhile is there once.
 */
export async function* peopleOf(
  { deps, actor, purpose }: Reading,
  ids: AsyncIterable<readonly string[]>,
  isWanted: (opened: OpenApplication) => boolean = () => true,
): AsyncGenerator<OpenApplication[]> {
  const had = new Set<string>();
  for await (const page of ids) {
    const fresh = page.filter((id) => !had.has(id));
    for (const id of fresh) had.add(id);
    if (fresh.length === 0) continue;
    const snapshot = await read(deps.store, fresh.map(applicationRef));
    const accesses: { opened: OpenApplication; target: Target }[] = [];
    for (const id of fresh) {
      const row = snapshot.find(applicationRef(id));
      if (!row) continue;
      const target = readersOf(deps.seal, actor, row);
      if (!allows(actor, 'findApplication', target)) continue;
      const opened = await openApplication(deps.seal, id, row);
      if (isWanted(opened)) accesses.push({ opened, target });
    }
    const seen = accesses.map((each) => ({ ...each, kind: 'EXPORT' as const, purpose }));
    await logAccess(deps, actor, { operation: 'requestExport', accesses: seen });
    yield accesses.map(({ opened }) => opened);
  }
}
