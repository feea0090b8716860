import { readPurpose } from '#domain/access';
import { logAccess } from '#operations/access-log';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import type { Outcome } from '#operations/outcome';
import { notFound, refused } from '#operations/refusal';
import { openApplication } from '#store/applications';
import { objectKeyOf } from './confirm-document.ts';
import { readableApplication } from './readable-application.ts';

/** Who a person is, in full. */
export interface Identity {
  name: string;
  idNumber: string;
  phone: string;
}

/** The numbers that are masked everywhere else, for those in charge; written down with the purpose before it is shown. */
export async function applicantIdentity(
  deps: Deps,
  actor: Actor,
  { applicationId, purpose: typed }: { applicationId: string; purpose: string },
): Promise<Outcome<Identity>> {
  const operation = 'applicantIdentity';
  const found = await readableApplication(deps, actor, { operation, applicationId });
  if (!found.ok) return found;
  const purpose = readPurpose(typed);
  if (!purpose.ok) return refused('VALIDATION', ...purpose.problems);
  const opened = await openApplication(deps.seal, applicationId, found.value.row);
  const access = { opened, target: found.value.target, kind: 'IDENTITY', purpose: purpose.value } as const;
  await logAccess(deps, actor, { operation, accesses: [access] });
  const { name, idNumber, phone } = opened.application.facts;
  return {
    ok: true,
    value: { name: String(name ?? ''), idNumber: String(idNumber ?? ''), phone: String(phone ?? '') },
  };
}

const urlSeconds = 5 * 60;
const extensions = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['application/pdf', 'pdf'],
]);

export interface Download {
  url: string;
  expiresAt: string;
}

/** A scan as a file to save, for five minutes. Whoever is not its owner says what for, and that is written down first. */
export async function documentDownload(
  deps: Deps,
  actor: Actor,
  { applicationId, documentId, purpose: typed = '' }: { applicationId: string; documentId: string; purpose?: string },
): Promise<Outcome<Download>> {
  const operation = 'documentDownload';
  const found = await readableApplication(deps, actor, { operation, applicationId });
  if (!found.ok) return found;
  const { row, target } = found.value;
  const wanted = row.documents.find(({ id, status }) => id === documentId && status === 'CONFIRMED');
  if (!wanted) return notFound;
  const { id, kind, contentType } = wanted;
  if (target.own !== true) {
    const purpose = readPurpose(typed);
    if (!purpose.ok) return refused('VALIDATION', ...purpose.problems);
    const opened = await openApplication(deps.seal, applicationId, row);
    const access = { opened, target, kind: 'DOCUMENT', purpose: purpose.value, document: { id, kind } } as const;
    await logAccess(deps, actor, { operation, accesses: [access] });
  }
  const url = await deps.objects.presignGet({
    key: objectKeyOf(applicationId, id),
    // Of the kind alone: a URL may stand in logs.
    fileName: `${kind}.${extensions.get(contentType) ?? 'bin'}`,
    expiresInSeconds: urlSeconds,
  });
  return { ok: true, value: { url, expiresAt: new Date(deps.now().getTime() + urlSeconds * 1000).toISOString() } };
}
