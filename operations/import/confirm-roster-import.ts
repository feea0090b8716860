import * as z from 'zod';
import { declaration } from '#domain/import/import-consent';
import { confirmed } from '#domain/import/import-life';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { defineMutation } from '#operations/mutation';
import type { Outcome } from '#operations/outcome';
import { eventActor } from '#operations/person';
import { refused } from '#operations/refusal';
import { importRef, type OpenImport } from '#store/imports';
import { changedImportRows } from './import-change.ts';
import { importOf, targetOfImport } from './import-subject.ts';
import { ImportAnswer, importView } from './import-view.ts';
import { importedNow } from './imports.ts';

export const ConfirmRosterImportInput = z.object({
  importId: z.string(),
  /** That every person on the roster consented (domain/import/import-consent.ts has the words). */
  consentDeclared: z.boolean(),
});
export type ConfirmRosterImportInput = z.infer<typeof ConfirmRosterImportInput>;

/**
 * Has a draft made of every good row. The rows are read anew from the uploaded bytes, which the SHA-256 binds to those that were
 * checked, and held against what is there then: what changed since is told, and nothing is overwritten.
 */
export const confirmRosterImport = defineMutation<ConfirmRosterImportInput, ImportAnswer, OpenImport>({
  name: 'confirmRosterImport',
  input: ConfirmRosterImportInput,
  answer: ImportAnswer,
  reads: (_, { importId }) => [importRef(importId)],
  subject: importOf,
  target: (call, { job }) => targetOfImport(call, job),
  decide: async ({ deps, actor, grant, now, input }, opened) => {
    const consent = declaration(input.consentDeclared, now);
    if (!consent.ok) return refused('VALIDATION', ...consent.problems);
    const next = confirmed(opened.job, consent.value, now);
    if (!next.ok) return refused('CONFLICT', ...next.problems);
    const job = next.value;
    const by = eventActor(deps.seal, actor, grant);
    const file = { sha256: job.upload.sha256, rows: job.checked?.NEW ?? 0 };
    const change = { job, by, at: now, file, action: 'confirmRosterImport', fromStatus: opened.job.status };
    const writes = changedImportRows(opened, { ...change, changed: ['consent', 'file'] });
    return { ok: true, writes, answer: { job: importView(job) } };
  },
});

/** The same, and written while its caller waits, where there is somebody to do it at once. */
export async function confirmRosterImportNow(
  deps: Deps,
  actor: Actor,
  input: ConfirmRosterImportInput,
  idempotencyKey: string,
): Promise<Outcome<ImportAnswer>> {
  return importedNow(deps, actor, await confirmRosterImport(deps, actor, input, idempotencyKey));
}
