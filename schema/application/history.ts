import { statusLabel } from '#domain/application/lifecycle';
import { findReviewReason } from '#domain/review/review-reason';
import type { HistoryEntry } from '#operations/answers';
import { listApplicationHistory } from '#operations/application/reads';
import { operationLabel } from '#operations/operation-label';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { closedList } from '#schema/vocabulary';

export const ApplicationStatusEnum = closedList(
  'ApplicationStatus',
  'Where an application stands (申报状态).',
  statusLabel,
);

/** What stands in an audit trail, in Chinese: one for every operation that writes events. */
export const actionLabel: ReadonlyMap<string, string> = new Map([
  ...Object.entries(operationLabel),
  ['createDraft', '生成草稿'],
  ['moveUp', '候补转正'],
]);

export const Office = builder.objectRef<HistoryEntry['actor']>('Office').implement({
  description: 'The office that acted (办理方); never a name.',
  fields: (t) => ({
    role: t.exposeString('role', {
      description: '`applicant`, `agency`, `city`, `province`, or `public` for an anonymous chat.',
    }),
    organisation: t.exposeString('organisation', { nullable: true, description: 'Its id, for staff.' }),
    self: t.exposeBoolean('self', { description: 'It was whoever asks (本人).' }),
  }),
});

const HistoryReason = builder.objectRef<HistoryEntry['reasons'][number]>('HistoryReason').implement({
  description: 'Why something was done (原因), under the clause that stands behind it.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs.' }),
    label: t.string({
      description: 'In Chinese (原因).',
      resolve: ({ code }) => findReviewReason(code)?.label ?? code,
    }),
    clause: t.exposeString('clause', { description: 'The clause (条款).' }),
  }),
});

const HistoryEntryType = builder.objectRef<HistoryEntry>('HistoryEntry').implement({
  description:
    'One entry of the audit trail (办理记录): what was done, by which office, when, why. Without personal data but for `words`.',
  fields: (t) => ({
    sequence: t.exposeInt('sequence', { description: 'Its number; without gaps.' }),
    action: t.exposeString('action', { description: 'Name of the operation.' }),
    actionLabel: t.string({
      description: 'What was done, in Chinese (办理事项).',
      resolve: ({ action }) => actionLabel.get(action) ?? action,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actor: t.field({ type: Office, description: 'Which office acted.', resolve: ({ actor }) => actor }),
    actorLabel: t.string({
      description: 'Which office acted, in Chinese (办理单位).',
      resolve: ({ actor }) => actor.label,
    }),
    reasons: t.field({
      type: [HistoryReason],
      description: 'Why, from the closed list (原因).',
      resolve: ({ reasons }) => reasons,
    }),
    words: t.exposeString('words', {
      nullable: true,
      description: 'Why, in words (说明): for the owner and the offices it lies with; null for auditors.',
    }),
    changed: t.exposeStringList('changed', { description: 'Names of what changed: `facts.phone`, `status`.' }),
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
    hash: t.exposeString('hash', { description: 'Chained to the entry before, so that nothing can be taken out.' }),
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
