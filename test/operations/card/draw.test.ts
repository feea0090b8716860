import { expect, test } from 'vitest';
import type { Sanction } from '#domain/card/card';
import { anonymous } from '#operations/actor';
import { assignPanel } from '#operations/card/assign-panel';
import { cancelPanel } from '#operations/card/cancel-panel';
import { findCards } from '#operations/card/card-reads';
import { type DrawPanelInput, drawPanel } from '#operations/card/draw-panel';
import { listPanelHistory } from '#operations/card/panels';
import { sanctionCard } from '#operations/card/sanction-card';
import { deliver, eventRecords, eventsWorld } from '#test/events/delivery';
import { codesOf, done, newKey } from '#test/operations/journey';
import { wholeLife } from '#test/operations/whole-life';
import { agency, applicant, createWorld, dump, staff, type World } from '#test/operations/world';

import { idNumberOf } from './card-world.ts';
import { type CardGiven, writeCards } from './panel-world.ts';
import { electricians, writePool } from './pool-world.ts';

const chengdu = staff('city', '510100');
const mianyang = staff('city', '510700');
const province = staff('province');

const input: DrawPanelInput = { on: '2026-12-01', occupation: '电工', level: 'SENIOR', count: 3, avoid: [] };

const supervisor = 'QUALITY_SUPERVISOR';

const numberOf = (at: number) => `K51010020260${String(at).padStart(4, '0')}`;

function given(count: number, more: (at: number) => Partial<CardGiven> = () => ({})): CardGiven[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ number: numberOf(at), name: `考评${at}`, idNumber: idNumberOf(at) },
    ...more(at),
  }));
}

/** A pool of Chengdu in which all of these stand. */
async function pooled(cards: readonly CardGiven[], centre = '510100'): Promise<World> {
  const world = await createWorld('PLACED');
  await writeCards(world, cards);
  await writePool(world, { [centre]: cards.map(({ number }) => number) });
  world.sent.length = 0;
  return world;
}

async function numbersDrawn(world: World, asked: Partial<DrawPanelInput> = {}, actor = chengdu): Promise<string[]> {
  const { panel } = done(await drawPanel(world.deps, actor, { ...input, ...asked }, newKey()));
  return panel.members.map(({ cardNumber }) => cardNumber);
}

async function refusalOf(world: World, asked: Partial<DrawPanelInput>, actor = chengdu) {
  return drawPanel(world.deps, actor, { ...input, ...asked }, newKey());
}

test('three of five are drawn and sent in one transaction, and the panel says out of how many', async () => {
  const world = await pooled(given(5));
  const { panel } = done(await drawPanel(world.deps, chengdu, input, newKey()));
  expect(world.sent).toEqual([...Array(3).fill('BatchGetItem'), 'TransactWriteItems']);
  expect(panel).toMatchObject({
    ...{ office: '510100', role: 'city', on: '2026-12-01', item: '电工（6-31-01-03）', status: 'ASSIGNED' },
    drawn: { centres: ['510100', '510000'], places: 5, avoided: [] },
  });
  expect(new Set(panel.members.map(({ cardNumber }) => cardNumber)).size).toBe(3);
  const events = (await dump(world.client)).filter(({ sk }) => sk?.S?.startsWith('EVENT#'));
  expect(events.map(({ pk, action }) => [pk?.S?.split('#')[0], action?.S])).toEqual([
    ...Array(3).fill(['CARD', 'drawPanel']),
    ['PANEL', 'drawPanel'],
  ]);
  const history = done(await listPanelHistory(world.deps, chengdu, { panelId: panel.id, first: 10 }));
  expect(history.entries.map(({ value }) => value.action)).toEqual(['drawPanel']);
});

test('the same key answers the same people and draws nobody else', async () => {
  const world = await pooled(given(9));
  const first = done(await drawPanel(world.deps, chengdu, input, 'draw-key-1'));
  const stands = await dump(world.client);
  expect(done(await drawPanel(world.deps, chengdu, input, 'draw-key-1'))).toEqual(first);
  expect(await dump(world.client)).toEqual(stands);
  expect(codesOf(await drawPanel(world.deps, chengdu, { ...input, count: 5 }, 'draw-key-1'))).toEqual([
    'IDEMPOTENCY_KEY_REUSED',
    'IDEMPOTENCY_KEY_REUSED',
  ]);
});

const suspended: Sanction = {
  ...{ id: 's', kind: 'SUSPENDED', clause: '三(三)', from: '2026-11-01', at: '2026-11-01T02:00:00.000Z', by: 'x' },
};

