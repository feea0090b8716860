import type { ApplicationAnswer, UploadAnswer } from '#operations/answers';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { ApplicationType } from './application.ts';
import { DocumentType, UploadType } from './document.ts';

const RequestInput = builder.inputType('RequestDocumentUploadInput', {
  description: 'Input of `requestDocumentUpload`: the file as it will be uploaded, byte by byte.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    kind: t.string({
      required: true,
      description: 'What it shows (材料种类): a `DocumentKind` of `requiredDocuments`.',
    }),
    contentType: t.string({ required: true, description: '`image/jpeg`, `image/png` or `application/pdf`.' }),
    size: t.float({ required: true, description: 'In bytes; at most 10 MiB.' }),
    sha256: t.string({ required: true, description: 'SHA-256 of the file, hex.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const RequestSuccess = builder.objectRef<UploadAnswer>('RequestDocumentUploadSuccess').implement({
  description: 'The file may be uploaded now.',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The application with the scan it waits for.',
      resolve: ({ application }) => application,
    }),
    document: t.field({ type: DocumentType, description: 'The scan, requested.', resolve: ({ document }) => document }),
    upload: t.field({ type: UploadType, description: 'Where and how to upload.', resolve: ({ upload }) => upload }),
  }),
});

const ConfirmInput = builder.inputType('ConfirmDocumentInput', {
  description: 'Input of `confirmDocument`.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    documentId: t.id({ required: true, description: 'As `requestDocumentUpload` answered it.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const ConfirmSuccess = builder.objectRef<ApplicationAnswer>('ConfirmDocumentSuccess').implement({
  description: 'The uploaded file is what was announced, and counts from now on.',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The application with the scan confirmed.',
      resolve: ({ application }) => application,
    }),
  }),
});

builder.mutationFields((t) => ({
  requestDocumentUpload: t.field({
    type: resultOf('requestDocumentUpload', RequestSuccess),
    description: 'Announce a scan and get an address to upload it to (申请上传材料).',
    complexity: mutationCost,
    args: { input: t.arg({ type: RequestInput, required: true, description: 'Which file.' }) },
    resolve: (_, { input: { idempotencyKey, applicationId, ...file } }, { deps, actor }) => {
      const asked = { ...file, applicationId: idWithin('Application', applicationId) ?? '' };
      return answered(
        import('#operations/application/request-document-upload').then(({ requestDocumentUpload }) =>
          requestDocumentUpload(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
  confirmDocument: t.field({
    type: resultOf('confirmDocument', ConfirmSuccess),
    description: 'Say that the file was uploaded; it is checked before it counts (确认材料).',
    complexity: mutationCost,
    args: { input: t.arg({ type: ConfirmInput, required: true, description: 'Which file.' }) },
    resolve: (_, { input: { idempotencyKey, applicationId, documentId } }, { deps, actor }) => {
      const asked = { documentId, applicationId: idWithin('Application', applicationId) ?? '' };
      return answered(
        import('#operations/application/confirm-document').then(({ confirmDocument }) =>
          confirmDocument(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));
