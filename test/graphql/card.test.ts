import type { JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import { numberedCard, writeLists, writePassed } from '#test/operations/card/card-world';
import { applicant } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const staffClaims: Record<string, JWTPayload> = {
  province: { sub: 'p', roles: ['province'], amr: ['mfa'] },
  chengdu: { sub: 'c', roles: ['city'], city: '510100', amr: ['mfa'] },
  mianyang: { sub: 'm', roles: ['city'], city: '510700', amr: ['mfa'] },
  agency: { sub: 'a', roles: ['agency'], organisation: 'agency-1', amr: ['mfa'] },
  'another agency': { sub: 'b', roles: ['agency'], organisation: 'agency-2', amr: ['mfa'] },
  auditor: { sub: 'x', roles: ['auditor'], amr: ['mfa'] },
  li: { sub: 'li' },
  wang: { sub: 'wang' },
};

async function send(world: GraphqlWorld, as: string, query: string, variables: object): Promise<Json> {
  const claims = staffClaims[as]!;
  const headers = { authorization: `Bearer ${await world.token(String(claims.sub), claims)}` };
  world.sent.length = 0;
  const { json } = await ask(world, query, { headers, variables });
  const { cost } = json.extensions ?? {};
  if (cost) expect([cost.actual, cost.actual <= cost.estimated]).toEqual([world.sent.length, true]);
  return json;
}

async function change(world: GraphqlWorld, as: string, name: string, fields: object): Promise<Json> {
  const { data, errors } = await send(world, as, operation(name), input(fields));
  expect(errors).toBeUndefined();
  return data[`${name[0]?.toLowerCase()}${name.slice(1)}`];
}

test('from the signed list to the card in the hand, each step by its office, each refused to the others', async () => {
  const world = await createGraphqlWorld();
  await writePassed(world, [{ id: 'a1', owner: applicant('li') }]);
  await writeLists(world, [{ id: 'list', applicationIds: ['a1'] }]);
  const passListId = globalId('PassList', 'list');
  for (const as of ['chengdu', 'agency', 'auditor', 'li'])
    expect((await change(world, as, 'IssueCardNumbers', { passListId })).__typename).toBe('ForbiddenError');
  const issued = await change(world, 'province', 'IssueCardNumbers', { passListId });
  expect(issued).toMatchObject({ done: 1, total: 1, left: 0, skipped: [] });
  const [{ number, applicationId }] = issued.numbers;
  expect(applicationId).toBe(globalId('Application', 'a1'));

  const work = await send(world, 'chengdu', operation('Cards'), { work: 'NUMBERED' });
  expect(work.data.cards.edges.map(({ node }: Json) => node.number)).toEqual([number]);
  expect((await send(world, 'mianyang', operation('Cards'), { work: 'NUMBERED' })).data.cards.edges).toEqual([]);
  expect((await change(world, 'mianyang', 'ProduceCards', { numbers: [number] })).__typename).toBe('NotFoundError');
  const made = await change(world, 'chengdu', 'ProduceCards', { numbers: [number] });
  expect(made.cards).toMatchObject([{ work: 'PRODUCED', workLabel: '已制作，待发放' }]);
  const handed = await change(world, 'chengdu', 'HandOutCards', { numbers: [number], on: '2026-11-23' });
  expect(handed.cards).toMatchObject([{ work: 'HANDED_OUT', handedOutOn: '2026-11-23' }]);

  const query = 'query ($id: ID!) { application(id: $id) { status card { number standingLabel } } }';
  const { data } = await send(world, 'li', query, { id: applicationId });
  expect(data.application).toMatchObject({ status: 'CERTIFIED', card: { number, standingLabel: '有效' } });
});

test.each([
  ['li', true],
  ['wang', false],
  ['agency', true],
  ['another agency', false],
  ['chengdu', true],
  ['mianyang', false],
  ['province', true],
  ['auditor', false],
])('a card and its holder, asked for by %s: %j', async (as, sees) => {
  const world = await createGraphqlWorld();
  const number = await numberedCard(world);
  const { data } = await send(world, as, operation('Card'), { number: number.toLowerCase() });
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  const byId = await send(world, as, node, { id: globalId('Card', number) });
  if (!sees) {
    expect([data.card, byId.data.node]).toEqual([null, null]);
    return;
  }
  expect(data.card).toMatchObject({
    ...{ number, kindLabel: '考评员证卡', standing: 'VALID', work: 'NUMBERED' },
    periods: [{ from: '2026-11-23', to: '2029-11-22' }],
    holder: { name: '张建华', idNumber: '510104********0019', items: ['电工（6-31-01-03）'] },
  });
  expect(byId.data.node.id).toBe(globalId('Card', number));
  const log = 'query ($id: ID!) { accessLog(applicationId: $id) { edges { node { operation } } } }';
  const seen = await send(world, 'li', log, { id: globalId('Application', 'certified') });
  expect(seen.data.accessLog.edges).toHaveLength(as === 'li' ? 0 : 1);
});

test('the province sanctions with a clause, and its typed refusals come back as such', async () => {
  const world = await createGraphqlWorld();
  const number = await numberedCard(world);
  const words = '转借证卡。';
  const wrong = await change(world, 'province', 'SanctionCard', {
    ...{ number, kind: 'REVOKED', ground: 'UNDER_INVESTIGATION', words, from: '昨天' },
  });
  expect(wrong).toMatchObject({ __typename: 'ValidationError', problems: [{ code: 'NOT_A_DAY', path: 'from' }] });
  const suspended = await change(world, 'province', 'SanctionCard', {
    ...{ number, kind: 'SUSPENDED', ground: 'CARD_LENT', words },
  });
  expect(suspended.card).toMatchObject({ standing: 'SUSPENDED', sanctions: [{ clause: '三(二)', until: null }] });
  const lifted = await change(world, 'province', 'LiftSuspension', { number, words: '查清。' });
  expect(lifted.card).toMatchObject({ standing: 'VALID', sanctions: [{ until: '2026-11-22' }] });
  const gone = await change(world, 'province', 'SanctionCard', {
    ...{ number, kind: 'REVOKED_FOR_GOOD', ground: 'DUTY_GRAVELY_NOT_PERFORMED', words, categories: ['ASSESSOR'] },
  });
  expect(gone.card).toMatchObject({
    ...{ standing: 'REVOKED_FOR_GOOD', work: 'REVOKED' },
    sanctions: [{}, { categoriesLabels: ['考评员'] }],
  });
});

test('a renewal begins, and cards that end in a month are listed and told of', async () => {
  const world = await createGraphqlWorld();
  const number = await numberedCard(world);
  world.clock.now = new Date('2029-10-01T02:00:00Z');
  const month = '2029-11';
  const list = await send(world, 'chengdu', operation('ExpiringCards'), { month });
  expect(list.data.expiringCards.edges.map(({ node }: Json) => node.number)).toEqual([number]);
  expect((await change(world, 'chengdu', 'AnnounceExpiringCards', { month })).__typename).toBe('ForbiddenError');
  const told = await change(world, 'province', 'AnnounceExpiringCards', { month });
  expect(told).toMatchObject({ announced: 1, beyond: null });
  const begun = await change(world, 'li', 'StartRenewal', { number });
  expect(begun.application).toMatchObject({ status: 'DRAFT', statusLabel: '草稿' });
  const renewed = await change(world, 'province', 'RenewCards', { applicationIds: [begun.application.id] });
  expect(renewed).toMatchObject({ __typename: 'ConflictError', code: 'NOT_READY' });
  const waiting = await send(world, 'province', operation('QualifiedRenewals'), {});
  expect(waiting.data.qualifiedRenewals.edges).toEqual([]);
});
