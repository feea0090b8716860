import * as z from 'zod';
import type { ReadCaller } from '#functions/caller';
import { type Log, thrown } from '#functions/log';
import { type Actor, anonymous } from '#operations/actor';
import { readConversation, startConversation } from '#operations/chat/conversation';
import type { Deps } from '#operations/deps';
import type { Outcome, Refusal } from '#operations/outcome';
import { IdempotencyKey, idempotencyHeader, MessageBody, type Route, StartBody, tokenHeader } from './contract.ts';
import { RefusalCode, type Refused } from './refusal.ts';
import { type HttpEvent, header, judge, type Parsed, readJson } from './request.ts';

export interface IntakeDeps {
  deps: Deps;
  readCaller: ReadCaller;
  log: Log;
}

export interface Call extends IntakeDeps {
  event: HttpEvent;
  route: Route;
  /** The conversation in the path; empty where there is none. */
  id: string;
}

/** One request whose route is known: parse, call the operation, hand back its answer as JSON. */
export function converse(call: Call): Promise<Parsed<string>> {
  if (call.route.name === 'startConversation') return start(call);
  return call.route.name === 'sendMessage' ? send(call) : look(call);
}

async function start({ deps, event }: Call): Promise<Parsed<string>> {
  const body = parsedBody(event, StartBody, {});
  if ('refused' in body) return body;
  const key = judged(z.optional(IdempotencyKey), header(event, idempotencyHeader), 'Idempotency-Key');
  if ('refused' in key) return key;
  return outcomeOf(await startConversation(deps, anonymous, key.value), (value) => value.json);
}

async function send(call: Call): Promise<Parsed<string>> {
  const { deps, event, id } = call;
  const body = parsedBody(event, MessageBody, undefined);
  if ('refused' in body) return body;
  const token = tokenOf(call);
  if ('refused' in token) return token;
  const caller = await callerOf(call);
  if ('refused' in caller) return caller;
  const { messageId, text, choice } = body.value;
  const message = choice === undefined ? { text: text ?? '' } : { choice };
  const input = { conversationId: id, token: token.value, messageId, message };
  // Understanding words is most of the code; nobody who opens the chat waits for it.
  const { sendMessage } = await import('#operations/chat/message');
  return outcomeOf(await sendMessage(deps, caller.value, input), (value) => value.json);
}

async function look(call: Call): Promise<Parsed<string>> {
  const token = tokenOf(call);
  if ('refused' in token) return token;
  const handle = { conversationId: call.id, token: token.value };
  return outcomeOf(await readConversation(call.deps, anonymous, handle), (value) => JSON.stringify(value));
}

/** An id or a token of the wrong form cannot be anybody's: it is answered as an unknown conversation is. */
function tokenOf({ event, id }: Call): Parsed<string> {
  const token = header(event, tokenHeader);
  if (token === undefined || token === '') return { refused: { code: 'CONVERSATION_TOKEN_REQUIRED' } };
  const formed = /^[A-Za-z0-9_-]{22}$/;
  return formed.test(token) && formed.test(id) ? { value: token } : { refused: { code: 'CONVERSATION_NOT_FOUND' } };
}

/** Who signed in, if anybody; a token that is brought and not accepted is refused, never ignored. */
async function callerOf({ event, deps, readCaller, log }: Call): Promise<Parsed<Actor>> {
  try {
    const caller = await readCaller(header(event, 'authorization'), deps.now());
    return caller.ok ? { value: caller.actor } : { refused: { code: 'UNAUTHENTICATED' } };
  } catch (error) {
    const { requestId } = event.requestContext;
    log({ level: 'ERROR', code: 'ISSUER_UNREACHABLE', requestId, ...thrown(error) });
    return { refused: { code: 'TEMPORARILY_UNAVAILABLE' } };
  }
}

function parsedBody<T>(event: HttpEvent, schema: z.ZodType<T>, absent: unknown): Parsed<T> {
  const json = readJson(event);
  return 'refused' in json ? json : judged(schema, json.value === undefined ? absent : json.value);
}

function judged<T>(schema: z.ZodType<T>, value: unknown, at = ''): Parsed<T> {
  const result = judge(schema, value, at);
  return result.ok ? { value: result.value } : { refused: { code: 'INVALID_REQUEST', problems: result.problems } };
}

function outcomeOf<T>(outcome: Outcome<T>, json: (value: T) => string): Parsed<string> {
  return outcome.ok ? { value: json(outcome.value) } : { refused: refusedBy(outcome.refusal) };
}

const byKind: Record<Refusal['kind'], RefusalCode> = {
  VALIDATION: 'INVALID_REQUEST',
  NOT_ELIGIBLE: 'INVALID_REQUEST',
  CONFLICT: 'CONVERSATION_BUSY',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'CONVERSATION_NOT_FOUND',
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  IDEMPOTENCY_KEY_REUSED: 'MESSAGE_ID_REUSED',
};

/** The problem's own code where it is one of this interface's, else that of the refusal's kind. */
function refusedBy({ kind, problems }: Refusal): Refused {
  const own = RefusalCode.safeParse(problems[0].code);
  return { code: own.success ? own.data : byKind[kind], problems };
}
