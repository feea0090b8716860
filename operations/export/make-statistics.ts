import { createWriteStream } from 'node:fs';
import { readStatistics } from '#operations/events/statistics';
import { fileName } from '#reports/list/file-name';
import { writeStatistics } from '#reports/statistics';
import { xlsx } from './make-roster.ts';
import { centreName, officeName, today } from './office.ts';
import type { Made, Making } from './run-export.ts';

/** 统计表 of a year: of all that the office may see. */
export async function makeStatistics({ deps, actor, job, path }: Making, { year }: { year: number }): Promise<Made> {
  const found = await readStatistics(deps, actor, { year });
  if (!found.ok) {
    const [{ code, message }] = found.refusal.problems;
    return { failure: { code, message } };
  }
  const { rows: statistics } = found.value;
  const office = await officeName(deps, job);
  const written = await writeStatistics(
    { year, officeName: office, today: today(deps), rows: asyncOf(statistics), nameOf: (centre) => centreName(centre) },
    { to: createWriteStream(path), at: new Date(job.requestedAt) },
  );
  const name = fileName({ list: `${year}年统计表`, organisation: office, day: today(deps) });
  return { name, contentType: xlsx, rows: written.rows };
}

async function* asyncOf<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
