import { findGround, sanctionGrounds, sanctionKindLabel } from '#domain/card/sanction';
import { categoryLabel } from '#domain/category';
import type { CardView } from '#operations/card/card-view';
import { builder } from '#schema/builder';
import { CategoryEnum, closedList } from '#schema/vocabulary';

export const SanctionKindEnum = closedList(
  'SanctionKind',
  'What the province may decide of a card (处理种类, 三(三)).',
  sanctionKindLabel,
);

const groundLabels = Object.fromEntries(Object.entries(sanctionGrounds).map(([code, { label }]) => [code, label]));

export const SanctionGroundEnum = closedList<string>(
  'SanctionGround',
  'On what grounds (处理事由); each bears only certain decisions.',
  groundLabels,
);

export const SanctionType = builder.objectRef<CardView['sanctions'][number]>('Sanction').implement({
  description: 'One decision of the province on a card (处理记录).',
  fields: (t) => ({
    kind: t.expose('kind', { type: SanctionKindEnum, description: 'What was decided.' }),
    kindLabel: t.string({
      description: 'What was decided, in Chinese (处理种类).',
      resolve: ({ kind }) => sanctionKindLabel[kind],
    }),
    ground: t.field({
      type: SanctionGroundEnum,
      nullable: true,
      description: 'On what ground.',
      resolve: ({ ground }) => (ground !== undefined && findGround(ground) ? ground : undefined),
    }),
    groundLabel: t.string({
      nullable: true,
      description: 'On what ground, in Chinese (处理事由).',
      resolve: ({ ground }) => (ground === undefined ? undefined : findGround(ground)?.label),
    }),
    clause: t.exposeString('clause', { description: 'The clause of the ground (条款).' }),
    from: t.expose('from', { type: 'Date', description: 'From which day on (起始日期).' }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'Of a suspension: its last day (截止日期); null while that is open.',
    }),
    categories: t.field({
      type: [CategoryEnum],
      description: 'Of a cancellation for good: for what the person can never apply again.',
      resolve: ({ categories = [] }) => categories,
    }),
    categoriesLabels: t.stringList({
      description: 'The same in Chinese (不得再申报的类别).',
      resolve: ({ categories = [] }) => categories.map((category) => categoryLabel[category]),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was decided.' }),
  }),
});
