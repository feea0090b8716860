import * as z from 'zod';
import { type ExportJob, ExportRequest } from '#domain/export/export-job';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { type Decision, defineMutation, type GrantedCall } from '#operations/mutation';
import type { Outcome } from '#operations/outcome';
import { officeOf } from '#operations/permission';
import { eventActor, personRef } from '#operations/person';
import { forbidden } from '#operations/refusal';
import { emptyChain } from '#store/events';
import { newExportKey } from '#store/exports';
import { changedExportRows } from './export-change.ts';
import { ExportAnswer, exportView } from './export-view.ts';
import { aboutRef, isExportable } from './exportable.ts';
import { findExports } from './exports.ts';

export const RequestExportInput = z.object({ request: ExportRequest });
export type RequestExportInput = z.infer<typeof RequestExportInput>;

/**
 * Asks for a form or a table. The job is written with its event, which the table's stream hands on to the function that
 * makes the file: nothing that was asked for can be lost. The same key is the same job.
 */
export const requestExport = defineMutation<RequestExportInput, ExportAnswer, object>({
  name: 'requestExport',
  input: RequestExportInput,
  answer: ExportAnswer,
  reads: (_, { request }) => [aboutRef(request)].filter((ref) => ref !== undefined),
  subject: async ({ deps, actor, input, snapshot }) =>
    isExportable(deps, actor, input.request, snapshot) ? {} : undefined,
  target: () => ({}),
  decide,
});

const idBytes = 15;

async function decide(call: GrantedCall<RequestExportInput>): Promise<Decision<ExportAnswer>> {
  const { deps, actor, grant, now, input } = call;
  if (actor.kind !== 'person' || !grant) return forbidden;
  const id = Buffer.from(deps.randomBytes(idBytes)).toString('base64url');
  const office = officeOf(grant);
  const job: ExportJob = {
    ...{ id, version: 1, request: input.request, status: 'WAITING' },
    ...{ requestedBy: personRef(deps.seal, actor.subject), role: grant.role, ...(office !== undefined && { office }) },
    ...{ requestedAt: now.toISOString(), updatedAt: now.toISOString() },
    ...{ attempt: 0, rowsDone: 0, leftOut: { count: 0, told: [] } },
  };
  const asker = { subject: actor.subject, roles: actor.roles };
  const fresh = { asker, key: await newExportKey(deps.seal, id), chain: emptyChain };
  const by = eventActor(deps.seal, actor, grant);
  const writes = changedExportRows(fresh, { job, by, at: now, action: 'requestExport' });
  return { ok: true, writes, answer: { job: exportView(job) } };
}

/**
 * The same, and a small one is made while its caller waits, where there is somebody to make it at once. Whether that succeeds
 * or not, the job has been handed on: nothing depends on it.
 */
export async function requestExportNow(
  deps: Deps,
  actor: Actor,
  input: RequestExportInput,
  idempotencyKey: string,
): Promise<Outcome<ExportAnswer>> {
  const outcome = await requestExport(deps, actor, input, idempotencyKey);
  if (!outcome.ok || !deps.exportNow || !isSmall(input.request)) return outcome;
  const { id } = outcome.value.job;
  await deps.exportNow(id).catch(() => undefined);
  const [job] = await findExports(deps, actor, [id]);
  return job ? { ok: true, value: { job } } : outcome;
}

/** Cards have pictures and take long; of all else the caller waits some seconds and sees how far it has come. */
function isSmall({ kind }: ExportRequest): boolean {
  return kind !== 'CARDS';
}
