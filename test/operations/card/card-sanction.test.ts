import { expect, test } from 'vitest';
import { findApplication } from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { assignPanel } from '#operations/card/assign-panel';
import { liftSuspension } from '#operations/card/lift-suspension';
import { type SanctionCardInput, sanctionCard } from '#operations/card/sanction-card';
import { enrolApplication } from '#operations/class/enrol-application';
import { applicationRef } from '#store/applications';
import { cardRef } from '#store/cards';
import { panelRef } from '#store/panels';
import { personRef } from '#store/people';
import { type Ref, type Row, read } from '#store/read';
import { seatsRef } from '#store/seats';
import { qualifiedApplication } from '#test/operations/class/qualified';
import { codesOf, done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, createWorld, openClass, staff, type World, writeClass } from '#test/operations/world';
import { chengdu, numberedCard, province } from './card-world.ts';
import { writeAssessors } from './panel-world.ts';

const li = applicant('li');
const base: Omit<SanctionCardInput, 'number'> = {
  kind: 'SUSPENDED',
  ground: 'UNDER_INVESTIGATION',
  words: '收到举报，正在核实。',
};
const forGood = { kind: 'REVOKED_FOR_GOOD', ground: 'DUTY_GRAVELY_NOT_PERFORMED', words: '情节严重。' } as const;

const sanction = (world: World, input: Partial<SanctionCardInput> & { number: string }, actor = province) =>
  sanctionCard(world.deps, actor, { ...base, ...input }, newKey());

async function rowOf<T extends Row>(world: World, ref: Ref<T>): Promise<T | undefined> {
  return (await read(world.deps.store, [ref])).find(ref);
}

test.each<[string, Partial<SanctionCardInput>, string[]]>([
  ['from today on', {}, []],
  ['for a month', { until: '2026-12-22' }, []],
  ['for one day', { from: '2026-11-23', until: '2026-11-23' }, []],
  ['until before it begins', { from: '2026-11-24', until: '2026-11-23' }, ['VALIDATION', 'UNTIL_BEFORE_FROM']],
  ['before the card is good', { from: '2026-11-22' }, ['VALIDATION', 'BEFORE_THE_CARD']],
  ['a year ahead', { from: '2027-11-24' }, []],
  ['more than a year ahead', { from: '2027-11-25' }, ['VALIDATION', 'DAY_IN_FUTURE']],
  ['cancelled as of today', { kind: 'REVOKED', ground: 'OWN_WISH', from: '2026-11-23' }, []],
  [
    'cancelled as of tomorrow',
    { kind: 'REVOKED', ground: 'OWN_WISH', from: '2026-11-24' },
    ['VALIDATION', 'DAY_IN_FUTURE'],
  ],
  [
    'cancelled for a month',
    { kind: 'REVOKED', ground: 'OWN_WISH', until: '2026-12-22' },
    ['VALIDATION', 'UNTIL_NOT_ALLOWED'],
  ],
  ['an unknown ground', { ground: 'NONE' }, ['VALIDATION', 'UNKNOWN_GROUND']],
  ['a ground that does not bear it', { kind: 'REVOKED' }, ['VALIDATION', 'GROUND_DOES_NOT_FIT']],
  ['for good, grave', forGood, []],
  ['for good in no category', { ...forGood, categories: [] }, ['VALIDATION', 'CATEGORIES_MISSING']],
  ['categories of a suspension', { categories: ['ASSESSOR'] }, ['VALIDATION', 'CATEGORIES_NOT_ALLOWED']],
  ['without words', { words: ' ' }, ['VALIDATION', 'WORDS_MISSING']],
  ['1000 characters', { words: '实'.repeat(1000) }, []],
  ['1001 characters', { words: '实'.repeat(1001) }, ['VALIDATION', 'TOO_LONG']],
  ['no day', { from: '昨天', until: '明天', words: '' }, ['VALIDATION', 'WORDS_MISSING', 'NOT_A_DAY', 'NOT_A_DAY']],
])('a card is sanctioned: %s', async (_, input, expected) => {
  const world = await createWorld();
  const number = await numberedCard(world);
  const outcome = await sanction(world, { number, ...input });
  expect(codesOf(outcome)).toEqual(expected);
});

