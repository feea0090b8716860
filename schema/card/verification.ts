import { occupationVerdictLabel, verdictLabel } from '#domain/card/verification';
import type { Problem } from '#domain/problem';
import { type RateLimited, tooOften } from '#operations/card/check-budget';
import type { CardVerification } from '#operations/card/verify-card';
import type { Refused } from '#operations/refusal';
import { builder } from '#schema/builder';
import { ErrorInterface, errorTypes, RefusedMutation } from '#schema/error';
import { closedList } from '#schema/vocabulary';

/** One request of each kind, both at once. */
export const checkCost = 2;

/** Nothing was looked at: too much was asked before. */
export class TooOften {
  readonly problems: [Problem];
  readonly retryAfter: number;
  constructor({ retryAfter }: RateLimited) {
    this.retryAfter = retryAfter;
    this.problems = [tooOften(retryAfter)];
  }
}

export const RateLimitedError = builder.objectRef<TooOften>('RateLimitedError').implement({
  description:
    'More was asked than an hour allows, by this caller or about this card by anyone (查询过于频繁); nothing else is said.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof TooOften,
  fields: (t) => ({
    retryAfter: t.exposeInt('retryAfter', { description: 'Seconds until it can be asked again (多少秒后可再查).' }),
  }),
});

/** What is not the answer itself, as the types of a union know it. */
export function refusedCheck(outcome: Refused | RateLimited): RefusedMutation | TooOften {
  return 'refusal' in outcome ? new RefusedMutation(outcome.refusal) : new TooOften(outcome);
}

/** Type of a refused check; undefined for the answer itself. */
export function refusalType(value: unknown) {
  if (value instanceof TooOften) return RateLimitedError;
  return value instanceof RefusedMutation ? errorTypes[value.kind] : undefined;
}

export const CardVerdictEnum = closedList(
  'CardVerdict',
  'Whether a card was good on a day (证卡状态, 三(二), 三(三)). An unknown number and another name are both NO_MATCH.',
  verdictLabel,
);

const OccupationVerdictEnum = closedList(
  'OccupationVerdict',
  'Whether an occupation or project stands on a card (职业是否相符, 三(二)).',
  occupationVerdictLabel,
);

const CardVerificationType = builder.objectRef<CardVerification>('CardVerification').implement({
  description:
    'The check of a card (证卡核验, 三(二)): of its holder it says nothing but what was typed in, and an unknown number looks exactly like the number of somebody else.',
  fields: (t) => ({
    cardNumber: t.exposeString('cardNumber', { description: 'The number asked for, in its one form (证卡号).' }),
    on: t.expose('on', { type: 'Date', description: 'The day asked for (查询日期).' }),
    verdict: t.expose('verdict', { type: CardVerdictEnum, description: 'Whether it was good on that day.' }),
    verdictLabel: t.string({
      description: 'The same in Chinese (证卡状态).',
      resolve: ({ verdict }) => verdictLabel[verdict],
    }),
    since: t.expose('since', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it was so without a break (起始日期); null where it never was otherwise.',
    }),
    assessed: t.exposeString('assessed', {
      nullable: true,
      description: 'The occupation or project asked for, as it was understood (所查职业或项目).',
    }),
    occupation: t.expose('occupation', { type: OccupationVerdictEnum, description: 'Whether it stands on the card.' }),
    occupationLabel: t.string({
      description: 'The same in Chinese (职业是否相符).',
      resolve: ({ occupation }) => occupationVerdictLabel[occupation],
    }),
    message: t.exposeString('message', { description: 'The answer in a sentence (核验结果).' }),
    clause: t.exposeString('clause', {
      nullable: true,
      description: 'The clause under which the holder may not be used (条款); null when nothing is in the way.',
    }),
  }),
});

const VerifyCardResult = builder.unionType('VerifyCardResult', {
  description: 'What `verifyCard` answers: the check, or why nothing was checked.',
  types: [CardVerificationType, errorTypes.VALIDATION, errorTypes.FORBIDDEN, RateLimitedError],
  resolveType: (value) => refusalType(value) ?? CardVerificationType,
});

builder.queryField('verifyCard', (t) =>
  t.field({
    type: VerifyCardResult,
    description:
      'Check a card (证卡核验), for anyone: was it good on a day, for an occupation. Counted for the caller and for the number, each within an hour.',
    complexity: checkCost,
    args: {
      number: t.arg.string({ required: true, description: 'Its number, however typed (证卡号).' }),
      name: t.arg.string({ required: true, description: 'The name on it (姓名).' }),
      on: t.arg.string({ description: 'A day in any usual form (日期): `2026-11-23`, `昨天`; today if absent.' }),
      occupation: t.arg.string({
        description:
          'An occupation by code or word, or a 专项 project (职业或项目): `6-31-01-03`, `电工`, `专项：剪纸制作`.',
      }),
    },
    resolve: async (_, { number, name, on, occupation }, { deps, actor, address }) => {
      const asked = { number, name, ...(on == null ? {} : { on }), ...(occupation == null ? {} : { occupation }) };
      const { verifyCard } = await import('#operations/card/verify-card');
      const outcome = await verifyCard(deps, { actor, address }, asked);
      return outcome.ok ? outcome.value : refusedCheck(outcome);
    },
  }),
);
