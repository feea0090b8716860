import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { conversationRetentionDays } from '#domain/conversation/consent';
import { startConversation as firstTurn } from '#domain/conversation/opening';
import { answeredFacts } from '#domain/conversation/position';
import { said as inWords } from '#domain/conversation/said';
import { answerOf, State } from '#domain/conversation/state';
import { type ConversationContext, Reply } from '#domain/conversation/turn';
import { shanghaiDay } from '#domain/day';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { globalId } from '#operations/global-id';
import type { Outcome } from '#operations/outcome';
import { allows } from '#operations/permission';
import { forbidden, refused } from '#operations/refusal';
import { commit, put, versionAfter } from '#store/commit';
import { type ConversationRow, conversationRef } from '#store/conversations';
import { read, type Snapshot } from '#store/read';
import type { ConversationAnswer, Opening } from './conversation-answers.ts';

/** Whoever holds the token may read and continue the conversation; there is no other right to it. */
export interface ConversationHandle {
  conversationId: string;
  token: string;
}

/** The answer as it was first given: a repeated delivery gets these very bytes (StartAnswer, MessageAnswer). */
export interface Said {
  json: string;
}

export const channel = 'WEB';
/** Another message moved the conversation on: read and step again, this often. */
export const tries = 4;
/** The record of a message lives as long as its conversation can be kept alive, so a late delivery still finds it. */
const longestDays = 180;
export const day = 86_400_000;

/** What is sealed in the conversation's row: the answers, and what was said last. */
export const Standing = z.object({ state: State, replies: z.array(Reply) });
export type Standing = z.infer<typeof Standing>;

/**
 * Begins a conversation. Its id and token are derived from the idempotency key, or from chance where none is given, so
 * that a start sent again finds the same conversation although the token is stored nowhere.
 */
export async function startConversation(deps: Deps, actor: Actor, idempotencyKey?: string): Promise<Outcome<Said>> {
  if (!allows(actor, 'startConversation')) return forbidden;
  const origin = idempotencyKey ?? Buffer.from(deps.randomBytes(32)).toString('base64url');
  const conversationId = deps.seal.lookup('conversation-id', origin).slice(0, 22);
  const token = deps.seal.lookup('conversation-token', origin).slice(0, 22);
  const ref = conversationRef(conversationId);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const snapshot = await read(deps.store, [ref]);
    const begun = snapshot.find(ref);
    if (begun) {
      const key = await deps.seal.openKey(conversationId, begun.dataKey);
      return started({ conversationId, token }, key.open(ref, 'opening', begun.opening, z.string()));
    }
    const { row, opening } = await begin(deps, { conversationId, token }, snapshot);
    if ((await commit(deps.store, snapshot, [put(ref, row)])) === 'COMMITTED') {
      return started({ conversationId, token }, opening);
    }
  }
  return busy;
}

async function begin(
  deps: Deps,
  { conversationId, token }: ConversationHandle,
  snapshot: Snapshot,
): Promise<{ row: Omit<ConversationRow, 'version'>; opening: string }> {
  const now = deps.now();
  const turn = firstTurn();
  const key = await deps.seal.newKey(conversationId);
  const ref = conversationRef(conversationId);
  const expires = new Date(now.getTime() + conversationRetentionDays * day);
  const first: Opening = {
    version: versionAfter(snapshot, ref),
    expiresAt: expires.toISOString(),
    replies: turn.replies,
  };
  const opening = JSON.stringify(first);
  const standing: Standing = { state: turn.state, replies: turn.replies };
  return {
    opening,
    row: {
      tokenHash: tokenHash(deps, token),
      channel,
      dataKey: key.stored,
      state: key.seal(ref, 'state', standing),
      opening: key.seal(ref, 'opening', opening),
      turns: 0,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      expiresAt: seconds(expires),
    },
  };
}

/** A StartAnswer. The opening's bytes are kept as they were sealed; the handle, whose token is not stored, goes before. */
function started(handle: ConversationHandle, opening: string): Outcome<Said> {
  const { conversationId, token } = handle;
  return said(`${JSON.stringify({ conversationId, token }).slice(0, -1)},${opening.slice(1)}`);
}

/** Where a conversation stands: one read. Refuses with CONVERSATION_NOT_FOUND. */
export async function readConversation(
  deps: Deps,
  actor: Actor,
  handle: ConversationHandle,
): Promise<Outcome<ConversationAnswer>> {
  if (!allows(actor, 'readConversation')) return forbidden;
  const ref = conversationRef(handle.conversationId);
  const row = admitted(deps, handle, await read(deps.store, [ref]));
  if (!row) return unknown;
  const key = await deps.seal.openKey(handle.conversationId, row.dataKey);
  const { state, replies } = key.open(ref, 'state', row.state, Standing);
  const { conversationId } = handle;
  const question = replies.findLast((reply) => reply.ask !== undefined);
  return {
    ok: true,
    value: {
      conversationId,
      version: row.version,
      expiresAt: new Date(row.expiresAt * 1000).toISOString(),
      replies,
      ...(question === undefined ? {} : { question }),
      ...(question?.progress === undefined ? {} : { progress: question.progress }),
      understood: understood(contextOf(deps, deps.now()), state),
      ...(row.applicationId === undefined ? {} : { application: { id: globalId('Application', row.applicationId) } }),
    },
  };
}

/** The row, if it is there, lives, and the token is its own; compared without telling by time how much of it fits. */
export function admitted(deps: Deps, handle: ConversationHandle, snapshot: Snapshot): ConversationRow | undefined {
  const row = snapshot.find(conversationRef(handle.conversationId));
  const given = Buffer.from(tokenHash(deps, handle.token));
  const kept = Buffer.from(row?.tokenHash ?? tokenHash(deps, ''));
  return given.length === kept.length && timingSafeEqual(given, kept) ? row : undefined;
}

function tokenHash(deps: Deps, token: string): string {
  return deps.seal.lookup('conversation-token-hash', token);
}

export function contextOf(deps: Deps, now: Date): ConversationContext {
  return { ruleSets: deps.ruleSets, today: shanghaiDay(now) };
}

/** Every answer in words, as the conversation itself says it back. */
function understood(context: ConversationContext, state: State): ConversationAnswer['understood'] {
  return answeredFacts({ context, state }).flatMap((definition) => {
    const value = answerOf(state, definition.id);
    return value === undefined
      ? []
      : [{ fact: definition.id, label: definition.label, said: inWords(definition, value) }];
  });
}

export function lastDay(row: Pick<ConversationRow, 'createdAt'>): number {
  return seconds(new Date(Date.parse(row.createdAt) + longestDays * day));
}

export function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

export function said(json: string): Outcome<Said> {
  return { ok: true, value: { json } };
}

export const unknown = refused('NOT_FOUND', {
  code: 'CONVERSATION_NOT_FOUND',
  message: '没有找到这次对话，可能已经过期，请检查链接，或重新开始对话。',
});
export const busy = refused('CONFLICT', {
  code: 'CONVERSATION_BUSY',
  message: '这次对话同时收到了多条消息，请重新发送这一条。',
});
