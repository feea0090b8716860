import * as z from 'zod';
import { Numbering, PassList } from '#domain/class/pass-list';
import type { Actor } from '#operations/actor';
import type { Page } from '#operations/answers';
import type { Deps } from '#operations/deps';
import type { PageInput } from '#operations/inputs';
import type { Outcome } from '#operations/outcome';
import { pageOf } from '#operations/page';
import { allows, grantOf, officeOf } from '#operations/permission';
import { forbidden, unauthenticated } from '#operations/refusal';
import { numberingRef, passListRef } from '#store/pass-lists';
import { read } from '#store/read';
import { listKey } from '#store/table';

/** A signed list, and how far the numbering has come. */
export const PassListView = z.object({ ...PassList.shape, numbering: Numbering });
export type PassListView = z.infer<typeof PassListView>;

/** In the order asked; undefined for what does not exist and for what is not the actor's, alike. At most 100 ids. */
export async function findPassLists(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(PassListView | undefined)[]> {
  if (ids.length === 0 || !allows(actor, 'findPassList')) return ids.map(() => undefined);
  const snapshot = await read(
    deps.store,
    ids.flatMap((id) => [passListRef(id), numberingRef(id)]),
  );
  return ids.map((id) => {
    const list = snapshot.find(passListRef(id));
    const numbering = snapshot.find(numberingRef(id));
    if (!list || !numbering || !allows(actor, 'findPassList', { centres: [list.organiser] })) return undefined;
    return PassListView.parse({ ...list, numbering });
  });
}

export interface ListPassListsInput extends PageInput {
  year: number;
  /** One centre's; a city's staff see their own in any case. */
  organiser?: string | undefined;
}

/** Signed lists of a year, newest first: the province sees all of them, a city its own. */
export async function listPassLists(
  deps: Deps,
  actor: Actor,
  { year, organiser, ...page }: ListPassListsInput,
): Promise<Outcome<Page<PassListView>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  const grant = grantOf(actor, 'listPassLists', { centres: [organiser] }) ?? grantOf(actor, 'listPassLists');
  if (!grant) return forbidden;
  const of = grant.role === 'province' ? organiser : (officeOf(grant) ?? '');
  const from = of === undefined ? { gsi1: listKey.passLists(year) } : { gsi2: listKey.passListsOf(of, year) };
  return pageOf(deps, { ...page, from, newestFirst: true }, (keys) =>
    findPassLists(
      deps,
      actor,
      keys.map(({ pk }) => pk.slice('LIST#'.length)),
    ),
  );
}
