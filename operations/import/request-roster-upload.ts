import * as z from 'zod';
import { agencyProblems } from '#domain/application/lifecycle';
import { type ImportJob, rosterContentType } from '#domain/import/import-job';
import { announcementProblems } from '#domain/import/roster-upload';
import { type Decision, defineMutation, type GrantedCall, type Subject } from '#operations/mutation';
import { eventActor, personRef } from '#operations/person';
import { forbidden, refused } from '#operations/refusal';
import { type AgencyRow, agencyRef } from '#store/agencies';
import { emptyChain } from '#store/events';
import { newImportKey } from '#store/imports';
import { changedImportRows, uploadKey } from './import-change.ts';
import { importView, RosterUploadAnswer } from './import-view.ts';

export const RequestRosterUploadInput = z.object({
  agencyId: z.string(),
  contentType: z.optional(z.string()),
  size: z.number(),
  /** SHA-256 of the file, hex. */
  sha256: z.string(),
});
export type RequestRosterUploadInput = z.infer<typeof RequestRosterUploadInput>;

interface OfAgency extends Subject {
  agency: AgencyRow;
}

/**
 * Makes a place for an agency's 附件3 or 附件5 (一(六)2(2), 2(3); 二(六)) and a URL that takes exactly that file, once, for a quarter of
 * an hour. Nothing is read of it before `checkRoster`.
 */
export const requestRosterUpload = defineMutation<RequestRosterUploadInput, RosterUploadAnswer, OfAgency>({
  name: 'requestRosterUpload',
  input: RequestRosterUploadInput,
  answer: RosterUploadAnswer,
  reads: (_, { agencyId }) => [agencyRef(agencyId)],
  subject: async ({ input, snapshot }) => {
    const agency = snapshot.find(agencyRef(input.agencyId));
    return agency && { agency };
  },
  target: (_, { agency }) => ({ agency: agency.id }),
  decide,
});

const idBytes = 15;
const urlSeconds = 15 * 60;

async function decide(
  call: GrantedCall<RequestRosterUploadInput>,
  { agency }: OfAgency,
): Promise<Decision<RosterUploadAnswer>> {
  const { deps, actor, grant, now, input } = call;
  if (actor.kind !== 'person' || !grant) return forbidden;
  const [first, ...others] = [...agencyProblems(agency), ...announcementProblems(input)];
  if (first) return refused('VALIDATION', first, ...others);
  const id = Buffer.from(deps.randomBytes(idBytes)).toString('base64url');
  const sha256 = input.sha256.toLowerCase();
  const job: ImportJob = {
    ...{ id, version: 1, status: 'UPLOADING', upload: { size: input.size, sha256 } },
    ...{ requestedBy: personRef(deps.seal, actor.subject), agencyId: agency.id },
    ...{ requestedAt: now.toISOString(), updatedAt: now.toISOString() },
    ...{ attempt: 0, rowsDone: 0, notes: [], told: [], created: [] },
  };
  const asker = { subject: actor.subject, roles: actor.roles };
  const fresh = { asker, key: await newImportKey(deps.seal, id), chain: emptyChain };
  const by = eventActor(deps.seal, actor, grant);
  const writes = changedImportRows(fresh, { job, by, at: now, action: 'requestRosterUpload' });
  const where = { key: uploadKey(id), contentType: rosterContentType, contentLength: input.size, sha256 };
  const upload = {
    ...(await deps.objects.presignPut({ ...where, expiresInSeconds: urlSeconds })),
    expiresAt: new Date(now.getTime() + urlSeconds * 1000).toISOString(),
  };
  return { ok: true, writes, answer: { job: importView(job), upload } };
}
