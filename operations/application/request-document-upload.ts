import { uploadRequested } from '#domain/application/upload';
import { UploadAnswer } from '#operations/answers';
import { RequestDocumentUploadInput } from '#operations/inputs';
import { refused } from '#operations/refusal';
import { defineApplicationMutation } from './application-mutation.ts';
import { objectKeyOf } from './confirm-document.ts';

const urlSeconds = 15 * 60;

/** Makes a place for one scan and a URL that takes exactly that file, once, for a quarter of an hour. */
export const requestDocumentUpload = defineApplicationMutation({
  name: 'requestDocumentUpload',
  input: RequestDocumentUploadInput,
  answer: UploadAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  decide: async ({ deps, application, context, input, now }) => {
    const id = Buffer.from(deps.randomBytes(12)).toString('base64url');
    const change = uploadRequested(application, input, { id, now, ruleSet: context.ruleSet });
    if (change.ok) return { ok: true, ...change.value };
    const state = change.problems.some(({ code }) => code === 'NOT_EDITABLE');
    return refused(state ? 'CONFLICT' : 'VALIDATION', ...change.problems);
  },
  answered: async ({ deps, now }, application, { document }) => ({
    application,
    document,
    upload: {
      ...(await deps.objects.presignPut({
        key: objectKeyOf(application.id, document.id),
        contentType: document.contentType,
        contentLength: document.size,
        sha256: document.sha256,
        expiresInSeconds: urlSeconds,
      })),
      expiresAt: new Date(now.getTime() + urlSeconds * 1000).toISOString(),
    },
  }),
});
