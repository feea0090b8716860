import { expect, test } from 'vitest';
import type { Sanction } from '#domain/card/card';
import { mostMembers } from '#domain/card/panel';
import { avoidanceNote } from '#domain/card/panel-check';
import { defaultPractice } from '#domain/practice';
import { type Actor, anonymous } from '#operations/actor';
import { submitApplication } from '#operations/application/submit-application';
import { findAssessmentsOnRecord } from '#operations/card/assessments-on-record';
import { assignPanel } from '#operations/card/assign-panel';
import { cancelPanel } from '#operations/card/cancel-panel';
import { checkPanel, type PanelInput } from '#operations/card/check-panel';
import { findPanels, listPanelHistory, listPanels } from '#operations/card/panels';
import { fsck } from '#operations/fsck/fsck';
import { cardRef } from '#store/cards';
import { read } from '#store/read';
import { textOf } from '#test/canary';
import { codesOf, done, newKey, readyApplication } from '#test/operations/journey';
import { agency, applicant, createWorld, dump, staff, type World } from '#test/operations/world';
import { idNumberOf, writePassed } from './card-world.ts';
import { writeAssessors, writeCards } from './panel-world.ts';

const chengdu = staff('city', '510100');
const mianyang = staff('city', '510700');
const ofAgency = staff('agency', agency.id);
const province = staff('province');

interface Set {
  world: World;
  input: PanelInput;
}

async function set(more: Partial<PanelInput> = {}): Promise<Set> {
  const world = await createWorld('PLACED');
  const members = await writeAssessors(world);
  return { world, input: { on: '2026-12-01', occupation: '电工', level: 'SENIOR', members, ...more } };
}

async function assign({ world, input }: Set, actor: Actor = chengdu) {
  return done(await assignPanel(world.deps, actor, input, newKey())).panel;
}

async function assignmentsOf(world: World, number: string) {
  return (await read(world.deps.store, [cardRef(number)])).find(cardRef(number))?.assignments;
}

/** Findings about panels and the cards on them; cards written by hand have no other history. */
async function panelFindings(world: World) {
  const found = await fsck(world.deps);
  return found.filter(({ of, says, kind }) => of.startsWith('PANEL#') || kind === 'ROW' || / panel /.test(says));
}

