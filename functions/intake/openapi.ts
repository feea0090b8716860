import * as z from 'zod';
import { Reply } from '#domain/conversation/turn';
import { Problem } from '#domain/problem';
import {
  ConversationAnswer,
  CreatedApplication,
  MessageAnswer,
  StartAnswer,
} from '#operations/chat/conversation-answers';
import { IdempotencyKey, MessageBody, type Route, routes } from './contract.ts';
import { mayBeRepeated, RefusalBody, RefusalCode, refusals } from './refusal.ts';

/** The parts that the routes share, by the name they bear in the document. */
const components: Record<string, z.ZodType> = {
  Reply,
  Problem,
  StartAnswer,
  MessageBody,
  MessageAnswer,
  CreatedApplication,
  ConversationAnswer,
  RefusalCode,
  RefusalBody,
};

/** The document of the chat's HTTP interface, printed from the schemas that the handler itself parses and answers by. */
export function openApiDocument(): unknown {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kaoping intake',
      version: '1.0.0',
      description:
        'The conversation that finds out whether a person may become an assessor (川人社职鉴〔2024〕11号) and fills the application form. ' +
        'Every answer is JSON and is never cached. Words for people are Chinese; codes are stable.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: paths(),
    components: {
      schemas: schemas(),
      responses: {
        RouteNotFound: refusalResponse(['ROUTE_NOT_FOUND']),
      },
      securitySchemes: {
        conversation: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Conversation-Token',
          description:
            'The token that began the conversation. Whoever holds it may read and continue the conversation.',
        },
        person: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Optional: who signed in as an applicant owns the draft at once and gets no claim code.',
        },
      },
    },
  };
}

function schemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id });
  const printed = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` }).schemas;
  return Object.fromEntries(
    Object.entries(printed).map(([id, { $schema, $id, ...schema }]) => {
      return [id, schema];
    }),
  );
}

function paths(): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const here = found[route.path] ?? {};
    found[route.path] = { ...here, [route.method.toLowerCase()]: operation(route) };
  }
  return found;
}

function operation(route: Route): unknown {
  return {
    operationId: route.name,
    summary: route.summary,
    security: security(route),
    parameters: parameters(route),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: route.name === 'sendMessage', content: json(reference(route.body)) } }),
    responses: {
      [route.success.status]: {
        description: route.success.schema.description,
        headers: common,
        content: json(reference(route.success.schema)),
      },
      ...refusalResponses(route),
    },
  };
}

/** One response a status, with the codes that it may carry. */
function refusalResponses(route: Route): Record<string, unknown> {
  const byStatus = Map.groupBy(route.refusals, (code) => refusals[code].status);
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, refusalResponse(codes)]));
}

function refusalResponse(codes: RefusalCode[]): unknown {
  return {
    description: codes.map((code) => `${code}: ${refusals[code].message}`).join('\n'),
    headers: {
      ...common,
      ...(codes.some(mayBeRepeated) ? { 'Retry-After': seconds } : {}),
      ...(codes.includes('METHOD_NOT_ALLOWED') ? { Allow: allow } : {}),
    },
    content: json({
      allOf: [
        { $ref: '#/components/schemas/RefusalBody' },
        { properties: { error: { properties: { code: { enum: codes } } } } },
      ],
    }),
  };
}

function security(route: Route): unknown[] {
  if (route.name === 'startConversation') return [];
  if (route.name === 'readConversation') return [{ conversation: [] }];
  return [{ conversation: [] }, { conversation: [], person: [] }];
}

function parameters(route: Route): unknown[] {
  if (route.name === 'startConversation') {
    const { $schema, ...schema } = z.toJSONSchema(IdempotencyKey);
    return [{ name: 'Idempotency-Key', in: 'header', required: false, schema }];
  }
  return [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'conversationId' }];
}

function reference(schema: z.ZodType): unknown {
  const id = Object.entries(components).find(([, component]) => component === schema)?.[0];
  if (id !== undefined) return { $ref: `#/components/schemas/${id}` };
  const { $schema, ...inline } = z.toJSONSchema(schema);
  return inline;
}

function json(schema: unknown): unknown {
  return { 'application/json': { schema } };
}

const seconds = { description: 'Seconds to wait before sending it again.', schema: { type: 'string' } };
const allow = { description: 'The methods that this address answers.', schema: { type: 'string' } };
const common = {
  'X-Request-Id': { description: 'Names this request in the logs.', schema: { type: 'string' } },
  'Cache-Control': { schema: { type: 'string', const: 'no-store' } },
};

// `npm run openapi` writes it beside this file.
if (import.meta.main) console.log(JSON.stringify(openApiDocument(), null, 2));
