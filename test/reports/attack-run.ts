import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRoster } from '#reports/reading/read-roster';

/**
 * Reads every file of a folder, one after another, as whoever takes uploads does; prints what each came to, and at the end the most
 * memory that this process, its workers included, ever had (in MB).
 */
const [folder = ''] = process.argv.slice(2);
for (const file of readdirSync(folder).toSorted()) {
  const reading = await readRoster({ bytes: readFileSync(join(folder, file)), today: '2026-11-25' });
  const said = 'refused' in reading ? reading.refused.code : `read ${reading.rows.length}`;
  process.stdout.write(`${JSON.stringify({ file, said })}\n`);
}
// Not resourceUsage(): its most is that of whoever started this process, if that had more.
const [, kilobytes = ''] = /^VmHWM:\s*(\d+) kB/mu.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
process.stdout.write(`${JSON.stringify({ mostMegabytes: Math.round(Number(kilobytes) / 1024) })}\n`);
