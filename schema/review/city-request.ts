import { Category, categoryLabel } from '#domain/category';
import {
  CityRequestDecision,
  CityRequestStatus,
  cityRequestDecisionLabel,
  cityRequestStatusLabel,
} from '#domain/review/city-request';
import { cityLabel } from '#domain/vocabulary/place';
import {
  type CityRequestAnswer,
  type CityRequestView,
  listProvincialTrainingRequests,
} from '#operations/review/city-requests';
import { builder } from '#schema/builder';
import { shown } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { CategoryEnum, closedList } from '#schema/vocabulary';

const StatusEnum = closedList(
  'ProvincialTrainingRequestStatus',
  "How far a city's written request is (书面申请状态).",
  cityRequestStatusLabel,
);
const DecisionEnum = closedList(
  'ProvincialTrainingDecision',
  "What the province answers to a city's written request (答复).",
  cityRequestDecisionLabel,
);

export const ProvincialTrainingRequestType = builder.node(
  builder.objectRef<CityRequestView>('ProvincialTrainingRequest'),
  {
    description:
      "A city's written request (书面申请, 一(二)2) that its people be taken into the province's classes of a year, because it cannot hold them itself.",
    id: { resolve: ({ id }) => id },
    fields: (t) => ({
      city: t.exposeString('city', { description: 'The city that asks, GB/T 2260.' }),
      cityLabel: t.string({
        description: 'The city in words (市（州）).',
        resolve: ({ city }) => cityLabel.get(city) ?? city,
      }),
      year: t.exposeInt('year', { description: 'For the classes of which year (年度).' }),
      categories: t.expose('categories', { type: [CategoryEnum], description: 'For which categories.' }),
      categoryLabels: t.stringList({
        description: 'The categories in Chinese (培训类别).',
        resolve: ({ categories }) => categories.map((category) => categoryLabel[category]),
      }),
      status: t.expose('status', { type: StatusEnum, description: 'How far it is.' }),
      statusLabel: t.string({
        description: 'How far it is, in Chinese (状态).',
        resolve: ({ status }) => cityRequestStatusLabel[status],
      }),
      words: t.exposeString('words', { description: "The city's reasons (申请理由)." }),
      requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When it was made.' }),
      decisionWords: t.exposeString('decisionWords', {
        nullable: true,
        description: "The province's words (答复意见); a refusal always has some.",
      }),
      decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    }),
  },
);

const RequestInput = builder.inputType('RequestProvincialTrainingInput', {
  description: 'Input of `requestProvincialTraining`.',
  fields: (t) => ({
    city: t.string({ required: true, description: 'The city that asks, GB/T 2260: the own one.' }),
    year: t.int({ required: true, description: 'This year or the next (年度).' }),
    categories: t.field({ type: [CategoryEnum], required: true, description: 'For which categories (培训类别).' }),
    words: t.string({ required: true, description: 'Why (申请理由), 4 to 500 characters.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const DecideInput = builder.inputType('DecideProvincialTrainingInput', {
  description: 'Input of `decideProvincialTraining`.',
  fields: (t) => ({
    requestId: t.id({ required: true, description: 'Global id of the request.' }),
    decision: t.field({ type: DecisionEnum, required: true, description: 'Granted or refused.' }),
    words: t.string({ description: 'Why (答复意见), at most 500 characters; needed to refuse.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

function success(name: string, description: string) {
  return builder.objectRef<CityRequestAnswer>(name).implement({
    description,
    fields: (t) => ({
      request: t.field({
        type: ProvincialTrainingRequestType,
        description: 'The request as it stands now.',
        resolve: ({ request }) => request,
      }),
    }),
  });
}

const RequestSuccess = success('RequestProvincialTrainingSuccess', 'The province has been asked (已提出申请).');
const DecideSuccess = success('DecideProvincialTrainingSuccess', 'The city has its answer (已答复).');

builder.mutationFields((t) => ({
  requestProvincialTraining: t.field({
    type: resultOf('requestProvincialTraining', RequestSuccess),
    description:
      "For a city centre: ask the province in writing to take the city's people into its classes of a year (市（州）书面申请, 一(二)2).",
    complexity: mutationCost,
    args: { input: t.arg({ type: RequestInput, required: true, description: 'For what, and why.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { idempotencyKey, city, year, words } = input;
      const categories = input.categories.map((category) => Category.parse(category));
      return answered(
        import('#operations/review/request-provincial-training').then(({ requestProvincialTraining }) =>
          requestProvincialTraining(deps, actor, { city, year, categories, words }, idempotencyKey),
        ),
      );
    },
  }),
  decideProvincialTraining: t.field({
    type: resultOf('decideProvincialTraining', DecideSuccess),
    description: "For the province: answer a city's written request (答复书面申请, 一(二)2).",
    complexity: mutationCost,
    args: { input: t.arg({ type: DecideInput, required: true, description: 'Which request, and the answer.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { idempotencyKey, requestId, words } = input;
      const asked = {
        requestId: idWithin('ProvincialTrainingRequest', requestId) ?? '',
        decision: CityRequestDecision.parse(input.decision),
        ...(words == null ? {} : { words }),
      };
      return answered(
        import('#operations/review/decide-provincial-training').then(({ decideProvincialTraining }) =>
          decideProvincialTraining(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));

builder.queryField('provincialTrainingRequests', (t) =>
  t.field({
    type: [ProvincialTrainingRequestType],
    nullable: true,
    description:
      "Cities' written requests of a year, oldest first (书面申请): a city sees its own, the province all. At most twenty of a city.",
    complexity: 1,
    args: {
      year: t.arg.int({ required: true, description: 'Of which year.' }),
      status: t.arg({ type: StatusEnum, description: 'Only those that are so far.' }),
    },
    resolve: async (_, { year, status }, { deps, actor }) =>
      shown(
        await listProvincialTrainingRequests(deps, actor, {
          year,
          ...(status == null ? {} : { status: CityRequestStatus.parse(status) }),
        }),
      ),
  }),
);
