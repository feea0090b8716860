import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Mark = z.object({ engine: z.number(), parent: z.number() });

/** Leaves word of the engine that works on this directory, so that one left behind by a killed parent is found. */
export function markEngine(directory: string, engine: number): void {
  writeFileSync(join(directory, 'dynamodb.pid'), JSON.stringify({ engine, parent: process.pid }));
}

export function unmarkEngine(directory: string): void {
  rmSync(join(directory, 'dynamodb.pid'), { force: true });
}

/**
 * Ends an engine whose parent was killed. A process that is not a DynamoDB Local on this very directory is left alone,
 * whatever the mark says: process ids are used again. Throws while another start still uses the directory.
 */
export async function endStaleEngine(directory: string, isPortFree: () => Promise<boolean>): Promise<void> {
  const mark = readMark(directory);
  if (!mark || !isOurs(mark.engine, directory)) return;
  if (mark.parent !== process.pid && commandOf(mark.parent).includes('node'))
    throw new Error(
      `Process ${mark.parent} already works on ${directory}: stop it, or set KAOPING_DATA to another folder.`,
    );
  process.kill(mark.engine, 'SIGTERM');
  // A process loses its command line a moment before it lets go of its port.
  for (let waited = 0; waited < 10_000 && (isOurs(mark.engine, directory) || !(await isPortFree())); waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  unmarkEngine(directory);
}

function readMark(directory: string): z.infer<typeof Mark> | undefined {
  try {
    return Mark.parse(JSON.parse(readFileSync(join(directory, 'dynamodb.pid'), 'utf8')));
  } catch {
    return undefined;
  }
}

function isOurs(process: number, directory: string): boolean {
  const command = commandOf(process);
  return command.includes('DynamoDBLocal.jar') && command.includes(directory);
}

/** Its command line, or nothing when there is no such process. */
function commandOf(process: number): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(process)], { encoding: 'utf8' }).stdout ?? '';
  }
}
