import type { Way } from './permission-walk.ts';
import { each, gid, ids, inside, listed, mutation, node, query } from './permission-walk-asking.ts';
import type { TargetName } from './permission-walk-stage.ts';
import type { Json } from './world.ts';

const exported = (id: string) => ({ id: gid('ExportJob', id) });
const roster = (id: string) => ({ id: gid('RosterImport', id) });
const exports = ['zhangExport', 'agencyExport', 'cityExport', 'provinceExport', 'auditorExport'] as const;
const rosters = ['uploadedRoster', 'checkedRoster', 'finishedRoster'] as const;

/** An application that an export left out: for whoever asked for the export, if they may still see it. */
const leftOut = (on: TargetName, target: TargetName): Way => ({
  ...{ field: 'ExportLeftOut.application', target },
  through: [['findExport', on]],
  ask: (stage, _, caller) => node('ExportJob', 'leftOut { application { id } }')(stage, stage.targets[on].id, caller),
  shows: (data, id) => (data?.leftOut ?? []).some((each: Json) => each.application?.id === gid('Application', id)),
});

export const filesRead: readonly Way[] = [
  ...each('Query.exportJob', exports, { ask: query('$id: ID!', 'exportJob(id: $id) { id }', exported) }),
  ...each('Node.ExportJob', exports, { ask: node('ExportJob') }),
  ...each('Query.exportJobs', exports, {
    ask: query('', `exportJobs(first: 100) ${ids}`, () => ({})),
    shows: listed('ExportJob'),
  }),
  ...each('Query.exportDownload', ['madeExport'], {
    ask: query('$id: ID!', 'exportDownload(id: $id) { url }', exported),
  }),
  ...each('ExportJob.leftOut', ['agencyLeftOut', 'cityLeftOut'], {
    ask: node('ExportJob', 'leftOut { problems { code } }'),
    shows: inside(['leftOut']),
  }),
  leftOut('agencyLeftOut', 'atAgency'),
  leftOut('cityLeftOut', 'atProvince'),
  ...each('Query.rosterImport', rosters, { ask: query('$id: ID!', 'rosterImport(id: $id) { id }', roster) }),
  ...each('Node.RosterImport', rosters, { ask: node('RosterImport') }),
  ...each('Query.rosterImports', rosters, {
    ask: query('', `rosterImports(first: 100) ${ids}`, () => ({})),
    shows: listed('RosterImport'),
  }),
  ...each('Query.rosterImportDownload', ['finishedRoster'], {
    ask: query('$id: ID!', 'rosterImportDownload(id: $id) { url }', roster),
  }),
  ...each('Query.rosterImportClaims', ['finishedRoster'], {
    ask: query('$id: ID!', 'rosterImportClaims(id: $id) { claims { row claimCode } }', roster),
  }),
];

const form = (id: string) => ({ kind: 'FORM', format: 'PDF', applicationId: gid('Application', id) });
const cityClass = { category: 'ASSESSOR' };

export const filesChanged: readonly Way[] = [
  ...(['atAgency', 'atCity', 'atProvince'] as const).map(
    (target): Way => ({
      ...{ field: 'Mutation.requestExport', target },
      // Whoever may have the scans may have the form.
      through: [['documentDownload', target]],
      ask: mutation('requestExport', form),
    }),
  ),
  {
    ...{ field: 'Mutation.requestExport', target: 'nothing' },
    through: [['readStatistics', 'anyCentre']],
    ask: mutation('requestExport', () => ({ kind: 'STATISTICS', year: 2026 })),
  },
  ...exports.map(
    (target): Way => ({
      ...{ field: 'Mutation.retryExport', target },
      ask: mutation('retryExport', (id) => ({ exportId: gid('ExportJob', id) })),
    }),
  ),
  {
    ...{ field: 'Mutation.requestRosterUpload', target: 'agencyOffice' },
    ask: mutation('requestRosterUpload', (id) => ({
      ...{ agencyId: gid('Agency', id), size: 1000, sha256: 'a'.repeat(64) },
    })),
  },
  {
    ...{ field: 'Mutation.checkRoster', target: 'uploadedRoster' },
    ask: mutation('checkRoster', (id, { targets }) => ({
      ...cityClass,
      ...{ importId: gid('RosterImport', id), classId: gid('TrainingClass', targets.cityClass.id) },
    })),
  },
  {
    ...{ field: 'Mutation.confirmRosterImport', target: 'checkedRoster' },
    ask: mutation('confirmRosterImport', (id) => ({ importId: gid('RosterImport', id), consentDeclared: true })),
  },
];
