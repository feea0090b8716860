import { classStatusLabel } from '#domain/class/training-class';
import { type ClassHistoryEntry, listClassHistory, listOfficeClasses } from '#operations/class/class-reads';
import { AuditEntryInterface } from '#schema/audit-entry';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { ClassStatusEnum } from './class-vocabulary.ts';
import { classPageCost, TrainingClassType } from './training-class.ts';

const ClassHistoryEntryType = builder.objectRef<ClassHistoryEntry>('ClassHistoryEntry').implement({
  description: 'One entry of the audit trail of a class (办理记录). Without personal data.',
  interfaces: [AuditEntryInterface],
  fields: (t) => ({
    fromStatus: t.expose('fromStatus', { type: ClassStatusEnum, nullable: true, description: 'Status before.' }),
    fromStatusLabel: t.string({
      nullable: true,
      description: 'Status before, in Chinese (原状态).',
      resolve: ({ fromStatus }) => fromStatus && classStatusLabel[fromStatus],
    }),
    toStatus: t.expose('toStatus', { type: ClassStatusEnum, description: 'Status after.' }),
    toStatusLabel: t.string({
      description: 'Status after, in Chinese (状态).',
      resolve: ({ toStatus }) => classStatusLabel[toStatus],
    }),
  }),
});

const ClassHistoryConnection = builder.connectionObject(
  {
    type: ClassHistoryEntryType,
    name: 'ClassHistoryConnection',
    description: 'A page of an audit trail, oldest first.',
  },
  { name: 'ClassHistoryEdge', description: 'An entry in a page.' },
);

builder.queryFields((t) => ({
  officeClasses: t.connection(
    {
      type: TrainingClassType,
      nullable: true,
      description: 'All classes of a centre in a year, drafts among them, by their closing day (本中心培训班).',
      complexity: classPageCost,
      args: {
        organiser: t.arg.string({ required: true, description: 'The centre: `510000` the province, else a city.' }),
        year: t.arg.int({ required: true, description: "Year of the centre's plan." }),
      },
      resolve: async (_, { organiser, year, ...page }, { deps, actor }) =>
        connectionOf(await listOfficeClasses(deps, actor, { ...pageInput(page), organiser, year })),
    },
    { name: 'OfficeClassConnection', description: 'A page of classes.' },
    { name: 'OfficeClassEdge', description: 'A class in a page.' },
  ),
  trainingClassHistory: t.field({
    type: ClassHistoryConnection,
    nullable: true,
    description: 'Audit trail of a class, oldest first (办理记录): for its centre, the province and auditors.',
    complexity: pageCost(3),
    args: {
      classId: t.arg.id({ required: true, description: 'Global id of the class.' }),
      ...t.arg.connectionArgs(),
    },
    resolve: async (_, { classId, ...page }, { deps, actor }) => {
      const id = idWithin('TrainingClass', classId) ?? '';
      return connectionOf(await listClassHistory(deps, actor, { ...pageInput(page), classId: id }));
    },
  }),
}));
