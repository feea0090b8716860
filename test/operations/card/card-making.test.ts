import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { type HandOutCardsInput, handOutCards } from '#operations/card/hand-out-cards';
import { produceCards } from '#operations/card/produce-cards';
import { cardRef } from '#store/cards';
import { read } from '#store/read';
import { codesOf, done, newKey } from '#test/operations/journey';
import { verifyChain } from '#test/operations/verify-chain';
import { applicant, createWorld, dump, staff, type World } from '#test/operations/world';
import { chengdu, idNumberOf, numberedCard, province } from './card-world.ts';

const produce = (world: World, numbers: string[], actor = chengdu) =>
  produceCards(world.deps, actor, { numbers }, newKey());
const handOut = (world: World, input: Partial<HandOutCardsInput> & { numbers: string[] }, actor = chengdu) =>
  handOutCards(world.deps, actor, { on: '2026-11-23', ...input }, newKey());

test('the maker makes a card and hands it out on a day, each once, in two requests', async () => {
  const world = await createWorld();
  const number = await numberedCard(world);
  expect(codesOf(await handOut(world, { numbers: [number] }))).toEqual(['CONFLICT', 'NOT_PRODUCED']);
  world.sent.length = 0;
  const typed = ` ${number.toLowerCase().slice(0, 4)}-${number.slice(4, 8)}　${number.slice(8)} `;
  const { cards } = done(await produce(world, [typed]));
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(cards).toMatchObject([{ number, work: 'PRODUCED', version: 2, standing: 'VALID' }]);
  expect(codesOf(await produce(world, [number]))).toEqual(['CONFLICT', 'ALREADY_PRODUCED']);
  const handed = done(
    await handOut(world, { numbers: [number], on: '２０２６年11月23日', receivedBy: '单位联系人王某' }),
  );
  expect(handed.cards).toMatchObject([{ work: 'HANDED_OUT', handedOutOn: '2026-11-23' }]);
  expect(codesOf(await handOut(world, { numbers: [number] }))).toEqual(['CONFLICT', 'ALREADY_HANDED_OUT']);
});

test('what happened to a card stands in a chain of its own, the receiver sealed', async () => {
  const world = await createWorld();
  const number = await numberedCard(world);
  done(await produce(world, [number]));
  done(await handOut(world, { numbers: [number], receivedBy: '单位联系人王某' }));
  const rows = (await dump(world.client)).map((item) => unmarshall(item)).filter(({ pk }) => pk === `CARD#${number}`);
  const events = rows.filter(({ sk }) => String(sk).startsWith('EVENT#'));
  expect(events.map(({ action, fromStatus, toStatus }) => [action, fromStatus, toStatus])).toEqual([
    ['produceCards', 'NUMBERED', 'PRODUCED'],
    ['handOutCards', 'PRODUCED', 'HANDED_OUT'],
  ]);
  expect(verifyChain(events, rows.find(({ sk }) => sk === 'CARD')!.chain)).toEqual([]);
  expect(JSON.stringify(rows)).not.toContain('王某');
});

test.each([
  ['today', '2026-11-25', []],
  ['the day on which it was made', '2026-11-24', []],
  ['the day before', '2026-11-23', ['CONFLICT', 'BEFORE_PRODUCTION']],
  ['tomorrow', '2026-11-26', ['VALIDATION', 'DAY_IN_FUTURE']],
  ['no day', '2026-02-30', ['VALIDATION', 'NOT_A_DAY']],
  ['words', '昨天', ['VALIDATION', 'NOT_A_DAY']],
])('a card made on the 24th is handed out on the 25th as of %s', async (_, on, expected) => {
  const world = await createWorld();
  const number = await numberedCard(world);
  world.clock.now = new Date('2026-11-24T10:00:00Z');
  done(await produce(world, [number]));
  world.clock.now = new Date('2026-11-25T02:00:00Z');
  expect(codesOf(await handOut(world, { numbers: [number], on }))).toEqual(expected);
});

test('thirty go at once and all of them or none; each that cannot is named', async () => {
  const world = await createWorld();
  const first = await numberedCard(world);
  const second = await numberedCard(world, { id: 'second', facts: { idNumber: idNumberOf(2) } });
  done(await produce(world, [first]));
  const outcome = await produce(world, [second, first, 'K51019999', '证卡']);
  expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'VALIDATION' } });
  const mixed = await produce(world, [second, first, 'K51019999']);
  expect(mixed.ok || mixed.refusal.problems.map(({ code, path }) => [code, path])).toEqual([
    ['ALREADY_PRODUCED', 'numbers.1'],
    ['CARD_NOT_FOUND', 'numbers.2'],
  ]);
  expect((await read(world.deps.store, [cardRef(second)])).find(cardRef(second))?.produced).toBeUndefined();
  expect(codesOf(await produce(world, [second, second]))).toEqual(['VALIDATION', 'TWICE']);
  expect(codesOf(await produce(world, []))).toEqual(['VALIDATION', 'HOW_MANY']);
  const many = Array.from({ length: 31 }, (_, at) => `K${at}`);
  expect(codesOf(await produce(world, many))).toEqual(['VALIDATION', 'HOW_MANY']);
  expect(codesOf(await produce(world, many.slice(1)))).toHaveLength(31);
});

test('a full batch of thirty fits into one transaction', async () => {
  const world = await createWorld();
  const { issueCardNumbers } = await import('#operations/card/issue-card-numbers');
  const { writeLists, writePassed } = await import('./card-world.ts');
  const ids = Array.from({ length: 30 }, (_, at) => `p${at}`);
  await writePassed(
    world,
    ids.map((id, at) => ({ id, facts: { idNumber: idNumberOf(at) } })),
  );
  await writeLists(world, [{ id: 'list', applicationIds: ids }]);
  const issued = done(await issueCardNumbers(world.deps, province, { passListId: 'list' }, newKey()));
  const numbers = issued.numbers.map(({ number }) => number);
  expect(done(await produce(world, numbers)).cards).toHaveLength(30);
  expect(done(await handOut(world, { numbers })).cards).toHaveLength(30);
});

test('the centre that did not hold the class neither makes nor hands out, and is not told whether the card exists', async () => {
  const world = await createWorld();
  const number = await numberedCard(world);
  const elsewhere = staff('city', '510700');
  for (const actor of [elsewhere, province]) {
    const theirs = await produce(world, [number], actor);
    expect(codesOf(theirs)).toEqual(['NOT_FOUND', 'CARD_NOT_FOUND']);
    expect(await produce(world, ['K51012026999'], actor)).toEqual(theirs);
    expect(codesOf(await handOut(world, { numbers: [number] }, actor))).toEqual(['NOT_FOUND', 'CARD_NOT_FOUND']);
  }
  const senior = await numberedCard(world, {
    ...{ id: 'senior', category: 'SENIOR_ASSESSOR' },
    facts: { idNumber: idNumberOf(3) },
  });
  expect(codesOf(await produce(world, [senior]))).toEqual(['NOT_FOUND', 'CARD_NOT_FOUND']);
  expect(done(await produce(world, [senior], province)).cards[0]?.maker).toBe('510000');
  for (const actor of [applicant('li'), staff('agency', 'agency-1'), staff('auditor')])
    expect(codesOf(await produce(world, [number], actor))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});
