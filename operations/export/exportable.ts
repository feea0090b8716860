import type { ExportRequest } from '#domain/export/export-job';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { allows, type OperationName, type Target } from '#operations/permission';
import { readersOf } from '#operations/person';
import { applicationRef } from '#store/applications';
import { passListRef } from '#store/pass-lists';
import type { Ref, Snapshot } from '#store/read';
import { trainingClassRef } from '#store/training-classes';

/** Who may read it may have it exported: the operation that reads the same. */
const readBy: Record<ExportRequest['kind'], OperationName> = {
  FORM: 'documentDownload',
  ROSTER: 'listClassRoster',
  PASS_LIST: 'findPassList',
  CARD_LIST: 'findPassList',
  CARDS: 'findPassList',
  SIGN_IN: 'listClassBookEntries',
  ATTENDANCE: 'listClassBookEntries',
  STATISTICS: 'readStatistics',
};

/** The row that says whose it is; none for statistics, which are nobody's alone. */
export function aboutRef(request: ExportRequest): Ref | undefined {
  switch (request.kind) {
    case 'FORM':
      return applicationRef(request.applicationId);
    case 'ROSTER':
    case 'SIGN_IN':
    case 'ATTENDANCE':
      return trainingClassRef(request.classId);
    case 'PASS_LIST':
    case 'CARD_LIST':
    case 'CARDS':
      return passListRef(request.passListId);
    case 'STATISTICS':
      return undefined;
  }
}

/** Whether it is there and this actor may read it: asked when it is requested, and again when it is made. */
export function isExportable(deps: Deps, actor: Actor, request: ExportRequest, snapshot: Snapshot): boolean {
  if (request.kind === 'STATISTICS') return allows(actor, readBy.STATISTICS);
  const target = targetOf(deps, actor, request, snapshot);
  return target !== undefined && allows(actor, readBy[request.kind], target);
}

function targetOf(
  deps: Deps,
  actor: Actor,
  request: Exclude<ExportRequest, { kind: 'STATISTICS' }>,
  snapshot: Snapshot,
): Target | undefined {
  switch (request.kind) {
    case 'FORM': {
      const row = snapshot.find(applicationRef(request.applicationId));
      return row && readersOf(deps.seal, actor, row);
    }
    case 'ROSTER':
    case 'SIGN_IN':
    case 'ATTENDANCE': {
      const row = snapshot.find(trainingClassRef(request.classId));
      return row && { centres: [row.organiser] };
    }
    case 'PASS_LIST':
    case 'CARD_LIST':
    case 'CARDS': {
      const row = snapshot.find(passListRef(request.passListId));
      return row && { centres: [row.organiser] };
    }
  }
}