test('the province alone decides, nobody on the own card, and not on one that is not there', async () => {
  const world = await createWorld();
  const number = await numberedCard(world, {
    owner: { kind: 'person', subject: 'li', roles: [{ role: 'province' }] },
  });
  const own = { kind: 'person' as const, subject: 'li', roles: [{ role: 'province' as const }] };
  expect(codesOf(await sanction(world, { number }, own))).toEqual(['CONFLICT', 'OWN_CARD']);
  expect(codesOf(await sanction(world, { number: 'K1' }))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  for (const actor of [chengdu, staff('agency', 'agency-1'), staff('auditor'), li])
    expect(codesOf(await sanction(world, { number }, actor))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});

test('a suspension holds on its days, takes the holder off the panels of those days, and ends when it is lifted', async () => {
  const world = await createWorld();
  const [first, ...others] = await writeAssessors(world);
  const number = first!.cardNumber;
  const members = [first!, ...others];
  const assign = async (on: string) => {
    const asked = { on, occupation: '6-31-01-03', level: 'SENIOR' as const, members };
    return done(await assignPanel(world.deps, chengdu, asked, newKey())).panel.id;
  };
  const [before, within, after] = [await assign('2026-12-01'), await assign('2026-12-02'), await assign('2026-12-11')];
  const { card } = done(await sanction(world, { number, from: '2026-12-02', until: '2026-12-10' }));
  expect(card.standing).toBe('VALID');
  const row = await rowOf(world, cardRef(number));
  expect(row?.assignments.map(({ panelId, status }) => [panelId, status])).toEqual([
    [before, 'ASSIGNED'],
    [within, 'CANCELLED'],
    [after, 'ASSIGNED'],
  ]);
  expect((await rowOf(world, panelRef(within)))?.members[0]).toEqual({
    ...{ cardNumber: number, status: 'TAKEN_OFF', clause: '三(二)' },
  });
  expect((await rowOf(world, panelRef(after)))?.members[0]?.status).toBe('ASSIGNED');
  const again = await sanction(world, { number, from: '2026-12-10', until: '2026-12-20' });
  expect(codesOf(again)).toEqual(['CONFLICT', 'ALREADY_SUSPENDED']);
  expect(codesOf(await sanction(world, { number, from: '2026-12-11', until: '2026-12-20' }))).toEqual([]);

  const lift = (from: string) => liftSuspension(world.deps, province, { number, words: '核实无误。', from }, newKey());
  world.clock.now = new Date('2026-12-05T02:00:00Z');
  expect(codesOf(await lift('2026-12-04'))).toEqual(['CONFLICT', 'DAY_IN_PAST']);
  expect(codesOf(await lift('2026-12-21'))).toEqual(['CONFLICT', 'NOT_SUSPENDED']);
  expect(done(await lift('2026-12-05')).card).toMatchObject({
    standing: 'VALID',
    sanctions: [{ from: '2026-12-02', until: '2026-12-04' }, { from: '2026-12-11' }],
  });
  expect(codesOf(await lift('2026-12-05'))).toEqual([]);
  expect(codesOf(await lift('2026-12-05'))).toEqual(['CONFLICT', 'NOT_SUSPENDED']);
});

test('what is cancelled cannot be cancelled again or suspended, only for good', async () => {
  const world = await createWorld();
  const number = await numberedCard(world);
  const revoked = { number, kind: 'REVOKED', ground: 'DUTY_NOT_PERFORMED' } as const;
  expect(done(await sanction(world, revoked)).card).toMatchObject({ standing: 'REVOKED', work: 'REVOKED' });
  expect(codesOf(await sanction(world, revoked))).toEqual(['CONFLICT', 'ALREADY_REVOKED']);
  expect(codesOf(await sanction(world, { number }))).toEqual(['CONFLICT', 'ALREADY_REVOKED']);
  expect(done(await sanction(world, { number, ...forGood })).card.standing).toBe('REVOKED_FOR_GOOD');
  expect(codesOf(await sanction(world, { number, ...forGood }))).toEqual(['CONFLICT', 'ALREADY_REVOKED']);
});

test('for good: in one commit every card, every seat, every application under way, and every one to come', async () => {
  const world = await createWorld();
  const number = await numberedCard(world);
  const facts = { idNumber: '510104199001010019' };
  const senior = await numberedCard(world, { id: 'senior', category: 'SENIOR_ASSESSOR', facts });
  const supervisor = await numberedCard(world, {
    ...{ id: 'supervisor', category: 'QUALITY_SUPERVISOR', facts },
    more: { liveIn: 'an earlier class' },
  });
  const small = openClass('ASSESSOR', { id: 'small', capacity: { overall: 1 } });
  await writeClass(world.deps, small);
  const seated = await qualifiedApplication(world, { owner: 'li', trainingClass: small, person: 1 });
  const waiting = await qualifiedApplication(world, { owner: 'wang', trainingClass: small });
  for (const [owner, applicationId] of [
    ['li', seated],
    ['wang', waiting],
  ] as const)
    done(await enrolApplication(world.deps, applicant(owner), { applicationId, classId: 'small' }, newKey()));

  world.sent.length = 0;
  done(await sanction(world, { number, ...forGood }));
  expect(world.sent.filter((name) => name === 'TransactWriteItems')).toHaveLength(1);

  expect((await rowOf(world, cardRef(senior)))?.sanctions).toMatchObject([{ kind: 'REVOKED_FOR_GOOD' }]);
  expect((await rowOf(world, cardRef(supervisor)))?.sanctions).toEqual([]);
  const ended = await rowOf(world, applicationRef(seated));
  expect(ended).toMatchObject({ status: 'REJECTED', rejection: { clause: '三(三)', reason: 'BARRED_FOR_GOOD' } });
  expect([ended?.enrolment, ended?.liveIn]).toEqual([undefined, undefined]);
  expect((await rowOf(world, applicationRef(waiting)))?.status).toBe('ENROLLED');
  const seats = await rowOf(world, seatsRef('small'));
  expect([Object.keys(seats!.seated), seats?.waiting, seats?.taken]).toEqual([[waiting], [], 1]);
  const person = await rowOf(world, personRef((await rowOf(world, cardRef(number)))!.personHash));
  expect(Object.keys(person!).filter((name) => name.startsWith('ban '))).toHaveLength(4);
  expect(person).not.toHaveProperty('seat ASSESSOR');

  const applicationId = await readyApplication(world, li);
  expect(codesOf(await submitApplication(world.deps, li, { applicationId }, newKey()))).toEqual([
    'CONFLICT',
    'BARRED_FOR_GOOD',
  ]);
  const other = await readyApplication(world, li, 'QUALITY_SUPERVISOR');
  expect(codesOf(await submitApplication(world.deps, li, { applicationId: other }, newKey()))).toEqual([]);
  expect((await findApplication(world.deps, li, seated))?.status).toBe('REJECTED');
});

test('the decision names the categories: what it does not name goes on', async () => {
  const world = await createWorld();
  const number = await numberedCard(world);
  const facts = { idNumber: '510104199001010019' };
  const senior = await numberedCard(world, { id: 'senior', category: 'SENIOR_ASSESSOR', facts });
  done(await sanction(world, { number, ...forGood, categories: ['ASSESSOR', 'QUALITY_SUPERVISOR'] }));
  expect((await rowOf(world, cardRef(senior)))?.sanctions).toEqual([]);
  const person = await rowOf(world, personRef((await rowOf(world, cardRef(number)))!.personHash));
  expect(Object.keys(person!).filter((name) => name.startsWith('ban '))).toEqual(
    ['ban QUALITY_SUPERVISOR', 'ban ASSESSOR'].sort(),
  );
});