test('only those are drawn whom a panel check lets pass, who are free that day and need not be avoided', async () => {
  const assigned = {
    panelId: 'p',
    task: 'ASSESS' as const,
    office: '510100',
    on: input.on,
    occupation: '6-31-01-03',
    level: 'SENIOR',
    status: 'ASSIGNED' as const,
  };
  const past = { from: '2023-01-01', until: '2026-11-30', applicationId: 'a' };
  const kinds: Partial<CardGiven>[] = [
    ...[{}, {}, {}],
    { more: { sanctions: [suspended] } },
    { more: { periods: [past] } },
    { more: { occupations: ['4-04-05-01'] } },
    { more: { assignments: [assigned] } },
    // The same person as the first one, with a second card.
    { idNumber: idNumberOf(0) },
    {},
  ];
  const cards = given(kinds.length, (at) => kinds[at]!);
  for (let time = 0; time < 8; time += 1) {
    const world = await pooled(cards);
    const drawn = await numbersDrawn(world, { avoid: [`  ${numberOf(8).toLowerCase()}`] });
    const [one, ...others] = drawn.toSorted();
    expect([numberOf(0), numberOf(7)]).toContain(drawn.find((each) => each === numberOf(0) || each === numberOf(7)));
    expect([one, ...others].filter((each) => each === numberOf(1) || each === numberOf(2))).toHaveLength(2);
  }
}, 60_000);

test('too few: nobody is sent, and it is said how many could go', async () => {
  const world = await pooled(given(4));
  const before = await dump(world.client);
  const refused = await refusalOf(world, { count: 5 });
  expect(codesOf(refused)).toEqual(['CONFLICT', 'TOO_FEW_TO_DRAW']);
  expect(refused).toMatchObject({
    refusal: {
      kind: 'CONFLICT',
      problems: [{ path: 'count', clause: '三(二)', message: expect.stringContaining('只有4人') }],
    },
  });
  expect(await dump(world.client)).toEqual(before);
  expect(await numbersDrawn(world)).toHaveLength(3);
  expect(codesOf(await refusalOf(world, {}))).toEqual(['CONFLICT', 'TOO_FEW_TO_DRAW']);
  expect(await numbersDrawn(world, { on: '2026-12-02' })).toHaveLength(3);
});

test('whoever is suspended is not drawn any more, and whose panel was cancelled can be drawn again', async () => {
  const world = await pooled(given(4));
  const { panel } = done(await drawPanel(world.deps, chengdu, input, newKey()));
  const left = given(4).find(({ number }) => panel.members.every(({ cardNumber }) => cardNumber !== number))!;
  const words = { ground: 'UNDER_INVESTIGATION', words: '核实中。' };
  done(await sanctionCard(world.deps, province, { number: left.number, kind: 'SUSPENDED', ...words }, newKey()));
  done(await cancelPanel(world.deps, chengdu, { panelId: panel.id, reason: '考试改期' }, newKey()));
  const drawn = await numbersDrawn(world);
  expect(drawn.toSorted()).toEqual(panel.members.map(({ cardNumber }) => cardNumber).toSorted());
});

test('a city draws from its own and the provincial pool, the province from all or from any', async () => {
  const world = await createWorld('PLACED');
  await writeCards(world, given(9));
  const numbers = given(9).map(({ number }) => number);
  const [one, two, three] = [numbers.slice(0, 3), numbers.slice(3, 6), numbers.slice(6)];
  await writePool(world, { '510100': one, '510000': two, '510700': three });
  expect((await numbersDrawn(world, { from: '510100', on: '2026-12-01' })).toSorted()).toEqual(one);
  expect((await numbersDrawn(world, { on: '2026-12-01' })).toSorted()).toEqual(two);
  expect((await numbersDrawn(world, { on: '2026-12-01' }, mianyang)).toSorted()).toEqual(three);
  expect((await numbersDrawn(world, { from: '510700', on: '2026-12-02' }, province)).toSorted()).toEqual(three);
  const { panel } = done(await drawPanel(world.deps, province, { ...input, on: '2026-12-03', count: 9 }, newKey()));
  expect(panel.drawn).toEqual({ centres: [], places: 9, avoided: [] });
  expect(codesOf(await refusalOf(world, { from: '510700' }))).toEqual(['VALIDATION', 'OTHER_CENTRE']);
  expect(codesOf(await refusalOf(world, { from: '519999' }, province))).toEqual(['VALIDATION', 'UNKNOWN_CENTRE']);
});

