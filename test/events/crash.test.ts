import { expect, test } from 'vitest';
import { submitApplication } from '#operations/application/submit-application';
import type { Deps } from '#operations/deps';
import { generationsNow } from '#operations/events/follow-event';
import { MessageDeferred, type Notifier } from '#operations/events/notify';
import { rebuildStatistics } from '#operations/events/statistics-rebuild';
import { faults } from '#test/harness/crash';
import { type Around, differences, processOn, type SetStage, setStage } from '#test/harness/stage';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, type World } from '#test/operations/world';
import { deliver, eventRecords, eventsWorld, Inbox, type StreamRecord, statisticRows } from './delivery.ts';
import { born, dice, type Life, lived, recount } from './lives.ts';

const li = applicant('li');

async function handedInWorld(world: World): Promise<{ applicationId: string }> {
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  return { applicationId };
}

/** Of the whole history only the submission has an effect. */
async function submission(world: World): Promise<StreamRecord> {
  return (await eventRecords(world)).find(({ dynamodb }) => JSON.stringify(dynamodb).includes('submitApplication'))!;
}

/** What a process does until it dies, and whatever it answers. */
async function attempt(deps: Deps, notifier: Notifier, records: StreamRecord[]): Promise<void> {
  const { handler } = eventsWorld(deps, notifier);
  await handler({ Records: records }).catch(() => undefined);
}

function disturbing(at: number, fault: string): Around {
  let call = 0;
  let dead = false;
  return (_, apply) => {
    call += 1;
    if (dead) return Promise.reject(new Error('dead'));
    if (call !== at) return apply();
    return faults[fault]!(apply, () => {
      dead = true;
    });
  };
}

const undisturbed: Around = (_, apply) => apply();

async function callsOf(stage: SetStage, record: StreamRecord): Promise<{ calls: number; after: SetStage['before'] }> {
  let calls = 0;
  const counting: Around = (_, apply) => {
    calls += 1;
    return apply();
  };
  await attempt(processOn(stage, 'first', counting), new Inbox(), [record]);
  return { calls, after: await stage.table() };
}

test('stopped at any call, an event has had both effects or none, and delivered again it has had them once', async () => {
  const stage = await setStage({ name: 'handed in', prepare: handedInWorld });
  const record = await submission(stage.world);
  const { calls, after } = await callsOf(stage, record);
  // The generations, what stands, the transaction.
  expect(calls).toBe(3);
  let points = 0;
  for (let at = 1; at <= calls; at += 1) {
    for (const fault of Object.keys(faults)) {
      await stage.restore();
      const inbox = new Inbox();
      await attempt(processOn(stage, 'first', disturbing(at, fault)), inbox, [record]);
      const left = await stage.table();
      const isBefore = differences(left, stage.before).length === 0;
      const isAfter = differences(left, after).length === 0;
      expect([isBefore, isAfter], `call ${at}, ${fault}`).toContain(true);
      if (isAfter) expect(inbox.arrived, `call ${at}, ${fault}`).toHaveLength(1);
      await attempt(processOn(stage, 'second', undisturbed), inbox, [record]);
      expect(differences(await stage.table(), after), `call ${at}, ${fault}`).toEqual([]);
      expect(inbox.once(), `call ${at}, ${fault}`).toHaveLength(1);
      points += 1;
    }
  }
  console.info(`events: ${points} points`);
});

const lost = async (): Promise<void> => {
  throw new MessageDeferred('lost');
};
/** Nothing of the process reaches the table after it has sent. */
const diesAfterSending: Around = (command, apply) =>
  command === 'TransactWriteItems' ? Promise.reject(new Error('dead')) : apply();

test.each<[string, (inbox: Inbox) => Notifier['send'], Around]>([
  ['lost on the way', () => lost, undisturbed],
  ['taken, and its answer lost', (inbox) => (message) => inbox.send(message).then(lost), undisturbed],
  ['taken, and the process died,', (inbox) => inbox.send, diesAfterSending],
])('a message that was %s goes out again under the same id', async (_, sending, around) => {
  const stage = await setStage({ name: 'handed in', prepare: handedInWorld });
  const record = await submission(stage.world);
  const { after } = await callsOf(stage, record);
  await stage.restore();
  const inbox = new Inbox();
  await attempt(processOn(stage, 'first', around), { contact: [], send: sending(inbox) }, [record]);
  expect(differences(await stage.table(), stage.before)).toEqual([]);
  await attempt(processOn(stage, 'second', undisturbed), inbox, [record]);
  expect(differences(await stage.table(), after)).toEqual([]);
  expect(inbox.once()).toHaveLength(1);
});

test('a rebuild that is stopped at any call leaves the counts that were read, and run again it ends with the same', async () => {
  const lives: Life[] = [];
  const stage = await setStage({
    name: 'some lives',
    prepare: async (world) => {
      const roll = dice('rebuild');
      for (let at = 0; at < 4; at += 1) lives.push(await born(world, li, false));
      for (let at = 0; at < 30; at += 1) await lived(world, lives[at % 4]!, roll);
      await deliver(eventsWorld(world.deps).handler, await eventRecords(world));
      return {};
    },
  });
  const counts = recount(lives);
  let calls = 0;
  const counting: Around = (_, apply) => {
    calls += 1;
    return apply();
  };
  await rebuildStatistics(processOn(stage, 'first', counting).store);
  let points = 0;
  for (let at = 1; at <= calls; at += 1) {
    for (const fault of Object.keys(faults)) {
      await stage.restore();
      await rebuildStatistics(processOn(stage, 'first', disturbing(at, fault)).store).catch(() => undefined);
      expect(await statisticRows(stage.world, await generationOf(stage.world)), `call ${at}, ${fault}`).toEqual(counts);
      const { generation } = await rebuildStatistics(processOn(stage, 'second', undisturbed).store);
      expect(generation).toBe(await generationOf(stage.world));
      expect(await statisticRows(stage.world, generation), `call ${at}, ${fault}`).toEqual(counts);
      points += 1;
    }
  }
  console.info(`rebuild: ${points} points`);
});

async function generationOf({ deps }: World): Promise<number> {
  return (await generationsNow(deps.store))[0] ?? 0;
}
