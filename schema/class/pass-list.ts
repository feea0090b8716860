import { categoryLabel } from '#domain/category';
import { listPassLists, type PassListView } from '#operations/class/pass-list-reads';
import type { PassListAnswer } from '#operations/class/submit-pass-list';
import { windowOf } from '#operations/window';
import { ApplicationType } from '#schema/application/application';
import { builder } from '#schema/builder';
import { centreLabel } from '#schema/centre';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { CategoryEnum } from '#schema/vocabulary';
import { TrainingClassType } from './training-class.ts';

const EntryType = builder.objectRef<PassListView['entries'][number]>('PassListEntry').implement({
  description: 'One who passed.',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      nullable: true,
      description: 'The application; null if it is not for the caller to read.',
      resolve: ({ applicationId }, _, { load }) => load.application.load(applicationId),
    }),
  }),
});

const EntryConnection = builder.connectionObject(
  { type: EntryType, name: 'PassListEntryConnection', description: 'A page of those who passed.' },
  { name: 'PassListEntryEdge', description: 'One who passed, in a page.' },
);

export const PassListType = builder.node(builder.objectRef<PassListView>('PassList'), {
  description:
    'Who of a class passed (培训考核合格人员名单, 一(七)), as its centre signed it off. It never changes; the province numbers it.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    category: t.expose('category', { type: CategoryEnum, description: 'Of which category its class was.' }),
    categoryLabel: t.string({
      description: 'The category in Chinese (培训类别).',
      resolve: ({ category }) => categoryLabel[category],
    }),
    organiser: t.exposeString('organiser', {
      description: 'The centre that signed it: `510000` the province, else a city.',
    }),
    organiserLabel: t.string({
      description: 'The centre in words (签发单位).',
      resolve: ({ organiser }) => centreLabel(organiser),
    }),
    year: t.exposeInt('year', { description: 'Of the annual plan (年度).' }),
    trainingClass: t.field({
      type: TrainingClassType,
      nullable: true,
      description: 'Of which class.',
      resolve: ({ classId }, _, { load }) => load.trainingClass.load(classId),
    }),
    count: t.int({ description: 'How many passed (合格人数).', resolve: ({ entries }) => entries.length }),
    entries: t.field({
      type: EntryConnection,
      description: 'Those who passed, in the order of enrolment, which is that of their numbers.',
      // Those of the page are read together: applications, their classes and agencies, and who saw them is written down.
      complexity: pageCost(4),
      args: t.arg.connectionArgs(),
      resolve: ({ entries }, page, { deps }) =>
        connectionOf(
          windowOf(entries, { ...pageInput(page), keyOf: ({ applicationId }) => applicationId, now: deps.now() }),
        ),
    }),
    settled: t.int({
      description: 'How many have their number, or were passed over (已编号人数).',
      resolve: ({ numbering }) => numbering.done,
    }),
    passedOver: t.int({
      description: 'How many were passed over because something had happened to their application since (未编号人数).',
      resolve: ({ numbering }) => numbering.skipped.length,
    }),
    signedAt: t.expose('signedAt', { type: 'DateTime', description: 'When it was signed (签发时间).' }),
    hash: t.exposeString('hash', {
      description: 'SHA-256 of its canonical JSON (RFC 8785): whoever has the list can see that nothing was changed.',
    }),
  }),
});

builder.queryFields((t) => ({
  passList: t.field({
    type: PassListType,
    nullable: true,
    description: 'A signed list, for the province and the centre that signed it; null otherwise.',
    complexity: 2,
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_, { id }, { load }) => load.passList.load(idWithin('PassList', id) ?? ''),
  }),
  passLists: t.connection(
    {
      type: PassListType,
      nullable: true,
      description:
        'Signed lists of a year, newest first (合格人员名单): the province sees all of them, a city its own.',
      // One Query, the lists with their numbering by fifties, and their classes.
      complexity: (args) => pageCost((args.first ?? 0) > 50 ? 4 : 3)(args),
      args: {
        year: t.arg.int({ required: true, description: 'Of the annual plan (年度).' }),
        organiser: t.arg.string({ description: 'Only those of this centre: `510000`, or a city, GB/T 2260.' }),
      },
      resolve: async (_, args, { deps, actor }) => {
        const { year, organiser } = args;
        return connectionOf(
          await listPassLists(deps, actor, { ...pageInput(args), year, organiser: organiser ?? undefined }),
        );
      },
    },
    { name: 'PassListConnection', description: 'A page of signed lists.' },
    { name: 'PassListEdge', description: 'A signed list in a page.' },
  ),
}));

const SubmitInput = builder.inputType('SubmitPassListInput', {
  description: 'Input of `submitPassList`.',
  fields: (t) => ({
    classId: t.id({ required: true, description: 'Global id of the class.' }),
    expectedBookVersion: t.int({
      description: 'Refuse with ConflictError if attendance or results are no longer as the signatory saw them.',
    }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const SubmitSuccess = builder.objectRef<PassListAnswer>('SubmitPassListSuccess').implement({
  description: 'The list was signed and lies with the province (已签发上报); the class is finished.',
  fields: (t) => ({
    passList: t.field({ type: PassListType, description: 'The list.', resolve: ({ passList }) => passList }),
    passed: t.exposeInt('passed', { description: 'How many passed (合格).' }),
    failed: t.exposeInt('failed', { description: 'How many did not (不合格).' }),
    message: t.exposeString('message', { description: 'How it went, in Chinese; also that nobody passed.' }),
  }),
});

builder.mutationField('submitPassList', (t) =>
  t.field({
    type: resultOf('submitPassList', SubmitSuccess),
    description:
      'Sign off who of a class passed (签发合格人员名单, 一(七)); from then on nothing of it can be changed.',
    // And the class of the list, where it is asked for.
    complexity: mutationCost + 1,
    args: { input: t.arg({ type: SubmitInput, required: true, description: 'Which class.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { idempotencyKey, classId, expectedBookVersion } = input;
      const asked = {
        classId: idWithin('TrainingClass', classId) ?? '',
        ...(expectedBookVersion == null ? {} : { expectedBookVersion }),
      };
      return answered(
        import('#operations/class/submit-pass-list').then(({ submitPassList }) =>
          submitPassList(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
);
