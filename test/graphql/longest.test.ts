import type { JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import { limits } from '#functions/graphql/limits';
import { longestKey, words } from '#test/operations/longest/case';
import { longestFields } from '#test/operations/longest/class';
import { atAgency, longestReturn } from '#test/operations/longest/review';
import { longestClass, seatAll, strangers } from '#test/operations/longest/seating';
import { gid } from './permission-walk-asking.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const city: JWTPayload = { roles: ['city'], city: '510100', amr: ['mfa'] };
const agency: JWTPayload = { roles: ['agency'], organisation: 'agency-1', amr: ['mfa'] };

interface Asked {
  world: GraphqlWorld;
  as: JWTPayload;
  mutation: string;
  input: object;
  more?: string;
}

/** What the handler answers to the longest input that a mutation takes, or to more. */
async function answerTo({ world, as, mutation, input, more = '' }: Asked): Promise<Json> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  const text = `mutation ($input: ${type}Input!) {
    f: ${mutation}(input: $input) { __typename ... on Error { problems { code path } } ${more} } }`;
  const headers = { authorization: `Bearer ${await world.token('somebody', as)}` };
  const { json, status } = await ask(world, text, {
    headers,
    variables: { input: { idempotencyKey: longestKey(), ...input } },
  });
  expect([status, json.errors?.map((each: Json) => each.message)]).toEqual([200, undefined]);
  return json.data.f;
}

test('a hundred reviews, each with all that can be said, fit into one request; one more is refused by its field', async () => {
  const world = await createGraphqlWorld();
  const [id = ''] = await atAgency(world, 1);
  const said = { ...longestReturn(), choices: ['AGENCY', 'TRAINING_CLASS', 'ROUTE'] };
  const review = (of: string) => ({ applicationId: gid('Application', of), ...said });
  const reviews = [id, ...strangers(99, 'other')].map(review);
  expect(Buffer.byteLength(JSON.stringify(reviews))).toBeGreaterThan(0.6 * limits.bodyBytes);
  const asked = { world, as: agency, mutation: 'reviewApplications' };
  expect(await answerTo({ ...asked, input: { reviews: [...reviews, { ...review('101'), words: '退回' }] } })).toEqual({
    __typename: 'ValidationError',
    problems: [{ code: 'BATCH_SIZE', path: 'reviews' }],
  });
  const more = '... on ReviewApplicationsSuccess { items { problems { code } } }';
  const { items } = await answerTo({ ...asked, input: { reviews }, more });
  expect(items.map(({ problems }: Json) => problems.map(({ code }: Json) => code))).toEqual([
    [],
    ...Array.from({ length: 99 }, () => ['NOT_FOUND']),
  ]);
});

test('the attendance of six hundred fits into one request; one more is refused by its field', async () => {
  const world = await createGraphqlWorld();
  const training = { startsOn: '2026-11-01', endsOn: '2026-11-30' };
  const running = longestClass({ status: 'RUNNING', training });
  await seatAll(world, running, { of: { waiting: 0 } });
  const present = strangers(600, 'sits').map((id) => gid('Application', id));
  const input = {
    classId: gid('TrainingClass', running.id),
    day: '2026-11-23',
    present,
    absent: [],
    reason: words(500),
  };
  const asked = { world, as: city, mutation: 'recordAttendance' };
  expect(await answerTo({ ...asked, input: { ...input, absent: [gid('Application', 'one more')] } })).toMatchObject({
    problems: [{ code: 'TOO_MANY_PEOPLE', path: 'present' }],
  });
  expect(await answerTo({ ...asked, input })).toEqual({ __typename: 'RecordAttendanceSuccess' });
});

test('the longest class fits into one request', async () => {
  const world = await createGraphqlWorld();
  const input = { organiser: '510100', category: 'ASSESSOR', ...longestFields };
  const asked = { world, as: city, mutation: 'createTrainingClass' };
  expect(await answerTo({ ...asked, input })).toEqual({ __typename: 'CreateTrainingClassSuccess' });
  expect(await answerTo({ ...asked, input: { ...input, title: words(101) } })).toMatchObject({
    problems: [{ code: 'TEXT_LENGTH', path: 'title' }],
  });
});

test('a hundred nodes are found at once; for one more the caller is told how many there may be', async () => {
  const world = await createGraphqlWorld();
  const text = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const some = (count: number) => ({ variables: { ids: strangers(count, 'id').map((id) => gid('Agency', id)) } });
  expect((await ask(world, text, { as: 'li', ...some(100) })).json.data.nodes).toHaveLength(100);
  const { json } = await ask(world, text, { as: 'li', ...some(101) });
  expect(json.errors).toMatchObject([{ path: ['nodes'], extensions: { code: 'BAD_USER_INPUT' } }]);
});