test('a panel is recorded on itself and on every card, in one transaction', async () => {
  const on = await set();
  on.world.sent.length = 0;
  const panel = await assign(on);
  expect(on.world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(panel).toMatchObject({
    ...{ office: '510100', role: 'city', on: '2026-12-01', occupation: '6-31-01-03', item: '电工（6-31-01-03）' },
    ...{ level: 'SENIOR', status: 'ASSIGNED', shortfalls: [], cannotCancel: [], version: 1 },
    members: on.input.members.map(({ cardNumber }) => ({ cardNumber, status: 'ASSIGNED' })),
  });
  for (const { cardNumber } of on.input.members) {
    expect(await assignmentsOf(on.world, cardNumber)).toEqual([
      {
        ...{ panelId: panel.id, task: 'ASSESS', office: '510100', on: '2026-12-01', occupation: '6-31-01-03' },
        ...{ level: 'SENIOR', status: 'ASSIGNED' },
      },
    ]);
  }
  const events = (await dump(on.world.client)).filter(({ sk }) => sk?.S?.startsWith('EVENT#'));
  expect(events.map(({ pk, action }) => [pk?.S?.split('#')[0], action?.S])).toEqual([
    ['CARD', 'assignPanel'],
    ['CARD', 'assignPanel'],
    ['CARD', 'assignPanel'],
    ['PANEL', 'assignPanel'],
  ]);
  expect(await panelFindings(on.world)).toEqual([]);
  // Whoever sends them reads their names, which stand sealed on the panel and in no stored answer.
  const names = Object.fromEntries(on.input.members.map(({ cardNumber, name }) => [cardNumber, name]));
  expect(await findPanels(on.world.deps, chengdu, [panel.id])).toEqual([{ ...panel, names }]);
  const stored = JSON.stringify(await dump(on.world.client));
  for (const { name } of on.input.members) expect(stored).not.toContain(name);
});

test('the same key answers the same bytes, and assigns once', async () => {
  const { world, input } = await set();
  const once = await assignPanel(world.deps, chengdu, input, 'the-key-1');
  expect(JSON.stringify(await assignPanel(world.deps, chengdu, input, 'the-key-1'))).toBe(JSON.stringify(once));
  expect(await assignmentsOf(world, input.members[0]!.cardNumber)).toHaveLength(1);
});

test('the largest panel fits into one transaction', async () => {
  const world = await createWorld('PLACED');
  const cards = Array.from({ length: mostMembers }, (_, at) => ({
    number: `K5101202610${at}`,
    name: '甲',
    idNumber: idNumberOf(at),
  }));
  await writeCards(world, cards);
  const members = cards.map(({ number, name }) => ({ cardNumber: number, name }));
  const panel = await assign({ world, input: { on: '明天', occupation: '电工', level: 'JUNIOR', members } });
  world.sent.length = 0;
  done(await cancelPanel(world.deps, chengdu, { panelId: panel.id, reason: '考生不足' }, newKey()));
  expect(world.sent).toEqual(['BatchGetItem', 'BatchGetItem', 'TransactWriteItems']);
  expect(await panelFindings(world)).toEqual([]);
});

test('the longest numbers, names, records and words fit where they are taken', async () => {
  const world = await createWorld('PLACED');
  const wide = '𠮷';
  const past = {
    panelId: 'p'.repeat(16),
    task: 'ASSESS',
    office: '510100',
    on: '2026-01-01',
    occupation: '6-31-01-03',
    level: 'SENIOR_TECHNICIAN',
  };
  const assignments = Array(999).fill({ ...past, status: 'ASSIGNED' });
  const cards = Array.from({ length: mostMembers }, (_, at) => ({
    number: `K${String(at).padStart(59, '0')}`,
    name: wide.repeat(60),
    idNumber: idNumberOf(at),
    more: { kind: 'SENIOR_ASSESSOR' as const, assignments },
  }));
  for (const one of cards) await writeCards(world, [one]);
  const members = cards.map(({ number, name }) => ({ cardNumber: number, name }));
  const panel = await assign({ world, input: { on: '明天', occupation: '电工', level: 'TECHNICIAN', members } });
  const reason = wide.repeat(500);
  const gone = done(await cancelPanel(world.deps, chengdu, { panelId: panel.id, reason }, newKey()));
  expect(gone.panel.cancellation).toBe(reason);
  const again = await assignPanel(
    world.deps,
    chengdu,
    { on: '明天', occupation: '电工', level: 'TECHNICIAN', members },
    newKey(),
  );
  expect(new Set(codesOf(again).slice(1))).toEqual(new Set(['ASSIGNMENTS_FULL']));
});

test('whatever stands in anybody’s way refuses the whole, each under the place it was named at', async () => {
  const { world, input } = await set();
  const revoked: Sanction = { id: 's', kind: 'REVOKED', clause: '三(三)', from: '2026-05-01', at: '', by: '' };
  await writeCards(world, [
    { number: 'K9', name: '张三', idNumber: idNumberOf(9), more: { sanctions: [revoked] } },
    { number: 'D9', name: '督导', idNumber: idNumberOf(8), kind: 'QUALITY_SUPERVISOR' },
  ]);
  const members = [
    ...input.members.slice(0, 1),
    { cardNumber: 'K9', name: '张三' },
    { cardNumber: 'D9', name: '督导' },
    { cardNumber: 'K9', name: '李四' },
  ];
  const before = await dump(world.client);
  const refusedOutcome = await assignPanel(world.deps, chengdu, { ...input, level: 'TECHNICIAN', members }, newKey());
  const problems = refusedOutcome.ok ? [] : refusedOutcome.refusal.problems;
  expect(problems.map(({ code, path }) => [code, path])).toEqual([
    ['PANEL_NOT_ODD', 'members'],
    ['LEVEL_ABOVE_CARD', 'members.0'],
    ['CARD_REVOKED', 'members.1'],
    ['LEVEL_ABOVE_CARD', 'members.1'],
    ['OCCUPATION_NOT_ON_CARD', 'members.2'],
    ['NOT_AN_ASSESSOR', 'members.2'],
    ['CARD_NO_MATCH', 'members.3'],
  ]);
  expect(problems.filter(({ path, clause }) => path !== 'members' && clause === undefined)).toEqual([]);
  // But that somebody was looked at.
  expect((await dump(world.client)).filter(({ sk }) => sk?.S !== 'BUDGET')).toEqual(before);
  const checked = await checkPanel(world.deps, { actor: chengdu }, { ...input, level: 'TECHNICIAN', members });
  const said = checked.ok ? checked.value : undefined;
  expect(said).toMatchObject({ allowed: false, note: avoidanceNote, occupation: '电工（6-31-01-03）' });
  expect(said?.members.flatMap((member, at) => member.problems.map(({ code }) => [code, `members.${at}`]))).toEqual(
    problems.slice(1).map(({ code, path }) => [code, path]),
  );
});

test('an unknown number and another’s name refuse a member with the same words', async () => {
  const { world, input } = await set();
  const of = async (cardNumber: string, name: string) => {
    const checked = await checkPanel(world.deps, { actor: chengdu }, { ...input, members: [{ cardNumber, name }] });
    return checked.ok && checked.value.members[0]!.problems;
  };
  const unknown = await of('K000', '赵一');
  expect(unknown).toMatchObject([{ code: 'CARD_NO_MATCH', clause: '三(二)' }]);
  expect(await of(input.members[0]!.cardNumber, '王五')).toEqual(unknown);
});

test('everything typed wrong is said at once', async () => {
  const { world } = await set();
  const input = { on: '某天', occupation: '飞碟驾驶员', members: [{ cardNumber: '？', name: '' }] };
  const expected = [
    ['DAY', 'on'],
    ['UNKNOWN_OCCUPATION', 'occupation'],
    ['CARD_NUMBER_FORMAT', 'members.0.cardNumber'],
    ['NAME', 'members.0.name'],
  ];
  for (const outcome of [
    await checkPanel(world.deps, { actor: chengdu }, input),
    await assignPanel(world.deps, chengdu, input, newKey()),
  ]) {
    const problems = !outcome.ok && 'refusal' in outcome ? outcome.refusal.problems : [];
    expect(problems.map(({ code, path }) => [code, path])).toEqual(expected);
  }
});

test.each<[string, Partial<PanelInput>, string]>([
  [
    'more people than one transaction takes',
    { members: Array(16).fill({ cardNumber: 'K1', name: '甲' }) },
    'PANEL_TOO_LARGE',
  ],
  ['thousands of people', { members: Array(5000).fill({ cardNumber: 'K1', name: '甲' }) }, 'PANEL_TOO_LARGE'],
  ['nobody', { members: [] }, 'PANEL_TOO_SMALL'],
  ['a level for a project', { occupation: '泡菜制作' }, 'LEVEL_OF_PROJECT'],
  ['yesterday', { on: '昨天' }, 'DAY_PAST'],
])('%s: %s', async (_, more, code) => {
  const { world, input } = await set(more);
  expect(codesOf(await assignPanel(world.deps, chengdu, input, newKey()))).toContain(code);
});

test('a project is assessed without a level by those on whose cards it stands', async () => {
  const world = await createWorld('PLACED');
  const cards = ['甲', '乙', '丙'].map((name, at) => ({
    ...{ number: `Z${at}`, name, idNumber: idNumberOf(at), items: ['剪纸制作'] },
    kind: 'SPECIAL_ABILITY_ASSESSOR' as const,
  }));
  await writeCards(world, cards);
  const members = cards.map(({ number, name }) => ({ cardNumber: number, name }));
  const panel = await assign({ world, input: { on: '2026-12-01', occupation: '专项：剪纸制作', members } }, ofAgency);
  expect(panel).toMatchObject({
    occupation: 'ZX-OTHER',
    level: 'NONE',
    item: '专项职业能力“剪纸制作”',
    role: 'agency',
  });
  // What somebody typed lies sealed.
  expect(textOf(await dump(world.client))).not.toContain('剪纸制作');
});

test.each<[string, Actor, string[]]>([
  ['nobody', anonymous, ['UNAUTHENTICATED', 'UNAUTHENTICATED']],
  ['an applicant', applicant('li'), ['FORBIDDEN', 'FORBIDDEN']],
  ['an auditor', staff('auditor'), ['FORBIDDEN', 'FORBIDDEN']],
  ['staff of no agency', { kind: 'person', subject: 'x', roles: [{ role: 'agency' }] }, ['FORBIDDEN', 'FORBIDDEN']],
])('%s assigns nobody', async (_, actor, codes) => {
  const { world, input } = await set();
  expect(codesOf(await assignPanel(world.deps, actor, input, newKey()))).toEqual(codes);
});

test('a panel is seen and cancelled by its own office and the province alone', async () => {
  const on = await set();
  const { world } = on;
  const mine = await assign(on, ofAgency);
  const theirs = await assign({ ...on, input: { ...on.input, on: '2026-12-02' } }, chengdu);
  const sees = async (actor: Actor) =>
    (await findPanels(world.deps, actor, [mine.id, theirs.id])).map((panel) => panel?.id);
  expect(await sees(ofAgency)).toEqual([mine.id, undefined]);
  expect(await sees(chengdu)).toEqual([undefined, theirs.id]);
  expect(await sees(province)).toEqual([mine.id, theirs.id]);
  expect(await sees(staff('auditor'))).toEqual([mine.id, theirs.id]);
  for (const actor of [mianyang, staff('agency', 'other'), applicant('li'), anonymous])
    expect(await sees(actor)).toEqual([undefined, undefined]);
  const cancel = async (actor: Actor, panelId: string) =>
    codesOf(await cancelPanel(world.deps, actor, { panelId, reason: '有变' }, newKey()))[0];
  expect(await cancel(mianyang, theirs.id)).toBe('NOT_FOUND');
  expect(await cancel(mianyang, 'no-such-panel')).toBe('NOT_FOUND');
  expect(await cancel(ofAgency, theirs.id)).toBe('NOT_FOUND');
  expect(await cancel(staff('auditor'), theirs.id)).toBe('FORBIDDEN');
  expect(await cancel(province, theirs.id)).toBeUndefined();
  expect(await cancel(ofAgency, mine.id)).toBeUndefined();
});

test('panels are listed by office, the latest day first', async () => {
  const on = await set();
  const { world } = on;
  const days = ['2026-12-03', '2026-12-01', '2026-12-02'];
  for (const day of days) await assign({ ...on, input: { ...on.input, on: day } });
  await assign(on, ofAgency);
  world.sent.length = 0;
  const first = done(await listPanels(world.deps, chengdu, { first: 2 }));
  expect(first.entries.map(({ value }) => value.on)).toEqual(['2026-12-03', '2026-12-02']);
  expect(world.sent).toEqual(['Query', 'BatchGetItem']);
  const rest = done(await listPanels(world.deps, chengdu, { first: 2, after: first.entries[1]!.cursor }));
  expect([rest.entries.map(({ value }) => value.on), rest.hasNext]).toEqual([['2026-12-01'], false]);
  const count = async (actor: Actor, office?: string) => {
    const outcome = await listPanels(world.deps, actor, { first: 9, ...(office && { office }) });
    return outcome.ok ? outcome.value.entries.length : outcome.refusal.kind;
  };
  expect(await count(ofAgency)).toBe(1);
  expect(await count(province)).toBe(0);
  expect(await count(province, '510100')).toBe(3);
  expect(await count(province, agency.id)).toBe(1);
  expect(await count(chengdu, '510100')).toBe(3);
  expect(await count(chengdu, agency.id)).toBe('NOT_FOUND');
  expect(await count(ofAgency, '510100')).toBe('NOT_FOUND');
  expect(await count(staff('auditor'))).toBe(0);
  expect(await count(staff('auditor'), '510100')).toBe(3);
  expect(await count(applicant('li'))).toBe('FORBIDDEN');
  expect(await count(anonymous)).toBe('UNAUTHENTICATED');
});

test('auditors see who was sent by number alone, and nothing that anybody wrote', async () => {
  const on = await set({ occupation: '6-31-01-03:工厂电工' });
  const { id } = await assign(on);
  done(await cancelPanel(on.world.deps, chengdu, { panelId: id, reason: '赵一生病，改期' }, newKey()));
  const [own] = await findPanels(on.world.deps, chengdu, [id]);
  expect(own).toMatchObject({ item: expect.stringContaining('工厂电工'), cancellation: '赵一生病，改期' });
  expect(Object.values(own?.names ?? {})).toContain('赵一');
  const [seen] = await findPanels(on.world.deps, staff('auditor'), [id]);
  expect(seen?.members).toEqual(own?.members);
  expect(seen?.item).toBe('电工（6-31-01-03）');
  expect(JSON.stringify(seen)).not.toMatch(/赵一|生病|工厂/);
  const history = done(await listPanelHistory(on.world.deps, staff('auditor'), { panelId: id, first: 9 }));
  expect(history.entries.map(({ value }) => [value.action, value.words])).toEqual([
    ['assignPanel', undefined],
    ['cancelPanel', undefined],
  ]);
});

test('a cancelled panel takes its assignments back, and is taken back once and before its day', async () => {
  const on = await set();
  const { world, input } = on;
  const panel = await assign(on);
  const other = await assign({ ...on, input: { ...input, on: '2026-12-02' } });
  const cancel = (reason: string, panelId = panel.id) =>
    cancelPanel(world.deps, chengdu, { panelId, reason }, newKey());
  expect(codesOf(await cancel(' '))).toEqual(['VALIDATION', 'REASON']);
  expect(codesOf(await cancel('因'.repeat(501)))).toEqual(['VALIDATION', 'REASON']);
  const { panel: gone } = done(await cancel('因'.repeat(500)));
  expect(gone).toMatchObject({ status: 'CANCELLED', version: 2, cancellation: '因'.repeat(500) });
  expect(gone.cannotCancel).toMatchObject([{ code: 'ALREADY_CANCELLED' }]);
  for (const { cardNumber } of input.members) {
    const held = await assignmentsOf(world, cardNumber);
    expect(held?.map(({ panelId, status }) => [panelId, status])).toEqual([
      [panel.id, 'CANCELLED'],
      [other.id, 'ASSIGNED'],
    ]);
  }
  expect(codesOf(await cancel('再来'))).toEqual(['CONFLICT', 'ALREADY_CANCELLED']);
  expect(await panelFindings(world)).toEqual([]);
  world.clock.now = new Date('2026-12-01T15:59:59Z');
  expect((await findPanels(world.deps, chengdu, [other.id]))[0]?.cannotCancel).toEqual([]);
  world.clock.now = new Date('2026-12-01T16:00:00Z');
  expect(codesOf(await cancel('太晚', other.id))).toEqual(['CONFLICT', 'TOO_LATE_TO_CANCEL']);
});

test('a member of staff has so many people an hour to be checked', async () => {
  const { world, input } = await set();
  const most = defaultPractice.verification.panelMembersPerHour;
  const check = () => checkPanel(world.deps, { actor: chengdu }, input);
  for (let spent = 0; spent + 3 <= most; spent += 3) expect((await check()).ok).toBe(true);
  expect(await check()).toEqual({ ok: false, retryAfter: 3600 });
  expect((await checkPanel(world.deps, { actor: mianyang }, input)).ok).toBe(true);
});

test('a refused assignment counts as the check that it is; with none left neither a wrong nor a right name is answered', async () => {
  const { world, input } = await set();
  const verification = { ...defaultPractice.verification, panelMembersPerHour: 7 };
  const deps = { ...world.deps, practice: { ...defaultPractice, verification } };
  const [first, ...others] = input.members;
  const wrong = { ...input, members: [{ ...first!, name: '别人' }, ...others] };
  const send = async (asked: PanelInput, actor: Actor = chengdu) =>
    codesOf(await assignPanel(deps, actor, asked, newKey()));
  world.sent.length = 0;
  expect(await send(wrong)).toEqual(['VALIDATION', 'CARD_NO_MATCH']);
  // The read, that it still stands, and the count.
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems', 'TransactWriteItems']);
  // What was understood by nobody was not checked, and what was assigned is known to everybody whom it concerns.
  expect(await send({ ...wrong, occupation: '' })).not.toContain('RATE_LIMITED');
  expect(await send(input)).toEqual([]);
  expect(await checkPanel(deps, { actor: chengdu }, wrong)).toMatchObject({ ok: true });
  for (const asked of [wrong, input]) expect(await send(asked)).toEqual(['CONFLICT', 'RATE_LIMITED']);
  expect(await checkPanel(deps, { actor: chengdu }, input)).toEqual({ ok: false, retryAfter: 3600 });
  expect(await send(wrong, mianyang)).toEqual(['VALIDATION', 'CARD_NO_MATCH']);
  world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
  expect(await send({ ...input, on: '2026-12-02' })).toEqual([]);
});

test('of refusals at once no more are told than may be checked', async () => {
  const { world, input } = await set();
  const verification = { ...defaultPractice.verification, panelMembersPerHour: 7 };
  const deps = { ...world.deps, practice: { ...defaultPractice, verification } };
  const wrong = { ...input, members: input.members.map((member) => ({ ...member, name: '别人' })) };
  const all = await Promise.all(Array.from({ length: 8 }, () => assignPanel(deps, chengdu, wrong, newKey())));
  const told = all.map(codesOf).filter((codes) => codes.includes('CARD_NO_MATCH'));
  expect(told).toHaveLength(2);
});

test('what an application claims stands beside the assessments on record, on whichever card', async () => {
  const on = await set();
  const { world, input } = on;
  const li = applicant('li');
  const applicationId = await readyApplication(world, li, 'SENIOR_ASSESSOR', { idNumber: idNumberOf(1) });
  const count = async (actor: Actor) => (await findAssessmentsOnRecord(world.deps, actor, [applicationId]))[0];
  // Nothing before it is handed in: it is nobody's yet.
  expect(await count(li)).toBeUndefined();
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  expect(await count(li)).toBe(0);
  await writePassed(world, [
    {
      id: 'earlier',
      owner: li,
      facts: { idNumber: idNumberOf(1) },
      more: { cardNumber: input.members[0]!.cardNumber },
    },
  ]);
  for (const day of ['2026-12-01', '2026-12-02', '2026-12-03']) await assign({ ...on, input: { ...input, on: day } });
  expect(await count(li)).toBe(0);
  world.clock.now = new Date('2026-12-03T02:00:00Z');
  expect(await count(li)).toBe(2);
  world.sent.length = 0;
  expect(await count(chengdu)).toBe(2);
  expect(world.sent).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem', 'BatchGetItem']);
  expect(await count(ofAgency)).toBe(2);
  expect(await count(province)).toBe(2);
  for (const actor of [mianyang, staff('agency', 'other'), applicant('wang'), staff('auditor'), anonymous])
    expect(await count(actor)).toBeUndefined();
});
