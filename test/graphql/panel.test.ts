import type { JWTPayload } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HttpEvent, networkOf, readRequest } from '#functions/graphql/request';
import { GraphqlSettings } from '#functions/graphql/settings';
import { logToConsole } from '#functions/log';
import { submitApplication } from '#operations/application/submit-application';
import { captured, found, textOf } from '#test/canary';
import { createPerson } from '#test/intake/person';
import { idNumberOf, writePassed } from '#test/operations/card/card-world';
import { writeAssessors, writeCards } from '#test/operations/card/panel-world';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { agency, applicant, dump, writeAgency } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, httpEvent, type Json, lambda } from './world.ts';

afterEach(() => vi.restoreAllMocks());

const staffOf: Record<string, JWTPayload> = {
  agency: { sub: 'a', roles: ['agency'], organisation: agency.id, amr: ['mfa'] },
  city: { sub: 'c', roles: ['city'], city: '510100', amr: ['mfa'] },
  elsewhere: { sub: 'd', roles: ['city'], city: '510700', amr: ['mfa'] },
  province: { sub: 'e', roles: ['province'], amr: ['mfa'] },
  auditor: { sub: 'f', roles: ['auditor'], amr: ['mfa'] },
};

let world: GraphqlWorld;
let members: { cardNumber: string; name: string }[];

beforeEach(async () => {
  world = await createGraphqlWorld();
  await writeAgency(world.deps, agency);
  members = await writeAssessors(world, 5);
});

async function run(name: string, variables: object, who?: keyof typeof staffOf): Promise<Json> {
  const claims = who && staffOf[who];
  const headers: Record<string, string> = claims
    ? { authorization: `Bearer ${await world.token(String(claims.sub), claims)}` }
    : {};
  const { json } = await ask(world, operation(name), { variables, headers });
  return json;
}

async function onlyOf(name: string, variables: object, who?: keyof typeof staffOf): Promise<Json> {
  const { data, errors } = await run(name, variables, who);
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

test('an agency checks five people, sends three, sees and takes back what it sent; the province sees all', async () => {
  const examination = { on: '2026年12月1日', occupation: '电工', level: 'SENIOR' };
  const wrong = [members[0], { ...members[1], name: '别人' }];
  const check = await onlyOf('CheckPanel', { ...examination, members: wrong }, 'agency');
  expect(check).toMatchObject({
    __typename: 'PanelCheck',
    allowed: false,
    levelLabel: '三级/高级工',
    on: '2026-12-01',
  });
  expect(check.problems.map(({ code }: Json) => code)).toEqual(['PANEL_TOO_SMALL', 'PANEL_NOT_ODD']);
  expect(check.members[1]).toMatchObject({
    allowed: false,
    problems: [{ code: 'CARD_NO_MATCH', clause: '三(二)', message: expect.stringContaining('人证不符') }],
  });
  const three = members.slice(0, 3);
  const refused = await onlyOf('AssignPanel', input({ ...examination, members: wrong }), 'agency');
  expect(refused).toMatchObject({ __typename: 'ValidationError', code: 'PANEL_TOO_SMALL' });
  expect(refused.problems.at(-1)).toMatchObject({ code: 'CARD_NO_MATCH', path: 'members.1' });
  const variables = input({ ...examination, members: three });
  const { panel } = await onlyOf('AssignPanel', variables, 'agency');
  expect(panel).toMatchObject({ assessed: '电工（6-31-01-03）', statusLabel: '已派遣', cannotCancel: [], version: 1 });
  expect((await onlyOf('AssignPanel', variables, 'agency')).panel).toEqual(panel);

  const { id } = panel;
  const seen = await onlyOf('Panel', { id }, 'agency');
  expect(seen).toMatchObject({ id, agency: { name: agency.name }, officeLabel: null, occupation: '6-31-01-03' });
  const named = (members: Json[]) => members.filter(({ name }) => name !== null);
  const audited = await onlyOf('Panel', { id }, 'auditor');
  expect([named(seen.members).length, named(audited.members).length]).toEqual([3, 0]);
  for (const who of ['city', 'elsewhere', undefined] as const) expect(await onlyOf('Panel', { id }, who)).toBeNull();
  const listed = await onlyOf('Panels', { office: agency.id, first: 10 }, 'province');
  expect(listed.edges.map(({ node }: Json) => node)).toEqual([seen]);
  expect((await run('Panels', { office: agency.id }, 'city')).errors[0].extensions.code).toBe('NOT_FOUND');
  expect((await onlyOf('Panels', {}, 'auditor')).edges).toEqual([]);
  const audit = await onlyOf('Panels', { office: agency.id }, 'auditor');
  expect(audit.edges.map(({ node }: Json) => node)).toEqual([audited]);
  expect((await run('Panels', {})).errors[0].extensions.code).toBe('UNAUTHENTICATED');

  const cancel = (who?: keyof typeof staffOf) => onlyOf('CancelPanel', input({ panelId: id, reason: '改期' }), who);
  expect(await cancel()).toMatchObject({ __typename: 'UnauthenticatedError' });
  expect(await cancel('auditor')).toMatchObject({ __typename: 'ForbiddenError' });
  expect(await cancel('elsewhere')).toMatchObject({ __typename: 'NotFoundError' });
  expect((await cancel('agency')).panel).toMatchObject({ status: 'CANCELLED', cancellation: '改期', version: 2 });
  expect(await cancel('agency')).toMatchObject({ __typename: 'ConflictError', code: 'ALREADY_CANCELLED' });
  const { data } = (
    await ask(world, 'query ($id: ID!) { node(id: $id) { __typename id } }', {
      variables: { id },
      headers: { authorization: `Bearer ${await world.token('e', staffOf.province)}` },
    })
  ).json;
  expect(data.node).toEqual({ __typename: 'Panel', id });
});

test.each(['auditor', undefined] as const)('%s checks no panel', async (who) => {
  const asked = { on: '2026-12-01', occupation: '电工', level: 'SENIOR', members };
  const type = who === undefined ? 'UnauthenticatedError' : 'ForbiddenError';
  expect(await onlyOf('CheckPanel', asked, who)).toMatchObject({ __typename: type });
});

/** The paths of everything in an answer. */
function shapeOf(value: Json, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => shapeOf(inner, `${at}.${key}`));
}

