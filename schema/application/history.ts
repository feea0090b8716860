import { statusLabel } from '#domain/application/lifecycle';
import type { HistoryEntry } from '#operations/answers';
import { listApplicationHistory } from '#operations/application/reads';
import { AuditEntryInterface, ReasonedEntryInterface } from '#schema/audit-entry';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { closedList } from '#schema/vocabulary';

export const ApplicationStatusEnum = closedList(
  'ApplicationStatus',
  'Where an application stands (申报状态).',
  statusLabel,
);

const HistoryEntryType = builder.objectRef<HistoryEntry>('HistoryEntry').implement({
  description:
    'One entry of the audit trail (办理记录): what was done, by which office, when, why. Without personal data but for `words`.',
  interfaces: [ReasonedEntryInterface, AuditEntryInterface],
  fields: (t) => ({
    fromStatus: t.expose('fromStatus', { type: ApplicationStatusEnum, nullable: true, description: 'Status before.' }),
    fromStatusLabel: t.string({
      nullable: true,
      description: 'Status before, in Chinese (原状态).',
      resolve: ({ fromStatus }) => fromStatus && statusLabel[fromStatus],
    }),
    toStatus: t.expose('toStatus', { type: ApplicationStatusEnum, description: 'Status after.' }),
    toStatusLabel: t.string({
      description: 'Status after, in Chinese (状态).',
      resolve: ({ toStatus }) => statusLabel[toStatus],
    }),
  }),
});

export const HistoryConnection = builder.connectionObject(
  { type: HistoryEntryType, name: 'HistoryConnection', description: 'A page of an audit trail, oldest first.' },
  { name: 'HistoryEdge', description: 'An entry in a page.' },
);

builder.queryField('applicationHistory', (t) =>
  t.field({
    type: HistoryConnection,
    nullable: true,
    description:
      "Audit trail of an application, oldest first (办理记录): for its owner, for its agency's and centre's staff, and for auditors.",
    complexity: pageCost(4),
    args: {
      applicationId: t.arg.id({ required: true, description: 'Global id of the application.' }),
      ...t.arg.connectionArgs(),
    },
    resolve: async (_, { applicationId, ...page }, { deps, actor }) =>
      connectionOf(
        await listApplicationHistory(deps, actor, {
          ...pageInput(page),
          applicationId: idWithin('Application', applicationId) ?? '',
        }),
      ),
  }),
);
