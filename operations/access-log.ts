import type { AccessKind } from '#domain/access';
import { DocumentKind } from '#domain/application/required-documents';
import { type AccessRow, accessRef, accessWrite, openPurpose } from '#store/access-log';
import { type OpenApplication, openApplication } from '#store/applications';
import { commit, type Write } from '#store/commit';
import type { EventActor } from '#store/events';
import { read, type Snapshot } from '#store/read';
import type { TableKey } from '#store/table';
import type { Actor } from './actor.ts';
import type { Page } from './answers.ts';
import { readableApplication } from './application/readable-application.ts';
import type { Deps } from './deps.ts';
import type { PageInput } from './inputs.ts';
import { officeLabel } from './office-label.ts';
import type { Outcome } from './outcome.ts';
import { pageOf } from './page.ts';
import { grantOf, type OperationName, type Target } from './permission.ts';
import { eventActor } from './person.ts';

/** What somebody of an office is about to be shown of one application. */
export interface Access {
  opened: OpenApplication;
  target: Target;
  kind: AccessKind;
  purpose?: string | undefined;
  document?: AccessRow['document'];
}

/**
 * Writes down who is about to see what, at most a hundred applications, in one transaction: before anything is answered,
 * so that nothing is seen of which there is no trace. What is one's own is not written down.
 */
export async function logAccess(
  deps: Deps,
  actor: Actor,
  { operation, accesses }: { operation: OperationName; accesses: readonly Access[] },
): Promise<void> {
  const now = deps.now();
  const writes = accesses
    .filter(({ target }) => target.own !== true)
    .map((access) => {
      const reader = eventActor(deps.seal, actor, grantOf(actor, 'findApplication', access.target));
      const unique = Buffer.from(deps.randomBytes(9)).toString('base64url');
      return accessEntry(deps, access, { reader, operation, now, unique });
    });
  if (writes.length === 0) return;
  const outcome = await commit(deps.store, await read(deps.store, []), writes);
  if (outcome !== 'COMMITTED') throw new Error('an entry of the access log stood there already');
}

interface Seen {
  reader: EventActor;
  operation: OperationName;
  now: Date;
  /** Tells apart what happened at the same millisecond. */
  unique: string;
}

/** The entry of one access, for a transaction; whoever changes an application for an office writes it with the change. */
export function accessEntry(
  deps: Pick<Deps, 'practice'>,
  { opened, target: _, ...access }: Access,
  { reader, operation, now, unique }: Seen,
): Write {
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + deps.practice.access.logYears);
  const expiresAt = Math.floor(until.getTime() / 1000);
  return accessWrite(opened, { ...access, at: now.toISOString(), reader, operation, expiresAt }, unique);
}

export interface AccessEntry {
  at: string;
  kind: AccessKind;
  operation: string;
  reader: EventActor & { label: string };
  purpose?: string;
  documentKind?: DocumentKind;
}

/**
 * Who of an office saw what of an application, when and why, newest first: for the person whose it is and for those who
 * supervise, the stated purpose included, without which there is nothing to supervise.
 */
export async function listAccessLog(
  deps: Deps,
  actor: Actor,
  { applicationId, ...page }: PageInput & { applicationId: string },
): Promise<Outcome<Page<AccessEntry>>> {
  const found = await readableApplication(deps, actor, { operation: 'listAccessLog', applicationId });
  if (!found.ok) return found;
  const { ref, row } = found.value;
  const from = { partition: ref.pk, prefix: 'READ#' };
  return pageOf(deps, { ...page, from, newestFirst: true }, async (keys) => {
    if (keys.length === 0) return [];
    const opened = await openApplication(deps.seal, applicationId, row);
    const snapshot = await read(deps.store, keys.map(accessRef));
    return keys.map((key) => entryOf(opened, snapshot, key));
  });
}

function entryOf(opened: OpenApplication, snapshot: Snapshot, key: TableKey): AccessEntry | undefined {
  const row = snapshot.find(accessRef(key));
  if (!row) return undefined;
  const { at, kind, operation, reader, document } = row;
  const purpose = openPurpose(key, row, opened.key);
  return {
    ...{ at, kind, operation, reader: { ...reader, label: officeLabel(reader, opened.application.agency) } },
    ...(purpose !== undefined && { purpose }),
    ...(document && { documentKind: DocumentKind.parse(document.kind) }),
  };
}
