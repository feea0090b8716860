import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { listAccessLog } from '#operations/access-log';
import { type Actor, anonymous } from '#operations/actor';
import type { AuditEntry } from '#operations/answers';
import { assignPanel } from '#operations/card/assign-panel';
import { cancelPanel } from '#operations/card/cancel-panel';
import { listCardHistory } from '#operations/card/card-reads';
import { handOutCards } from '#operations/card/hand-out-cards';
import { liftSuspension } from '#operations/card/lift-suspension';
import { listPanelHistory } from '#operations/card/panels';
import { produceCards } from '#operations/card/produce-cards';
import { sanctionCard } from '#operations/card/sanction-card';
import type { Outcome } from '#operations/outcome';
import { codesOf, done, newKey } from '#test/operations/journey';
import { verifyChain } from '#test/operations/verify-chain';
import { agency, applicant, createWorld, dump, staff, type World } from '#test/operations/world';
import { chengdu, numberedCard, province } from './card-world.ts';
import { writeAssessors } from './panel-world.ts';

const li = applicant('li');
const auditor = staff('auditor');
const ofAgency = staff('agency', agency.id);
const why = '证卡借给张三使用，电话13800138000';
const found = '已查清，恢复使用。';

interface Lived extends World {
  number: string;
  panelId: string;
}

/** A card that was made, handed out, sent to an examination with two others, suspended and given back. */
async function lived(): Promise<Lived> {
  const world = await createWorld();
  const { deps } = world;
  const number = await numberedCard(world);
  const later = () => {
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
  };
  done(await produceCards(deps, chengdu, { numbers: [number] }, newKey()));
  later();
  done(await handOutCards(deps, chengdu, { numbers: [number], on: '2026-11-23' }, newKey()));
  later();
  const members = [...(await writeAssessors(world, 2)), { cardNumber: number, name: '张建华' }];
  const input = { on: '2026-12-01', occupation: '电工', level: 'SENIOR' as const, members };
  const { id: panelId } = done(await assignPanel(deps, ofAgency, input, newKey())).panel;
  later();
  const suspension = { number, kind: 'SUSPENDED', ground: 'CARD_LENT', words: why } as const;
  done(await sanctionCard(deps, province, suspension, newKey()));
  later();
  done(await liftSuspension(deps, province, { number, words: found }, newKey()));
  later();
  done(await cancelPanel(deps, ofAgency, { panelId, reason: '考生不足' }, newKey()));
  return { ...world, number, panelId };
}

function ofCard({ deps, number }: Lived, actor: Actor, page: { first: number; after?: string } = { first: 100 }) {
  return listCardHistory(deps, actor, { number, ...page });
}

function ofPanel({ deps, panelId }: Lived, actor: Actor, page: { first: number; after?: string } = { first: 100 }) {
  return listPanelHistory(deps, actor, { panelId, ...page });
}

function entries<S extends string>(outcome: Outcome<{ entries: { value: AuditEntry<S> }[] }>): AuditEntry<S>[] {
  return done(outcome).entries.map(({ value }) => value);
}

test('a card tells what happened to it, by whom, when and why, oldest first', async () => {
  const history = entries(await ofCard(await lived(), li));
  expect(history.map(({ sequence, action, at, actor }) => [sequence, action, at, actor.label])).toEqual([
    [1, 'produceCards', '2026-11-23T02:00:00.000Z', '成都市职鉴中心'],
    [2, 'handOutCards', '2026-11-23T02:00:01.000Z', '成都市职鉴中心'],
    [3, 'assignPanel', '2026-11-23T02:00:02.000Z', '评价机构'],
    [4, 'sanctionCard', '2026-11-23T02:00:03.000Z', '省职鉴中心'],
    [5, 'liftSuspension', '2026-11-23T02:00:04.000Z', '省职鉴中心'],
  ]);
  expect(history.map(({ fromStatus, toStatus, changed }) => [fromStatus, toStatus, changed])).toEqual([
    ['NUMBERED', 'PRODUCED', ['produced']],
    ['PRODUCED', 'HANDED_OUT', ['handedOut']],
    ['HANDED_OUT', 'HANDED_OUT', ['assignments']],
    ['HANDED_OUT', 'HANDED_OUT', ['sanctions', 'assignments']],
    ['HANDED_OUT', 'HANDED_OUT', ['sanctions']],
  ]);
  expect(history[3]).toMatchObject({
    reasons: [{ code: 'CARD_LENT', label: '证卡交由他人使用，人证不符', clause: '三(二)' }],
    words: why,
  });
  expect(history[4]).toMatchObject({ reasons: [], words: found });
});

test('a panel tells who recorded it, who took a member off and under which clause, and why it was cancelled', async () => {
  const history = entries(await ofPanel(await lived(), ofAgency));
  expect(history.map(({ action, actor, fromStatus, toStatus }) => [action, actor.label, fromStatus, toStatus])).toEqual(
    [
      ['assignPanel', '评价机构', undefined, 'ASSIGNED'],
      ['sanctionCard', '省职鉴中心', 'ASSIGNED', 'ASSIGNED'],
      ['cancelPanel', '评价机构', 'ASSIGNED', 'CANCELLED'],
    ],
  );
  expect(history.map(({ actor }) => actor.self)).toEqual([true, false, true]);
  expect(history.map(({ reasons, words }) => [reasons.map(({ clause }) => clause), words])).toEqual([
    [[], undefined],
    // Why the card was suspended is the business of its holder, not of the office that sent it.
    [['三(二)'], undefined],
    [[], '考生不足'],
  ]);
});

