import * as z from 'zod';
import { Category } from '#domain/category';
import { shanghaiDay } from '#domain/day';
import { requested } from '#domain/review/city-request';
import { defineMutation } from '#operations/mutation';
import { personRef } from '#operations/person';
import { forbidden, refused } from '#operations/refusal';
import { cityRequestsRef } from '#store/city-requests';
import { CityRequestAnswer, changedRequests, requestsOf } from './city-requests.ts';

export const RequestProvincialTrainingInput = z.object({
  /** GB/T 2260 code of the city that asks. */
  city: z.string(),
  year: z.number(),
  categories: z.array(Category),
  words: z.string(),
});
export type RequestProvincialTrainingInput = z.infer<typeof RequestProvincialTrainingInput>;

/** A city's 书面申请 (一(二)2): one live request for a category and year. */
export const requestProvincialTraining = defineMutation({
  name: 'requestProvincialTraining',
  input: RequestProvincialTrainingInput,
  answer: CityRequestAnswer,
  reads: (_, { city, year }) => [cityRequestsRef(city, year)],
  subject: ({ deps, snapshot, input }) => requestsOf(deps, snapshot, input),
  target: ({ input }) => ({ centres: [input.city] }),
  decide: async (call, opened) => {
    const { deps, actor, input, now } = call;
    if (actor.kind === 'anonymous') return forbidden;
    const { categories, words } = input;
    const change = requested(
      opened.requests,
      { categories, words, by: personRef(deps.seal, actor.subject) },
      {
        at: now.toISOString(),
        thisYear: Number(shanghaiDay(now).slice(0, 4)),
        cityClasses: deps.practice.routing.cityClasses,
      },
    );
    if (!change.ok) {
      const live = change.problems.every(({ code }) => code === 'REQUEST_LIVE');
      return refused(live ? 'CONFLICT' : 'VALIDATION', ...change.problems);
    }
    const { requests, number } = change.value;
    const named = { action: 'requestProvincialTraining', as: 'request', typed: words } as const;
    const { writes, request } = changedRequests(call, opened, { requests, number, ...named });
    return { ok: true, writes, answer: { request } };
  },
});
