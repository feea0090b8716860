import { expect, test } from 'vitest';
import { defaultPractice } from '#domain/practice';
import { anonymous } from '#operations/actor';
import type { Checker } from '#operations/card/check-budget';
import { checkPanel } from '#operations/card/check-panel';
import { type VerifyCardInput, type VerifyCardOutcome, verifyCard } from '#operations/card/verify-card';
import { textOf } from '#test/canary';
import { applicant, createWorld, dump, staff, type World } from '#test/operations/world';
import { writeCards } from './panel-world.ts';

const number = 'K510120260001';
const name = '欧阳金丝雀';
const anyone: Checker = { actor: anonymous, address: '203.0.113.7' };

async function worldWithCard(): Promise<World> {
  const world = await createWorld('PLACED');
  await writeCards(world, [
    { number, name },
    { number: 'Z510120260001', name, kind: 'SPECIAL_ABILITY_ASSESSOR', items: ['泡菜制作', '剪纸制作'] },
  ]);
  return world;
}

async function check(world: World, input: Partial<VerifyCardInput> = {}, checker = anyone): Promise<VerifyCardOutcome> {
  return verifyCard(world.deps, checker, { number, name, ...input });
}

function said(outcome: VerifyCardOutcome) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

test('anyone may check a card, however its number and name are typed', async () => {
  const world = await worldWithCard();
  for (const typed of [number, ' ｋ5101 2026-0001', 'k510120260001', 'K5101—2026 0001']) {
    const { verdict, since, cardNumber, on } = said(await check(world, { number: typed }));
    expect([verdict, since, cardNumber, on]).toEqual(['VALID', '2026-01-01', number, '2026-11-23']);
  }
  expect(said(await check(world, { name: ' 欧阳 金丝雀 ' })).verdict).toBe('VALID');
});

test.each<[Partial<VerifyCardInput>, string, string]>([
  [{ on: '2025年12月31日' }, 'NOT_YET_VALID', '2025-12-31'],
  [{ on: '2028-12-31' }, 'VALID', '2028-12-31'],
  [{ on: '２０２９－０１－０１' }, 'EXPIRED', '2029-01-01'],
  [{ on: '昨天' }, 'VALID', '2026-11-22'],
  [{ on: '明天' }, 'VALID', '2026-11-24'],
])('%j: %s', async (input, verdict, on) => {
  expect(said(await check(await worldWithCard(), input))).toMatchObject({ verdict, on });
});

test.each<[string, string, string, string]>([
  [number, '电工', 'ON_CARD', '2026-11-23这张证卡有效，电工（6-31-01-03）在考评范围内。'],
  [number, '车工', 'NOT_ON_CARD', '车工（6-18-01-01）不在这张证卡的考评范围内（职业不符）。'],
  ['Z510120260001', '泡菜制作', 'ON_CARD', '2026-11-23这张证卡有效，专项职业能力“泡菜制作”在考评范围内。'],
  ['Z510120260001', '专项：剪纸制作', 'ON_CARD', '2026-11-23这张证卡有效，专项职业能力“剪纸制作”在考评范围内。'],
  ['Z510120260001', '电工', 'NOT_ON_CARD', '电工（6-31-01-03）不在这张证卡的考评范围内（职业不符）。'],
])('%s for %s: %s', async (of, occupation, expected, message) => {
  const answer = said(await check(await worldWithCard(), { number: of, occupation }));
  expect(answer).toMatchObject({ verdict: 'VALID', occupation: expected, message });
  expect(answer.clause).toBe(expected === 'ON_CARD' ? undefined : '三(二)');
});

test('everything that was typed wrong is said at once, and nothing is counted for it', async () => {
  const world = await worldWithCard();
  world.sent.length = 0;
  const outcome = await check(world, { number: '证卡', name: ' ', on: '哪天', occupation: '飞碟驾驶员' });
  expect(!outcome.ok && 'refusal' in outcome && outcome.refusal.problems.map(({ code, path }) => [code, path])).toEqual(
    [
      ['CARD_NUMBER_FORMAT', 'number'],
      ['NAME', 'name'],
      ['DAY', 'on'],
      ['UNKNOWN_OCCUPATION', 'occupation'],
    ],
  );
  expect(world.sent).toEqual([]);
});

