import { createHash } from 'node:crypto';
import { maxDocumentBytes } from '#domain/application/document';
import { type Uploaded, uploadConfirmed } from '#domain/application/upload';
import { ApplicationAnswer } from '#operations/answers';
import type { Deps } from '#operations/deps';
import { ConfirmDocumentInput } from '#operations/inputs';
import { refused } from '#operations/refusal';
import { defineApplicationMutation } from './application-mutation.ts';

/** Random and derived ids only: an object's key may stand in logs. */
export function objectKeyOf(applicationId: string, documentId: string): string {
  return `documents/${applicationId}/${documentId}`;
}

/** Counts an uploaded scan in after looking at every byte of it. */
export const confirmDocument = defineApplicationMutation({
  name: 'confirmDocument',
  input: ConfirmDocumentInput,
  answer: ApplicationAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  decide: async ({ deps, application, context, input, now }) => {
    const wanted = application.documents.find(({ id }) => id === input.documentId);
    const uploaded = wanted && (await uploadedObject(deps, objectKeyOf(application.id, wanted.id)));
    const change = uploadConfirmed(application, input.documentId, { uploaded, now, ruleSet: context.ruleSet });
    if (change.ok) return { ok: true, ...change.value };
    const conflict = change.problems.some(({ code }) => code === 'NOT_EDITABLE' || code === 'ALREADY_CONFIRMED');
    return refused(conflict ? 'CONFLICT' : 'VALIDATION', ...change.problems);
  },
  answered: (_, application) => ({ application }),
});

async function uploadedObject(deps: Deps, key: string): Promise<Uploaded | undefined> {
  const object = await deps.objects.read(key, maxDocumentBytes);
  if (!object) return undefined;
  const bytes = object.bytes ?? new Uint8Array();
  return { size: object.size, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}
