import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { bundleOptions } from '#cdk/bundle';
import { book, table } from '#test/reports/awkward-book';

const folder = mkdtempSync(join(tmpdir(), 'roster-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

const worker = { 'roster-worker': 'reports/reading/worker.ts' };

/** What the bundle of the reader answers for one file, run where nothing of the source is. */
function runBundled(out: string): string {
  const file = join(folder, 'a.xlsx');
  writeFileSync(file, book(table('附件5', 2)));
  const script = `const { readRoster } = await import('./index.mjs'); const { readFileSync } = await import('node:fs');
    const reading = await readRoster({ bytes: readFileSync(${JSON.stringify(file)}), today: '2026-11-25' });
    console.log(reading.refused ? reading.refused.code : reading.rows.map((row) => row.facts.name).join());`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: out, encoding: 'utf8' });
  return run.stdout.trim() + run.stderr;
}

async function bundled(entryPoints: Record<string, string>, outdir: string): Promise<string[]> {
  const built = await build({ ...bundleOptions('reports/reading/read-roster.ts'), entryPoints, outdir });
  return Object.keys(built.metafile?.inputs ?? {});
}

test('bundled as for Lambda, with the worker as an entry point of its own, it reads; nothing of exceljs is in it', async () => {
  const out = join(folder, 'with');
  const inputs = await bundled({ index: 'reports/reading/read-roster.ts', ...worker }, out);
  expect(runBundled(out)).toBe('张建国,李秀英');
  expect(inputs.filter((input) => input.includes('exceljs'))).toEqual([]);
});

test('without the worker beside it, it says that the reader is not there, and blames no file', async () => {
  const out = join(folder, 'without');
  await bundled({ index: 'reports/reading/read-roster.ts' }, out);
  expect(runBundled(out)).toBe('READER_UNAVAILABLE');
});
