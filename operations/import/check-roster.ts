import * as z from 'zod';
import { Category } from '#domain/category';
import { checking } from '#domain/import/import-life';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { defineMutation } from '#operations/mutation';
import type { Outcome } from '#operations/outcome';
import { eventActor } from '#operations/person';
import { refused } from '#operations/refusal';
import { importRef, type OpenImport } from '#store/imports';
import { aimIn, aimRefs } from './aim.ts';
import { changedImportRows } from './import-change.ts';
import { importOf, targetOfImport } from './import-subject.ts';
import { ImportAnswer, importView } from './import-view.ts';
import { importedNow } from './imports.ts';

/** By the category it is 附件3 or 附件5: every kind of assessor stands on the one, supervisors on the other. */
export const CheckRosterInput = z.object({ importId: z.string(), category: Category, classId: z.string() });
export type CheckRosterInput = z.infer<typeof CheckRosterInput>;

/**
 * The dry run: has the uploaded file read and every row held against what is there, for drafts of this category and class at the
 * agency. Writes the job and its event, which the table's stream hands on; of the table nothing else changes.
 */
export const checkRoster = defineMutation<CheckRosterInput, ImportAnswer, OpenImport>({
  name: 'checkRoster',
  input: CheckRosterInput,
  answer: ImportAnswer,
  reads: (_, { importId }) => [importRef(importId)],
  alsoReads: async (call) => {
    const opened = await importOf(call);
    return opened ? aimRefs({ ...call.input, agencyId: opened.job.agencyId }) : [];
  },
  subject: importOf,
  target: (call, { job }) => targetOfImport(call, job),
  decide: async ({ deps, actor, grant, now, input, snapshot }, opened) => {
    const { category, classId } = input;
    const at = { category, classId, agencyId: opened.job.agencyId };
    if (!aimRefs(at).every((ref) => snapshot.has(ref))) return 'READ_AGAIN';
    const next = checking(opened.job, { category, classId }, now);
    if (!next.ok) return refused('CONFLICT', ...next.problems);
    const aimed = aimIn(deps, snapshot, at);
    if (!aimed.ok) return refused('VALIDATION', ...aimed.problems);
    const by = eventActor(deps.seal, actor, grant);
    const change = { job: next.value, by, at: now, action: 'checkRoster', fromStatus: opened.job.status };
    return { ok: true, writes: changedImportRows(opened, change), answer: { job: importView(next.value) } };
  },
});

/** The same, and looked at while its caller waits, where there is somebody to do it at once. */
export async function checkRosterNow(
  deps: Deps,
  actor: Actor,
  input: CheckRosterInput,
  idempotencyKey: string,
): Promise<Outcome<ImportAnswer>> {
  return importedNow(deps, actor, await checkRoster(deps, actor, input, idempotencyKey));
}
