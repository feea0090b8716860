import { expect, test } from 'vitest';
import { driveAll } from './drive.ts';
import { type Counts, calm, flaky } from './flaky.ts';
import { Report } from './report.ts';

const runs = Number(process.env.FAULT_RUNS ?? 2);
const least = Number(process.env.FAULT_REQUESTS ?? 500);
const first = Number(process.env.SEED ?? 101);
const most = Number(process.env.STEPS ?? 500);

/** Until so many requests were made. */
async function driven(
  deps: typeof flaky | undefined,
  counts: Counts,
): Promise<{ report: Report; failure: string | undefined }> {
  const report = new Report();
  const seeds = Array.from({ length: runs }, (_, at) => first + at);
  let worlds = 0;
  const failure = await driveAll(seeds, {
    ...{ most, report },
    setting: {
      deps: (world) => {
        worlds += 1;
        return deps ? deps(world, first + worlds, counts) : calm(world, counts);
      },
      attempts: 0,
    },
  });
  return { report, failure };
}

test('with every tenth call failing in some way, whole lives come out as they do without', async () => {
  const quiet: Counts = { attempts: 0, faults: new Map() };
  const noisy: Counts = { attempts: 0, faults: new Map() };
  const undisturbed = await driven(undefined, quiet);
  const disturbed = await driven(flaky, noisy);
  const { report, failure } = disturbed;
  const failed = [...noisy.faults.values()].reduce((sum, count) => sum + count, 0);
  const share = noisy.attempts / quiet.attempts;
  console.info(
    [
      `faults: ${report.requests} requests, ${noisy.attempts} attempts of ${quiet.attempts} calls (${share.toFixed(3)}), ${failed} failed`,
      [...noisy.faults].map(([name, count]) => `${name} ${count}`).join(', '),
      `asked again after TEMPORARILY_UNAVAILABLE ${report.unavailable}, after the process died ${report.deaths}`,
      ...report.lines(),
    ].join('\n'),
  );
  expect(undisturbed.failure).toBeUndefined();
  expect(failure).toBeUndefined();
  expect(report.requests).toBeGreaterThan(least);
  expect(report.unavailable).toBeGreaterThan(0);
  expect(share).toBeLessThanOrEqual(1.3);
}, 900_000);
