import type { RowClaim } from '#operations/import/import-claims';
import { importDownload, listImports } from '#operations/import/imports';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput, shown } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { RosterImportType } from './roster-import.ts';

const ClaimType = builder.objectRef<RowClaim>('RosterClaim').implement({
  description: 'By what the person of a row takes over their draft (领取码).',
  fields: (t) => ({
    row: t.exposeInt('row', { description: 'Number of the row in the sheet (行号).' }),
    claimCode: t.exposeString('claimCode', {
      description: 'For that person alone, good once: `claimApplication` (领取码).',
    }),
  }),
});

const ClaimsType = builder.objectRef<{ expiresAt: string; claims: RowClaim[] }>('RosterClaims').implement({
  description:
    'The claim codes of the drafts that an import made (领取码清单). Drafts that nobody takes over are erased.',
  fields: (t) => ({
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when they are good (有效期至).' }),
    claims: t.expose('claims', { type: [ClaimType], description: 'One for each draft, in the order of the sheet.' }),
  }),
});

const DownloadType = builder.objectRef<{ url: string; expiresAt: string }>('RosterImportDownload').implement({
  description: 'Where to fetch the marked workbook, for fifteen minutes (下载地址).',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'GET it; always an attachment.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'After this instant it is refused.' }),
  }),
});

const idArgument = 'Global id of the import.';

builder.queryFields((t) => ({
  rosterImport: t.field({
    type: RosterImportType,
    nullable: true,
    description: 'A roster that the caller handed in; null if there is none, or if it is somebody else’s (汇总表导入).',
    complexity: 1,
    args: { id: t.arg.id({ required: true, description: idArgument }) },
    resolve: (_, { id }, { load }) => {
      const found = idWithin('RosterImport', id);
      return found === undefined ? undefined : load.rosterImport.load(found);
    },
  }),
  rosterImports: t.connection(
    {
      type: RosterImportType,
      nullable: true,
      description: 'The rosters that the caller handed in, newest first (我的导入).',
      complexity: pageCost(2),
      resolve: async (_, page, { deps, actor }) => connectionOf(await listImports(deps, actor, pageInput(page))),
    },
    { name: 'RosterImportConnection', description: 'A page of imports.' },
    { name: 'RosterImportEdge', description: 'An import in a page.' },
  ),
  rosterImportDownload: t.field({
    type: DownloadType,
    nullable: true,
    description:
      'Where to fetch the sheet with what is wrong marked, for whoever handed it in. NOT_FOUND for anybody else’s (下载标注后的表格).',
    complexity: 1,
    args: { id: t.arg.id({ required: true, description: idArgument }) },
    resolve: async (_, { id }, { deps, actor }) =>
      shown(await importDownload(deps, actor, { importId: idWithin('RosterImport', id) ?? '' })),
  }),
  rosterImportClaims: t.field({
    type: ClaimsType,
    nullable: true,
    description:
      'The claim codes of the drafts, to be handed to each person by the agency. NOT_FOUND for anybody else’s (领取码清单).',
    complexity: 1,
    args: { id: t.arg.id({ required: true, description: idArgument }) },
    resolve: async (_, { id }, { deps, actor }) => {
      const { listImportClaims } = await import('#operations/import/import-claims');
      return shown(await listImportClaims(deps, actor, { importId: idWithin('RosterImport', id) ?? '' }));
    },
  }),
}));
