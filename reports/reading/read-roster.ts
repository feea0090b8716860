import * as z from 'zod';
import { fileRefusal } from './file-kind.ts';
import type { Upload } from './read-file.ts';
import { RosterReading } from './reading.ts';
import { type RefusalCode, refusal } from './refusal.ts';
import { runStoppable } from './stoppable.ts';

/**
 * Beside this file as source; in a bundle beside the bundle, where the build puts it as an entry point of its own named
 * `roster-worker` (docs/rosters.md).
 */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './roster-worker.mjs', import.meta.url);

const Answer = z.object({ reading: RosterReading });

const whyNot: Readonly<Record<'LATE' | 'OUT_OF_MEMORY' | 'DIED' | 'UNAVAILABLE', RefusalCode>> = {
  LATE: 'TOO_SLOW',
  OUT_OF_MEMORY: 'TOO_COMPLEX',
  // A bug of ours that one file found; for its sender it is a file that cannot be read.
  DIED: 'DAMAGED',
  UNAVAILABLE: 'READER_UNAVAILABLE',
};

/**
 * Reads an uploaded 附件3 or 附件5. What it costs is bounded whatever the bytes are (limits.ts): size and first bytes are looked at
 * here, everything else in a worker that has its own small heap and 2 s. Always answers, never throws for what an upload holds.
 */
export async function readRoster(upload: Upload): Promise<RosterReading> {
  const refused = fileRefusal(upload.bytes);
  if (refused) return { refused };
  const outcome = await runStoppable({ file: workerFile, message: upload });
  return 'failed' in outcome ? { refused: refusal(whyNot[outcome.failed]) } : Answer.parse(outcome.done).reading;
}
