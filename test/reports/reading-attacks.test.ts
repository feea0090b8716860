import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { type Attack, attacks } from '#test/reports/attacks';

const folder = mkdtempSync(join(tmpdir(), 'roster-attacks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What one process tells of the files of a folder, and the most memory it ever had; it must end well. */
async function readAll(files: readonly Attack[]): Promise<{ said: unknown[]; mostMegabytes: unknown }> {
  const own = mkdtempSync(join(folder, 'files-'));
  for (const [at, attack] of files.entries()) {
    writeFileSync(join(own, `${String(at).padStart(3, '0')}.xlsx`), attack.bytes());
  }
  const run = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'attack-run.ts'), own]);
  const lines = (await run).stdout
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
  const { mostMegabytes } = lines.pop() ?? {};
  return { said: lines.map(({ said }) => said), mostMegabytes };
}

test(`of ${attacks.length} files one after another none ends the process that reads them, and each is told what it is`, async () => {
  const { said } = await readAll(attacks);
  expect(said.map((each, at) => [attacks[at]?.name, each])).toEqual(attacks.map(({ name, says }) => [name, says]));
}, 600_000);

/** S8, with node, the reader and the file itself. */
const mostMegabytes = 256;

test.each(attacks.filter(({ isHeavy }) => isHeavy))(`${mostMegabytes} MB are enough for: $name`, async (attack) => {
  const read = await readAll([attack]);
  expect(read.said).toEqual([attack.says]);
  expect(read.mostMegabytes).toBeLessThanOrEqual(mostMegabytes);
});
