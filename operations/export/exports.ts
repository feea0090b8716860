import type { Actor } from '#operations/actor';
import type { Page } from '#operations/answers';
import type { Deps } from '#operations/deps';
import type { PageInput } from '#operations/inputs';
import type { Outcome } from '#operations/outcome';
import { pageOf } from '#operations/page';
import { allows } from '#operations/permission';
import { personRef } from '#operations/person';
import { forbidden, notFound, unauthenticated } from '#operations/refusal';
import { exportRef } from '#store/exports';
import { read } from '#store/read';
import { listKey } from '#store/table';
import { type ExportView, exportView } from './export-view.ts';

/** In the order asked; undefined for what does not exist and for what somebody else asked for, alike. */
export async function findExports(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(ExportView | undefined)[]> {
  if (ids.length === 0 || actor.kind === 'anonymous' || !allows(actor, 'findExport')) return ids.map(() => undefined);
  const snapshot = await read(deps.store, ids.map(exportRef));
  const self = personRef(deps.seal, actor.subject);
  return ids.map((id) => {
    const row = snapshot.find(exportRef(id));
    return row?.requestedBy === self ? exportView(row) : undefined;
  });
}

/** What the caller asked for, newest first. */
export async function listExports(deps: Deps, actor: Actor, page: PageInput): Promise<Outcome<Page<ExportView>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listExports')) return forbidden;
  const from = { gsi1: listKey.exportsOf(personRef(deps.seal, actor.subject)) };
  return pageOf(deps, { ...page, from, newestFirst: true }, (keys) =>
    findExports(
      deps,
      actor,
      keys.map(({ pk }) => pk.slice('EXPORT#'.length)),
    ),
  );
}

/** Enough to save a large file over a slow line, and no more. */
const urlSeconds = 15 * 60;

/** An address of the file for fifteen minutes, for whoever asked for it. */
export async function exportDownload(
  deps: Deps,
  actor: Actor,
  { exportId }: { exportId: string },
): Promise<Outcome<{ url: string; expiresAt: string }>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'findExport')) return forbidden;
  const row = (await read(deps.store, [exportRef(exportId)])).find(exportRef(exportId));
  if (!row?.file || row.requestedBy !== personRef(deps.seal, actor.subject)) return notFound;
  const { key, name } = row.file;
  const url = await deps.objects.presignGet({ key, fileName: name, expiresInSeconds: urlSeconds });
  return { ok: true, value: { url, expiresAt: new Date(deps.now().getTime() + urlSeconds * 1000).toISOString() } };
}