test('found, unknown and somebody else’s have one shape and one cost; the latter two are equal', async () => {
  const [holder, other] = members;
  const answers: Json[] = [];
  for (const [number, name] of [
    [holder!.cardNumber, holder!.name],
    ['K999', holder!.name],
    [holder!.cardNumber, other!.name],
  ]) {
    const json = await run('VerifyCard', { number, name, occupation: '电工', on: '昨天' });
    const { cardNumber, ...answer } = json.data.verifyCard;
    expect(cardNumber).toBe(number);
    answers.push({ ...json, data: { verifyCard: answer } });
  }
  expect(shapeOf(answers[1])).toEqual(shapeOf(answers[0]));
  expect(answers[2]).toEqual(answers[1]);
  expect(answers.map(({ extensions }) => extensions.cost)).toEqual(
    Array(3).fill({ estimated: 2, actual: 2, limit: 10 }),
  );
  expect(answers[0].data.verifyCard).toEqual({
    ...{ __typename: 'CardVerification', on: '2026-11-22', verdict: 'VALID', verdictLabel: '有效' },
    ...{ since: '2026-01-01', assessed: '电工（6-31-01-03）', occupation: 'ON_CARD', occupationLabel: '职业相符' },
    ...{ message: '2026-11-22这张证卡有效，电工（6-31-01-03）在考评范围内。', clause: null },
  });
  expect(answers[1].data.verifyCard).toMatchObject({ verdict: 'NO_MATCH', since: null, clause: '三(二)' });
});

test('what was typed wrong comes back typed, without a request to the table', async () => {
  world.sent.length = 0;
  const answer = await onlyOf('VerifyCard', { number: '', name: '', on: '某天', occupation: '' });
  expect(answer).toMatchObject({ __typename: 'ValidationError', problems: { length: 4 } });
  expect(world.sent).toEqual([]);
});

async function from(sourceIp: string): Promise<Json> {
  const query = operation('VerifyCard');
  const variables = { number: `K${Math.random()}`, name: '某人' };
  const event = httpEvent({ body: JSON.stringify({ query, variables }) }) as Json;
  event.requestContext.http.sourceIp = sourceIp;
  return JSON.parse((await world.handler(event, lambda)).body).data.verifyCard;
}

test('each address has a budget of its own; over it there is only when to come again', async () => {
  const { callerChecksPerHour } = world.deps.practice.verification;
  for (let at = 0; at < callerChecksPerHour; at += 1) {
    // Another address of the same IPv6 network each time.
    expect((await from(`2001:db8:1:2::${at.toString(16)}`)).__typename).toBe('CardVerification');
  }
  const late = await from('2001:db8:1:2:ffff::1');
  const problem = { code: 'RATE_LIMITED', message: '查询过于频繁，请在60分钟后再查。' };
  expect(late).toEqual({
    ...{ __typename: 'RateLimitedError', retryAfter: 3600, ...problem },
    problems: [{ ...problem, path: null, clause: null }],
  });
  expect((await from('2001:db8:1:3::1')).__typename).toBe('CardVerification');
  expect((await from('203.0.113.7')).__typename).toBe('CardVerification');
});

const key = 'k'.repeat(43);
const gateway = '130.176.1.1';
const throughEdge = (headers: Record<string, string>, edgeKey?: string) => {
  const settings = GraphqlSettings.parse({ ...(edgeKey !== undefined && { edgeKey }) });
  const requestContext = { requestId: 'r', http: { method: 'GET', sourceIp: gateway } };
  const read = readRequest(HttpEvent.parse({ headers, requestContext }), settings, () => ({
    query: undefined,
    registered: false,
  }));
  return 'request' in read ? read.request.address : read.refused;
};

