import { panelTaskLabel } from '#domain/card/card';
import { memberStatusLabel, type PanelDraw, type PanelMember, panelStatusLabel } from '#domain/card/panel';
import { skillLevelLabel } from '#domain/vocabulary/skill-level';
import type { PanelView } from '#operations/card/panel-view';
import { listPanels } from '#operations/card/panels';
import { AgencyType } from '#schema/agency';
import { ApplicationType } from '#schema/application/application';
import { builder } from '#schema/builder';
import { centreLabel } from '#schema/centre';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { ProblemType } from '#schema/problem';
import { closedList, SkillLevelEnum } from '#schema/vocabulary';
import { PanelTaskEnum } from './panel-task.ts';

export const PanelStatusEnum = closedList('PanelStatus', 'Whether a panel still goes (派遣状态).', panelStatusLabel);

const MemberStatusEnum = closedList(
  'PanelMemberStatus',
  'Whether somebody still sits on a panel (成员状态); who was suspended or revoked is taken off.',
  memberStatusLabel,
);

const PanelMemberType = builder.objectRef<PanelMember & { name?: string | undefined }>('PanelMember').implement({
  description: 'One of those who were sent (被派遣人员), by the number of the card.',
  fields: (t) => ({
    name: t.exposeString('name', {
      nullable: true,
      description:
        'The name that stood on the card when they were sent (姓名); null for auditors, and in the answer of the mutation that sends them, which keeps no names.',
    }),
    cardNumber: t.exposeString('cardNumber', { description: 'Number of the card (证卡号).' }),
    status: t.expose('status', { type: MemberStatusEnum, description: 'Whether they still sit on it.' }),
    statusLabel: t.string({
      description: 'The same in Chinese (成员状态).',
      resolve: ({ status }) => memberStatusLabel[status],
    }),
    clause: t.exposeString('clause', {
      nullable: true,
      description: 'Of whoever was taken off: the clause of the sanction (条款).',
    }),
  }),
});

const PanelDrawType = builder.objectRef<PanelDraw>('PanelDraw').implement({
  description: 'How a panel was drawn by lot (抽派).',
  fields: (t) => ({
    centres: t.exposeStringList('centres', {
      description: 'Codes of the centres whose people were drawn from (抽派范围); empty for the whole province.',
    }),
    centresLabel: t.string({
      description: 'The same in Chinese (抽派范围).',
      resolve: ({ centres }) => (centres.length === 0 ? '全省' : centres.map(centreLabel).join('、')),
    }),
    places: t.exposeInt('places', {
      description: 'Out of how many it was drawn (抽派基数), those among them who could not go included.',
    }),
    avoided: t.exposeStringList('avoided', {
      description: 'Numbers of the cards that the office named to be left out (回避).',
    }),
  }),
});

