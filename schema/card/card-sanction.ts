import { Category } from '#domain/category';
import type { CardAnswer } from '#operations/card/card-subject';
import { builder } from '#schema/builder';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { CategoryEnum } from '#schema/vocabulary';
import { CardType } from './card.ts';
import { SanctionGroundEnum, SanctionKindEnum } from './card-sanction-type.ts';

const SanctionInput = builder.inputType('SanctionCardInput', {
  description: 'Input of `sanctionCard`.',
  fields: (t) => ({
    number: t.string({ required: true, description: 'Number of the card, however typed (证卡号).' }),
    kind: t.field({ type: SanctionKindEnum, required: true, description: 'What is decided (处理种类).' }),
    ground: t.field({ type: SanctionGroundEnum, required: true, description: 'On what ground (处理事由).' }),
    words: t.string({
      required: true,
      description: 'What happened and why it is decided so (事实和理由); kept sealed.',
    }),
    from: t.string({ description: 'From which day on (起始日期); today if absent.' }),
    until: t.string({ description: 'Of a suspension: its last day (截止日期); open if absent.' }),
    categories: t.field({
      type: [CategoryEnum],
      description:
        'Of a cancellation for good: for what the person can never apply again (不得再申报的类别); if absent all that assess, or those who supervise, as the card does.',
    }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const SanctionSuccess = builder.objectRef<CardAnswer>('SanctionCardSuccess').implement({
  description: 'It was decided, and everything that it reaches was changed with it (已处理).',
  fields: (t) => ({
    card: t.field({ type: CardType, description: 'The card as it is now.', resolve: ({ card }) => card }),
  }),
});

const LiftInput = builder.inputType('LiftSuspensionInput', {
  description: 'Input of `liftSuspension`.',
  fields: (t) => ({
    number: t.string({ required: true, description: 'Number of the card, however typed (证卡号).' }),
    words: t.string({ required: true, description: 'Why (理由); kept sealed.' }),
    from: t.string({ description: 'The first day on which it is good again (恢复日期); today if absent.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const LiftSuccess = builder.objectRef<CardAnswer>('LiftSuspensionSuccess').implement({
  description: 'The suspension ends (已恢复使用).',
  fields: (t) => ({
    card: t.field({ type: CardType, description: 'The card as it is now.', resolve: ({ card }) => card }),
  }),
});

/** The card; the person, their applications, what hangs on those, who moves up; one transaction. */
const sanctionCost = 6;

builder.mutationFields((t) => ({
  sanctionCard: t.field({
    type: resultOf('sanctionCard', SanctionSuccess),
    description:
      'Suspend a card, cancel it, or cancel it for good (暂停、取消、永久取消资格, 三(三)): the province alone. Assignments from that day on are cancelled; with a cancellation for good the other cards, every application under way and every one to come as well.',
    complexity: sanctionCost,
    args: { input: t.arg({ type: SanctionInput, required: true, description: 'Which card, what, why.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { idempotencyKey, number, kind, ground, words, from, until, categories } = input;
      const asked = {
        ...{ number, kind, ground, words },
        ...(from == null ? {} : { from }),
        ...(until == null ? {} : { until }),
        ...(categories == null ? {} : { categories: categories.map((each) => Category.parse(each)) }),
      };
      return answered(
        import('#operations/card/sanction-card').then(({ sanctionCard }) =>
          sanctionCard(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
  liftSuspension: t.field({
    type: resultOf('liftSuspension', LiftSuccess),
    description: 'End a suspension before its last day (恢复使用): the province alone.',
    complexity: mutationCost,
    args: { input: t.arg({ type: LiftInput, required: true, description: 'Which card, and from when.' }) },
    resolve: (_, { input: { idempotencyKey, number, words, from } }, { deps, actor }) => {
      const asked = { number, words, ...(from == null ? {} : { from }) };
      return answered(
        import('#operations/card/lift-suspension').then(({ liftSuspension }) =>
          liftSuspension(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));