test('seniors are drawn for every level, assessors up to 高级工', async () => {
  const world = await createWorld('PLACED');
  const seniors = given(3, (at) => ({
    number: numberOf(100 + at),
    idNumber: idNumberOf(100 + at),
    kind: 'SENIOR_ASSESSOR',
  }));
  await writeCards(world, [...given(2), ...seniors]);
  await writePool(world, { '510100': given(2).map(({ number }) => number) });
  const all = seniors.map(({ number }) => number);
  await writePool(world, { '510100': all }, { ...electricians, kind: 'SENIOR_ASSESSOR' });
  expect((await numbersDrawn(world, { level: 'TECHNICIAN' })).toSorted()).toEqual(all);
  expect(await numbersDrawn(world, { on: '2026-12-02', count: 5 })).toHaveLength(5);
});

test('a project outside the list is drawn by its name', async () => {
  const world = await createWorld('PLACED');
  const cards = given(5, (at) => ({
    kind: 'SPECIAL_ABILITY_ASSESSOR' as const,
    items: [at === 0 ? '糖画制作' : '剪纸制作'],
  }));
  await writeCards(world, cards);
  const pool = { kind: 'SPECIAL_ABILITY_ASSESSOR' as const, item: 'ZX-OTHER' };
  await writePool(world, { '510100': cards.map(({ number }) => number) }, pool);
  const { level: _, ...asked } = input;
  const project = { ...asked, occupation: '专项：剪纸制作' };
  const { panel } = done(await drawPanel(world.deps, chengdu, project, newKey()));
  expect(panel.members.map(({ cardNumber }) => cardNumber)).not.toContain(numberOf(0));
  expect(panel).toMatchObject({ item: '专项职业能力“剪纸制作”', level: 'NONE' });
  expect(codesOf(await drawPanel(world.deps, chengdu, { ...project, count: 5, on: '2026-12-02' }, newKey()))).toEqual([
    'CONFLICT',
    'TOO_FEW_TO_DRAW',
  ]);
});

test('supervisors are drawn from among supervisors, for whatever is examined, and it counts as 督导经历 alone', async () => {
  const world = await pooled(given(3));
  const watching = given(2, (at) => ({ number: numberOf(50 + at), idNumber: idNumberOf(50 + at), kind: supervisor }));
  await writeCards(world, watching);
  const numbers = watching.map(({ number }) => number);
  await writePool(world, { '510100': numbers }, { kind: supervisor, item: 'ALL' });
  const asked = { task: 'SUPERVISE' as const, on: '2026-12-01', count: 1, avoid: [] };
  const { panel } = done(await drawPanel(world.deps, chengdu, asked, 'draw-key-1'));
  expect(panel).toMatchObject({
    ...{ task: 'SUPERVISE', occupation: 'ALL', item: '当日各职业（工种）、项目', level: 'NONE', shortfalls: [] },
    drawn: { places: 2 },
  });
  expect(done(await drawPanel(world.deps, chengdu, asked, 'draw-key-1')).panel).toEqual(panel);
  const [first = ''] = panel.members.map(({ cardNumber }) => cardNumber);
  expect(numbers).toContain(first);
  // Free is only the other one; who watches one occupation is named with it.
  const other = done(await drawPanel(world.deps, chengdu, { ...asked, occupation: '电工' }, newKey())).panel;
  expect(other.members.map(({ cardNumber }) => cardNumber)).toEqual(numbers.filter((each) => each !== first));
  expect(other).toMatchObject({ occupation: '6-31-01-03', item: '电工（6-31-01-03）' });
  const refused = await drawPanel(world.deps, chengdu, asked, newKey());
  expect(refused).toMatchObject({
    refusal: { problems: [{ code: 'TOO_FEW_TO_DRAW', message: expect.stringContaining('可以抽派督导当日各职业') }] },
  });
  world.clock.now = new Date('2026-12-02T02:00:00.000Z');
  const [card] = await findCards(world.deps, province, [first]);
  expect(card).toMatchObject({ assessmentsOnRecord: 0, supervisionsOnRecord: 1 });
});

test('who assesses needs an occupation, and who is sent for all of them no level', async () => {
  const world = await pooled(given(3));
  const { occupation: _, ...without } = input;
  expect(codesOf(await drawPanel(world.deps, chengdu, without, newKey()))).toEqual([
    'VALIDATION',
    'UNKNOWN_OCCUPATION',
  ]);
  expect(codesOf(await drawPanel(world.deps, chengdu, { ...without, task: 'SUPERVISE' }, newKey()))).toEqual([
    'VALIDATION',
    'LEVEL_OF_ALL',
  ]);
});

