import { exportKindLabel, exportStatusLabel, type LeftOut } from '#domain/export/export-job';
import type { ExportView } from '#operations/export/export-view';
import { listExports } from '#operations/export/exports';
import { ApplicationType } from '#schema/application/application';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput, shown } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { ProblemType } from '#schema/problem';
import { closedList } from '#schema/vocabulary';

export const ExportKindEnum = closedList(
  'ExportKind',
  'What can be had on paper or as a table (导出内容).',
  exportKindLabel,
);
const ExportStatusEnum = closedList('ExportStatus', 'How far an export has come (导出状态).', exportStatusLabel);

const ExportFileType = builder.objectRef<NonNullable<ExportView['file']>>('ExportFile').implement({
  description: 'The file that was made (导出文件). Its address is asked for by `exportDownload`.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Of notice, office and day; nothing personal (文件名).' }),
    contentType: t.exposeString('contentType', { description: 'Media type.' }),
    sha256: t.exposeString('sha256', {
      description:
        'SHA-256 of the bytes in hex, as it stands in the audit: stamped paper can be matched to its data (文件校验值).',
    }),
    bytes: t.exposeInt('bytes', { description: 'Its size in bytes.' }),
    rows: t.exposeInt('rows', { description: 'How many people or lines stand in it (行数).' }),
  }),
});

const LeftOutType = builder.objectRef<LeftOut>('ExportLeftOut').implement({
  description: 'A row that breaks a rule of the roster, by person and field (未导出的人员及原因).',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      nullable: true,
      description: 'Whose row it is; null if the caller may not see it any more.',
      resolve: ({ applicationId }, _, { load }) => load.application.load(applicationId),
    }),
    problems: t.expose('problems', {
      type: [ProblemType],
      description: 'Everything that is wrong, each with its clause.',
    }),
  }),
});

export const ExportJobType = builder.node(builder.objectRef<ExportView>('ExportJob'), {
  description:
    'A form, roster or list that is being made, or was (导出任务); for whoever asked for it. What people see of it is logged with their applications.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    kind: t.field({ type: ExportKindEnum, description: 'What is made.', resolve: ({ request }) => request.kind }),
    kindLabel: t.string({
      description: 'What is made, in Chinese (导出内容).',
      resolve: ({ request }) => exportKindLabel[request.kind],
    }),
    status: t.expose('status', { type: ExportStatusEnum, description: 'How far it has come.' }),
    statusLabel: t.string({
      description: 'The same in Chinese (导出状态).',
      resolve: ({ status }) => exportStatusLabel[status],
    }),
    rowsDone: t.exposeInt('rowsDone', { description: 'How many people or lines have been written (已完成行数).' }),
    rowsTotal: t.exposeInt('rowsTotal', { nullable: true, description: 'Of how many, where that is known (总行数).' }),
    leftOutCount: t.int({
      description: 'How many rows break a rule of the roster and are not in the file (未导出人数).',
      resolve: ({ leftOut }) => leftOut.count,
    }),
    leftOut: t.field({
      type: [LeftOutType],
      description: 'The first hundred of them, each with what is wrong. Costs the reading of their applications.',
      complexity: { field: 3 },
      resolve: ({ leftOut }) => leftOut.told,
    }),
    file: t.field({
      type: ExportFileType,
      nullable: true,
      description: 'With DONE: the file.',
      resolve: ({ file }) => file,
    }),
    failureCode: t.string({
      nullable: true,
      description: 'With FAILED: why, as a code.',
      resolve: ({ failure }) => failure?.code,
    }),
    failureMessage: t.string({
      nullable: true,
      description: 'With FAILED: why, and what to do (失败原因).',
      resolve: ({ failure }) => failure?.message,
    }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When it was asked for.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last came further.' }),
  }),
});

const ExportDownloadType = builder.objectRef<{ url: string; expiresAt: string }>('ExportDownload').implement({
  description: 'Where to fetch a file, for fifteen minutes (下载地址).',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'GET it; always an attachment.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'After this instant it is refused.' }),
  }),
});

builder.queryFields((t) => ({
  exportJob: t.field({
    type: ExportJobType,
    nullable: true,
    description: 'An export that the caller asked for; null if there is none, or if it is somebody else’s (导出任务).',
    complexity: 1,
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_, { id }, { load }) => {
      const found = idWithin('ExportJob', id);
      return found === undefined ? undefined : load.exportJob.load(found);
    },
  }),
  exportJobs: t.connection(
    {
      type: ExportJobType,
      nullable: true,
      description: 'What the caller asked for, newest first (我的导出).',
      complexity: pageCost(2),
      resolve: async (_, page, { deps, actor }) => connectionOf(await listExports(deps, actor, pageInput(page))),
    },
    { name: 'ExportJobConnection', description: 'A page of exports.' },
    { name: 'ExportJobEdge', description: 'An export in a page.' },
  ),
  exportDownload: t.field({
    type: ExportDownloadType,
    nullable: true,
    description: 'Where to fetch the file of an export, for whoever asked for it. NOT_FOUND for anybody else’s (下载).',
    complexity: 1,
    args: { id: t.arg.id({ required: true, description: 'Global id of the export.' }) },
    resolve: async (_, { id }, { deps, actor }) => {
      const { exportDownload } = await import('#operations/export/exports');
      return shown(await exportDownload(deps, actor, { exportId: idWithin('ExportJob', id) ?? '' }));
    },
  }),
}));
