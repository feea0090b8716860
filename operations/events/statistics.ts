import * as z from 'zod';
import { Category } from '#domain/category';
import type { Problem } from '#domain/problem';
import { type Statistic, statisticOf, summed } from '#domain/statistics';
import { cities, provinceCode } from '#domain/vocabulary/place';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import type { Outcome } from '#operations/outcome';
import { allows } from '#operations/permission';
import { forbidden, refused, unauthenticated } from '#operations/refusal';
import { type Ref, read } from '#store/read';
import { countersOf, generationsIn, generationsRef, type StatisticRow, statisticRef } from '#store/statistics';

/** Years are those of the first submission, in Asia/Shanghai. Without a centre: all that the caller may see. */
export const ReadStatisticsInput = z.object({
  year: z.number(),
  centre: z.optional(z.string()),
  category: z.optional(Category),
});
export type ReadStatisticsInput = z.infer<typeof ReadStatisticsInput>;

export interface Statistics {
  year: number;
  /** Only centres and categories of which anything was ever counted. */
  rows: Statistic[];
  total: Statistic;
  /** The stream that keeps the counters lags a moment behind: as of this instant. */
  asOf: string;
}

/** Every centre that reviews: the province's own first, then the 21 cities. */
const centres = [provinceCode, ...cities.map(({ code }) => code)];

/** Which generation is read, then all of its rows by their keys: 2 rounds, whatever the number of applications. */
export async function readStatistics(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  actor: Actor,
  input: ReadStatisticsInput,
): Promise<Outcome<Statistics>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'readStatistics')) return forbidden;
  const [problem, ...others] = inputProblems(input);
  if (problem) return refused('VALIDATION', problem, ...others);
  const wanted = centres.filter((centre) => input.centre === undefined || input.centre === centre);
  const visible = wanted.filter((centre) => allows(actor, 'readStatistics', { centres: [centre] }));
  if (visible.length === 0) return forbidden;
  const asOf = now().toISOString();
  const generation = generationsIn(await read(store, [generationsRef])).current;
  const places = visible.flatMap((centre) =>
    Category.options
      .filter((category) => input.category === undefined || input.category === category)
      .map((category) => {
        const of = { year: input.year, centre, category };
        const ref: Ref<StatisticRow> = statisticRef({ generation, ...of });
        return { of, ref };
      }),
  );
  const snapshot = await read(
    store,
    places.map(({ ref }) => ref),
  );
  const counted = places.flatMap(({ of, ref }) => {
    const row = snapshot.find(ref);
    return row ? [{ of, add: countersOf(row) }] : [];
  });
  const rows = counted.map(({ of, add }) => statisticOf(of, add));
  const [total] = summed(counted.map(({ add }) => ({ year: input.year, centre: '', category: 'ASSESSOR', add })));
  return {
    ok: true,
    value: { year: input.year, rows, total: statisticOf({ year: input.year }, total?.add ?? {}), asOf },
  };
}

const firstYear = 2000;
const lastYear = 2100;

function inputProblems({ year, centre }: ReadStatisticsInput): Problem[] {
  const problems: Problem[] = [];
  if (!Number.isInteger(year) || year < firstYear || year > lastYear) {
    problems.push({ code: 'YEAR', path: 'year', message: `年份须在${firstYear}至${lastYear}之间。` });
  }
  if (centre !== undefined && !centres.includes(centre)) {
    problems.push({
      code: 'UNKNOWN_CENTRE',
      path: 'centre',
      message: '没有这个职鉴中心：省为510000，市（州）为其行政区划代码。',
    });
  }
  return problems;
}