test('everything that is wrong with what was asked is said at once', async () => {
  const world = await pooled(given(3));
  const asked = { on: '2026-11-22', occupation: '电工', count: 2, from: '999999', avoid: ['!'] };
  const refused = await drawPanel(world.deps, chengdu, asked, newKey());
  expect(codesOf(refused)).toEqual([
    ...['VALIDATION', 'LEVEL_MISSING', 'PANEL_TOO_SMALL', 'PANEL_NOT_ODD', 'UNKNOWN_CENTRE', 'CARD_NUMBER_FORMAT'],
  ]);
  expect(codesOf(await refusalOf(world, { on: '2026-11-22' }))).toEqual(['VALIDATION', 'DAY_PAST']);
  expect(await numbersDrawn(world, { on: '2026-11-23' })).toHaveLength(3);
  expect(codesOf(await refusalOf(world, { count: 17 }))).toEqual(['VALIDATION', 'PANEL_TOO_LARGE']);
  expect(codesOf(await refusalOf(world, { avoid: Array(51).fill('K1') }))).toEqual(['VALIDATION', 'TOO_MANY_AVOIDED']);
});

test('only centres draw (三(二))', async () => {
  const world = await pooled(given(3));
  for (const actor of [staff('agency', agency.id), applicant('li'), staff('auditor')]) {
    expect(codesOf(await drawPanel(world.deps, actor, input, newKey()))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  }
  expect(codesOf(await drawPanel(world.deps, anonymous, input, newKey()))).toEqual([
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
  ]);
});

test('two who draw at the same moment never send one person twice that day', async () => {
  const world = await pooled(given(6));
  const both = await Promise.all([numbersDrawn(world), numbersDrawn(world)]);
  expect(new Set(both.flat()).size).toBe(6);
});

test('a draw out of 3,000 places costs what one out of 10 costs', async () => {
  const requests: string[][] = [];
  for (const places of [10, 3000]) {
    const world = await createWorld('PLACED');
    await writeCards(world, given(10));
    await writePool(world, { '510100': Array.from({ length: places }, (_, at) => numberOf(at % 10)) });
    world.sent.length = 0;
    expect(await numbersDrawn(world)).toHaveLength(3);
    requests.push([...world.sent]);
  }
  expect(requests[1]).toEqual(requests[0]);
});

test('where hardly anybody can go, the few are found among many', async () => {
  const ended = [{ from: '2023-01-01', until: '2025-12-31', applicationId: 'a' }];
  const world = await createWorld('PLACED');
  await writeCards(world, [...given(4), { ...given(5)[4]!, more: { periods: ended } }]);
  const many = Array.from({ length: 996 }, () => numberOf(4));
  const few = given(4).map(({ number }) => number);
  await writePool(world, { '510100': [...many.slice(500), ...few, ...many.slice(0, 500)] });
  expect(await numbersDrawn(world)).toHaveLength(3);
});

test('handing a card out gives its holder a place, once, however often that is delivered', async () => {
  const world = await wholeLife();
  const places = async () => (await dump(world.client)).filter(({ pk }) => pk?.S?.startsWith('POOL#'));
  const before = await places();
  expect(before.map(({ pk, sk }) => `${pk?.S} ${sk?.S}`).toSorted()).toEqual([
    'POOL#ASSESSOR#6-31-01-03 PLACE#510100#0',
    'POOL#ASSESSOR#6-31-01-03 PLACE#510100#1',
    'POOL#ASSESSOR#6-31-01-03 PLACE#510100#2',
    'POOL#ASSESSOR#6-31-01-03 POOL',
  ]);
  const { handler } = eventsWorld(world.deps);
  const records = await eventRecords(world);
  await deliver(handler, [...records, ...records]);
  expect(await places()).toEqual(before);
}, 120_000);

test('those who are named by an office and those who are drawn meet on the same cards', async () => {
  const world = await pooled(given(3));
  const members = given(3).map(({ number, name }) => ({ cardNumber: number, name }));
  done(
    await assignPanel(world.deps, chengdu, { on: input.on, occupation: '电工', level: 'SENIOR', members }, newKey()),
  );
  expect(codesOf(await refusalOf(world, {}))).toEqual(['CONFLICT', 'TOO_FEW_TO_DRAW']);
});
