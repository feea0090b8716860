import { expect, test } from 'vitest';
import type { Card } from '#domain/card/card';
import { submitApplication } from '#operations/application/submit-application';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { type Message, MessageDeferred, MessageRefused } from '#operations/events/notify';
import { personRef } from '#operations/person';
import { cardRef, cardWrite, newCardKey } from '#store/cards';
import { emptyChain } from '#store/events';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, createWorld, dump, type World, write } from '#test/operations/world';
import { deliver, eventRecords, eventsWorld, handedIn, Inbox, recordOf, statisticRows } from './delivery.ts';

const li = applicant('li');

/** Handed in and taken back: two messages. */
async function twoMessages(): Promise<{ world: World; applicationId: string }> {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  done(await withdrawApplication(world.deps, li, { applicationId }, newKey()));
  return { world, applicationId };
}

const kinds = ({ arrived }: Inbox) => arrived.map(({ kind }) => kind);
const first = (error: Error) => (message: Message) => (message.kind === 'submitApplication' ? error : undefined);

test('a receiver that asks for patience gets the later messages of the same application after the earlier one', async () => {
  const { world } = await twoMessages();
  const { handler, inbox } = eventsWorld(world.deps);
  const records = await eventRecords(world);
  inbox.fails = first(new MessageDeferred('later'));
  const answer = await handler({ Records: records });
  const [failed] = 'batchItemFailures' in answer ? answer.batchItemFailures : [];
  expect(JSON.stringify(records.find((each) => each.dynamodb.SequenceNumber === failed?.itemIdentifier))).toContain(
    'submitApplication',
  );
  expect(inbox.arrived).toEqual([]);
  expect(await statisticRows(world)).toEqual({});
  inbox.fails = undefined;
  await deliver(handler, records);
  expect(kinds(inbox)).toEqual(['submitApplication', 'withdrawApplication']);
});

test.each([
  ['900 seconds', 900, []],
  ['901 seconds', 901, ['MESSAGE_OVERDUE']],
])(
  'what could not be delivered for %s is put aside after a quarter of an hour, and counted',
  async (_, age, reasons) => {
    const { world } = await twoMessages();
    const { handler, inbox } = eventsWorld(world.deps);
    inbox.fails = first(new MessageDeferred('later'));
    const records = await eventRecords(world, new Date(world.clock.now.getTime() - age * 1000));
    await handler({ Records: records });
    const letters = (await dump(world.client)).filter(({ pk }) => pk?.S === 'DEAD');
    expect(letters.map(({ reason }) => reason?.S)).toEqual(reasons);
    expect(kinds(inbox)).toEqual(reasons.length > 0 ? ['withdrawApplication'] : []);
  },
);

test('a message that its receiver refuses is put aside, its event counted; a replay delivers it under the same id', async () => {
  const { world, applicationId } = await twoMessages();
  const { handler, inbox, lines } = eventsWorld(world.deps);
  const records = await eventRecords(world);
  inbox.fails = first(new MessageRefused('HTTP 400'));
  await deliver(handler, records);
  await deliver(handler, records);
  expect(kinds(inbox)).toEqual(['withdrawApplication']);
  const counted = await statisticRows(world);
  expect(counted['2026 510100 ASSESSOR']).toMatchObject({ applied: 1, withdrawn: 1 });
  const left = { reason: 'MESSAGE_REFUSED', attempts: 3 };
  expect(await handler({ replayDeadLetters: true })).toMatchObject({ replayed: 0, left: [left] });
  inbox.fails = undefined;
  expect(await handler({ replayDeadLetters: true })).toEqual({ replayed: 1, left: [] });
  expect(await handler({ replayDeadLetters: true })).toEqual({ replayed: 0, left: [] });
  await deliver(handler, records);
  expect(inbox.arrived.map(({ id }) => id)).toEqual([`APP#${applicationId}#12`, `APP#${applicationId}#11`]);
  expect(await statisticRows(world)).toEqual(counted);
  expect(lines.filter(({ level }) => level === 'ERROR').map(({ code, refusal }) => `${code} ${refusal}`)).toEqual([
    'PARKED MESSAGE',
    'PARKED MESSAGE',
  ]);
});

test.each<[Inbox['contact'], object]>([
  [[], {}],
  [['phone'], { phone: expect.stringMatching(/^1\d{10}$/) }],
  [['phone', 'email'], { phone: expect.stringMatching(/^1\d{10}$/) }],
])('of a person only what the notifier is to be given leaves the system: %j', async (contact, opened) => {
  const { world } = await twoMessages();
  const { handler, inbox } = eventsWorld(world.deps, new Inbox(contact));
  await deliver(handler, await eventRecords(world));
  const owner = personRef(world.deps.seal, 'li');
  expect(inbox.arrived.map(({ to }) => to)).toEqual([
    { owner, ...opened },
    { owner, ...opened },
  ]);
});

test('what happens to a card is told to its holder', async () => {
  const { world, applicationId } = await twoMessages();
  const number = 'K51012026000019';
  const owner = personRef(world.deps.seal, 'li');
  const card: Card = {
    ...{ number, version: 1, kind: 'ASSESSOR', category: 'ASSESSOR', reviewCentre: '510100', maker: '510100' },
    ...{ applicationId, passListId: 'list', owner, personHash: 'p', nameHash: 'n', occupations: [] },
    issuedAt: '2026-11-23T02:00:00.000Z',
    periods: [{ from: '2026-11-23', until: '2029-11-22', applicationId }],
    ...{ sanctions: [], assignments: [] },
  };
  const holder = { name: '李样例', idNumber: '510104199001010019', items: [] };
  const open = { card, holder, key: await newCardKey(world.deps.seal, number), chain: emptyChain };
  world.state = 'PLACED';
  await write(world.deps, [{ ref: cardRef(number), write: cardWrite(open) }]);
  const { counted: _, ...event } = handedIn('x');
  const record = recordOf({ ...event, pk: `CARD#${number}`, subject: `CARD#${number}`, action: 'produceCards' });
  for (const contact of [[], ['phone']] as const) {
    const { handler, inbox } = eventsWorld(world.deps, new Inbox(contact));
    await deliver(handler, [record]);
    // The second one had been told by the first.
    expect(inbox.arrived).toHaveLength(contact.length === 0 ? 1 : 0);
    if (contact.length === 0) expect(inbox.arrived[0]).toMatchObject({ applicationId, to: { owner } });
  }
});
