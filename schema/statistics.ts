import { statusLabel } from '#domain/application/lifecycle';
import { categoryLabel } from '#domain/category';
import { Measure, measureLabel, type Statistic } from '#domain/statistics';
import { ReadStatisticsInput, readStatistics, type Statistics } from '#operations/events/statistics';
import { ApplicationStatusEnum } from './application/history.ts';
import { builder } from './builder.ts';
import { centreLabel } from './centre.ts';
import { shown } from './connection.ts';
import { CategoryEnum } from './vocabulary.ts';

const StageType = builder.objectRef<Statistic['stages'][number]>('StageStatistic').implement({
  description: 'How long applications stayed in a status, of those that have left it (各环节用时).',
  fields: (t) => ({
    status: t.expose('status', { type: ApplicationStatusEnum, description: 'Which status they left.' }),
    statusLabel: t.string({
      description: 'The status in Chinese (环节).',
      resolve: ({ status }) => statusLabel[status],
    }),
    left: t.exposeInt('left', { description: 'How often it was left (办结次数).' }),
    medianDays: t.exposeFloat('medianDays', {
      description:
        'Median of the whole days spent in it (用时中位数，天); of an even number the mean of the two in the middle. More than 400 days count as 400.',
    }),
  }),
});

const meaning: Record<Measure, string> = {
  applied: 'Handed in, whatever became of it',
  returned: 'How often one was returned for correction; the only count that is never taken back',
  rejected: 'Stands rejected; an appeal that is granted takes it out',
  qualified: 'Found qualified, those in a class and those with a card included; not those who withdrew',
  enrolled: 'Has or had a seat; not those who gave it up. Renewals without a class have none',
  passed: 'Passed training and examination, certified or not; a corrected result is counted as corrected',
  failed: 'Stands failed',
  certified: 'Has a card number, renewals included',
  withdrawn: 'Handed in and then withdrawn',
};

const StatisticType = builder.objectRef<Statistic>('Statistic').implement({
  description:
    'What was counted of one centre and category, or in total. But for `returned` all counts say how things stand now.',
  fields: (t) => ({
    centre: t.exposeString('centre', {
      nullable: true,
      description: 'The centre that reviews: `510000` the province, else a city, GB/T 2260; null in a total.',
    }),
    centreLabel: t.string({
      nullable: true,
      description: 'The centre in words (审核单位).',
      resolve: ({ centre }) => (centre === undefined ? undefined : centreLabel(centre)),
    }),
    category: t.expose('category', { type: CategoryEnum, nullable: true, description: 'Null in a total.' }),
    categoryLabel: t.string({
      nullable: true,
      description: 'The category in Chinese (申报类别).',
      resolve: ({ category }) => category && categoryLabel[category],
    }),
    ...Object.fromEntries(
      Measure.options.map((measure) => [
        measure,
        t.int({
          description: `${meaning[measure]} (${measureLabel[measure]}).`,
          resolve: ({ counts }) => counts[measure],
        }),
      ]),
    ),
    stages: t.field({
      type: [StageType],
      description: 'How long each status took, in the order of the life of an application.',
      resolve: ({ stages }) => stages,
    }),
  }),
});

const StatisticsType = builder.objectRef<Statistics>('Statistics').implement({
  description: 'Applications of a year, by review centre and category (年度统计).',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'Year of the first submission, in Asia/Shanghai (年度).' }),
    rows: t.field({
      type: [StatisticType],
      description: 'A row for each centre and category of which anything was counted; the province first.',
      resolve: ({ rows }) => rows,
    }),
    total: t.field({ type: StatisticType, description: 'All rows together.', resolve: ({ total }) => total }),
    asOf: t.expose('asOf', { type: 'DateTime', description: 'The counters lag a moment behind this instant.' }),
  }),
});

builder.queryField('statistics', (t) =>
  t.field({
    type: StatisticsType,
    nullable: true,
    description:
      'Statistics of a year (年度统计): all centres for the province and for auditors, its own for a city; agencies and applicants see none.',
    // Which generation is read, and its rows in at most two batches.
    complexity: 3,
    args: {
      year: t.arg.int({ required: true, description: 'Year of the first submission.' }),
      centre: t.arg.string({ description: 'Only this centre: `510000` or a city, GB/T 2260.' }),
      category: t.arg({ type: CategoryEnum, description: 'Only this category.' }),
    },
    resolve: async (_, { year, centre, category }, { deps, actor }) => {
      const asked = ReadStatisticsInput.parse({ year, centre: centre ?? undefined, category: category ?? undefined });
      return shown(await readStatistics(deps, actor, asked));
    },
  }),
);