test('a member whose panel was cancelled is told so, without the words of the office, which may name others', async () => {
  const world = await lived();
  const history = entries(await listCardHistory(world.deps, province, { number: 'K51012026001', first: 100 }));
  expect(history.map(({ action, words }) => [action, words])).toEqual([
    ['assignPanel', undefined],
    ['cancelPanel', undefined],
  ]);
});

test.each<[string, Actor, string | undefined]>([
  ['its holder', li, why],
  ['the city that made it', chengdu, why],
  ['the province', province, why],
  ['an auditor', auditor, undefined],
])('%s reads the history of a card', async (_, actor, words) => {
  const history = entries(await ofCard(await lived(), actor));
  expect([history.length, history[3]?.words]).toEqual([5, words]);
});

test.each<[string, Actor, string]>([
  ['another applicant', applicant('wang'), 'NOT_FOUND'],
  ['another city', staff('city', '510700'), 'NOT_FOUND'],
  ['the agency', ofAgency, 'FORBIDDEN'],
  ['nobody', anonymous, 'UNAUTHENTICATED'],
])('%s does not read the history of a card, and learns nothing from asking', async (_, actor, code) => {
  const world = await lived();
  world.sent.length = 0;
  const outcome = await ofCard(world, actor);
  expect(codesOf(outcome)[0]).toBe(code);
  const sent = [...world.sent];
  world.sent.length = 0;
  expect(await ofCard({ ...world, number: 'K51012026999' }, actor)).toEqual(outcome);
  expect(world.sent).toEqual(sent);
});

test('a number that can be none is said to be none', async () => {
  expect(codesOf(await ofCard({ ...(await lived()), number: '？' }, li))[0]).toBe('VALIDATION');
});

test.each<[string, Actor, string | undefined]>([
  ['the agency that sent it', ofAgency, '考生不足'],
  ['the province', province, '考生不足'],
  ['an auditor', auditor, undefined],
])('%s reads the history of a panel', async (_, actor, words) => {
  const history = entries(await ofPanel(await lived(), actor));
  expect([history.length, history[2]?.words]).toEqual([3, words]);
});

test.each<[string, Actor, string]>([
  ['another agency', staff('agency', 'agency-2'), 'NOT_FOUND'],
  ['a city', chengdu, 'NOT_FOUND'],
  ['a member', li, 'FORBIDDEN'],
  ['nobody', anonymous, 'UNAUTHENTICATED'],
])('%s does not read the history of a panel', async (_, actor, code) => {
  const world = await lived();
  world.sent.length = 0;
  const outcome = await ofPanel(world, actor);
  expect(codesOf(outcome)[0]).toBe(code);
  const sent = [...world.sent];
  world.sent.length = 0;
  expect(await ofPanel({ ...world, panelId: 'none' }, actor)).toEqual(outcome);
  expect(world.sent).toEqual(sent);
});

test('an office that reads the words leaves an entry for the holder; holder and auditor leave none', async () => {
  const world = await lived();
  const log = async () => {
    const page = await listAccessLog(world.deps, li, { applicationId: 'certified', first: 10 });
    return done(page).entries.map(({ value }) => [value.kind, value.operation, value.reader.label]);
  };
  for (const actor of [li, auditor]) await ofCard(world, actor);
  // A page on which nobody wrote a word shows nothing that is sealed.
  await ofCard(world, chengdu, { first: 3 });
  expect(await log()).toEqual([]);
  await ofCard(world, chengdu);
  expect(await log()).toEqual([['MASKED', 'listCardHistory', '成都市职鉴中心']]);
});

test('the number of requests does not grow with the history, and pages join', async () => {
  const world = await lived();
  for (const first of [1, 3, 100]) {
    world.sent.length = 0;
    done(await ofCard(world, li, { first }));
    done(await ofPanel(world, ofAgency, { first }));
    expect(world.sent).toEqual(Array.from({ length: 2 }, () => ['BatchGetItem', 'Query', 'BatchGetItem']).flat());
  }
  const one = done(await ofCard(world, li, { first: 2 }));
  const two = done(await ofCard(world, li, { first: 100, after: one.next! }));
  expect([...one.entries, ...two.entries].map(({ value }) => value)).toEqual(entries(await ofCard(world, li)));
});

test('both chains are whole for a verifier that knows only their format, and show the very hashes', async () => {
  const world = await lived();
  const rows = (await dump(world.client)).map((item) => unmarshall(item));
  const chains = [
    [`CARD#${world.number}`, 'CARD', entries(await ofCard(world, li))],
    [`PANEL#${world.panelId}`, 'PANEL', entries(await ofPanel(world, ofAgency))],
  ] as const;
  for (const [pk, sk, history] of chains) {
    const events = rows.filter((row) => row.pk === pk && String(row.sk).startsWith('EVENT#'));
    expect(verifyChain(events, rows.find((row) => row.pk === pk && row.sk === sk)?.chain)).toEqual([]);
    expect(history.map(({ hash }) => hash)).toEqual(events.map(({ hash }) => hash));
    const altered = events.with(1, { ...events[1], at: '2026-01-01T00:00:00.000Z' });
    expect(verifyChain(altered, rows.find((row) => row.pk === pk && row.sk === sk)?.chain)).not.toEqual([]);
  }
});

test('a ground that is also a reason of a review is told by the list of sanctions', async () => {
  const world = await createWorld();
  const number = await numberedCard(world);
  const ban = { number, kind: 'REVOKED', ground: 'FALSE_DATA', words: why } as const;
  done(await sanctionCard(world.deps, province, ban, newKey()));
  expect(entries(await ofCard({ ...world, number, panelId: '' }, li)).at(-1)).toMatchObject({
    ...{ action: 'sanctionCard', toStatus: 'REVOKED', reasons: [{ label: '申报时提供虚假资料' }] },
  });
});
