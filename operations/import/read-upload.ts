import { createHash } from 'node:crypto';
import { shanghaiDay } from '#domain/day';
import type { ImportJob, Said } from '#domain/import/import-job';
import { mostRosterBytes } from '#domain/import/import-job';
import { type RosterId, rosterOf } from '#domain/roster/columns';
import type { Deps } from '#operations/deps';
import type { ReadRoster, RosterReading } from '#reports/reading/reading';
import { uploadKey } from './import-change.ts';

/** Reads a roster in a process that may be stopped (reports/reading/read-roster.ts). */
export type Reader = (upload: { bytes: Uint8Array; expected: RosterId; today: string }) => Promise<RosterReading>;

/** REFUSED: this file never can be read; FAILED: it may be tried again. */
export type ReadUpload = { read: ReadRoster } | { refused: Said } | { failed: Said };

const notUploaded = { code: 'NOT_UPLOADED', message: '文件还没有传上来，请先上传再检查。' };
const otherBytes = { code: 'CHECKSUM_MISMATCH', message: '传上来的文件与所说的不是同一个，请重新上传。' };

/** The rows of the uploaded file: of exactly the bytes that were announced, each time. */
export async function readUpload(deps: Deps, job: ImportJob, reader: Reader): Promise<ReadUpload> {
  const object = await deps.objects.read(uploadKey(job.id), mostRosterBytes);
  if (!object) return { failed: notUploaded };
  const bytes = object.bytes ?? new Uint8Array();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length !== job.upload.size || sha256 !== job.upload.sha256) return { refused: otherBytes };
  const expected = rosterOf(job.aim?.category ?? 'ASSESSOR').id;
  const reading = await reader({ bytes, expected, today: shanghaiDay(deps.now()) });
  if (!('refused' in reading)) return { read: reading };
  return reading.refused.code === 'READER_UNAVAILABLE' ? { failed: reading.refused } : { refused: reading.refused };
}