/** S5: what differs between an unknown number and somebody else's would tell whose cards there are. */
test.each<[string, Partial<VerifyCardInput>]>([
  ['nothing more', {}],
  ['an occupation on it', { occupation: '电工' }],
  ['another occupation', { occupation: '车工' }],
  ['a project', { occupation: '泡菜制作' }],
  ['a day before it', { on: '2020-01-01' }],
  ['a day after it', { on: '2030-01-01' }],
])('an unknown number and a number of somebody else answer alike: %s', async (_, more) => {
  const world = await worldWithCard();
  const unknown = 'K510120269999';
  const answers: { answer: object; sent: string[] }[] = [];
  for (const input of [
    { number: unknown, name },
    { number, name: '王五' },
    { number: unknown, name: '王五' },
  ]) {
    world.sent.length = 0;
    const { cardNumber, ...answer } = said(await check(world, { ...input, ...more }));
    expect(cardNumber).toBe(input.number);
    answers.push({ answer, sent: world.sent.toSorted() });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(answers[0]!.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  world.sent.length = 0;
  const found = said(await check(world, more));
  expect(world.sent.toSorted()).toEqual(answers[0]!.sent);
  expect(JSON.stringify(found)).not.toContain(name);
});

test.each([10, 10_000])('a check of one card or of a panel asks as often with %i cards', async (count) => {
  const world = await createWorld('PLACED');
  const many = Array.from({ length: count }, (_, at) => ({ number: `K51012026${String(at).padStart(5, '0')}`, name }));
  await writeCards(world, many);
  world.sent.length = 0;
  expect(said(await check(world, { number: many.at(-1)!.number })).verdict).toBe('VALID');
  expect(world.sent.toSorted()).toEqual(['BatchGetItem', 'TransactWriteItems']);
  const members = many.slice(-3).map((each) => ({ cardNumber: each.number, name }));
  const input = { on: '2026-12-01', occupation: '电工', level: 'JUNIOR' as const, members };
  world.sent.length = 0;
  const panel = await checkPanel(world.deps, { actor: staff('city', '510100') }, input);
  expect(panel.ok && panel.value.members.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    [],
    ['SAME_PERSON_TWICE'],
    ['SAME_PERSON_TWICE'],
  ]);
  expect(world.sent.toSorted()).toEqual(['BatchGetItem', 'TransactWriteItems']);
});

const hour = 3_600_000;
const { callerChecksPerHour, numberChecksPerHour } = defaultPractice.verification;

test('a caller has so many checks an hour, whichever numbers; then only when to come again', async () => {
  const world = await worldWithCard();
  for (let at = 0; at < callerChecksPerHour; at += 1) {
    expect((await check(world, { number: `K51012026${1000 + at}` })).ok).toBe(true);
  }
  world.clock.now = new Date('2026-11-23T02:59:30Z');
  expect(await check(world)).toEqual({ ok: false, retryAfter: 30 });
  expect(await check(world, { number: 'K510120261000' })).toEqual({ ok: false, retryAfter: 30 });
  expect((await check(world, {}, { actor: anonymous, address: '203.0.113.8' })).ok).toBe(true);
  expect((await check(world, {}, { actor: applicant('li'), address: '203.0.113.7' })).ok).toBe(true);
  world.clock.now = new Date('2026-11-23T03:00:00Z');
  expect((await check(world)).ok).toBe(true);
});

test('a number can be asked for so often an hour, by whomever, whether or not it exists', async () => {
  const world = await worldWithCard();
  for (const asked of [number, 'K510120269999']) {
    for (let at = 0; at < numberChecksPerHour; at += 1) {
      const outcome = await check(world, { number: asked, name: `某人${at}` }, { actor: applicant(`someone ${at}`) });
      expect(outcome.ok).toBe(true);
    }
    const late = await check(world, { number: asked }, { actor: applicant('somebody else') });
    expect(late).toEqual({ ok: false, retryAfter: hour / 1000 });
  }
});

test('a refused check spends of nobody', async () => {
  const world = await worldWithCard();
  for (let at = 0; at < numberChecksPerHour; at += 1) await check(world, {}, { actor: applicant(`someone ${at}`) });
  const li = { actor: applicant('li') };
  const before = await dump(world.client);
  for (let at = 0; at < 3; at += 1) expect((await check(world, {}, li)).ok).toBe(false);
  expect(await dump(world.client)).toEqual(before);
});

test('checks at the same time are all counted', async () => {
  const world = await worldWithCard();
  const many = Array.from({ length: callerChecksPerHour + 20 }, (_, at) =>
    check(world, { number: `K51012026${1000 + at}` }),
  );
  const outcomes = await Promise.allSettled(many);
  const passed = outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value.ok);
  expect(passed.length).toBeLessThanOrEqual(callerChecksPerHour);
  const late = outcomes.filter((outcome) => outcome.status === 'fulfilled' && !outcome.value.ok);
  expect(late.length).toBeGreaterThanOrEqual(20);
});

test('neither address, subject nor name lies in a row, and what was counted goes with its hour', async () => {
  const world = await worldWithCard();
  await check(world, { name: '金丝雀之名' });
  await check(world, {}, { actor: applicant('13912345678') });
  const rows = await dump(world.client);
  expect(textOf(rows)).not.toMatch(/203\.0\.113\.7|13912345678|金丝雀之名|欧阳金丝雀/);
  const budgets = rows.filter(({ pk }) => pk?.S?.startsWith('BUDGET#'));
  expect(budgets.map(({ spent, expiresAt }) => [spent?.N, expiresAt?.N]).toSorted()).toEqual([
    ['1', String(Date.parse('2026-11-23T03:00:00Z') / 1000)],
    ['1', String(Date.parse('2026-11-23T03:00:00Z') / 1000)],
    ['2', String(Date.parse('2026-11-23T03:00:00Z') / 1000)],
  ]);
});