test.each([
  ['CloudFront’s key', { 'X-Kaoping-Edge': key, 'x-forwarded-for': '203.0.113.7' }, '203.0.113.7'],
  ['what a visitor wrote before', { 'x-kaoping-edge': key, 'x-forwarded-for': '1.1.1.1, 203.0.113.7' }, '203.0.113.7'],
  [
    'what API Gateway adds',
    { 'x-kaoping-edge': key, 'x-forwarded-for': `1.1.1.1,203.0.113.7, ${gateway}` },
    '203.0.113.7',
  ],
  ['an address of IPv6', { 'x-kaoping-edge': key, 'x-forwarded-for': '2001:db8:1:2::7' }, '2001:db8:1:2::/64'],
  ['no list of addresses', { 'x-kaoping-edge': key }, gateway],
  ['a wrong key', { 'x-kaoping-edge': `${key.slice(1)}x`, 'x-forwarded-for': '203.0.113.7' }, gateway],
  ['a part of the key', { 'x-kaoping-edge': key.slice(1), 'x-forwarded-for': '203.0.113.7' }, gateway],
  ['no key', { 'x-forwarded-for': '203.0.113.7' }, gateway],
])('behind the edge, with %s, who asks is %o → %s', (_, headers, address) => {
  expect(throughEdge(headers, key)).toBe(address);
});

test('without an edge nobody is believed, whatever they send', () => {
  expect(throughEdge({ 'x-kaoping-edge': '', 'x-forwarded-for': '203.0.113.7' })).toBe(gateway);
  expect(throughEdge({ 'x-kaoping-edge': 'undefined', 'x-forwarded-for': '203.0.113.7' })).toBe(gateway);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('the reviewer sees what a senior applicant claims beside what is on record', async () => {
  const li = applicant('li');
  const applicationId = await readyApplication(world, li, 'SENIOR_ASSESSOR', { idNumber: idNumberOf(1) });
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  const { cardNumber } = members[0]!;
  await writePassed(world, [{ id: 'earlier', owner: li, facts: { idNumber: idNumberOf(1) }, more: { cardNumber } }]);
  const three = input({ on: '明天', occupation: '电工', level: 'SENIOR', members: members.slice(0, 3) });
  await onlyOf('AssignPanel', three, 'city');
  world.clock.now = new Date('2026-11-25T02:00:00Z');
  const query = `query ($id: ID!) { application(id: $id) { assessmentsOnRecord } }`;
  const id = globalId('Application', applicationId);
  const { json } = await ask(world, query, { as: 'li', variables: { id } });
  expect(json.data.application).toEqual({ assessmentsOnRecord: 1 });
  expect(json.extensions.cost.actual).toBeLessThanOrEqual(json.extensions.cost.estimated);
});

test('nothing that was typed or stored of a person reaches a log, a row, a key or an error', async () => {
  world = await createGraphqlWorld({ log: logToConsole });
  const person = createPerson(811);
  const { name, idNumber, phone } = person;
  await writeCards(world, [{ number: 'K1', name, idNumber }]);
  const written = captured();
  const typed = [name, idNumber, phone];
  for (const text of typed) {
    const answers: Json[] = [];
    answers.push(await run('VerifyCard', { number: 'K1', name: text }));
    answers.push(await run('VerifyCard', { number: text, name: text, on: text, occupation: text }));
    const asked = { on: text, occupation: text, members: [{ cardNumber: text, name: text }] };
    answers.push(await run('CheckPanel', asked, 'city'), await run('AssignPanel', input(asked), 'city'));
    const fine = { on: '明天', occupation: '电工', level: 'SENIOR', members: [{ cardNumber: 'K1', name: text }] };
    answers.push(await run('CheckPanel', fine, 'city'), await run('AssignPanel', input(fine), 'city'));
    answers.push(await run('CancelPanel', input({ panelId: text, reason: text }), 'city'));
    answers.push(await run('Panels', { office: text }, 'province'));
    // Nothing of the person comes back but what was typed just now.
    const others = typed.filter((each) => each !== text);
    expect(found(JSON.stringify(answers), others)).toEqual([]);
  }
  const members = ['K1', 'K2', 'K3'].map((cardNumber) => ({ cardNumber, name }));
  await writeCards(world, [
    { number: 'K2', name, idNumber: idNumberOf(2) },
    { number: 'K3', name, idNumber: idNumberOf(3) },
  ]);
  const { panel } = await onlyOf(
    'AssignPanel',
    input({ on: '明天', occupation: '电工', level: 'SENIOR', members }),
    'city',
  );
  const reason = `${name}，${phone}，${idNumber}`;
  const gone = await onlyOf('CancelPanel', input({ panelId: panel.id, reason }), 'city');
  expect(gone.panel.cancellation).toBe(reason);
  vi.restoreAllMocks();
  expect(written.length).toBeGreaterThan(20);
  expect(found(written.join('\n'), typed)).toEqual([]);
  expect(found(textOf(await dump(world.client)), typed)).toEqual([]);
});
