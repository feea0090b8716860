import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/**
 * A roster of 14 columns written by us, by exceljs as it comes, and the floor: deflate of the same XML at the same level. Each
 * in a process of its own and in turn, so that the machine's noise is in all of them; the least of the rounds counts, for
 * noise only ever adds.
 */
const rounds = Math.max(1, Number(process.argv[2] ?? 5));
const sizes = (process.argv[3] ?? '1000,10000,100000').split(',').map(Number);
const ways = ['floor', 'ours', 'exceljs streaming', 'exceljs in memory'] as const;
const runner = fileURLToPath(new URL('./export-way.ts', import.meta.url));
/** What a way may take; above it there is no figure. */
const mostMegabytes = 3000;

const Measured = z.object({ milliseconds: z.number(), cpu: z.number(), megabytes: z.number() });
type Measured = z.infer<typeof Measured>;

function measure(way: string, count: number): Measured | undefined {
  const limit = `--max-old-space-size=${mostMegabytes}`;
  const { status, stdout } = spawnSync(process.execPath, [limit, runner, way, String(count)], { encoding: 'utf8' });
  return status === 0 ? Measured.parse(JSON.parse(stdout)) : undefined;
}

function least(runs: readonly Measured[]): Measured | undefined {
  if (runs.length === 0) return undefined;
  const of = (name: keyof Measured) => Math.min(...runs.map((run) => run[name]));
  return {
    milliseconds: of('milliseconds'),
    cpu: of('cpu'),
    megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
  };
}

console.log('rows     way                  time ms  × floor   CPU ms  × floor  peak MB');
for (const count of sizes) {
  const runs = new Map<string, Measured[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ways) {
      // The slowest says nothing new the second time.
      if (way === 'exceljs in memory' && count >= 100_000 && round > 0) continue;
      const measured = measure(way, count);
      if (measured) runs.get(way)?.push(measured);
    }
  }
  const floor = least(runs.get('floor') ?? []);
  for (const way of ways) {
    const best = least(runs.get(way) ?? []);
    const figures =
      best && floor
        ? [
            ...[
              best.milliseconds.toFixed(0).padStart(8),
              (best.milliseconds / floor.milliseconds).toFixed(2).padStart(8),
            ],
            ...[best.cpu.toFixed(0).padStart(8), (best.cpu / floor.cpu).toFixed(2).padStart(8)],
            best.megabytes.toFixed(0).padStart(8),
          ]
        : [`none within ${mostMegabytes} MB`];
    console.log(`${String(count).padEnd(8)} ${way.padEnd(19)} ${figures.join(' ')}`);
  }
}
