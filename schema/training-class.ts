import { Category, categoryLabel } from '#domain/category';
import { shanghaiDay } from '#domain/day';
import type { TrainingClass } from '#domain/training-class';
import { listClasses } from '#operations/reads';
import { builder } from './builder.ts';
import { centreLabel } from './centre.ts';
import { connectionOf, pageCost, pageInput } from './connection.ts';
import { CategoryEnum } from './vocabulary.ts';

/** First and last day, both included. */
interface Days {
  from: string;
  to: string;
}

const DaysType = builder.objectRef<Days>('Days').implement({
  description: 'A span of days in Asia/Shanghai, both ends included (起止日期).',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'First day.' }),
    to: t.expose('to', { type: 'Date', description: 'Last day; it counts as a whole.' }),
  }),
});

export const TrainingClassType = builder.node(builder.objectRef<TrainingClass>('TrainingClass'), {
  description: 'One training class (培训班) of a published plan (培训计划).',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    title: t.exposeString('title', { description: 'Its title (培训班名称).' }),
    category: t.expose('category', { type: CategoryEnum, description: 'For which category it is.' }),
    categoryLabel: t.string({
      description: 'The category in Chinese (培训类别).',
      resolve: ({ category }) => categoryLabel[category],
    }),
    organiser: t.exposeString('organiser', {
      description: 'The centre: `510000` the province, else a city, GB/T 2260.',
    }),
    organiserLabel: t.string({
      description: 'The centre in words (组织单位).',
      resolve: ({ organiser }) => centreLabel(organiser),
    }),
    registration: t.field({
      type: DaysType,
      description: 'When one can register (报名时间).',
      resolve: ({ registration }) => ({ from: registration.opensOn, to: registration.closesOn }),
    }),
    open: t.boolean({
      description: 'Registration is open today (正在报名).',
      resolve: ({ registration, status }, _, { deps }) => {
        const today = shanghaiDay(deps.now());
        return status === 'PUBLISHED' && registration.opensOn <= today && today <= registration.closesOn;
      },
    }),
    training: t.field({
      type: DaysType,
      nullable: true,
      description: "When it takes place (培训时间); null until the class's own document says.",
      resolve: ({ training }) => training && { from: training.startsOn, to: training.endsOn },
    }),
    place: t.exposeString('place', { nullable: true, description: 'Where (培训地点).' }),
  }),
});

builder.queryField('trainingClasses', (t) =>
  t.connection(
    {
      type: TrainingClassType,
      nullable: true,
      description: 'Published classes of a category, by their closing day (已发布的培训班).',
      complexity: pageCost(2),
      args: { category: t.arg({ type: CategoryEnum, required: true, description: 'Of which category.' }) },
      resolve: async (_, args, { deps, actor }) =>
        connectionOf(await listClasses(deps, actor, { ...pageInput(args), category: Category.parse(args.category) })),
    },
    { name: 'TrainingClassConnection', description: 'A page of classes.' },
    { name: 'TrainingClassEdge', description: 'A class in a page.' },
  ),
);
