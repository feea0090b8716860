import type { ApplicationAnswer } from '#operations/answers';
import type { AnnounceExpiringCardsAnswer } from '#operations/card/announce-expiring-cards';
import { listQualifiedRenewals } from '#operations/card/card-reads';
import type { RenewCardsAnswer } from '#operations/card/renew-cards';
import { globalId } from '#operations/global-id';
import { ApplicationType } from '#schema/application/application';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, resultOf } from '#schema/mutation';

const StartInput = builder.inputType('StartRenewalInput', {
  description: 'Input of `startRenewal`.',
  fields: (t) => ({
    number: t.string({ required: true, description: "Number of one's own card, however typed (证卡号)." }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const StartSuccess = builder.objectRef<ApplicationAnswer>('StartRenewalSuccess').implement({
  description: 'A draft for the renewal was made (已生成复核申报).',
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      description: 'The draft, with the earlier answers; scans are needed anew.',
      resolve: ({ application }) => application,
    }),
  }),
});

const RenewInput = builder.inputType('RenewCardsInput', {
  description: 'Input of `renewCards`.',
  fields: (t) => ({
    applicationIds: t.idList({
      required: true,
      description: 'Global ids of 1 to 20 renewals found qualified (复核申报); all of them or none.',
    }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const RenewedCard = builder.objectRef<RenewCardsAnswer['renewed'][number]>('RenewedCard').implement({
  description: 'A card that is good for another period (复核换证).',
  fields: (t) => ({
    applicationId: t.id({
      description: 'Global id of the renewal.',
      resolve: ({ applicationId }) => globalId('Application', applicationId),
    }),
    number: t.exposeString('number', { description: 'Its number, the same as before (证卡号).' }),
    until: t.expose('until', { type: 'Date', description: 'Its last day now (有效期至).' }),
  }),
});

const RenewSuccess = builder.objectRef<RenewCardsAnswer>('RenewCardsSuccess').implement({
  description: 'The cards were extended, to be made and handed out anew (已复核换证).',
  fields: (t) => ({
    renewed: t.field({
      type: [RenewedCard],
      description: 'Each card, in the order named.',
      resolve: ({ renewed }) => renewed,
    }),
  }),
});

const AnnounceInput = builder.inputType('AnnounceExpiringCardsInput', {
  description: 'Input of `announceExpiringCards`.',
  fields: (t) => ({
    month: t.string({ required: true, description: 'The month in which the cards end (月份): `2029-11`.' }),
    beyond: t.string({ description: 'Where the call before left off.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const AnnounceSuccess = builder.objectRef<AnnounceExpiringCardsAnswer>('AnnounceExpiringCardsSuccess').implement({
  description: 'The holders of at most 30 cards are told (已提醒).',
  fields: (t) => ({
    month: t.exposeString('month', { description: 'The month.' }),
    announced: t.exposeInt('announced', { description: 'How many are told by this call.' }),
    beyond: t.exposeString('beyond', { nullable: true, description: 'Where to go on; null at the end of the month.' }),
  }),
});

builder.mutationFields((t) => ({
  startRenewal: t.field({
    type: resultOf('startRenewal', StartSuccess),
    description: "Begin the renewal of one's own card (申请复核), within the window around its last day.",
    complexity: 3,
    args: { input: t.arg({ type: StartInput, required: true, description: 'Which card.' }) },
    resolve: (_, { input: { number, idempotencyKey } }, { deps, actor }) =>
      answered(
        import('#operations/card/start-renewal').then(({ startRenewal }) =>
          startRenewal(deps, actor, { number }, idempotencyKey),
        ),
      ),
  }),
  renewCards: t.field({
    type: resultOf('renewCards', RenewSuccess),
    description: 'Extend the cards of renewals found qualified (复核换证): the province alone.',
    complexity: 3,
    args: { input: t.arg({ type: RenewInput, required: true, description: 'Which renewals.' }) },
    resolve: (_, { input: { applicationIds, idempotencyKey } }, { deps, actor }) => {
      const asked = { applicationIds: applicationIds.map((id) => idWithin('Application', id) ?? '') };
      return answered(
        import('#operations/card/renew-cards').then(({ renewCards }) => renewCards(deps, actor, asked, idempotencyKey)),
      );
    },
  }),
  announceExpiringCards: t.field({
    type: resultOf('announceExpiringCards', AnnounceSuccess),
    description:
      'Tell the holders of cards that end in a month (到期提醒), each once: the province, or the clock for it.',
    complexity: 4,
    args: { input: t.arg({ type: AnnounceInput, required: true, description: 'Which month.' }) },
    resolve: (_, { input: { month, beyond, idempotencyKey } }, { deps, actor }) => {
      const asked = { month, ...(beyond == null ? {} : { beyond }) };
      return answered(
        import('#operations/card/announce-expiring-cards').then(({ announceExpiringCards }) =>
          announceExpiringCards(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));

builder.queryField('qualifiedRenewals', (t) =>
  t.connection(
    {
      type: ApplicationType,
      nullable: true,
      description: 'Renewals found qualified that need no class, oldest first (待换证的复核申报): for the province.',
      complexity: pageCost(3),
      resolve: async (_, args, { deps, actor }) =>
        connectionOf(await listQualifiedRenewals(deps, actor, pageInput(args))),
    },
    { name: 'QualifiedRenewalConnection', description: 'A page of renewals.' },
    { name: 'QualifiedRenewalEdge', description: 'A renewal in a page.' },
  ),
);
