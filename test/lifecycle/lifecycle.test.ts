import { expect, test } from 'vitest';
import { driveAll } from './drive.ts';
import { Report } from './report.ts';

/** `npm run soak:lifecycles` asks for more of them. */
const lives = Number(process.env.LIVES ?? 300);
const first = Number(process.env.SEED ?? 1);
const most = Number(process.env.STEPS ?? 600);
const minutes = 15;

test(
  'whatever anybody does in whatever order, nothing comes of it that the design does not allow',
  async () => {
    const report = new Report();
    const began = performance.now();
    const seconds = () => Math.round((performance.now() - began) / 1000);
    const seeds = Array.from({ length: 1000 }, (_, at) => first + at);
    // Chance may keep one of the milestones back for a while.
    const enough = () => report.lives >= lives && (report.missing().length === 0 || report.lives >= 2 * lives);
    const until = () => enough() || seconds() > (minutes - 2) * 60;
    const failure = await driveAll(seeds, { most, report, until });
    console.info([`lifecycles: seeds from ${first}, ${seconds()} s`, ...report.lines()].join('\n'));
    expect(failure).toBeUndefined();
    expect(report.missing()).toEqual([]);
    expect(report.lives).toBeGreaterThanOrEqual(lives);
  },
  minutes * 60_000,
);
