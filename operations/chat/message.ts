import * as z from 'zod';
import { conversationRetentionDays } from '#domain/conversation/consent';
import { step } from '#domain/conversation/conversation';
import type { State } from '#domain/conversation/state';
import type { Message, Reply, Turn } from '#domain/conversation/turn';
import { type Actor, anonymous } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { globalId } from '#operations/global-id';
import type { Outcome } from '#operations/outcome';
import { allows } from '#operations/permission';
import { forbidden, refused } from '#operations/refusal';
import { commit, put, type Write } from '#store/commit';
import { type ConversationRow, conversationRef, type TurnRow, turnRef } from '#store/conversations';
import { read } from '#store/read';
import type { OpenKey } from '#store/seal';
import {
  admitted,
  busy,
  type ConversationHandle,
  channel,
  contextOf,
  day,
  lastDay,
  type Said,
  Standing,
  said,
  seconds,
  tries,
  unknown,
} from './conversation.ts';
import type { CreatedApplication, MessageAnswer } from './conversation-answers.ts';

export interface SendMessageInput extends ConversationHandle {
  /** Chosen by the sender; the same id with the same words is a repeated delivery. */
  messageId: string;
  message: Message;
}

const reused = refused('CONFLICT', {
  code: 'MESSAGE_ID_REUSED',
  path: 'messageId',
  message: '这个消息编号已用于另一条内容，请换一个编号重新发送。',
});

/**
 * One message: one read and one transaction, also in the turn that creates the draft application. Refuses with
 * CONVERSATION_NOT_FOUND (no such conversation, another token, expired: alike), MESSAGE_ID_REUSED, CONVERSATION_BUSY.
 */
export async function sendMessage(deps: Deps, actor: Actor, input: SendMessageInput): Promise<Outcome<Said>> {
  if (!allows(actor, 'sendMessage')) return forbidden;
  const { conversationId, messageId } = input;
  const ref = conversationRef(conversationId);
  const record = turnRef(conversationId, deps.seal.lookup('message-id', `${channel}:${conversationId}:${messageId}`));
  const textHash = deps.seal.lookup('message', `${conversationId}:${JSON.stringify(input.message)}`);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    // Whoever was overtaken steps back for a moment, so that many at once do not overtake each other again.
    if (attempt > 1) await deps.store.sleep(deps.store.random() * 25 * 2 ** attempt);
    const snapshot = await read(deps.store, [ref, record]);
    const row = admitted(deps, input, snapshot);
    if (!row) return unknown;
    const key = await deps.seal.openKey(conversationId, row.dataKey);
    const kept = snapshot.find(record);
    // A record older than its conversation was left by one that had expired under the same idempotency key.
    const before = kept && kept.at >= row.createdAt ? kept : undefined;
    if (before && before.textHash !== textHash) return reused;
    if (before) return said(key.open(record, 'reply', before.reply, z.string()));
    const taken = await take({ deps, actor, input, row, key });
    const reply = key.seal(record, 'reply', taken.json);
    const next: Omit<TurnRow, 'version'> = { textHash, reply, at: taken.row.updatedAt, expiresAt: lastDay(row) };
    const writes = [put(ref, taken.row), put(record, next), ...taken.writes];
    if ((await commit(deps.store, snapshot, writes)) === 'COMMITTED') return said(taken.json);
  }
  return busy;
}

interface Delivery {
  deps: Deps;
  actor: Actor;
  input: SendMessageInput;
  row: ConversationRow;
  key: OpenKey;
}

interface Taken {
  row: Omit<ConversationRow, 'version'>;
  writes: Write[];
  /** The MessageAnswer. */
  json: string;
}

/** Steps the conversation and says what that changes; nothing is written here. */
async function take({ deps, actor, input, row, key }: Delivery): Promise<Taken> {
  const now = deps.now();
  const ref = conversationRef(input.conversationId);
  const standing = key.open(ref, 'state', row.state, Standing);
  const turn = step(contextOf(deps, now), standing.state, input.message);
  const { application, writes } = await draftOf({ deps, actor, turn, row, now });
  const expires = Math.min(seconds(now) + (conversationRetentionDays * day) / 1000, lastDay(row));
  const answer: MessageAnswer = {
    messageId: input.messageId,
    version: row.version + 1,
    expiresAt: new Date(expires * 1000).toISOString(),
    replies: [...turn.replies, ...claimWords(application)],
    ...(application === undefined
      ? {}
      : { application: { ...application, id: globalId('Application', application.id) } }),
  };
  const { version, ...kept } = row;
  const next: Standing = { state: turn.state, replies: turn.replies };
  return {
    row: {
      ...kept,
      state: key.seal(ref, 'state', next),
      turns: row.turns + 1,
      ...(application === undefined ? {} : { applicationId: application.id }),
      updatedAt: now.toISOString(),
      expiresAt: expires,
    },
    writes,
    json: JSON.stringify(answer),
  };
}

/** The rows of the draft, if this turn makes one: a conversation makes at most one in its life. */
async function draftOf(at: {
  deps: Deps;
  actor: Actor;
  turn: Turn<State>;
  row: ConversationRow;
  now: Date;
}): Promise<{ application?: CreatedApplication; writes: Write[] }> {
  const { deps, actor, turn, row, now } = at;
  if (turn.draft === undefined) return { writes: [] };
  if (row.applicationId !== undefined) throw new Error('a conversation made a second draft');
  // One message in a conversation's life needs what an application is made of.
  const { createDraft } = await import('./create-draft.ts');
  const {
    applicationId,
    writes,
    application: _,
    ...claim
  } = await createDraft(deps, {
    actor: ownerOf(actor),
    content: turn.draft,
    now,
  });
  return { application: { id: applicationId, ...claim }, writes };
}

/** Only an applicant can own an application; staff who try the chat leave a draft that its applicant may claim. */
function ownerOf(actor: Actor): Actor {
  const applies = actor.kind === 'person' && actor.roles.some(({ role }) => role === 'applicant');
  return applies ? actor : anonymous;
}

/** Channels that show only text must show the code too; it is said once and not kept with what was said last. */
function claimWords(application: CreatedApplication | undefined): Reply[] {
  if (application?.claimCode === undefined) return [];
  return [
    {
      kind: 'SAY',
      text: `领取码：${application.claimCode}。请在 7 天内登录后输入这个领取码，草稿就归到您名下。领取码只在这里显示这一次，请先抄下来，不要告诉别人。`,
    },
  ];
}