export const PanelType = builder.node(builder.objectRef<PanelView>('Panel'), {
  description:
    'Those sent to one examination, to assess or to supervise it (派遣). Every member has an assignment on the card for it.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Rises by one with every change.' }),
    office: t.exposeString('office', {
      description: 'Who sends them (派遣单位): id of the agency, or code of the centre.',
    }),
    officeLabel: t.string({
      nullable: true,
      description: 'The centre in words (派遣单位); null for an agency, which has `agency`.',
      resolve: ({ role, office }) => (role === 'agency' ? undefined : centreLabel(office)),
    }),
    agency: t.field({
      type: AgencyType,
      nullable: true,
      description: 'The agency that sends them (派遣单位); null for a centre.',
      resolve: ({ role, office }, _, { load }) => (role === 'agency' ? load.agency.load(office) : undefined),
    }),
    task: t.expose('task', { type: PanelTaskEnum, description: 'To assess or to supervise it.' }),
    taskLabel: t.string({
      description: 'The same in Chinese (派遣任务).',
      resolve: ({ task }) => panelTaskLabel[task],
    }),
    on: t.expose('on', { type: 'Date', description: 'Day of the examination (考评日期).' }),
    occupation: t.exposeString('occupation', {
      description:
        'Code of the occupation, id of the project, `ZX-OTHER` for a project outside the list, or `ALL` of whatever is examined that day.',
    }),
    assessed: t.exposeString('item', { description: 'What is assessed, in words (考评职业或项目).' }),
    level: t.field({
      type: SkillLevelEnum,
      nullable: true,
      description: 'At which level; null for a 专项 project, which has none, and where who supervises was not told.',
      resolve: ({ level }) => (level === 'NONE' ? undefined : level),
    }),
    levelLabel: t.string({
      nullable: true,
      description: 'The level in Chinese (考评等级).',
      resolve: ({ level }) => (level === 'NONE' ? undefined : skillLevelLabel.get(level)),
    }),
    members: t.field({
      type: [PanelMemberType],
      description: 'Who was sent, in the order named or drawn.',
      resolve: (panel) => panel.members.map((member) => ({ ...member, name: panel.names?.[member.cardNumber] })),
    }),
    drawn: t.field({
      type: PanelDrawType,
      nullable: true,
      description: 'How they were drawn (抽派); null where the office named them.',
      resolve: ({ drawn }) => drawn,
    }),
    status: t.expose('status', { type: PanelStatusEnum, description: 'Whether it still goes.' }),
    statusLabel: t.string({
      description: 'The same in Chinese (派遣状态).',
      resolve: ({ status }) => panelStatusLabel[status],
    }),
    shortfalls: t.expose('shortfalls', {
      type: [ProblemType],
      description: 'What those who are left do not satisfy any more (人数不足等), after members were taken off.',
    }),
    cannotCancel: t.expose('cannotCancel', {
      type: [ProblemType],
      description: 'Why it cannot be cancelled now (不能取消的原因); empty when it can.',
    }),
    assignedAt: t.expose('assignedAt', { type: 'DateTime', description: 'When it was recorded.' }),
    cancelledAt: t.expose('cancelledAt', { type: 'DateTime', nullable: true, description: 'When it was cancelled.' }),
    cancellation: t.exposeString('cancellation', { nullable: true, description: 'Why it was cancelled (取消原因).' }),
  }),
});

builder.queryFields((t) => ({
  panel: t.field({
    type: PanelType,
    nullable: true,
    description: "A panel of one's own office; null if there is none, or if another office sends it (考评派遣).",
    // With the agency that sends it, if that is asked for.
    complexity: 2,
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_, { id }, { load }) => {
      const found = idWithin('Panel', id);
      return found === undefined ? undefined : load.panel.load(found);
    },
  }),
  panels: t.connection(
    {
      type: PanelType,
      nullable: true,
      description:
        "Panels of one's own office, the latest day first (派遣记录); the province and auditors may ask for any office's.",
      complexity: pageCost(3),
      args: {
        office: t.arg.string({
          description: 'Code of a centre or id of an agency; if absent the own, for auditors the provincial centre.',
        }),
      },
      resolve: async (_, { office, ...page }, { deps, actor }) =>
        connectionOf(await listPanels(deps, actor, { ...pageInput(page), ...(office == null ? {} : { office }) })),
    },
    { name: 'PanelConnection', description: 'A page of panels.' },
    { name: 'PanelEdge', description: 'A panel in a page.' },
  ),
}));

builder.objectField(ApplicationType, 'assessmentsOnRecord', (t) =>
  t.int({
    nullable: true,
    description:
      'To be a senior assessor: on how many examinations of past days the person is on record (考评经历, 一(三)4), beside the count that the application claims. Examinations before this system are in no record, so fewer refuse nothing; null for other categories and before it was handed in. Costs four requests for every application it is asked of.',
    complexity: 4,
    resolve: ({ id, category }, _, { load }) =>
      category === 'SENIOR_ASSESSOR' ? load.assessmentsOnRecord.load(id) : undefined,
  }),
);
