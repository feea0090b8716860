import { Category, categoryLabel } from '#domain/category';
import { classModeLabel, classStatusLabel } from '#domain/class/training-class';
import { shanghaiDay } from '#domain/day';
import { findRuleSets, listClasses } from '#operations/application/reads';
import { seatCounts } from '#operations/class/class-reads';
import type { ClassView } from '#operations/class/training-class-mutation';
import { RuleSetType } from '#schema/application/rule-set';
import { builder } from '#schema/builder';
import { centreLabel } from '#schema/centre';
import { connectionOf, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { CategoryEnum } from '#schema/vocabulary';
import { CancellationType, CapacityType, ExaminationType, ReviewByType, SeatsType } from './class-details.ts';
import { ClassModeEnum, ClassStatusEnum, DaysType } from './class-vocabulary.ts';

export const TrainingClassType = builder.node(builder.objectRef<ClassView>('TrainingClass'), {
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
    version: t.exposeInt('version', { description: 'Rises by one with every change; for `expectedVersion`.' }),
    status: t.expose('status', { type: ClassStatusEnum, description: 'Where it stands.' }),
    statusLabel: t.string({
      description: 'Where it stands, in Chinese (培训班状态).',
      resolve: ({ status }) => classStatusLabel[status],
    }),
    year: t.exposeInt('year', { description: "Year of its centre's plan (年度)." }),
    month: t.exposeInt('month', { description: "Month of its centre's plan (计划月份)." }),
    mode: t.expose('mode', { type: ClassModeEnum, description: 'How training is held.' }),
    modeLabel: t.string({
      description: 'How training is held, in Chinese (培训方式).',
      resolve: ({ mode }) => classModeLabel[mode],
    }),
    syllabus: t.exposeStringList('syllabus', { description: 'What is taught (培训内容, 一(五), 二(五)).' }),
    ruleSet: t.field({
      type: RuleSetType,
      nullable: true,
      description: "Conditions of the class's own document (一(三)5); null where those of the category hold.",
      resolve: ({ ruleSetId }, _, { deps }) => findRuleSets(deps).find(({ id }) => id === ruleSetId),
    }),
    capacity: t.field({ type: CapacityType, description: 'How many it takes.', resolve: ({ capacity }) => capacity }),
    seats: t.field({
      type: SeatsType,
      description: 'How many places are left now.',
      complexity: 1,
      resolve: async (trainingClass, _, { actor, load }) =>
        seatCounts(actor, trainingClass, await load.seats.load(trainingClass.id)),
    }),
    hasWaitingList: t.boolean({
      description: 'Who comes when it is full waits in line (设候补).',
      resolve: ({ waitingList }) => waitingList !== false,
    }),
    examination: t.field({
      type: ExaminationType,
      description: 'What decides who passes.',
      resolve: ({ examination }) => examination,
    }),
    reviewBy: t.field({
      type: ReviewByType,
      nullable: true,
      description: 'Last days of the reviews, where the class sets any.',
      resolve: ({ reviewBy }) => reviewBy,
    }),
    cancellation: t.field({
      type: CancellationType,
      nullable: true,
      description: 'That it was cancelled, and why.',
      resolve: ({ cancellation }) => cancellation,
    }),
  }),
});

builder.queryField('trainingClass', (t) =>
  t.field({
    type: TrainingClassType,
    nullable: true,
    description: 'One class; a draft only for the centre that makes it, the province and auditors.',
    complexity: 1,
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_, { id }, { load }) => {
      const found = idWithin('TrainingClass', id);
      return found === undefined ? undefined : load.trainingClass.load(found);
    },
  }),
);

/** One Query and the classes; whatever a class loads beside, it loads together with the others of the page. */
export const classPageCost = { field: 2, multiplier: 1 };

builder.queryField('trainingClasses', (t) =>
  t.connection(
    {
      type: TrainingClassType,
      nullable: true,
      description: 'Published classes of a category, by their closing day (已发布的培训班).',
      complexity: classPageCost,
      args: { category: t.arg({ type: CategoryEnum, required: true, description: 'Of which category.' }) },
      resolve: async (_, args, { deps, actor }) =>
        connectionOf(await listClasses(deps, actor, { ...pageInput(args), category: Category.parse(args.category) })),
    },
    { name: 'TrainingClassConnection', description: 'A page of classes.' },
    { name: 'TrainingClassEdge', description: 'A class in a page.' },
  ),
);
