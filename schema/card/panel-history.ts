import { type PanelStatus, panelStatusLabel } from '#domain/card/panel';
import type { AuditEntry } from '#operations/answers';
import { listPanelHistory } from '#operations/card/panels';
import { AuditEntryInterface, ReasonedEntryInterface } from '#schema/audit-entry';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { PanelStatusEnum, PanelType } from './panel.ts';

const PanelHistoryEntry = builder.objectRef<AuditEntry<PanelStatus>>('PanelHistoryEntry').implement({
  description:
    'One entry of the audit trail of a panel (派遣办理记录): recorded, cancelled, a member taken off. Without personal data but for `words`.',
  interfaces: [ReasonedEntryInterface, AuditEntryInterface],
  fields: (t) => ({
    fromStatus: t.expose('fromStatus', { type: PanelStatusEnum, nullable: true, description: 'Status before.' }),
    fromStatusLabel: t.string({
      nullable: true,
      description: 'Status before, in Chinese (原状态).',
      resolve: ({ fromStatus }) => fromStatus && panelStatusLabel[fromStatus],
    }),
    toStatus: t.expose('toStatus', { type: PanelStatusEnum, description: 'Status after.' }),
    toStatusLabel: t.string({
      description: 'Status after, in Chinese (状态).',
      resolve: ({ toStatus }) => panelStatusLabel[toStatus],
    }),
  }),
});

const PanelHistoryConnection = builder.connectionObject(
  { type: PanelHistoryEntry, name: 'PanelHistoryConnection', description: 'A page of an audit trail, oldest first.' },
  { name: 'PanelHistoryEdge', description: 'An entry in a page.' },
);

builder.objectField(PanelType, 'history', (t) =>
  t.field({
    type: PanelHistoryConnection,
    nullable: true,
    description: 'Its audit trail, oldest first (办理记录). Costs requests for every panel it is asked of.',
    complexity: pageCost(3),
    args: t.arg.connectionArgs(),
    resolve: async ({ id }, page, { deps, actor }) =>
      connectionOf(await listPanelHistory(deps, actor, { ...pageInput(page), panelId: id })),
  }),
);

builder.queryField('panelHistory', (t) =>
  t.field({
    type: PanelHistoryConnection,
    nullable: true,
    description:
      'Audit trail of a panel, oldest first (派遣办理记录): for the office that sends it, the province and auditors.',
    complexity: pageCost(3),
    args: {
      panelId: t.arg.id({ required: true, description: 'Global id of the panel.' }),
      ...t.arg.connectionArgs(),
    },
    resolve: async (_, { panelId, ...page }, { deps, actor }) =>
      connectionOf(
        await listPanelHistory(deps, actor, { ...pageInput(page), panelId: idWithin('Panel', panelId) ?? '' }),
      ),
  }),
);
