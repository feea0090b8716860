import fc from 'fast-check';
import * as z from 'zod';
import { State } from '#domain/conversation/state';
import type { Reply } from '#domain/conversation/turn';
import { conversationRef } from '#store/conversations';
import { read } from '#store/read';
import { answerOf, call, type Handle, look, send, start, viewOf } from '#test/intake/http';
import { anyText } from '#test/intake/naughty';
import { createPerson, type Person, replyTo, type Saying } from '#test/intake/person';
import type { World } from '#test/intake/world';

export interface Counts {
  messages: number;
  statuses: Record<string, number>;
  drafts: number;
  conversations: number;
  lost: number;
  emptyReplies: number;
  largestState: number;
}

interface Talking {
  handle: Handle;
  person: Person;
  replies: readonly Reply[];
  version: number;
  turns: number;
  drafted: boolean;
}

/** What is done next: the fitting answer (so that conversations get somewhere), anything, a button, or a broken request. */
const Move = fc.oneof(
  { weight: 50, arbitrary: fc.record({ kind: fc.constant('fitting' as const) }) },
  { weight: 50, arbitrary: fc.record({ kind: fc.constant('text' as const), text: anyText }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('button' as const), which: fc.nat() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('choice' as const), choice: anyText }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('broken' as const), body: fc.oneof(anyText, fc.json()) }) },
);
type Move = typeof Move extends fc.Arbitrary<infer T> ? T : never;

const categories = ['考评员', '高级考评员', '专项职业能力考核考评员', '新职业考评员', '质量督导员'];
const lanes = 8;
/** After this many messages a conversation is left alone and another begins. */
const longest = 150;

/** Sends so many messages through the handler, several conversations at once; throws on the first 5xx or exception. */
export async function fuzz(
  world: World,
  messages: number,
  seed: number,
  progress: (messages: number) => void = () => undefined,
): Promise<Counts> {
  const counts: Counts = {
    messages: 0,
    statuses: {},
    drafts: 0,
    conversations: 0,
    lost: 0,
    emptyReplies: 0,
    largestState: 0,
  };
  const all: Talking[] = [];
  const moves = fc
    .sample(fc.array(Move, { minLength: 100, maxLength: 100, size: 'max' }), {
      numRuns: Math.ceil(messages / 100),
      seed,
    })
    .flat();
  const lane = async (): Promise<void> => {
    let talking = await begin(world, all);
    while (counts.messages < messages) {
      const move = moves[counts.messages];
      counts.messages += 1;
      if (counts.messages % 10_000 === 0) progress(counts.messages);
      if (move === undefined) return;
      if (talking.turns >= longest || (talking.drafted && talking.turns % 10 === 0)) talking = await begin(world, all);
      await act(world, talking, move, counts);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  counts.conversations = all.length;
  for (const talking of all) await inspect(world, talking, counts);
  return counts;
}

async function begin(world: World, all: Talking[]): Promise<Talking> {
  const opening = await start(world);
  const category = categories[all.length % categories.length] ?? '考评员';
  const talking: Talking = {
    handle: opening,
    person: createPerson(all.length, { category }),
    replies: opening.replies,
    version: 1,
    turns: 0,
    drafted: false,
  };
  all.push(talking);
  return talking;
}

async function act(world: World, talking: Talking, move: Move, counts: Counts): Promise<void> {
  talking.turns += 1;
  const received =
    move.kind === 'broken'
      ? await broken(world, talking.handle, move.body)
      : await send(world, talking.handle, sayingOf(talking, move));
  counts.statuses[received.status] = (counts.statuses[received.status] ?? 0) + 1;
  if (received.status >= 500) throw new Error(`${received.status} to ${JSON.stringify(move)}`);
  if (received.status !== 200) return;
  const answer = answerOf(received);
  talking.version += 1;
  talking.replies = answer.replies;
  if (answer.replies.some((reply) => reply.text.trim() === '')) counts.emptyReplies += 1;
  if (answer.application) {
    counts.drafts += 1;
    talking.drafted = true;
  }
}

function broken(world: World, { conversationId, token }: Handle, body: string) {
  const path = `/intake/conversations/${conversationId}/messages`;
  return call(world, { path, headers: { 'x-conversation-token': token }, body });
}

function sayingOf(talking: Talking, move: Exclude<Move, { kind: 'broken' }>): Saying {
  const fitting = replyTo(talking.person, talking.replies) ?? { text: '你好' };
  switch (move.kind) {
    case 'fitting':
      return fitting;
    case 'text':
      return { text: move.text };
    case 'choice':
      return { choice: move.choice.slice(0, 128) };
    case 'button': {
      const choices = talking.replies.flatMap((reply) => reply.choices ?? []);
      const choice = choices[move.which % Math.max(1, choices.length)];
      return choice ? { choice: choice.id } : fitting;
    }
  }
}

/** Readable, at the version that was last answered, no larger than it may be. */
async function inspect(world: World, talking: Talking, counts: Counts): Promise<void> {
  const seen = await look(world, talking.handle);
  if (seen.status !== 200 || viewOf(seen).version !== talking.version) counts.lost += 1;
  const ref = conversationRef(talking.handle.conversationId);
  const row = (await read(world.deps.store, [ref])).find(ref);
  if (!row) return;
  const key = await world.deps.seal.openKey(talking.handle.conversationId, row.dataKey);
  const { state } = key.open(ref, 'state', row.state, z.looseObject({ state: State }));
  counts.largestState = Math.max(counts.largestState, Buffer.byteLength(JSON.stringify(state)));
}
