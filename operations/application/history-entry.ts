import * as z from 'zod';
import type { Agency } from '#domain/agency';
import { ApplicationStatus } from '#domain/application/application';
import type { HistoryEntry } from '#operations/answers';
import { told } from '#operations/audit-trail';
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
  const open = opened && ((sequence: number, sealed: Buffer) => wordsOf(opened, sequence, sealed));
  return told(event, { statuses: ApplicationStatus, self, agency, open });
}

function wordsOf({ application, key }: OpenApplication, sequence: number, sealed: Buffer): string {
  return key.open(reasonPlace(application.id, sequence), 'reason', sealed, z.string());
}
