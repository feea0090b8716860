import * as z from 'zod';
import type { Agency } from '#domain/agency';
import { ApplicationStatus } from '#domain/application/application';
import type { HistoryEntry } from '#operations/answers';
import { officeLabel } from '#operations/office-label';
import type { OpenApplication } from '#store/applications';
import type { EventRow } from '#store/events';
import { reasonPlace } from './application-change.ts';

/** For whom an event is told: `self` is their reference; without an open application its words stay sealed. */
interface Reader {
  self: string;
  agency: Pick<Agency, 'id' | 'name'> | undefined;
  opened: OpenApplication | undefined;
}

/** An event of an application as it is told. */
export function historyEntry(event: EventRow, { self, agency, opened }: Reader): HistoryEntry {
  const { sequence, action, at, changed, reasons = [], fromStatus, toStatus, hash } = event;
  const { role, organisation, ref } = event.actor;
  const words = opened && wordsOf(event, opened);
  return {
    ...{ sequence, action, at, changed, reasons, toStatus: ApplicationStatus.parse(toStatus), hash },
    ...(fromStatus !== undefined && { fromStatus: ApplicationStatus.parse(fromStatus) }),
    ...(words !== undefined && { words }),
    actor: {
      ...{ role, self: ref === self, label: officeLabel(event.actor, agency) },
      ...(organisation !== undefined && { organisation }),
    },
  };
}

function wordsOf({ sealedReason, sequence }: EventRow, { application, key }: OpenApplication): string | undefined {
  if (sealedReason === undefined) return undefined;
  const sealed = Buffer.from(sealedReason, 'base64');
  return key.open(reasonPlace(application.id, sequence), 'reason', sealed, z.string());
}
