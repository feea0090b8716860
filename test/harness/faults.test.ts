import { expect, test } from 'vitest';
import { anonymous } from '#operations/actor';
import { listApplicationHistory } from '#operations/application/reads';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { startConversation } from '#operations/chat/conversation';
import { MessageAnswer, StartAnswer } from '#operations/chat/conversation-answers';
import { sendMessage } from '#operations/chat/message';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import { codesOf, done } from '#test/operations/journey';
import { applicant, writeDraft } from '#test/operations/world';
import { faults } from './crash.ts';
import { type Around, processOn, type Stage, setStage } from './stage.ts';

const li = applicant('li');
const survivable = Object.keys(faults).filter((name) => !name.startsWith('process dead'));

/** Every tenth call or so fails, each time in another way; the same in every run. */
function flaky(): { around: Around; calls: () => number } {
  let calls = 0;
  let state = 42;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return {
    calls: () => calls,
    around: (_, call) => {
      calls += 1;
      if (next(10) > 0) return call();
      return faults[survivable[next(survivable.length)]!]!(call, () => undefined);
    },
  };
}

const draft: Stage = {
  name: 'a draft',
  prepare: async (world) => ({ applicationId: (await writeDraft(world.deps, { actor: li })).applicationId }),
};

test('with every tenth call failing, 300 changes are made once each, with at most 1.3 attempts a call', async () => {
  const stage = await setStage(draft);
  const { around, calls } = flaky();
  const deps = processOn(stage, 'one', around);
  const applicationId = stage.cast.applicationId!;
  for (let count = 1; count <= 300; count += 1) {
    const input = { applicationId, facts: { workYears: count % 50 } };
    const key = `key-of-${String(count).padStart(4, '0')}`;
    const { application } = done(await updateApplicationDraft(deps, li, input, key));
    expect(application.version).toBe(count + 1);
  }
  console.info(`faults: ${calls()} calls for 300 changes`);
  expect(calls()).toBeLessThanOrEqual(300 * 2 * 1.3);
  const page = done(await listApplicationHistory(stage.world.deps, li, { applicationId, first: 100 }));
  expect(page.hasNext).toBe(true);
});

const conversation: Stage = {
  name: 'a conversation',
  prepare: async (world) => {
    const { json } = done(await startConversation(world.deps, anonymous, 'conversation'));
    const { conversationId, token } = StartAnswer.parse(JSON.parse(json));
    return { conversationId, token };
  },
};

test('with every tenth call failing, 200 messages are each answered once', async () => {
  const stage = await setStage(conversation);
  const { around, calls } = flaky();
  const deps = processOn(stage, 'one', around);
  const { conversationId = '', token = '' } = stage.cast;
  const versions = new Set<number>();
  for (let count = 1; count <= 200; count += 1) {
    const input = { conversationId, token, messageId: `m-${count}`, message: { text: '什么是考评员' } };
    const { json } = done(await sendMessage(deps, anonymous, input));
    versions.add(MessageAnswer.parse(JSON.parse(json)).version);
  }
  console.info(`faults: ${calls()} calls for 200 messages`);
  expect(versions.size).toBe(200);
  expect(calls()).toBeLessThanOrEqual(200 * 2 * 1.3);
});

test.each(['BatchGetItem', 'TransactWriteItems'])(
  'when %s never works it is said as temporarily unavailable, and nothing has changed',
  async (broken) => {
    const stage = await setStage(draft);
    const deps = processOn(stage, 'one', (command, call) => {
      return command === broken ? faults.throttled!(call, () => undefined) : call();
    });
    const input = { applicationId: stage.cast.applicationId!, facts: { workYears: 3 } };
    const failed = await updateApplicationDraft(deps, li, input, 'the-same-key').catch((error: unknown) => error);
    expect(isTemporarilyUnavailable(failed)).toBe(true);
    expect(await stage.table()).toEqual(stage.before);
    done(await updateApplicationDraft(stage.world.deps, li, input, 'the-same-key'));
  },
);

test('whoever is overtaken four times is told so, and nothing was done', async () => {
  const stage = await setStage(draft);
  const applicationId = stage.cast.applicationId!;
  let overtaken = 0;
  const deps = processOn(stage, 'one', async (command, call) => {
    if (command === 'TransactWriteItems') {
      overtaken += 1;
      const other = { applicationId, facts: { workYears: overtaken } };
      done(await updateApplicationDraft(stage.world.deps, li, other, `overtaking-${overtaken}`));
    }
    return call();
  });
  const outcome = await updateApplicationDraft(deps, li, { applicationId, facts: { workYears: 40 } }, 'the-slow-one');
  expect(codesOf(outcome)).toEqual(['CONFLICT', 'CHANGED_MEANWHILE']);
  expect(overtaken).toBe(4);
});
