import { beforeAll, expect, test } from 'vitest';
import { testClient } from '#test/dynamodb';
import { answerOf, type Handle, look, send, start, viewOf } from '#test/intake/http';
import { createWorld, type World } from '#test/intake/world';

let world: World;
beforeAll(async () => {
  world = await createWorld(testClient());
});

/** What was said before the two messages that come at once. */
const stages: Record<string, string[]> = {
  'at the beginning': [],
  'when the category is asked': ['同意'],
  'in the conditions': ['同意', '考评员', '电工'],
};
const pairs = [
  ['同意', '不同意'],
  ['考评员', '质量督导员'],
  ['高级技师', '没有职称'],
  ['我是电工高级技师', '刚才那个答错了'],
  ['返回', '技师'],
  ['取消', '是'],
  ['重新开始', '确认'],
  ['不知道', '为什么问这个'],
] as const;
const cases = Object.keys(stages).flatMap((stage) => pairs.map(([one, other]) => [stage, one, other] as const));

async function staged(stage: string): Promise<Handle> {
  const handle = await start(world);
  for (const text of stages[stage] ?? []) await send(world, handle, { text });
  return handle;
}

/** What both were answered and what is known afterwards, without what counts or dates. */
async function outcome(handle: Handle, bodies: Record<string, string>): Promise<string> {
  const view = viewOf(await look(world, handle));
  const answers = Object.entries(bodies)
    .sort()
    .map(([id, body]) => [id, answerOf({ status: 200, headers: {}, body }).replies]);
  return JSON.stringify([answers, view.understood, view.replies]);
}

async function inOrder(stage: string, messages: readonly (readonly [string, string])[]): Promise<string> {
  const handle = await staged(stage);
  const bodies: Record<string, string> = {};
  for (const [messageId, text] of messages)
    bodies[messageId] = (await send(world, handle, { text }, { messageId })).body;
  return outcome(handle, bodies);
}

test.each(cases)(
  '%s, %s and %s at once, each delivered up to three times, end as one after the other',
  async (...named) => {
    const [stage, one, other] = named;
    const messages = [
      ['a', one],
      ['b', other],
    ] as const;
    const serial = [await inOrder(stage, messages), await inOrder(stage, messages.toReversed())];
    for (const deliveries of ['ab', 'ba', 'aab', 'abbab', 'bbabaa']) {
      const handle = await staged(stage);
      const before = viewOf(await look(world, handle)).version;
      const received = await Promise.all(
        [...deliveries].map(async (messageId) => {
          const text = messageId === 'a' ? one : other;
          return { messageId, text, body: (await send(world, handle, { text }, { messageId })).body };
        }),
      );
      const bodies = Object.fromEntries(received.map(({ messageId, body }) => [messageId, body]));
      for (const { messageId, body } of received) expect(body).toBe(bodies[messageId]);
      expect(serial).toContain(await outcome(handle, bodies));
      const now = world.clock.now;
      world.clock.now = new Date(now.getTime() + 86_400_000);
      for (const { messageId, text, body } of received)
        expect((await send(world, handle, { text }, { messageId })).body).toBe(body);
      expect(viewOf(await look(world, handle)).version).toBe(before + 2);
      world.clock.now = now;
    }
  },
);
