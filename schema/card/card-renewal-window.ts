import type { CardView } from '#operations/card/card-view';
import { builder } from '#schema/builder';
import { ProblemType } from '#schema/problem';
import { CardType } from './card.ts';

const CardRenewalType = builder.objectRef<CardView['renewal']>('CardRenewal').implement({
  description:
    'When the holder may apply to have a card extended (复核). The notice has only the name: the window is configured.',
  fields: (t) => ({
    opensOn: t.expose('opens', { type: 'Date', description: 'The first day on which it may be applied for.' }),
    closesOn: t.expose('closes', {
      type: 'Date',
      description: 'The last day; afterwards one applies anew (重新申报).',
    }),
    problem: t.field({
      type: ProblemType,
      nullable: true,
      description:
        'Why it cannot be begun today: `RENEWAL_NOT_OPEN`, `RENEWAL_CLOSED`, `CARD_SUSPENDED`, `CARD_REVOKED`; null if it can. One that is already under way is told by `startRenewal` alone.',
      resolve: ({ problem }) => problem,
    }),
  }),
});

builder.objectField(CardType, 'renewal', (t) =>
  t.field({
    type: CardRenewalType,
    description: 'Whether and when it may be extended (复核).',
    resolve: ({ renewal }) => renewal,
  }),
);
