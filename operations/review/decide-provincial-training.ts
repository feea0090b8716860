import * as z from 'zod';
import { CityRequestDecision, decided, readCityRequestId } from '#domain/review/city-request';
import { defineMutation } from '#operations/mutation';
import { personRef } from '#operations/person';
import { forbidden, notFound, refused } from '#operations/refusal';
import { cityRequestsRef, openCityRequests } from '#store/city-requests';
import { CityRequestAnswer, changedRequests } from './city-requests.ts';

export const DecideProvincialTrainingInput = z.object({
  requestId: z.string(),
  decision: CityRequestDecision,
  /** Needed to refuse. */
  words: z.optional(z.string()),
});
export type DecideProvincialTrainingInput = z.infer<typeof DecideProvincialTrainingInput>;

/** The province answers a city's request: only once it is granted may the city's people join its classes (一(二)2). */
export const decideProvincialTraining = defineMutation({
  name: 'decideProvincialTraining',
  input: DecideProvincialTrainingInput,
  answer: CityRequestAnswer,
  reads: (_, { requestId }) => {
    const asked = readCityRequestId(requestId);
    return asked ? [cityRequestsRef(asked.city, asked.year)] : [];
  },
  subject: async ({ deps, snapshot, input }) => {
    const asked = readCityRequestId(input.requestId);
    const row = asked && snapshot.find(cityRequestsRef(asked.city, asked.year));
    return row && openCityRequests(deps.seal, row);
  },
  target: (_, { requests }) => ({ centres: [requests.city] }),
  decide: async (call, opened) => {
    const { deps, actor, input, now } = call;
    const number = readCityRequestId(input.requestId)?.number;
    if (actor.kind === 'anonymous' || number === undefined) return forbidden;
    const { decision, words = '' } = input;
    const by = personRef(deps.seal, actor.subject);
    const change = decided(opened.requests, number, { decision, words, by, at: now.toISOString() });
    if (!change.ok) {
      if (change.problems[0].code === 'NO_REQUEST') return notFound;
      const state = change.problems.some(({ path }) => path === 'requestId');
      return refused(state ? 'CONFLICT' : 'VALIDATION', ...change.problems);
    }
    const named = { action: 'decideProvincialTraining', as: 'decision', typed: words } as const;
    const { writes, request } = changedRequests(call, opened, { requests: change.value, number, ...named });
    return { ok: true, writes, answer: { request } };
  },
});
