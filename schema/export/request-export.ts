import type { FormFormat } from '#domain/export/export-job';
import { rosterKindLabel } from '#domain/roster/columns';
import type { ExportAnswer } from '#operations/export/export-view';
import { readExportRequest } from '#operations/export/typed-request';
import { builder } from '#schema/builder';
import { RefusedMutation } from '#schema/error';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { closedList } from '#schema/vocabulary';
import { ExportJobType, ExportKindEnum } from './export-job.ts';

const FormFormatEnum = builder.enumType('FormFormat', {
  description: 'How a form is had (申报表格式).',
  values: {
    DOCX: { description: 'For Word (Word 文档).' },
    PDF: { description: 'To be printed anywhere (PDF 文档).' },
  } satisfies Record<FormFormat, object>,
});

const RosterKindEnum = closedList('RosterKind', 'What a roster is of (汇总表类别, 附件3).', rosterKindLabel);

const RequestInput = builder.inputType('RequestExportInput', {
  description: 'Input of `requestExport`: what is made, and of what.',
  fields: (t) => ({
    kind: t.field({ type: ExportKindEnum, required: true, description: 'What is made.' }),
    applicationId: t.id({ description: 'With FORM: global id of the application.' }),
    format: t.field({ type: FormFormatEnum, description: 'With FORM; PDF if absent.' }),
    classId: t.id({ description: 'With ROSTER, SIGN_IN and ATTENDANCE: global id of the class.' }),
    of: t.field({ type: RosterKindEnum, description: 'With ROSTER: of 培训 or of 复核; NEW if absent.' }),
    day: t.string({ description: 'With SIGN_IN: the day, in any usual form; left to be written by hand if absent.' }),
    leaveOutProblems: t.boolean({
      description:
        'With ROSTER: rows that break its rules are left out and told. Otherwise nothing is made while there are any: every item is required, nothing abbreviated (附件5 说明1–4).',
    }),
    passListId: t.id({ description: 'With PASS_LIST, CARD_LIST and CARDS: global id of the signed list.' }),
    year: t.int({ description: 'With STATISTICS: the year.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const RetryInput = builder.inputType('RetryExportInput', {
  description: 'Input of `retryExport`.',
  fields: (t) => ({
    exportId: t.id({ required: true, description: 'Global id of an export that failed.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const RequestSuccess = success('RequestExportSuccess', 'It was asked for (已受理导出).');
const RetrySuccess = success('RetryExportSuccess', 'It is made once more (已重新受理导出).');

function success(name: string, says: string) {
  return builder.objectRef<ExportAnswer>(name).implement({
    description: says,
    fields: (t) => ({
      job: t.field({
        type: ExportJobType,
        description: 'The export: DONE at once where it was small, else ask `exportJob` how far it has come.',
        resolve: ({ job }) => job,
      }),
    }),
  });
}

builder.mutationFields((t) => ({
  requestExport: t.field({
    type: resultOf('requestExport', RequestSuccess),
    description:
      'Have a form, roster or list made (导出), by whoever may read what stands in it. Small ones are made at once, large ones while one waits.',
    // When a small one was made at once it is read once more.
    complexity: mutationCost + 1,
    args: { input: t.arg({ type: RequestInput, required: true, description: 'What is made.' }) },
    resolve: async (_, { input: { idempotencyKey, ...asked } }, { deps, actor }) => {
      const request = readExportRequest({
        ...asked,
        applicationId: localId('Application', asked.applicationId),
        classId: localId('TrainingClass', asked.classId),
        passListId: localId('PassList', asked.passListId),
      });
      if (!request.ok) return new RefusedMutation({ kind: 'VALIDATION', problems: request.problems });
      const { requestExportNow } = await import('#operations/export/request-export');
      return answered(requestExportNow(deps, actor, { request: request.value }, idempotencyKey));
    },
  }),
  retryExport: t.field({
    type: resultOf('retryExport', RetrySuccess),
    description: 'Make an export that failed once more (重试导出).',
    complexity: mutationCost,
    args: { input: t.arg({ type: RetryInput, required: true, description: 'Which export.' }) },
    resolve: (_, { input: { exportId, idempotencyKey } }, { deps, actor }) =>
      answered(
        import('#operations/export/retry-export').then(({ retryExport }) =>
          retryExport(deps, actor, { exportId: idWithin('ExportJob', exportId) ?? '' }, idempotencyKey),
        ),
      ),
  }),
}));

/** What is no id of this type is an id of nothing. */
function localId(type: string, id: string | null | undefined): string | undefined {
  return id == null ? undefined : (idWithin(type, id) ?? '');
}
