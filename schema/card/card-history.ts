import type { AuditEntry } from '#operations/answers';
import { listCardHistory } from '#operations/card/card-reads';
import { cardWorkLabel } from '#operations/card/card-view';
import { AuditEntryInterface, ReasonedEntryInterface } from '#schema/audit-entry';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import type { CardWork } from '#store/cards';
import { CardType, CardWorkEnum } from './card.ts';

const CardHistoryEntry = builder.objectRef<AuditEntry<CardWork>>('CardHistoryEntry').implement({
  description:
    'One entry of the audit trail of a card (证卡办理记录): made, handed out, sent to an examination, sanctioned, extended. Without personal data but for `words`.',
  interfaces: [ReasonedEntryInterface, AuditEntryInterface],
  fields: (t) => ({
    fromStatus: t.expose('fromStatus', {
      type: CardWorkEnum,
      nullable: true,
      description: 'How far it had come before.',
    }),
    fromStatusLabel: t.string({
      nullable: true,
      description: 'The same in Chinese (原进度).',
      resolve: ({ fromStatus }) => fromStatus && cardWorkLabel[fromStatus],
    }),
    toStatus: t.expose('toStatus', { type: CardWorkEnum, description: 'How far it had come after.' }),
    toStatusLabel: t.string({
      description: 'The same in Chinese (进度).',
      resolve: ({ toStatus }) => cardWorkLabel[toStatus],
    }),
  }),
});

const CardHistoryConnection = builder.connectionObject(
  { type: CardHistoryEntry, name: 'CardHistoryConnection', description: 'A page of an audit trail, oldest first.' },
  { name: 'CardHistoryEdge', description: 'An entry in a page.' },
);

/** The card, the list, its events; for staff, where somebody wrote words, the application and who saw it. */
const cost = pageCost(5);

builder.objectField(CardType, 'history', (t) =>
  t.field({
    type: CardHistoryConnection,
    nullable: true,
    description:
      'Its audit trail since it was numbered, oldest first (办理记录); how it came to its number stands in the history of its application. For its holder, the centre that makes it and the province. Costs requests for every card it is asked of.',
    complexity: cost,
    args: t.arg.connectionArgs(),
    resolve: async ({ number }, page, { deps, actor }) =>
      connectionOf(await listCardHistory(deps, actor, { ...pageInput(page), number })),
  }),
);

builder.queryField('cardHistory', (t) =>
  t.field({
    type: CardHistoryConnection,
    nullable: true,
    description:
      'Audit trail of a card since it was numbered, oldest first (证卡办理记录): for its holder, the centre that makes it, the province and auditors.',
    complexity: cost,
    args: {
      number: t.arg.string({ required: true, description: 'Its number, however typed (证卡号).' }),
      ...t.arg.connectionArgs(),
    },
    resolve: async (_, { number, ...page }, { deps, actor }) =>
      connectionOf(await listCardHistory(deps, actor, { ...pageInput(page), number })),
  }),
);
