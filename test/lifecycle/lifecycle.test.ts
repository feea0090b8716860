import { expect, test } from 'vitest';
import { driveAll } from './drive.ts';
import { Report } from './report.ts';

const runs = Number(process.env.RUNS ?? 6);
const most = Number(process.env.STEPS ?? 600);
const first = Number(process.env.SEED ?? 1);

test('whatever anybody does in whatever order, nothing comes of it that the design does not allow', async () => {
  const report = new Report();
  const began = performance.now();
  const seeds = Array.from({ length: runs }, (_, at) => first + at);
  const failure = await driveAll(seeds, { most, report });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.info([`lifecycles: seeds ${first} to ${first + runs - 1}, ${seconds} s`, ...report.lines()].join('\n'));
  expect(failure).toBeUndefined();
  expect(report.missing()).toEqual([]);
}, 900_000);
