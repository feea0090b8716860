import { categoryLabel } from '#domain/category';
import { type PlanEntry, planStatusLabel } from '#domain/class/training-plan';
import { type PlanAnswer, type PlanView, planId } from '#operations/class/training-plan';
import { builder } from '#schema/builder';
import { centreLabel } from '#schema/centre';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { CategoryEnum, closedList } from '#schema/vocabulary';

const PlanStatusEnum = closedList(
  'TrainingPlanStatus',
  'Whether a plan can be seen by everybody (计划状态).',
  planStatusLabel,
);

const PlanEntryType = builder.objectRef<PlanEntry>('TrainingPlanEntry').implement({
  description: 'Classes of a category in a month (计划的一行).',
  fields: (t) => ({
    category: t.expose('category', { type: CategoryEnum, description: 'For which category.' }),
    categoryLabel: t.string({
      description: 'The category in Chinese (培训类别).',
      resolve: ({ category }) => categoryLabel[category],
    }),
    month: t.exposeInt('month', { description: 'In which month (月份).' }),
    count: t.exposeInt('count', { description: 'How many classes (期数).' }),
  }),
});

export const TrainingPlanType = builder.node(builder.objectRef<PlanView>('TrainingPlan'), {
  description: "A centre's plan for a year (年度培训计划, 一(二)1, 二(二)).",
  id: { resolve: planId },
  fields: (t) => ({
    organiser: t.exposeString('organiser', { description: 'The centre: `510000` the province, else a city.' }),
    organiserLabel: t.string({
      description: 'The centre in words (组织单位).',
      resolve: ({ organiser }) => centreLabel(organiser),
    }),
    year: t.exposeInt('year', { description: 'Of which year (年度).' }),
    status: t.expose('status', { type: PlanStatusEnum, description: 'Whether it was published.' }),
    statusLabel: t.string({
      description: 'Whether it was published, in Chinese (计划状态).',
      resolve: ({ status }) => planStatusLabel[status],
    }),
    entries: t.field({ type: [PlanEntryType], description: 'By month.', resolve: ({ entries }) => entries }),
    version: t.exposeInt('version', { description: 'Rises by one each time it is saved; for `expectedVersion`.' }),
  }),
});

const EntryInput = builder.inputType('TrainingPlanEntryInput', {
  description: 'Classes of a category in a month.',
  fields: (t) => ({
    category: t.field({ type: CategoryEnum, required: true, description: 'For which category.' }),
    month: t.int({ required: true, description: 'In which month.' }),
    count: t.int({ required: true, description: 'How many classes.' }),
  }),
});

const Input = builder.inputType('SaveTrainingPlanInput', {
  description: 'Input of `saveTrainingPlan`: the whole plan; it replaces the one before.',
  fields: (t) => ({
    organiser: t.string({ required: true, description: "The caller's centre: `510000` the province, else its city." }),
    year: t.int({ required: true, description: 'Of which year.' }),
    status: t.field({ type: PlanStatusEnum, required: true, description: 'A draft, or published for good.' }),
    entries: t.field({ type: [EntryInput], required: true, description: 'At most 60.' }),
    expectedVersion: t.int({ description: 'Refuse with ConflictError if another one was saved since; 0: none was.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const Success = builder.objectRef<PlanAnswer>('SaveTrainingPlanSuccess').implement({
  description: 'It was saved.',
  fields: (t) => ({
    trainingPlan: t.field({
      type: TrainingPlanType,
      description: 'The plan as it is now.',
      resolve: ({ trainingPlan }) => trainingPlan,
    }),
  }),
});

builder.mutationField('saveTrainingPlan', (t) =>
  t.field({
    type: resultOf('saveTrainingPlan', Success),
    description:
      "Save one's own centre's plan for a year (年度培训计划). Once published it can be changed, not hidden.",
    complexity: mutationCost,
    args: { input: t.arg({ type: Input, required: true, description: 'The plan.' }) },
    resolve: (_, { input: { idempotencyKey, entries, expectedVersion, ...plan } }, { deps, actor }) => {
      const asked = { ...plan, entries: [...entries], ...(expectedVersion == null ? {} : { expectedVersion }) };
      return answered(
        import('#operations/class/training-plan').then(({ saveTrainingPlan }) =>
          saveTrainingPlan(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
);

builder.queryField('trainingPlan', (t) =>
  t.field({
    type: TrainingPlanType,
    nullable: true,
    description: 'The plan of a centre for a year (年度培训计划), once published; a draft only for the centre itself.',
    complexity: 1,
    args: {
      organiser: t.arg.string({ required: true, description: '`510000` the province, else a city, GB/T 2260.' }),
      year: t.arg.int({ required: true, description: 'Of which year.' }),
    },
    resolve: (_, plan, { load }) => load.trainingPlan.load(planId(plan)),
  }),
);
