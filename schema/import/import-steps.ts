import type { ImportAnswer, RosterUploadAnswer } from '#operations/import/import-view';
import { UploadType } from '#schema/application/document';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { CategoryEnum } from '#schema/vocabulary';
import { RosterImportType } from './roster-import.ts';

const UploadInput = builder.inputType('RequestRosterUploadInput', {
  description: 'Input of `requestRosterUpload`: the file as it will be uploaded, byte by byte.',
  fields: (t) => ({
    agencyId: t.id({ required: true, description: 'Global id of the agency whose roster it is.' }),
    contentType: t.string({ description: 'If given, that of .xlsx; no other is taken.' }),
    size: t.float({ required: true, description: 'In bytes; at most 5 MiB.' }),
    sha256: t.string({ required: true, description: 'SHA-256 of the file, hex.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const CheckInput = builder.inputType('CheckRosterInput', {
  description: 'Input of `checkRoster`: what the rows are to become.',
  fields: (t) => ({
    importId: t.id({ required: true, description: 'Global id of the import.' }),
    category: t.field({
      type: CategoryEnum,
      required: true,
      description: 'What the people apply for: 附件5 for supervisors, 附件3 for every kind of assessor.',
    }),
    classId: t.id({ required: true, description: 'Global id of the class for which they apply.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const ConfirmInput = builder.inputType('ConfirmRosterImportInput', {
  description: 'Input of `confirmRosterImport`.',
  fields: (t) => ({
    importId: t.id({ required: true, description: 'Global id of the import.' }),
    consentDeclared: t.boolean({
      required: true,
      description: 'That the words of `RosterImport.declaration` are declared; nothing is imported without (声明).',
    }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const UploadSuccess = builder.objectRef<RosterUploadAnswer>('RequestRosterUploadSuccess').implement({
  description: 'The file may be uploaded now.',
  fields: (t) => ({
    rosterImport: t.field({ type: RosterImportType, description: 'The import.', resolve: ({ job }) => job }),
    upload: t.field({ type: UploadType, description: 'Where and how to upload.', resolve: ({ upload }) => upload }),
  }),
});

const CheckSuccess = success('CheckRosterSuccess', 'It is looked at (已受理检查).');
const ConfirmSuccess = success('ConfirmRosterImportSuccess', 'It is written (已受理导入).');

function success(name: string, says: string) {
  return builder.objectRef<ImportAnswer>(name).implement({
    description: says,
    fields: (t) => ({
      rosterImport: t.field({
        type: RosterImportType,
        description: 'The import: finished at once where it was small, else ask `rosterImport` how far it has come.',
        resolve: ({ job }) => job,
      }),
    }),
  });
}

const importId = (id: string) => idWithin('RosterImport', id) ?? '';

builder.mutationFields((t) => ({
  requestRosterUpload: t.field({
    type: resultOf('requestRosterUpload', UploadSuccess),
    description:
      'Announce a roster of an agency and get the address where it is uploaded (上传汇总表, 一(六)2(2), 二(六)).',
    complexity: mutationCost,
    args: { input: t.arg({ type: UploadInput, required: true, description: 'Which file.' }) },
    resolve: (_, { input: { idempotencyKey, agencyId, contentType, ...file } }, { deps, actor }) => {
      const asked = {
        ...file,
        ...(contentType != null && { contentType }),
        agencyId: idWithin('Agency', agencyId) ?? '',
      };
      return answered(
        import('#operations/import/request-roster-upload').then(({ requestRosterUpload }) =>
          requestRosterUpload(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
  checkRoster: t.field({
    type: resultOf('checkRoster', CheckSuccess),
    description:
      'Have an uploaded roster read and every row held against what is there, without changing anything (检查汇总表).',
    // Another round for the class and the agency; when it was looked at at once it is read once more.
    complexity: mutationCost + 2,
    args: { input: t.arg({ type: CheckInput, required: true, description: 'What the rows are to become.' }) },
    resolve: (_, { input: { idempotencyKey, category, ...of } }, { deps, actor }) => {
      const asked = { category, importId: importId(of.importId), classId: idWithin('TrainingClass', of.classId) ?? '' };
      return answered(
        import('#operations/import/check-roster').then(({ checkRosterNow }) =>
          checkRosterNow(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
  confirmRosterImport: t.field({
    type: resultOf('confirmRosterImport', ConfirmSuccess),
    description: 'Have a draft made of every good row of a roster that was checked (导入汇总表).',
    complexity: mutationCost + 1,
    args: { input: t.arg({ type: ConfirmInput, required: true, description: 'Which import.' }) },
    resolve: (_, { input: { idempotencyKey, consentDeclared, ...of } }, { deps, actor }) => {
      const asked = { consentDeclared, importId: importId(of.importId) };
      return answered(
        import('#operations/import/confirm-roster-import').then(({ confirmRosterImportNow }) =>
          confirmRosterImportNow(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));
