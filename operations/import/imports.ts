import type { Actor } from '#operations/actor';
import type { Page } from '#operations/answers';
import type { Deps } from '#operations/deps';
import type { PageInput } from '#operations/inputs';
import type { Outcome } from '#operations/outcome';
import { pageOf } from '#operations/page';
import { allows, type OperationName } from '#operations/permission';
import { personRef } from '#operations/person';
import { forbidden, notFound, unauthenticated } from '#operations/refusal';
import { type ImportRow, importRef, openImport } from '#store/imports';
import { read } from '#store/read';
import { listKey } from '#store/table';
import { targetOfImport } from './import-subject.ts';
import { type ImportAnswer, type ImportView, importView } from './import-view.ts';

/** In the order asked; undefined for what does not exist and for what somebody else handed in, alike. */
export async function findImports(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(ImportView | undefined)[]> {
  if (ids.length === 0 || !allows(actor, 'findImport')) return ids.map(() => undefined);
  const snapshot = await read(deps.store, ids.map(importRef));
  return Promise.all(
    ids.map(async (id) => {
      const row = snapshot.find(importRef(id));
      if (!row || !allows(actor, 'findImport', targetOfImport({ deps, actor }, row))) return undefined;
      return importView((await openImport(deps.seal, row)).job);
    }),
  );
}

/** What the caller handed in, newest first. */
export async function listImports(deps: Deps, actor: Actor, page: PageInput): Promise<Outcome<Page<ImportView>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listImports')) return forbidden;
  const from = { gsi1: listKey.importsOf(personRef(deps.seal, actor.subject)) };
  return pageOf(deps, { ...page, from, newestFirst: true }, (keys) =>
    findImports(
      deps,
      actor,
      keys.map(({ pk }) => pk.slice('IMPORT#'.length)),
    ),
  );
}

const urlSeconds = 15 * 60;

/** An address of the marked workbook for fifteen minutes, for whoever handed the roster in. */
export async function importDownload(
  deps: Deps,
  actor: Actor,
  { importId }: { importId: string },
): Promise<Outcome<{ url: string; expiresAt: string }>> {
  const found = await ownImport(deps, actor, { operation: 'importDownload', importId });
  if (!found.ok) return found;
  if (!found.value.marked) return notFound;
  const { key, name } = found.value.marked;
  const url = await deps.objects.presignGet({ key, fileName: name, expiresInSeconds: urlSeconds });
  return { ok: true, value: { url, expiresAt: new Date(deps.now().getTime() + urlSeconds * 1000).toISOString() } };
}

/** Its row, for whoever handed it in. */
export async function ownImport(
  deps: Deps,
  actor: Actor,
  { operation, importId }: { operation: OperationName; importId: string },
): Promise<Outcome<ImportRow>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, operation)) return forbidden;
  const row = (await read(deps.store, [importRef(importId)])).find(importRef(importId));
  if (!row || !allows(actor, operation, targetOfImport({ deps, actor }, row))) return notFound;
  return { ok: true, value: row };
}

/** What was asked for has been handed on; where somebody can do it at once the caller sees how it went. */
export async function importedNow(
  deps: Deps,
  actor: Actor,
  outcome: Outcome<ImportAnswer>,
): Promise<Outcome<ImportAnswer>> {
  if (!outcome.ok || !deps.importNow) return outcome;
  const { id } = outcome.value.job;
  await deps.importNow(id).catch(() => undefined);
  const [job] = await findImports(deps, actor, [id]);
  return job ? { ok: true, value: { job } } : outcome;
}
