import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { RefusalBody } from '#functions/intake/refusal';
import { ConversationAnswer, MessageAnswer, StartAnswer } from '#operations/chat/conversation-answers';
import type { World } from '#test/intake/world';

export interface Sent {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  /** A string goes out as it is, anything else as JSON. */
  body?: unknown;
  base64?: boolean;
}

export interface Received {
  status: number;
  headers: Record<string, string>;
  body: string;
}

let requests = 0;

/** One request as API Gateway's HTTP API delivers it; the answer is held against the OpenAPI document. */
export async function call(world: World, sent: Sent): Promise<Received> {
  requests += 1;
  const method = sent.method ?? 'POST';
  const text = typeof sent.body === 'string' || sent.body === undefined ? sent.body : JSON.stringify(sent.body);
  const { statusCode, headers, body } = await world.handler({
    version: '2.0',
    routeKey: '$default',
    rawPath: sent.path,
    rawQueryString: '',
    headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...sent.headers },
    requestContext: { requestId: `request-${requests}`, stage: '$default', http: { method, path: sent.path } },
    ...(text === undefined ? {} : { body: text }),
    isBase64Encoded: sent.base64 ?? false,
  });
  documented(method, sent.path, { status: statusCode, headers, body });
  return { status: statusCode, headers, body };
}

const document = z
  .object({
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({ responses: z.record(z.string(), z.looseObject({ content: z.looseObject({}) })) }),
      ),
    ),
    components: z.object({
      schemas: z.record(z.string(), z.unknown()),
      responses: z.record(z.string(), z.looseObject({ content: z.looseObject({}) })),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../functions/intake/openapi.json', import.meta.url), 'utf8')));

const compiled = new Map<string, z.ZodType>();
/** Which routes, statuses and codes the tests have met. */
export const met = new Set<string>();

/** Throws unless the document knows this answer: its route, its status, its code, the shape of its body. */
function documented(method: string, path: string, received: Received): void {
  const body: unknown = JSON.parse(received.body);
  const refusal = RefusalBody.safeParse(body);
  const code = refusal.success ? refusal.data.error.code : 'OK';
  const template = path.replace(/^(\/intake\/conversations\/)[^/]*/, '$1{id}');
  const operation = document.paths[template]?.[method.toLowerCase()];
  const where = operation ? `${method} ${template}` : `* ${template}`;
  met.add(`${where} ${received.status} ${code}`);
  const known = code === 'METHOD_NOT_ALLOWED' ? Object.values(document.paths[template] ?? {})[0] : operation;
  const response =
    code === 'ROUTE_NOT_FOUND' ? document.components.responses.RouteNotFound : known?.responses[received.status];
  if (response === undefined) throw new Error(`${where} answers ${received.status} ${code}, which is not documented`);
  const parsed = schemaOf(response.content).safeParse(body);
  if (!parsed.success) throw new Error(`${where} ${received.status} ${code}: ${parsed.error.message}`);
  for (const name of ['x-request-id', 'cache-control']) {
    if (received.headers[name] === undefined) throw new Error(`${where} ${received.status} lacks ${name}`);
  }
}

function schemaOf(content: object): z.ZodType {
  const { 'application/json': media } = z
    .object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }) })
    .parse(content);
  const text = JSON.stringify(media.schema);
  const before = compiled.get(text);
  if (before) return before;
  const whole = JSON.stringify({ ...media.schema, $defs: document.components.schemas });
  const schema = z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')));
  compiled.set(text, schema);
  return schema;
}

export interface Handle {
  conversationId: string;
  token: string;
}

export async function start(world: World, headers: Record<string, string> = {}): Promise<StartAnswer> {
  return StartAnswer.parse(JSON.parse((await call(world, { path: '/intake/conversations', headers })).body));
}

let messages = 0;

export function send(
  world: World,
  { conversationId, token }: Handle,
  message: { text: string } | { choice: string },
  more: { messageId?: string; authorization?: string } = {},
): Promise<Received> {
  messages += 1;
  return call(world, {
    path: `/intake/conversations/${conversationId}/messages`,
    headers: {
      'x-conversation-token': token,
      ...(more.authorization === undefined ? {} : { authorization: more.authorization }),
    },
    body: { messageId: more.messageId ?? `message-${messages}`, ...message },
  });
}

export function answerOf(received: Received): MessageAnswer {
  if (received.status !== 200) throw new Error(`${received.status} ${received.body}`);
  return MessageAnswer.parse(JSON.parse(received.body));
}

export function refusalOf(received: Received): RefusalBody['error'] & { status: number } {
  return { status: received.status, ...RefusalBody.parse(JSON.parse(received.body)).error };
}

export function look(world: World, { conversationId, token }: Handle): Promise<Received> {
  return call(world, {
    method: 'GET',
    path: `/intake/conversations/${conversationId}`,
    headers: { 'x-conversation-token': token },
  });
}

export function viewOf(received: Received): ConversationAnswer {
  if (received.status !== 200) throw new Error(`${received.status} ${received.body}`);
  return ConversationAnswer.parse(JSON.parse(received.body));
}
